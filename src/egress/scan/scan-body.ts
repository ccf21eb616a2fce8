import type { AnalyzeOptions, EntityType } from '../../redaction';
import { sampleOf, type ScanFinding, type ScanKind, type Span } from './finding';
import { leavesOf, type Leaf } from './json-leaves';
import { covered, KnownText } from './known-text';
import { mentionsIn } from './mentions';
import { Misspelled } from './misspelled';
import type { Match, ProtectedValue } from './protected-value';
import { recognisedIn } from './recognised';
import { Scattered } from './scattered';
import { Budget, viewsOf, whereOf, type View } from './views';

export interface ScanInput {
  /** The very bytes that are to leave: JSON in UTF-8. */
  readonly body: Uint8Array;
  /** What the source document holds and the request must not. */
  readonly protectedValues: readonly ProtectedValue[];
  /** Words that may stand there: what the redaction wrote in place of a value, and what a person or the policy lets stay. */
  readonly allowed: readonly string[];
  /** Types of which nothing may be left, whatever they can do to a person. */
  readonly neverSend: ReadonlySet<EntityType>;
  /** The request's own placeholders. */
  readonly placeholders: readonly string[];
  /** The body of the same prompt without a document. */
  readonly baseline: Uint8Array;
}

/** How much longer than the body all of its views may be. */
const viewsPerCharacter = 4;
const leastBudget = 256 * 1024;
const mostBytes = 2 * 1024 * 1024;
const mostValues = 10_000;
/** One is enough to keep a body here. */
const mostFindings = 100;
/** What is looked at before the caller's event loop turns. */
const charactersPerTurn = 100_000;

/** The surest first. */
const ranks: Readonly<Record<ScanKind, number>> = { limit: 0, unreadable: 0, exact: 1, recognizer: 2, fuzzy: 3 };

/**
 * Looks through the bytes of a request once more before they leave, whatever was done to them. Every string, name and number
 * of the JSON is read as it stands and through percent- and form encoding, base64, hexadecimal, HTML's entities,
 * quoted-printable, backslashes, Unicode's tags and JSON in strings, four deep; in each of these texts, protected values are
 * looked for, letter by letter and with slips, and recognizers run. What can't be read, or is too much to read, is a finding
 * itself.
 *
 * What a request says with and without a document is no finding by a recognizer. A protected value is one there too, except
 * in a string without white space that the baseline has at the same place: a model called `google/...` tells nothing of a
 * letter to Google.
 *
 * Base64 and hexadecimal of what is no text, as of an archive, are findings from 200 characters on; ciphers that look like
 * words are not seen.
 *
 * @returns the surest first, one for a stretch or for each type in an encoded one, 100 at most; empty: nothing was found
 * @throws what `signal` was aborted with
 */
export async function scanBody(
  input: ScanInput,
  options: Pick<AnalyzeOptions, 'signal' | 'pause'> = {},
): Promise<readonly ScanFinding[]> {
  const { body, protectedValues, neverSend } = input;
  if (body.length > mostBytes || protectedValues.length > mostValues) return [wholeBody('limit')];
  const text = textOf(body);
  const leaves = text === null ? null : leavesOf(text);
  if (text === null || leaves === null) return [wholeBody('unreadable')];
  if (!leaves.ok) return [wholeBody(leaves.error === 'not-json' ? 'unreadable' : 'limit')];
  const baseline = baselineOf(input.baseline);

  const known = new KnownText([...input.placeholders, ...input.allowed]);
  const budget = new Budget(viewsPerCharacter * text.length + leastBudget);
  const findings: ScanFinding[] = [];
  const looks: Look[] = [];
  for (const leaf of leaves.value) {
    await turn(options);
    const isSame = baseline.has(identityOf(leaf));
    if (isSame && !/\s/u.test(leaf.text)) continue;
    const { views, findings: unread } = viewsOf(leaf, budget);
    findings.push(...unread);
    // It stays here anyway.
    if (budget.isSpent) return settled(findings);
    for (const view of views) {
      const spans = known.in(view.text);
      looks.push({ view, isSame, known: spans, covered: covered(view.text, spans) });
    }
  }
  const prompt = [...baseline.values()].filter((words) => /\s/u.test(words));
  for (const { look, match } of [
    ...(await protectedIn(looks, protectedValues, prompt, options)),
    ...(await recognised(looks, neverSend, prompt, options)),
  ]) {
    findings.push(findingOf(look.view, match));
  }
  return settled(findings);
}

/** A view, and what may stand in it. */
interface Look {
  readonly view: View;
  /** Whether the baseline has the same leaf. */
  readonly isSame: boolean;
  readonly known: readonly Span[];
  /** The view's text without what is known. As long as that. */
  readonly covered: string;
}

interface Found {
  readonly look: Look;
  readonly match: Span & { readonly kind: ScanKind; readonly type: EntityType };
}

async function protectedIn(
  looks: readonly Look[],
  values: readonly ProtectedValue[],
  prompt: readonly string[],
  options: Pick<AnalyzeOptions, 'signal' | 'pause'>,
): Promise<readonly Found[]> {
  const scattered = new Scattered(values);
  const misspelled = new Misspelled(values, prompt);
  const found: Found[] = [];
  for (const some of textsToSearch(looks)) {
    await turn(options);
    const mentions = mentionsIn(
      some.map(({ text }) => text),
      values,
    );
    for (const [place, joined] of some.entries()) {
      const matches = [...(mentions[place] ?? []), ...scattered.in(joined.text)];
      found.push(...matches.flatMap((match) => inOneOf(joined, match)));
    }
  }
  for (const look of looks) {
    if (look.isSame) continue;
    await turn(options);
    found.push(...misspelled.in(look.covered).map((match) => ({ look, match })));
  }
  return found;
}

/** Views as one text, each on lines of its own. */
interface Joined {
  readonly text: string;
  readonly looks: readonly Look[];
  /** Where each begins. */
  readonly starts: readonly number[];
}

/** The body's own strings as one text: a value may begin in one and end in another. And each of the other views. */
function* textsToSearch(looks: readonly Look[]): Generator<readonly Joined[]> {
  const isOwn = ({ view }: Look) => view.encodings.length === 0 && !view.leaf.isName;
  yield [joinedOf(looks.filter(isOwn))];
  let batch: Joined[] = [];
  let characters = 0;
  for (const look of looks) {
    if (isOwn(look)) continue;
    batch.push(joinedOf([look]));
    characters += look.covered.length;
    if (characters < charactersPerTurn) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  yield batch;
}

function joinedOf(looks: readonly Look[]): Joined {
  const starts: number[] = [];
  let length = 0;
  for (const look of looks) {
    starts.push(length);
    length += look.covered.length + 1;
  }
  return { looks, starts, text: looks.map((look) => look.covered).join('\n') };
}

/** The view that a match begins in, and what of the match it holds. */
function inOneOf({ looks, starts }: Joined, match: Match): readonly Found[] {
  const place = starts.findLastIndex((start) => start <= match.start);
  const from = starts[place] ?? 0;
  const look = looks[place];
  if (!look) return [];
  const end = Math.min(match.end - from, look.covered.length);
  return [{ look, match: { ...match, start: match.start - from, end } }];
}

async function recognised(
  looks: readonly Look[],
  neverSend: ReadonlySet<EntityType>,
  prompt: readonly string[],
  options: Pick<AnalyzeOptions, 'signal' | 'pause'>,
): Promise<readonly Found[]> {
  const own = looks.filter(({ isSame }) => !isSame);
  const found = await recognisedIn(
    own.map(({ view, known }) => ({ text: view.text, known })),
    neverSend,
    prompt,
    options,
  );
  return own.flatMap((look, place) =>
    (found[place] ?? []).map((match) => ({ look, match: { ...match, kind: 'recognizer' as const } })),
  );
}

function findingOf(view: View, { kind, type, start, end }: Found['match']): ScanFinding {
  return {
    kind,
    type,
    where: whereOf(view.leaf, view.encodings),
    hit: view.inLeaf({ start, end }),
    path: view.leaf.path,
    sample: sampleOf(view.text.slice(start, end), type),
  };
}

function wholeBody(kind: 'unreadable' | 'limit'): ScanFinding {
  return { kind, type: null, where: 'in the whole request', hit: { start: 0, end: 0 }, path: '', sample: '' };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    // A mark of byte order is not JSON.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The baseline's leaves by place and text. One that can't be read excuses nothing. */
function baselineOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const text = textOf(bytes);
  const leaves = text === null ? null : leavesOf(text);
  return new Map(leaves?.ok === true ? leaves.value.map((leaf) => [identityOf(leaf), leaf.text]) : []);
}

function identityOf({ path, text, isName }: Leaf): string {
  return JSON.stringify([path, isName, text]);
}

async function turn({ signal, pause }: Pick<AnalyzeOptions, 'signal' | 'pause'>): Promise<void> {
  await pause?.();
  signal?.throwIfAborted();
}

/** Of each stretch, the surest finding, and of those the longest, and the one that looked deepest. */
function settled(findings: readonly ScanFinding[]): readonly ScanFinding[] {
  const kept: ScanFinding[] = [];
  const lengthOf = ({ hit }: ScanFinding) => hit.end - hit.start;
  const sorted = findings.toSorted(
    (a, b) => ranks[a.kind] - ranks[b.kind] || lengthOf(b) - lengthOf(a) || b.where.length - a.where.length,
  );
  for (const finding of sorted) {
    if (kept.length >= mostFindings) break;
    if (!kept.some((other) => isSame(other, finding))) kept.push(finding);
  }
  return kept;
}

/** What is encoded has one span, whatever is in it: there, each type counts. */
function isSame(one: ScanFinding, other: ScanFinding): boolean {
  if (one.path !== other.path || one.hit.start >= other.hit.end || other.hit.start >= one.hit.end) return false;
  const isOneSpan = one.hit.start === other.hit.start && one.hit.end === other.hit.end;
  return one.type === other.type || (!isOneSpan && one.type !== null && other.type !== null);
}
