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
 * Span by span, as Presidio's span evaluator does
 * (https://github.com/microsoft/presidio-research, SpanEvaluator): a predicted span is right where its intersection over
 * union with a gold span, counted in letters and digits, reaches `threshold`. Each gold span is matched once, with the
 * best that is left.
 *
 * @param isSame whether the types may be matched; by default each with each
 */
export function tallySpans(
  text: string,
  gold: readonly LabelledSpan[],
  predicted: readonly LabelledSpan[],
  {
    threshold = 0.75,
    isSame = () => true,
  }: { threshold?: number; isSame?: (gold: string, predicted: string) => boolean } = {},
): Tally {
  const pairs = gold.flatMap((wanted, w) =>
    predicted.flatMap((given, g) => {
      if (given.end <= wanted.start || wanted.end <= given.start || !isSame(wanted.type, given.type)) return [];
      const iou = intersectionOverUnion(text, wanted, given);
      return iou >= threshold ? [{ w, g, iou }] : [];
    }),
  );
  const [matchedGold, matchedGiven] = [new Set<number>(), new Set<number>()];
  for (const { w, g } of pairs.toSorted((a, b) => b.iou - a.iou || a.w - b.w || a.g - b.g)) {
    if (matchedGold.has(w) || matchedGiven.has(g)) continue;
    matchedGold.add(w);
    matchedGiven.add(g);
  }
  return {
    truePositives: matchedGold.size,
    falsePositives: predicted.length - matchedGiven.size,
    falseNegatives: gold.length - matchedGold.size,
  };
}

function intersectionOverUnion(text: string, a: LabelledSpan, b: LabelledSpan): number {
  const both = signsIn(text, Math.max(a.start, b.start), Math.min(a.end, b.end));
  const union = signsIn(text, Math.min(a.start, b.start), Math.max(a.end, b.end));
  return union === 0 ? 0 : both / union;
}

function signsIn(text: string, start: number, end: number): number {
  return text.slice(start, end).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function coverOf(spans: readonly LabelledSpan[], length: number): Uint8Array {
  const cover = new Uint8Array(length);
  for (const { start, end } of spans) cover.fill(1, start, end);
  return cover;
}
