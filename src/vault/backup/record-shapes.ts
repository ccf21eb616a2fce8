// Backups are read and written in workers, too, which don't begin with the app's main module.
import '../../shared/zod-without-eval';
import * as z from 'zod';
import type { BackupRecord, BackupStore } from './format';

/** What the check of a record learns. */
export interface RecordFacts {
  /** The id of the document without which the record means nothing; null when it stands alone. */
  readonly documentId: string | null;
  /** Only of `documents`. */
  readonly name?: string;
}

/**
 * Checks that a record has the shape of its store and names itself by its id. Properties that are not known are no
 * fault: a later Stayput may have added them, and the bytes go on as they are.
 *
 * @returns null when the record is not in shape
 */
export function checkRecord({ store, id, bytes }: BackupRecord): RecordFacts | null {
  if (store === 'files') return { documentId: id };
  if (store === 'bodies') return alone;
  const json = parseJson(bytes);
  return json === null ? null : checks[store](json.value, id);
}

/** The value of JSON in UTF-8; null when it is not well-formed. */
export function parseJson(bytes: Uint8Array): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) };
  } catch {
    return null;
  }
}

type Check = (json: unknown, id: string) => RecordFacts | null;

function check<T>(schema: z.ZodType<T>, factsOf: (value: T, id: string) => RecordFacts | null): Check {
  return (json, id) => {
    const parsed = schema.safeParse(json);
    return parsed.success ? factsOf(parsed.data, id) : null;
  };
}

const offset = z.int().nonnegative();
const span = { start: offset, end: offset };
const at = z.number();

const content = z.object({
  // Not a list of types: one that a later Stayput adds does not make its backups unreadable.
  mediaType: z.string(),
  text: z.string(),
  pages: z.array(z.object({ ...span, width: z.number(), height: z.number() })),
  runs: z.array(
    z.object({
      ...span,
      page: offset,
      box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
    }),
  ),
});

const document = z.object({
  id: z.string(),
  name: z.string(),
  addedAt: at,
  parentId: z.string().nullish(),
  packId: z.string().optional(),
  /** Only of records from before contents had a store of their own. */
  content: content.optional(),
});

const fieldValue = z.object({ ...span, quote: z.string(), value: z.string() });
const ranked = z.object({ label: z.string(), confidence: z.number() });

const storedReading = z.object({
  documentId: z.string(),
  at,
  reading: z.object({
    packId: z.string(),
    packVersion: z.string(),
    choice: z.object({ by: z.enum(['person', 'automatic']), confidence: z.number().nullable() }).optional(),
    intent: z.object({ label: z.string(), confidence: z.number(), ranking: z.array(ranked) }),
    fields: z.array(
      z.object({ name: z.string(), found: fieldValue.nullable(), confidence: z.number(), reason: z.string() }),
    ),
    engine: z.string(),
    model: z.string(),
    seconds: z.number(),
    windows: z.number(),
  }),
});

const storedCorrection = z.object({
  id: z.string(),
  documentId: z.string(),
  field: z.string(),
  found: fieldValue.nullable(),
  intent: z.string().optional(),
  source: z.string().optional(),
  packId: z.string().optional(),
  at,
});

const storedMark = z.object({
  id: z.string(),
  documentId: z.string(),
  start: offset,
  end: offset,
  action: z.enum(['add', 'remove']),
  type: z.string(),
  found: z.object({ recognizer: z.string(), score: z.number().min(0).max(1) }).nullable(),
  at,
});

/** `pack` is checked where packs are: the vault takes any. */
const storedPack = z.object({
  packId: z.string(),
  version: z.string(),
  pack: z.unknown(),
  savedAt: at,
});

const epoch = z.object({
  id: z.string(),
  startedAt: at,
  cause: z.enum(['created', 'restored']),
  backup: z.object({ createdAt: at, epoch: offset, vaultId: z.string() }).optional(),
});

/** The rest of an entry is checked where the ledger is. */
const ledgerEntry = z.object({ sequence: offset });

const alone: RecordFacts = { documentId: null };

const checks: Record<Exclude<BackupStore, 'files' | 'bodies'>, Check> = {
  documents: check(document, ({ id: own, name }, id) => (own === id ? { ...alone, name } : null)),
  contents: check(content, (_content, id) => ({ documentId: id })),
  results: check(storedReading, ({ documentId }, id) => (documentId === id ? { documentId } : null)),
  corrections: check(storedCorrection, ({ id: own, documentId }, id) =>
    own === id && id.startsWith(`${documentId}/`) ? { documentId } : null,
  ),
  marks: check(storedMark, ({ id: own, documentId }, id) =>
    own === id && id.startsWith(`${documentId}/`) ? { documentId } : null,
  ),
  settings: () => alone,
  packs: check(storedPack, ({ packId, version }, id) => (id === `${packId}@${version}` ? alone : null)),
  epochs: check(epoch, ({ id: own }, id) => (own === id ? alone : null)),
  ledger: check(ledgerEntry, ({ sequence }, id) => (Number(id) === sequence ? alone : null)),
  gate: () => alone,
};
