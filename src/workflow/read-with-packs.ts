import { ok, type Result } from '../shared/result';
import type { LanguageModel, ModelError } from '../models';
import type { TaskPack } from '../tasks';
import { READING_VERSION, type Reading } from '../understanding';
import { choosePack, type Packs } from './choose-pack';
import { readDocument, type KnownAnswers, type ReadOptions } from './read-document';

/** Which pack reads a document: the one that a person chose, or the one of these that fits best. */
export type PackToRead =
  { readonly by: 'person'; readonly pack: TaskPack } | { readonly by: 'automatic'; readonly packs: Packs };

/** What was learned, and answers what it is certified for. */
export interface Tier0 {
  /** The version of what was learned. */
  readonly version: string;
  readonly answers: KnownAnswers;
}

export interface ReadWithPacksOptions extends Omit<ReadOptions, 'known'> {
  /** What tier 0 answers once the pack is known; null: nothing was learned for it, or the model is to read all of it. */
  readonly tier0?: (pack: TaskPack, text: string) => Promise<Tier0 | null>;
}

/** Reads a document, if need be after choosing the pack. The reading says who chose it. What tier 0 answers, the model isn't asked. */
export async function readWithPacks(
  model: LanguageModel,
  wanted: PackToRead,
  text: string,
  { tier0, ...options }: ReadWithPacksOptions = {},
): Promise<Result<Reading, ModelError>> {
  const begin = performance.now();
  const chosen =
    wanted.by === 'person'
      ? ok({ pack: wanted.pack, confidence: null })
      : await choosePack(model, wanted.packs, text, options.signal);
  if (!chosen.ok) return chosen;
  const { pack, confidence } = chosen.value;
  const known = (await tier0?.(pack, text)) ?? null;
  const whole = known === null ? null : withoutModel(pack, known);
  const read =
    whole === null
      ? await readDocument(model, pack, text, known === null ? options : { ...options, known: known.answers })
      : ok(whole);
  if (!read.ok) return read;
  const seconds = (performance.now() - begin) / 1000;
  return ok({ ...read.value, choice: { by: wanted.by, confidence }, seconds });
}

/** The reading of a document that leaves the model no question; null where it leaves some. */
function withoutModel({ id, version, fields }: TaskPack, { version: learned, answers }: Tier0): Reading | null {
  const known = fields.flatMap(({ name }) => answers.fields.get(name) ?? []);
  if (answers.intent === null || known.length < fields.length) return null;
  return {
    packId: id,
    packVersion: version,
    intent: answers.intent,
    fields: known,
    engine: 'tier-0',
    model: learned,
    reader: READING_VERSION,
    seconds: 0,
    windows: 0,
  };
}
