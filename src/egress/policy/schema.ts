import '../../shared/zod-without-eval';
import * as z from 'zod';
import { entityTypes, operatorNames, type EntityType } from '../../redaction/vocabulary';
import { contradictions } from './contradictions';
import { egressTasks, riskLevels, sensitivities, tiers } from './scales';

/** The signs that would let a name break out of the sentence that it is shown in: controls, line ends, reversed text. */
const shownWords = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(
    /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u,
    'must be one line of plain text, without control characters',
  );

const destinationId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be lower-case letters, digits and hyphens, 32 at most');
const modelId = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'must be the id of a model, without spaces, 200 characters at most');
const packId = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,63}$/,
    'must be the id of a task pack: lower-case letters, digits and underscores, 64 at most',
  );
const task = z.enum(egressTasks);
const entityType = z.enum(Object.keys(entityTypes) as EntityType[]);

const isWithoutRepeats = (list: readonly unknown[]) => new Set(list).size === list.length;
const repeats = 'names something twice; keep one of each';

/** Some of them, or all that there are. An empty list would be a destination that nothing may go to: leave it out. */
const someOrAll = <T extends z.ZodType>(one: T) =>
  z.union([z.literal('all'), z.array(one).min(1).max(100).refine(isWithoutRepeats, repeats)]);

const types = z.array(entityType).max(100).refine(isWithoutRepeats, repeats);

const destinationRuleSchema = z.strictObject({
  /** A destination of the deployment. */
  id: destinationId,
  /** The furthest tier that it may have there: with `private`, a configuration that makes a frontier of it ends it. */
  tier: z.enum(tiers).default('frontier'),
  models: someOrAll(modelId),
  tasks: someOrAll(task),
  packs: someOrAll(packId),
  /** The highest sensitivity of what the source document may hold, before redaction. */
  sensitivity: z.enum(sensitivities).default('direct'),
});

const limitsSchema = z.strictObject({
  /** Of the body of one request. */
  requestBytes: z.int().min(0).max(1_000_000).default(65_536),
  bytesPerDay: z.int().min(0).max(1_000_000_000).default(1_000_000),
  requestsPerDay: z.int().min(0).max(100_000).default(100),
  /** US dollars; null: no limit. */
  usdPerRequest: z.number().min(0).max(1_000).nullable().default(null),
  usdPerDay: z.number().min(0).max(100_000).nullable().default(null),
});

const approvalRuleSchema = z.strictObject({
  /** What the ledger names as the approver. */
  name: shownWords,
  destination: destinationId,
  task,
  pack: packId,
  /** US dollars, of the upper estimate. */
  maxUsd: z.number().min(0).max(1_000),
  maxBytes: z.int().min(0).max(1_000_000),
  maxRiskLevel: z.enum(riskLevels).default('low'),
});

const approvalSchema = z.strictObject({
  /**
   * `always`: a person sees each request. `first-of-kind`: a person sees the first of each kind, and what no rule lets
   * through.
   */
  required: z.enum(['always', 'first-of-kind']).default('always'),
  rules: z.array(approvalRuleSchema).max(100).default([]),
});

const retrySchema = z.strictObject({
  /** What happens to a request of which nobody knows whether it arrived: sent again, it may be read and paid twice. */
  unknownOutcome: z.enum(['ask', 'retry']).default('ask'),
  /** How long a request may wait before it is given up. */
  deadlineHours: z.int().min(1).max(720).default(72),
});

/** What must never stay readable where nobody chose: all that names a person by itself or opens something. */
const neverSendByDefault = Object.entries(entityTypes).flatMap(([type, { sensitivity }]) =>
  sensitivity === 'quasi' ? [] : [type as EntityType],
);

/** What may leave, to whom, under which conditions. See docs/policy.md. */
export const policySchema = z
  .strictObject({
    format: z.literal('stayput-policy/1'),
    /** What a person sees. */
    name: shownWords,
    destinations: z.array(destinationRuleSchema).max(20).default([]),
    /** What happens to entities of a type; the others get redaction's own default. */
    operators: z.partialRecord(entityType, z.enum(operatorNames)).default({}),
    /** Types that are never kept as they are written, whatever a person marks. */
    neverSend: types.default(neverSendByDefault),
    /** Types whose presence keeps a document on the device. */
    keepLocalIf: types.default(['SECRET']),
    /** Whether a request waits until the entity model has read it. */
    requireEntityModel: z.boolean().default(true),
    limits: limitsSchema.prefault({}),
    approval: approvalSchema.prefault({}),
    retry: retrySchema.prefault({}),
    /** Destinations to try, in this order, when one fails. */
    fallbacks: z.array(destinationId).max(20).refine(isWithoutRepeats, repeats).default([]),
  })
  .superRefine((policy, context) => {
    for (const { path, message } of contradictions(policy)) {
      context.addIssue({ code: 'custom', message, path: [...path] });
    }
  });

/** A policy with its defaults filled in. Make one with `policySchema` or `readPolicy` only: they check it as a whole. */
export type Policy = z.infer<typeof policySchema>;
/** What a policy says of one destination. */
export type DestinationRule = z.infer<typeof destinationRuleSchema>;
/** What goes without asking, once a person has approved the first of its kind. */
export type ApprovalRule = z.infer<typeof approvalRuleSchema>;

/** Nothing leaves: the policy where nobody chose one. */
export const defaultPolicy: Policy = policySchema.parse({ format: 'stayput-policy/1', name: 'Nothing leaves' });
