import {
  addTallies,
  bootstrap,
  coverages,
  f2Of,
  precisionOf,
  recallOf,
  tallySpans,
  tallyWords,
  type Estimate,
  type LabelledSpan,
  type Tally,
} from '../../src/evaluation';
import { entityTypes, isEntityType, type Sensitivity } from '../../src/redaction';
import type { LabelledText } from './labelled-text';

/** A text with what was found in it. */
export interface Judged extends LabelledText {
  readonly found: readonly LabelledSpan[];
}

export interface Figures {
  readonly texts: number;
  readonly mentions: number;
  /** Of words, whatever the type. */
  readonly wordF2: Estimate;
  readonly wordPrecision: Estimate;
  readonly wordRecall: Estimate;
  /** Of spans with an IoU of at least .75, whatever the type, as Presidio's span evaluator counts. */
  readonly spanF2: Estimate;
  /** Share of mentions of which every letter and digit is covered. */
  readonly whole: Readonly<Record<Sensitivity | 'all', Estimate>>;
  /** Share of mentions of which nothing is covered. */
  readonly untouched: Estimate;
  /** Precision, recall and F2 of spans by gold type; a found span counts for the type that it was found as. */
  readonly byType: readonly {
    readonly type: string;
    readonly mentions: number;
    readonly recall: Estimate;
    readonly precision: number;
    readonly f2: number;
  }[];
}

/** All figures of a set, with intervals over its texts. */
export function figuresOf(texts: readonly Judged[]): Figures {
  const words = texts.map((text) => tallyWords(text.text, text.gold, text.found));
  const spans = texts.map((text) => tallySpans(text.text, text.gold, text.found));
  const covered = texts.map((text) => ({ gold: text.gold, shares: coverages(text.text, text.gold, text.found) }));
  const ofAll = (figure: (tally: Tally) => number) => (tallies: readonly Tally[]) => figure(addTallies(tallies));
  const shareOf = (accept: (share: number) => boolean, which: Sensitivity | 'all') =>
    bootstrap(covered, (some) => {
      const shares = some.flatMap(({ gold, shares: own }) =>
        own.filter((_, index) => which === 'all' || sensitivityOf(gold[index]?.type ?? '') === which),
      );
      return shares.filter(accept).length / shares.length;
    });
  const isWhole = (share: number) => share === 1;
  return {
    texts: texts.length,
    mentions: texts.reduce((sum, { gold }) => sum + gold.length, 0),
    wordF2: bootstrap(words, ofAll(f2Of)),
    wordPrecision: bootstrap(words, ofAll(precisionOf)),
    wordRecall: bootstrap(words, ofAll(recallOf)),
    spanF2: bootstrap(spans, ofAll(f2Of)),
    whole: {
      direct: shareOf(isWhole, 'direct'),
      quasi: shareOf(isWhole, 'quasi'),
      secret: shareOf(isWhole, 'secret'),
      all: shareOf(isWhole, 'all'),
    },
    untouched: shareOf((share) => share === 0, 'all'),
    byType: [...new Set(texts.flatMap(({ gold }) => gold.map(({ type }) => type)))].sort().map((type) => {
      const only = (all: readonly LabelledSpan[]) => all.filter((span) => span.type === type);
      const recalls = texts.map(({ text, gold, found }) => tallySpans(text, only(gold), found));
      const typed = addTallies(texts.map(({ text, gold, found }) => tallySpans(text, only(gold), only(found))));
      return {
        type,
        mentions: texts.reduce((sum, { gold }) => sum + only(gold).length, 0),
        recall: bootstrap(recalls, ofAll(recallOf), 300),
        precision: precisionOf(typed),
        f2: f2Of(typed),
      };
    }),
  };
}

/** What is not among our types (a title, a domain name) is as bad as an indirect hint. */
function sensitivityOf(type: string): Sensitivity {
  return isEntityType(type) ? entityTypes[type].sensitivity : 'quasi';
}

/** `.941 (.927-.953)` */
export function formatEstimate({ value, low, high }: Estimate): string {
  if (Number.isNaN(value)) return '-';
  return `${short(value)} (${short(low)}-${short(high)})`;
}

export function short(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(3).replace(/^0\./u, '.');
}
