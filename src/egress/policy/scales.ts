import { defaultPolicy as redactionDefaults, type OperatorName } from '../../redaction/vocabulary';
import type { OperatorPolicy, RiskEstimate, Sensitivity } from '../../redaction';
import type { OutsideTier } from '../destinations';
import type { Policy } from './schema';

/** What a model outside may be asked to do. */
export const egressTasks = ['extract-fields', 'classify'] as const;

export type EgressTask = (typeof egressTasks)[number];

/** From what can do least to a person to what can do most. */
export const sensitivities = ['quasi', 'direct', 'secret'] as const satisfies readonly Sensitivity[];

/** From near to far. */
export const tiers = ['private', 'frontier'] as const satisfies readonly OutsideTier[];

export type RiskLevel = RiskEstimate['level'];

/** From low to high. */
export const riskLevels = ['low', 'medium', 'high'] as const satisfies readonly RiskLevel[];

/**
 * Operators by what they tell: nothing; that something is there; what it is and which mentions are one; part of the value; the
 * value.
 */
export const operatorsByTelling = [
  'drop',
  'mask',
  'placeholder',
  'generalise',
  'keep',
] as const satisfies readonly OperatorName[];

/** The one that stands earlier on a scale. */
export function lower<T>(scale: readonly T[], a: T, b: T): T {
  return isWithin(scale, a, b) ? a : b;
}

/** Whether a value stands on the scale, at `most` or before it. */
export function isWithin<T>(scale: readonly T[], value: T, most: T): boolean {
  const at = scale.indexOf(value);
  return at !== -1 && at <= scale.indexOf(most);
}

/** What happens to each type under a policy: what it says, and redaction's own default for what it does not name. */
export function operatorsOf({ operators }: Pick<Policy, 'operators'>): OperatorPolicy {
  return { ...redactionDefaults, ...operators };
}
