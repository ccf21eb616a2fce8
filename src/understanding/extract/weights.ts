import type { Field, FieldWeights, TaskPack } from '../../tasks';
import type { Features } from './shapes';
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

/** The signs of one finalist as numbers of like size, in the order of {@link READING_WEIGHTS}. */
export function readingRow(prior: number, signs: ModelSigns, formTotal: number): readonly number[] {
  const { formOdds, perToken, role } = signs;
  return [
    prior,
    clamp(formOdds, -12, 12) / 4,
    Math.max(-10, formOdds - formTotal) / 4,
    perToken,
    role === null ? 0 : Math.max(-8, role),
    role === null ? 0 : 1,
  ];
}

/** Names of the weights of {@link readingRow}'s numbers. */
export const READING_WEIGHTS = ['prior', 'form', 'share', 'perToken', 'role', 'asked'] as const;

/** Natural log of the summed odds of a field's finalists. */
export function formTotalOf(signs: readonly ModelSigns[]): number {
  const largest = Math.max(...signs.map(({ formOdds }) => formOdds));
  return largest + Math.log(signs.reduce((sum, { formOdds }) => sum + Math.exp(formOdds - largest), 0));
}

/**
 * Natural log of the odds of each finalist of a field over "not stated", after the model was asked.
 *
 * @param priors - each {@link preference}, less `weights.nothing`
 */
export function oddsOf(
  priors: readonly number[],
  signs: readonly ModelSigns[],
  { reading }: FieldWeights,
): readonly number[] {
  const total = formTotalOf(signs);
  return signs.map((each, i) => {
    const row = readingRow(priors[i] ?? 0, each, total);
    return READING_WEIGHTS.reduce((sum, name, at) => sum + reading[name] * (row[at] ?? 0), -reading.nothing);
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
