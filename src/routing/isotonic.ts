/** A rising curve through knots, straight between them and level beyond. */
export interface IsotonicCurve {
  /** Rising. */
  readonly scores: readonly number[];
  /** Never falling, 0 to 1; as many. */
  readonly probabilities: readonly number[];
}

interface Block {
  readonly scoreSum: number;
  readonly right: number;
  readonly count: number;
}

/**
 * The never-falling curve with the least squared error, by pooling adjacent violators (Ayer et al., 1955). Each pool is a knot at its
 * mean score; between knots the curve is straight, so that answers in one pool still have an order.
 */
export function fitIsotonic(points: readonly { readonly score: number; readonly isCorrect: boolean }[]): IsotonicCurve {
  const blocks: Block[] = [];
  for (const { scoreSum, right, count } of blocksOfEqualScores(points)) {
    let block: Block = { scoreSum, right, count };
    for (;;) {
      const before = blocks.at(-1);
      if (before === undefined || before.right * block.count < block.right * before.count) break;
      blocks.pop();
      block = {
        scoreSum: before.scoreSum + block.scoreSum,
        right: before.right + block.right,
        count: before.count + block.count,
      };
    }
    blocks.push(block);
  }
  return {
    scores: blocks.map(({ scoreSum, count }) => scoreSum / count),
    probabilities: blocks.map(({ right, count }) => right / count),
  };
}

/** Equal scores can't get different probabilities, whatever order they came in. */
function blocksOfEqualScores(
  points: readonly { readonly score: number; readonly isCorrect: boolean }[],
): readonly Block[] {
  const sorted = [...points].sort((a, b) => a.score - b.score);
  const blocks: Block[] = [];
  for (const [i, { score, isCorrect }] of sorted.entries()) {
    const before = sorted[i - 1]?.score === score ? blocks.pop() : undefined;
    const right = (before?.right ?? 0) + (isCorrect ? 1 : 0);
    blocks.push({ scoreSum: (before?.scoreSum ?? 0) + score, right, count: (before?.count ?? 0) + 1 });
  }
  return blocks;
}

/** The height of a curve at a score; 0.5 for a curve without knots. */
export function interpolate({ scores, probabilities }: IsotonicCurve, score: number): number {
  const next = scores.findIndex((knot) => knot >= score);
  const right = scores[next];
  const above = probabilities[next];
  // Beyond the last knot.
  if (right === undefined || above === undefined) return probabilities.at(-1) ?? 0.5;
  const left = scores[next - 1];
  const below = probabilities[next - 1];
  if (left === undefined || below === undefined || right === left) return above;
  return below + ((above - below) * (score - left)) / (right - left);
}
