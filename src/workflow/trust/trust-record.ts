import '../../shared/zod-without-eval';
import * as z from 'zod';
import type { Prices, Severity } from '../../routing';
import type { LapsedGuarantee, QuestionGuarantees } from './guarantees';
import type { LearnedTask } from './learned-task';
import type { OutsideRecord } from './outside';

/** The stored state is the app's own; it is checked all the same, because a restored backup may come from another version. */
const share = z.number().gt(0).lt(1);
const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
const promise = { target: share, delta: share };

const certificate = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('certified'),
    ...promise,
    threshold: z.number(),
    coverage: estimate,
    risk: estimate,
    riskBound: z.number(),
    accepted: z.number(),
    errors: z.number(),
    labels: z.number(),
  }),
  z.object({
    kind: z.literal('not-certified'),
    ...promise,
    reason: z.enum(['no-labels', 'too-few-labels', 'too-many-errors']),
    sentence: z.string(),
    missingLabels: z.number().nullable(),
    labels: z.number(),
  }),
]);

const guarantee = z.object({
  basis: z.string(),
  promise: z.object(promise),
  looks: z.array(z.object({ at: z.number(), labels: z.int().positive() })),
  certificate,
  watch: z.object({
    target: share,
    alpha: share,
    checks: z.number(),
    errors: z.number(),
    logWealth: z.number(),
    recent: z.object({ checks: z.number(), errors: z.number() }),
    alarmedAt: z.number().nullable(),
  }),
  withdrawnAt: z.number().nullable(),
});

const severity = z.enum(['low', 'medium', 'high']);

const version = z.object({
  key: z.string(),
  version: z.string(),
  packVersion: z.string(),
  learnedAt: z.number(),
  documents: z.number(),
});

const outsideRecord = z.object({ answers: z.int().nonnegative(), errors: z.int().nonnegative() });

const taskTrust = z.object({
  target: share,
  checksUpTo: z.number().min(0).max(1),
  severities: z.record(z.string(), severity),
  guarantees: z.record(z.string(), z.object({ 'tier-0': guarantee, device: guarantee })),
  lapsed: z.array(z.object({ question: z.string(), tier: z.enum(['tier-0', 'device']), guarantee })),
  current: version.nullable(),
  earlier: z.array(version),
  outside: z.object({ private: outsideRecord, frontier: outsideRecord }),
});

const amount = z.number().min(0).max(1e9);

const trustRecord: z.ZodType<TrustRecord> = z.object({
  format: z.literal('stayput-trust/1'),
  mayLearn: z.boolean(),
  prices: z.object({
    usdPerHumanHour: amount,
    usdPerWaitingHour: amount,
    usdPerError: z.object({ low: amount, medium: amount, high: amount }),
  }),
  minutesPerQuestion: z.number().min(0).max(600),
  tasks: z.record(z.string(), taskTrust),
});

/** A version of what was learned. */
export interface LearnedVersion {
  /** Where the vault keeps it. */
  readonly key: string;
  readonly version: string;
  readonly packVersion: string;
  /** Epoch milliseconds. */
  readonly learnedAt: number;
  /** Documents that it was learned from. */
  readonly documents: number;
}

/** How far the answers about one pack are trusted. */
export interface TaskTrust {
  /** The largest share of accepted answers that may be wrong. */
  readonly target: number;
  /** Which spot checks are due: those of a rank up to this one, from 0 to 1. */
  readonly checksUpTo: number;
  /** By question; what is not named is of medium severity. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** By question. */
  readonly guarantees: Readonly<Record<string, QuestionGuarantees>>;
  readonly lapsed: readonly LapsedGuarantee[];
  /** The one that answers; null: the model alone does. */
  readonly current: LearnedVersion | null;
  /** Those that answered before and can again, the latest first. */
  readonly earlier: readonly LearnedVersion[];
  readonly outside: Readonly<Record<'private' | 'frontier', OutsideRecord>>;
}

/** How far the answers about all packs are trusted, and what things are worth to the person. */
export interface TrustRecord {
  readonly format: 'stayput-trust/1';
  /** Whether this device may learn from the person's answers. */
  readonly mayLearn: boolean;
  readonly prices: Prices;
  /** What a person takes for one question. */
  readonly minutesPerQuestion: number;
  /** By pack. */
  readonly tasks: Readonly<Record<string, TaskTrust>>;
}

/** What counts until a person says otherwise. */
export const freshTrust: TrustRecord = {
  format: 'stayput-trust/1',
  mayLearn: false,
  prices: { usdPerHumanHour: 30, usdPerWaitingHour: 0, usdPerError: { low: 0.5, medium: 3, high: 30 } },
  minutesPerQuestion: 0.25,
  tasks: {},
};

/** About a pack that nothing is known of. */
export const freshTask: TaskTrust = {
  target: 0.05,
  checksUpTo: 0,
  severities: {},
  guarantees: {},
  lapsed: [],
  current: null,
  earlier: [],
  outside: { private: { answers: 0, errors: 0 }, frontier: { answers: 0, errors: 0 } },
};

/** The chance that a promise is broken by bad luck with the spot checks. */
export const delta = 0.1;

/** Reads what the vault keeps; null where it is nothing that this version knows. */
export function readTrustRecord(stored: unknown): TrustRecord | null {
  const parsed = trustRecord.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

const numbers = z.array(z.number());
const logistic = z.object({ means: numbers, deviations: numbers, weights: numbers, bias: z.number() });
const calibration = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('constant'), labels: z.number(), probability: z.number() }),
  z.object({ kind: z.literal('logistic'), labels: z.number(), logistic }),
  z.object({
    kind: z.literal('isotonic'),
    labels: z.number(),
    logistic,
    curve: z.object({ scores: numbers, probabilities: numbers }),
  }),
]);

const learnedTask: z.ZodType<LearnedTask> = z.object({
  format: z.literal('stayput-learned/1'),
  version: z.string(),
  packId: z.string(),
  packVersion: z.string(),
  learnedAt: z.number(),
  documents: z.number(),
  labels: z.record(z.string(), z.number()),
  intents: z.object({ classifier: z.string(), calibration }).nullable(),
  ranker: z.string().nullable(),
  device: z.object({ basis: z.string(), calibrations: z.record(z.string(), calibration) }),
  problems: z.array(z.string()),
});

/** Reads what the vault keeps of a version; null where it is nothing that this version of the app knows. */
export function readLearnedTask(stored: unknown): LearnedTask | null {
  const parsed = learnedTask.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
