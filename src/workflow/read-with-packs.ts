import { ok, type Result } from '../shared/result';
import type { LanguageModel, ModelError } from '../models';
import type { TaskPack } from '../tasks';
import type { Reading } from '../understanding';
import { choosePack, type Packs } from './choose-pack';
import { readDocument, type ReadOptions } from './read-document';

/** Which pack reads a document: the one that a person chose, or the one of these that fits best. */
export type PackToRead =
  { readonly by: 'person'; readonly pack: TaskPack } | { readonly by: 'automatic'; readonly packs: Packs };

/** Reads a document, if need be after choosing the pack. The reading says who chose it. */
export async function readWithPacks(
  model: LanguageModel,
  wanted: PackToRead,
  text: string,
  options: ReadOptions = {},
): Promise<Result<Reading, ModelError>> {
  const begin = performance.now();
  const chosen =
    wanted.by === 'person'
      ? ok({ pack: wanted.pack, confidence: null })
      : await choosePack(model, wanted.packs, text, options.signal);
  if (!chosen.ok) return chosen;
  const { pack, confidence } = chosen.value;
  const read = await readDocument(model, pack, text, options);
  if (!read.ok) return read;
  const seconds = (performance.now() - begin) / 1000;
  return ok({ ...read.value, choice: { by: wanted.by, confidence }, seconds });
}
