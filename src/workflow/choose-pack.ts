import { ok, type Result } from '../shared/result';
import type { LanguageModel, ModelError } from '../models';
import type { TaskPack } from '../tasks';
import { rankPacks, type PackOfKind, type RankedPack } from '../understanding';
import { cutIntoWindows } from './windows';

/** At least one pack, the preferred ones first. */
export type Packs = readonly [TaskPack, ...TaskPack[]];

export interface ChosenPack {
  readonly pack: TaskPack;
  /** Softmax over calibrated scores, not calibrated against labels; null when there was nothing to choose among. */
  readonly confidence: number | null;
  /** The packs that were compared, best first. */
  readonly ranking: readonly RankedPack[];
}

/** More than the longest window, so that a long document is not counted to its end. */
const BEGINNING = 20_000;

/**
 * Chooses the pack for a document by its first window, see {@link rankPacks}. A pack without a kind is never chosen,
 * but for the first one when none has a kind. Of packs with the same kind, such as a copy of a built-in one, the first
 * counts.
 */
export async function choosePack(
  model: LanguageModel,
  packs: Packs,
  text: string,
  signal?: AbortSignal,
): Promise<Result<ChosenPack, ModelError>> {
  const byKind = new Map<string, PackOfKind>();
  for (const pack of packs) {
    if (hasKind(pack) && !byKind.has(pack.kind)) byKind.set(pack.kind, pack);
  }
  const [first, second] = byKind.values();
  if (second === undefined) return ok({ pack: first ?? packs[0], confidence: null, ranking: [] });

  const cut = await cutIntoWindows(model, text.slice(0, BEGINNING));
  if (!cut.ok) return cut;
  const [{ start, end }] = cut.value;
  const ranked = await rankPacks(model, [...byKind.values()], text.slice(start, end), signal);
  if (!ranked.ok) return ranked;
  const ranking = ranked.value;
  const [best] = ranking;
  return ok({ pack: best?.pack ?? packs[0], confidence: best?.confidence ?? null, ranking });
}

function hasKind(pack: TaskPack): pack is PackOfKind {
  return pack.kind !== undefined;
}
