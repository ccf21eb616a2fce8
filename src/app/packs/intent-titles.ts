import type { TaskPack } from '../../tasks';
import { titleKey, type IntentTitles } from '../../vault';

/**
 * The titles of all intents, for the vault, which doesn't know packs.
 *
 * @param packs - the versions of each pack, the newest first: it lends its words to readings whose version is gone
 */
export function intentTitlesOf(packs: readonly (readonly TaskPack[])[]): IntentTitles {
  const titles = new Map<string, string>();
  for (const versions of packs) {
    for (const [index, { id, version, classification }] of versions.entries()) {
      for (const { label, title } of [...classification.intents, classification.none]) {
        titles.set(titleKey(id, version, label), title);
        if (index === 0) titles.set(titleKey(id, null, label), title);
      }
    }
  }
  return titles;
}
