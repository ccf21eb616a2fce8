import { openDB } from 'idb';
import type { Result } from '../shared/result';
import type { Reading } from '../understanding';
import { Connection, databaseName } from './connection';
import { addKeyring } from './keyring-store';
import { createKeyring } from './keys/new-key';
import { openKeyring } from './keys/open-keyring';
import { migrations, type VaultSchema } from './migrations';
import type { StoredDocument } from './records';
import type { Sealed } from './seal';
import { SealedRecords, type SealedStoreName } from './sealed-records';
import { Vault } from './vault';

/** A vault in open mode with its records, which tests of its parts need. */
export async function openParts(): Promise<{ vault: Vault; records: SealedRecords }> {
  const connection = okValue(await Connection.open(() => undefined));
  const keyring = okValue(await addKeyring(connection, okValue(await createKeyring()).record));
  const keychain = okValue(await openKeyring(keyring, null));
  return { vault: new Vault(connection, keychain), records: new SealedRecords(connection, keychain) };
}

export function textDocument(id: string, text: string, changes: Partial<StoredDocument> = {}): StoredDocument {
  const pages = [{ start: 0, end: text.length, width: 0, height: 0 }];
  const content = { mediaType: 'text/plain', text, pages, runs: [] } as const;
  return {
    id,
    name: `${id}.txt`,
    addedAt: 1,
    parentId: null,
    bytes: new TextEncoder().encode(text),
    content,
    ...changes,
  };
}

/** A reading of one field. */
export function readingOf(quote: string): Reading {
  return {
    packId: 'insurance',
    packVersion: '1.0.0',
    intent: { label: 'new_claim', confidence: 0.8, ranking: [{ label: 'new_claim', confidence: 0.8 }] },
    fields: [
      { name: 'amount', found: { start: 0, end: quote.length, quote, value: quote }, confidence: 0.9, reason: '' },
    ],
    engine: 'scripted',
    model: 'scripted@1.0.0',
    seconds: 1,
    windows: 1,
  };
}

/** The sealed records of a store as they lie on the disk. */
export async function sealedIn(store: SealedStoreName): Promise<readonly Sealed[]> {
  const raw = await openDB<VaultSchema>(databaseName, migrations.length);
  const records = await raw.getAll(store);
  raw.close();
  return records;
}

/** Puts records in place of all that a store has, as something that is not the vault might do. */
export async function replaceAll(store: SealedStoreName, records: readonly Sealed[]): Promise<void> {
  const raw = await openDB<VaultSchema>(databaseName, migrations.length);
  const transaction = raw.transaction(store, 'readwrite');
  await transaction.store.clear();
  for (const record of records) await transaction.store.put(record);
  await transaction.done;
  raw.close();
}

/** The record with one bit of its data changed. */
export function flipped<T extends Sealed>(record: T): T {
  const data = new Uint8Array(record.data.slice(0));
  const middle = data.length >> 1;
  data[middle] = (data[middle] ?? 0) ^ 1;
  return { ...record, data: data.buffer };
}

export function okValue<T>(result: Result<T, { readonly message: string }>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
