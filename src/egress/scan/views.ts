import { prepareText } from '../../redaction';
import { blocksOf } from './encoded-blocks';
import { unescaped } from './escaped';
import type { ScanFinding, Span } from './finding';
import { leavesOf, type Leaf } from './json-leaves';

/** A text to look at: a leaf of the body, or what an encoding in it stands for. */
export interface View {
  /** With compatibility forms, lookalike letters and zero-width characters undone, as recognizers read it. */
  readonly text: string;
  readonly leaf: Leaf;
  /** The encodings that were undone, the innermost first. */
  readonly encodings: readonly string[];
  /** The stretch of the leaf that a stretch of the text stands for. */
  readonly inLeaf: (span: Span) => Span;
}

export interface Views {
  readonly views: readonly View[];
  /** What could not be looked at. */
  readonly findings: readonly ScanFinding[];
}

/** Encodings inside of one another that are looked through. */
const deepest = 4;
/** Of so many characters, chance makes base64 out of no word. */
const shortestTelling = 16;

/** A view takes time even where it is short: as much as so many characters. */
const costOfView = 200;

/** How many characters all views of a body together may have. */
export class Budget {
  #left: number;

  constructor(characters: number) {
    this.#left = characters;
  }

  /** Whether there was room for so many more. */
  take(characters: number): boolean {
    this.#left -= characters;
    return !this.isSpent;
  }

  get isSpent(): boolean {
    return this.#left < 0;
  }
}

/** A view before it is prepared. */
interface Draft {
  readonly text: string;
  readonly encodings: readonly string[];
  readonly inLeaf: (span: Span) => Span;
}

/** A leaf and all that is encoded in it. */
export function viewsOf(leaf: Leaf, budget: Budget): Views {
  const views: View[] = [];
  const findings: ScanFinding[] = [];
  const seen = new Set<string>();
  const isSeen = (identity: string) => seen.size === seen.add(identity).size;
  const waiting: Draft[] = [{ text: leaf.text, encodings: [], inLeaf: ({ start, end }) => ({ start, end }) }];
  // Grows as it is walked through.
  for (const draft of waiting) {
    const { text, encodings, inLeaf } = draft;
    const whole = inLeaf({ start: 0, end: text.length });
    const where = whereOf(leaf, encodings);
    const report = (kind: 'unreadable' | 'limit', hit: Span) => {
      findings.push({ kind, type: null, where, hit, path: leaf.path, sample: '' });
    };
    // Two ways to undo two encodings end in one text, and what is encoded twice says nothing new.
    if (isSeen(text)) continue;
    if (!budget.take(text.length + costOfView)) {
      report('limit', whole);
      break;
    }
    const prepared = prepareText(text);
    // Preparing has undone some escapes already; what they hide is looked into all the same.
    if (!isSeen(`prepared: ${prepared.text}`)) {
      views.push({
        text: prepared.text,
        leaf,
        encodings,
        inLeaf: ({ start, end }) => inLeaf(prepared.originalSpan(start, end)),
      });
    }
    const { drafts, unreadable } = inside(draft);
    for (const span of unreadable) report('unreadable', inLeaf(span));
    if (encodings.length < deepest) waiting.push(...drafts);
    else if (drafts.some((inner) => inner.text.length >= shortestTelling)) report('limit', whole);
  }
  return { views, findings };
}

/** In words that end a sentence. */
export function whereOf({ isName }: Pick<Leaf, 'isName'>, encodings: readonly string[]): string {
  const outermost = isName ? 'in a name of the request' : 'in the request’s text';
  return [...encodings.map((name) => `inside of ${name}`), outermost].join(' ');
}

/** What is encoded in a text, one level deeper. */
function inside({ text, encodings, inLeaf }: Draft): {
  readonly drafts: readonly Draft[];
  readonly unreadable: readonly Span[];
} {
  const { readable, unreadable } = blocksOf(text);
  return {
    unreadable,
    drafts: [
      ...jsonStrings(text).map((inner) => ({
        text: inner,
        encodings: ['JSON', ...encodings],
        inLeaf: () => inLeaf({ start: 0, end: text.length }),
      })),
      ...unescaped(text).map((derived) => ({
        text: derived.text,
        encodings: [derived.name, ...encodings],
        inLeaf: (span: Span) => inLeaf(derived.spanOf(span)),
      })),
      ...readable.map(({ name, text: decoded, start, end }) => ({
        text: decoded,
        encodings: [name, ...encodings],
        inLeaf: () => inLeaf({ start, end }),
      })),
    ],
  };
}

/** The strings of a text that is JSON as a whole. Where JSON is a part of it, its escapes are undone like others. */
function jsonStrings(text: string): readonly string[] {
  if (!/^\s*["[{]/.test(text)) return [];
  const leaves = leavesOf(text);
  return leaves.ok ? leaves.value.map((leaf) => leaf.text) : [];
}
