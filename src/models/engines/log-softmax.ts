/** Natural log of the sum of `exp(logits)`, stable for large values. */
export function logSumExp(logits: Iterable<number>): number {
  let largest = -Infinity;
  const values = logits instanceof Float32Array ? logits : [...logits];
  for (const value of values) if (value > largest) largest = value;
  if (largest === -Infinity) return -Infinity;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - largest);
  return largest + Math.log(sum);
}

/** Index of the largest logit. */
export function argmax(logits: Float32Array): number {
  let best = 0;
  for (let i = 1; i < logits.length; i++) if ((logits[i] ?? 0) > (logits[best] ?? 0)) best = i;
  return best;
}
