import type { CausalModel, KeyValues } from './engines/causal-model';
import type { Manifest } from './manifest';
import type { SelfTestResult } from './model-status';

/**
 * Compares a model's logits with the pack's known answers before it is trusted: some GPUs compute wrong numbers
 * without any error. The measure is the mean absolute difference of the listed logits, each list centred on its mean
 * (adding a constant to all logits changes no probability).
 */
export async function selfTest<K extends KeyValues>(
  model: CausalModel<K>,
  known: Manifest['knownAnswers'],
): Promise<SelfTestResult> {
  if (!known) return { outcome: 'no-known-answers' };
  let worstDifference = 0;
  for (const { tokens, top } of known.cases) {
    const { logits, present } = await model.forward(tokens, null, 1);
    model.release(present);
    const row = logits[0];
    const difference = row ? centredDifference(top.map(([id, value]) => [row[id] ?? NaN, value])) : NaN;
    worstDifference = Math.max(worstDifference, Number.isFinite(difference) ? difference : Infinity);
  }
  const tolerance = known.tolerance.maxMeanAbsoluteDifference;
  return { outcome: worstDifference <= tolerance ? 'passed' : 'failed', worstDifference, tolerance };
}

/** Mean of `|(a - mean(a)) - (b - mean(b))|` over pairs. */
export function centredDifference(pairs: readonly (readonly [number, number])[]): number {
  const shift = pairs.reduce((sum, [a, b]) => sum + (a - b), 0) / pairs.length;
  return pairs.reduce((sum, [a, b]) => sum + Math.abs(a - b - shift), 0) / pairs.length;
}
