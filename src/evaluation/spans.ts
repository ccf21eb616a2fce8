/** A stretch of a text that someone labelled, in UTF-16 offsets. */
export interface LabelledSpan {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** What was right, too much and missed. */
export interface Tally {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

const emptyTally: Tally = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({
      truePositives: sum.truePositives + tally.truePositives,
      falsePositives: sum.falsePositives + tally.falsePositives,
      falseNegatives: sum.falseNegatives + tally.falseNegatives,
    }),
    emptyTally,
  );
}

/** NaN where nothing was predicted. */
export function precisionOf({ truePositives, falsePositives }: Tally): number {
  return truePositives / (truePositives + falsePositives);
}

/** NaN where there was nothing to find. */
export function recallOf({ truePositives, falseNegatives }: Tally): number {
  return truePositives / (truePositives + falseNegatives);
}

/** F2 (van Rijsbergen 1979): recall counts four times as much as precision. NaN where there is nothing at all. */
export function f2Of({ truePositives, falsePositives, falseNegatives }: Tally): number {
  return (5 * truePositives) / (5 * truePositives + 4 * falseNegatives + falsePositives);
}

const word = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** Label-agnostic: how many words of the text are in gold spans, in predicted ones, and in both. */
export function tallyWords(text: string, gold: readonly LabelledSpan[], predicted: readonly LabelledSpan[]): Tally {
  let truePositives = 0;
  let falsePositives = 0;
  let falseNegatives = 0;
  const [isGold, isPredicted] = [coverOf(gold, text.length), coverOf(predicted, text.length)];
  for (const match of text.matchAll(word)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const wanted = isGold.subarray(start, end).includes(1);
    const masked = isPredicted.subarray(start, end).includes(1);
    if (wanted && masked) truePositives++;
    else if (masked) falsePositives++;
    else if (wanted) falseNegatives++;
  }
  return { truePositives, falsePositives, falseNegatives };
}

/** How much of a gold span's letters and digits is covered: from 0 to 1. */
export function coverages(text: string, gold: readonly LabelledSpan[], predicted: readonly LabelledSpan[]): number[] {
  const isPredicted = coverOf(predicted, text.length);
  return gold.map(({ start, end }) => {
    let signs = 0;
    let covered = 0;
    for (let at = start; at < end; at++) {
      if (!/[\p{L}\p{N}]/u.test(text.charAt(at))) continue;
      signs++;
      covered += isPredicted[at] ?? 0;
    }
    return signs === 0 ? 1 : covered / signs;
  });
}

/**
 * Words that mean nothing at the edge of a span or between two of them, as in Presidio's list of skip words: function
 * words, and what stands in any address, age or date.
 */
const skipped = new Set(
  `a about after again ago all also an and any are as at be been before but by can could do for from had has have he her
  here him his how i if in into is it its me more most my no nor not of off on once only or other our out over own she so
  some such than that the their them then there these they this those through to under up us very was we were what when
  where which while who whom whose why will with would you your street st de rue via day days address country state city
  zip po apt unit corner box suite mr mrs miss year years month months old morning noon afternoon night evening first last
  week weeks weekend age inc ltd s`.split(/\s+/u),
);

/**
 * Span by span, as Presidio's span evaluator does
 * (https://github.com/microsoft/presidio-research, `SpanEvaluator`): spans of one type with nothing but skip words between
 * them are one span; a gold span is found where the predicted spans that it crosses, taken in order as long as each one
 * helps, reach an intersection over union of `threshold` together, and they count as one prediction. What a span is at its
 * edges does not count if it is a skip word.
 */
export function tallySpans(
  text: string,
  gold: readonly LabelledSpan[],
  predicted: readonly LabelledSpan[],
  threshold = 0.75,
): Tally {
  const wanted = joinNeighbours(text, gold);
  const given = joinNeighbours(text, predicted);
  const used = new Set<LabelledSpan>();
  let truePositives = 0;
  for (const span of wanted) {
    let chosen: readonly LabelledSpan[] = [];
    let reached = 0;
    for (const other of given) {
      if (used.has(other) || other.end <= span.start || span.end <= other.start) continue;
      const together = intersectionOverUnion(span, [...chosen, other]);
      if (together > reached) [chosen, reached] = [[...chosen, other], together];
    }
    if (reached < threshold) continue;
    truePositives++;
    for (const other of chosen) used.add(other);
  }
  return {
    truePositives,
    falsePositives: given.length - used.size,
    falseNegatives: wanted.length - truePositives,
  };
}

/** Spans without skip words at their edges, those of one type joined where only skip words are between them. */
function joinNeighbours(text: string, spans: readonly LabelledSpan[]): readonly LabelledSpan[] {
  const joined: LabelledSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const words = wordsIn(text, span.start, span.end);
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last) continue;
    const own = { start: first.start, end: last.end, type: span.type };
    const before = joined.at(-1);
    if (before?.type === own.type && wordsIn(text, before.end, own.start).length === 0) {
      joined[joined.length - 1] = { ...before, end: Math.max(before.end, own.end) };
    } else {
      joined.push(own);
    }
  }
  return joined;
}

/** The words of a stretch that are no skip words. */
function wordsIn(text: string, start: number, end: number): readonly { start: number; end: number }[] {
  return [...text.slice(start, Math.max(start, end)).matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(
    ({ 0: written, index }) =>
      skipped.has(written.toLowerCase()) ? [] : [{ start: start + index, end: start + index + written.length }],
  );
}

/** Of one span and of others that don't overlap, in characters. */
function intersectionOverUnion(span: LabelledSpan, others: readonly LabelledSpan[]): number {
  let both = 0;
  let either = span.end - span.start;
  for (const { start, end } of others) {
    const shared = Math.max(0, Math.min(end, span.end) - Math.max(start, span.start));
    both += shared;
    either += end - start - shared;
  }
  return both / either;
}

function coverOf(spans: readonly LabelledSpan[], length: number): Uint8Array {
  const cover = new Uint8Array(length);
  for (const { start, end } of spans) cover.fill(1, start, end);
  return cover;
}
