import { openDB } from 'idb';
import { databaseName, deleteDatabase } from './connection';
import type { KeyringRecord } from './keys/keyring';

/**
 * A vault that is restored from a backup is built in a database of its own, and takes the place of the old one in one
 * step: its keyring becomes `active`. Until then it is nobody's vault, whatever ends the work.
 */
const pattern = new RegExp(`^${databaseName}(?:-(\\d+))?$`);

/** The databases of this origin's vault, the newest generation first. */
export async function generations(): Promise<readonly string[]> {
  // Without a list there is no restoring, either.
  if (!('databases' in indexedDB)) return [databaseName];
  const found = (await indexedDB.databases()).flatMap(({ name }) =>
    name !== undefined && pattern.test(name) ? [name] : [],
  );
  return found.toSorted((a, b) => numberOf(b) - numberOf(a));
}

/** The database that holds the vault: the newest that is complete. A new vault gets the first name. */
export async function activeGeneration(): Promise<string> {
  const all = await generations();
  if (all.length <= 1) return all[0] ?? databaseName;
  for (const name of all) if (['active', 'frozen'].includes((await stateOf(name)) ?? '')) return name;
  return databaseName;
}

/** The name of the database that comes after a name. */
export function nextGeneration(name: string): string {
  return `${databaseName}-${(numberOf(name) + 1).toString()}`;
}

/** Deletes what an interrupted restore has left, older or unfinished. Call it only while nobody restores. */
export async function deleteOthers(active: string): Promise<void> {
  for (const name of await generations()) if (name !== active) await deleteDatabase(name);
}

function numberOf(name: string): number {
  return Number(pattern.exec(name)?.[1] ?? 1);
}

async function stateOf(name: string): Promise<KeyringRecord['state'] | null> {
  // Without a version: an older database is not upgraded by being looked at.
  const database = await openDB(name);
  try {
    if (!database.objectStoreNames.contains('keyring')) {
      // From before keyrings: the first shipped schemas had one key in a store of its own.
      return database.objectStoreNames.contains('keys') ? 'active' : null;
    }
    const keyring = (await database.get('keyring', 'keyring')) as KeyringRecord | undefined;
    return keyring?.state ?? null;
  } finally {
    database.close();
  }
}
