import '../shared/zod-without-eval';
import * as z from 'zod';

/** `constructor` is the one name of this form that every JavaScript object answers to. */
const identifier = z
  .string()
  .regex(
    /^(?!constructor$)[a-z][a-z0-9_]{0,63}$/,
    'must be lower-case letters, digits and underscores, beginning with a letter, 64 at most',
  );

/** Words that people or the model read. Measured constants are kept by their words, so a word of Object's is none. */
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !(text in Object.prototype), 'is a word that JavaScript keeps for itself; choose another one');
const sentence = words(500);
const cue = words(60);

/** The types of fields, in the order in which a person is offered them. */
export const fieldTypes = [
  'date',
  'money',
  'phone',
  'email',
  'identifier',
  'name',
  'text',
  'address',
  'duration',
] as const;
const fieldType = z.enum(fieldTypes);

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
  /** Mean log-probability of the pack's `kind`, over documents of several packs. */
  kind: z.number().optional(),
  /** How much more often each of `kindCues` stands in the pack's documents than in those of others: natural logs. */
  kindCues: z.record(z.string(), z.number()).optional(),
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
  version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/, 'must be a version such as 1.2.3'),
  title: sentence,
  description: sentence,
  /** Completes "This document is", to find the pack that fits a document. Without it only a person chooses the pack. */
  kind: sentence.optional(),
  /** Words that such documents often hold, to find the pack that fits: "policyholder", "cashier". */
  kindCues: z.array(cue).max(48).default([]),
  language: z.literal('en'),
  /** How an ambiguous date such as 03/04/2026 is read, and which currency a bare "$" means. */
  locale: z.strictObject({
    dateOrder: z.enum(['month-first', 'day-first']),
    dollar: z.string().regex(/^[A-Z]{3}$/, 'must be the code of a currency, such as USD'),
  }),
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
export const taskPackSchema = taskPackFields.superRefine((pack, context) => {
  for (const { path, message } of repeatedNames(pack)) context.addIssue({ code: 'custom', message, path: [...path] });
});

/**
 * Labels and names that are used twice: answers are kept by them. Takes any value, because the schema itself looks
 * for them only in a pack that is right otherwise.
 */
export function repeatedNames(pack: unknown): readonly { readonly path: Path; readonly message: string }[] {
  const intents = partsOf(partOf(partOf(pack, 'classification'), 'intents'));
  const none = partOf(partOf(partOf(pack, 'classification'), 'none'), 'label');
  return [
    ...repeatsIn([
      ...intents.map((intent, i) => [partOf(intent, 'label'), ['classification', 'intents', i, 'label']] as const),
      [none, ['classification', 'none', 'label']],
    ]),
    ...repeatsIn(partsOf(partOf(pack, 'fields')).map((field, i) => [partOf(field, 'name'), ['fields', i, 'name']])),
  ];
}

/** A pack as a file may hold it: what has a default may be missing. */
export type TaskPackInput = z.input<typeof taskPackFields>;

/** A pack with its defaults filled in, and nothing checked: for forms, which show packs with mistakes. */
export function withDefaults(pack: TaskPackInput): TaskPack {
  return {
    ...(filled(taskPackFields.shape, pack) as TaskPack),
    fields: pack.fields.map(fieldWithDefaults),
  };
}

/** The same for one field. */
export function fieldWithDefaults(field: z.input<typeof fieldSchema>): Field {
  return filled(fieldSchema.shape, field) as Field;
}

function filled(shape: Readonly<Record<string, z.ZodType>>, value: object): object {
  const defaults = Object.entries(shape).flatMap(([key, schema]) => {
    const parsed = Object.hasOwn(value, key) ? null : schema.safeParse(undefined);
    return parsed?.success === true && parsed.data !== undefined ? [[key, parsed.data] as const] : [];
  });
  return { ...value, ...Object.fromEntries(defaults) };
}

type Path = readonly (string | number)[];

function repeatsIn(named: readonly (readonly [unknown, Path])[]) {
  const seen = new Set<unknown>();
  return named.flatMap(([name, path]) => {
    if (typeof name !== 'string') return [];
    if (seen.has(name)) return [{ path, message: `"${name.slice(0, 64)}" is used twice` }];
    seen.add(name);
    return [];
  });
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function partsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export type TaskPack = z.infer<typeof taskPackSchema>;
export type Field = TaskPack['fields'][number];
export type Intent = TaskPack['classification']['intents'][number];
export type Calibration = z.infer<typeof calibrationSchema>;
export type FieldWeights = z.infer<typeof weightsSchema>;
