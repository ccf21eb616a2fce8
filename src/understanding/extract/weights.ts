import type { Field, FieldWeights, TaskPack } from '../../tasks';
import type { Features } from './features';
import generic from './weights.json';

/**
 * The weights of a field: as the pack ships them for the model, or those of the field's type, which were fitted over
 * all built-in packs (`tools/evaluate/calibrate.ts`).
 */
export function weightsFor(field: Field, pack: TaskPack, model: string): FieldWeights {
  const byType: Readonly<Record<Field['type'], FieldWeights>> = generic;
  return pack.calibrations[model]?.fields[field.name] ?? byType[field.type];
}

/** Log-preference of a value with these features, before the model is asked; comparable with `weights.nothing`. */
export function preference(features: Features, weights: FieldWeights): number {
  return Object.entries(features).reduce((sum, [name, value]) => sum + value * (weights.features[name] ?? 0), 0);
}

/** What the model said of one finalist. Natural logs. */
export interface ModelSigns {
  /** Log-odds of the value against "not stated" in a form's blank. */
  readonly formOdds: number;
  /** Mean log-probability of the value's tokens there. */
  readonly perToken: number;
  /** Log-probability of the field's role among those that the value could play; null when it was not asked. */
  readonly role: number | null;
}

/**
 * Log-preference of each finalist of a field after the model was asked, less that of "not stated".
 *
 * @param priors - each {@link preference}, less `weights.nothing`
 */
export function oddsOf(
  priors: readonly number[],
  signs: readonly ModelSigns[],
  { reading }: FieldWeights,
): readonly number[] {
  const total = Math.log(signs.reduce((sum, { formOdds }) => sum + Math.exp(formOdds), 0));
  return signs.map(({ formOdds, perToken, role }, i) => {
    const shared = Math.max(-10, formOdds - total) / 4;
    return (
      reading.prior * (priors[i] ?? 0) +
      reading.form * (clamp(formOdds, -12, 12) / 4) +
      reading.share * shared +
      reading.perToken * perToken +
      (role === null ? 0 : reading.role * Math.max(-8, role) + reading.asked) -
      reading.nothing
    );
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
