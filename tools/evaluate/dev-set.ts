import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TaskPack } from '../../src/tasks';
import { goldSet, parseGold, type GoldDocument } from './gold';

/** Which documents: `dev` may be tuned on, `holdout` is for the last look. */
export type Part = 'dev' | 'holdout';

/**
 * The labelled documents of a pack: the project's own, and for `dev` those that `public-sets.ts` made on this disk,
 * when it was run.
 *
 * @param most - how many documents of each public set, so that it does not drown the others
 */
export function labelledDocuments(pack: TaskPack, part: Part, most = 0): readonly GoldDocument[] {
  const own = goldSet(pack.id, part);
  if (part === 'holdout') return own;
  const letters =
    pack.id === 'insurance_correspondence'
      ? parseGold(readFileSync(join(import.meta.dirname, 'dev', 'documents.jsonl'), 'utf8'))
      : [];
  const cuad = join(import.meta.dirname, 'public', 'cuad.dev.jsonl');
  const contracts = pack.id === 'contracts' && existsSync(cuad) ? parseGold(readFileSync(cuad, 'utf8')) : [];
  return [...own, ...letters, ...contracts.slice(0, most)];
}
