import * as z from 'zod';

const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'lower-case letters, digits and underscores');
const sentence = z.string().trim().min(1).max(500);

const intentSchema = z.strictObject({
  label: identifier,
  /** What a person sees. */
  title: sentence,
  /** Continues the pack's `classification.stem` as plain words; the model scores it. */
  description: sentence,
});

const fieldSchema = z.strictObject({
  name: identifier,
  title: sentence,
  /** What the value means, in plain words, for the person and for the model. */
  description: sentence,
  /** Which candidates and which normal form: see `understanding/normalise`. */
  type: z.enum(['date', 'money', 'phone', 'email', 'identifier', 'name', 'text']),
  /** The question that the model is asked. */
  question: sentence,
  /** Natural log-odds that a value needs over "not stated"; measured on labelled documents, 0 where there were none. */
  notStatedBias: z.number().min(-50).max(50),
});

/** A portable description of one job: which intents there are and which fields to find. See docs/task-packs.md. */
export const taskPackSchema = z.strictObject({
  format: z.literal('stayput-task-pack/1'),
  id: identifier,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: sentence,
  description: sentence,
  language: z.literal('en'),
  /** How an ambiguous date such as 03/04/2026 is read, and which currency a bare "$" means. */
  locale: z.strictObject({ dateOrder: z.enum(['month-first', 'day-first']), dollar: z.string().length(3) }),
  classification: z.strictObject({
    /** What the model completes after the document: "In this letter the writer". */
    stem: sentence,
    intents: z.array(intentSchema).min(2).max(64),
    /** The answer for a document of another kind. */
    none: intentSchema,
    /**
     * By model id: what each label scores over an unlabelled batch of such documents, whatever they say (batch
     * calibration). A model that is not listed is calibrated on empty documents on the device.
     */
    baselines: z.record(z.string(), z.record(identifier, z.number())),
  }),
  fields: z.array(fieldSchema).max(64),
});

export type TaskPack = z.infer<typeof taskPackSchema>;
export type Field = TaskPack['fields'][number];
export type Intent = TaskPack['classification']['intents'][number];
