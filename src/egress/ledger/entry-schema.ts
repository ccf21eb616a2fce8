import '../../shared/zod-without-eval';
import * as z from 'zod';
import type { Decision, LedgerEntry } from './entry';

const decisions = [
  'blocked',
  'kept-local',
  'withdrawn',
  'sent',
  'answered',
  'failed',
  'outcome-unknown',
] as const satisfies readonly Decision[];

/** Text of the ledger. Lone surrogates have no UTF-8, so no hash: with the u flag they alone match. */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !/\p{Surrogate}/u.test(text), 'must be well-formed Unicode');
const name = words(500).min(1);
/** A number of entries, bytes or epochs. */
export const countSchema = z.int().min(0);

/** A SHA-256, or another 32 bytes: lower-case hex. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits');

/** Epoch milliseconds, from 1970 to the end of the year 9999: those have an ISO date of four digits. */
export const timeSchema = z.int().min(0).max(253_402_300_799_999);

/** A UUID in lower case. */
export const ledgerIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be a UUID in lower case');

/** An entry as it is written and as it is read back, whoever wrote it. */
export const entrySchema = z.strictObject({
  sequence: countSchema,
  epoch: countSchema,
  time: timeSchema,
  requestId: name,
  decision: z.enum(decisions),
  reason: words(2000),
  approver: z.strictObject({ by: z.enum(['person', 'policy', 'gate']), rule: name.nullable() }),
  destination: z.strictObject({ id: name, origin: name, tier: z.enum(['private', 'frontier']) }).nullable(),
  model: name.nullable(),
  task: name,
  versions: z.strictObject({
    app: name,
    policy: hashSchema,
    detector: name,
    modelManifest: hashSchema.nullable(),
  }),
  /** Types of entities are in capitals, so that none is a name that each JavaScript object answers to. */
  entityCounts: z.record(z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/), countSchema),
  sentBytes: countSchema,
  receivedBytes: countSchema,
  bodySha256: hashSchema.nullable(),
  costUsd: z.number().min(0).nullable(),
  previousHash: hashSchema,
}) satisfies z.ZodType<LedgerEntry>;
