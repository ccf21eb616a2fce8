import * as z from 'zod';

const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'lower-case letters, digits and underscores');
const sentence = z.string().trim().min(1).max(500);

const cue = z.string().trim().min(1).max(60);

const fieldType = z.enum(['date', 'money', 'phone', 'email', 'identifier', 'name', 'text', 'address', 'duration']);

/**
 * How much each sign counts for one field: a log-linear preference among values and "not stated". Fitted to labelled
 * documents by `tools/evaluate/calibrate.ts`.
 */
const weightsSchema = z.strictObject({
  /** What "not stated" scores before the model is asked. */
  nothing: z.number(),
  /** What each feature of a value adds; see `understanding/extract/features.ts`. */
  features: z.record(z.string(), z.number()),
  /** The same once the model was asked; `nothing` is then what "not stated" scores. */
  reading: z.strictObject({
    nothing: z.number(),
    prior: z.number(),
    form: z.number(),
    share: z.number(),
    perToken: z.number(),
    role: z.number(),
    asked: z.number(),
  }),
});

/**
 * What one model answers whatever the document says, measured on labelled documents. A model that a pack does not
 * list is calibrated on empty documents on the device, and its fields count by the weights of their type.
 */
const calibrationSchema = z.strictObject({
  /** Mean log-probability of each intent's description. */
  intents: z.record(identifier, z.number()),
  /** Mean log-probability of each role and rival, by its words. */
  roles: z.record(z.string(), z.number()),
  fields: z.record(identifier, weightsSchema),
});

const intentSchema = z.strictObject({
  label: identifier,
  /** What a person sees. */
  title: sentence,
  /** Continues the pack's `classification.stem` as plain words; the model scores it. */
  description: sentence,
  /** Words that documents with this intent often hold: "cancel", "purchase order". */
  cues: z.array(cue).max(32).default([]),
});

const fieldSchema = z.strictObject({
  name: identifier,
  title: sentence,
  /** What the value means, in plain words, for the person and for the model. */
  description: sentence,
  /** Which candidates and which normal form: see `understanding/normalise`. */
  type: fieldType,
  /** The label of a form whose blank the model fills with the value: "Date of loss". */
  label: sentence,
  /** Completes `In this document, "VALUE" is`. */
  role: sentence,
  /** Words that stand before or above such a value in documents: "Date of loss", "Invoice no." */
  cues: z.array(cue).max(32).default([]),
  /** Whether its value may stand at the same place as that of another field of its type. */
  mayShare: z.boolean().default(false),
});

const taskPackFields = z.strictObject({
  format: z.literal('stayput-task-pack/1'),
  id: identifier,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: sentence,
  description: sentence,
  /** Completes "This document is", to find the pack that fits a document. Without it only a person chooses the pack. */
  kind: sentence.optional(),
  language: z.literal('en'),
  /** How an ambiguous date such as 03/04/2026 is read, and which currency a bare "$" means. */
  locale: z.strictObject({ dateOrder: z.enum(['month-first', 'day-first']), dollar: z.string().length(3) }),
  classification: z.strictObject({
    /** What the model completes after the document: "In this letter the writer". */
    stem: sentence,
    intents: z.array(intentSchema).min(2).max(64),
    /** The answer for a document of another kind. */
    none: intentSchema,
  }),
  fields: z.array(fieldSchema).max(64),
  /** What else a value of a type may be, in words like a field's `role`: the model weighs them against each other. */
  rivals: z.partialRecord(fieldType, z.array(sentence).max(8)),
  /** By type, the words that stand before values which are no field's: "Subtotal", "Date of birth". */
  rivalCues: z.partialRecord(fieldType, z.array(cue).max(32)).default({}),
  /** Measured constants by model id; see {@link Calibration}. */
  calibrations: z.record(z.string(), calibrationSchema),
});

/** A portable description of one job: which intents there are and which fields to find. See docs/task-packs.md. */
export const taskPackSchema = taskPackFields.superRefine(({ classification, fields }, context) => {
  refuseRepeats([
    ...classification.intents.map(({ label }, i) => [label, 'classification', 'intents', i, 'label'] as const),
    [classification.none.label, 'classification', 'none', 'label'],
  ]);
  refuseRepeats(fields.map(({ name }, i) => [name, 'fields', i, 'name'] as const));

  /** Answers are kept by label and by name. */
  function refuseRepeats(named: readonly (readonly [string, ...(string | number)[]])[]): void {
    named.forEach(([name, ...path], i) => {
      if (named.findIndex(([other]) => other === name) === i) return;
      context.addIssue({ code: 'custom', message: `"${name}" is used twice`, path });
    });
  }
});

export type TaskPack = z.infer<typeof taskPackSchema>;
export type Field = TaskPack['fields'][number];
export type Intent = TaskPack['classification']['intents'][number];
export type Calibration = z.infer<typeof calibrationSchema>;
export type FieldWeights = z.infer<typeof weightsSchema>;
