/** Shares that add up to 1, in proportion to the exponentials. */
export function softmax(logits: readonly number[]): readonly number[] {
  const largest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
