import { ok, type Result } from '../shared/result';
import type { ReadTransaction } from './connection';
import { openJson } from './json-record';
import type { SealedDocument } from './migrations';
import {
  correctionsOf,
  summaryOf,
  toHead,
  type DocumentPage,
  type ListedDocument,
  type PageRequest,
  type ReadingSummary,
  type SealedHead,
  type StoredCorrection,
  type StoredReading,
} from './records';
import type { Sealed } from './seal';
import type { SealedRecords } from './sealed-records';
import type { VaultError } from './vault-error';

/** A document of the page with what belongs to it, still sealed. */
interface SealedItem {
  readonly document: SealedDocument;
  readonly reading: Sealed | undefined;
  readonly corrections: readonly Sealed[];
}

/**
 * A part of the list of documents. Only its records are opened, and of the readings and corrections only a summary is
 * answered: ten thousand readings would not be small.
 */
export async function listDocuments(
  records: SealedRecords,
  { before, limit }: PageRequest,
): Promise<Result<DocumentPage, VaultError>> {
  const sealed = await records.read(['documents', 'results', 'corrections'], async (transaction) => {
    const { documents, next } = await pageOf(transaction, before, limit);
    const areCorrected = (await transaction.objectStore('corrections').count()) > 0;
    const items = await Promise.all(
      documents.map(async (document): Promise<SealedItem> => {
        const [reading, corrections] = await Promise.all([
          transaction.objectStore('results').get(document.id),
          areCorrected ? transaction.objectStore('corrections').getAll(correctionsOf(document.id)) : [],
        ]);
        return { document, reading, corrections };
      }),
    );
    return { items, next };
  });
  if (!sealed.ok) return sealed;
  const listed = await Promise.all(sealed.value.items.map((item) => openItem(records, item)));
  const items: ListedDocument[] = [];
  const damaged: string[] = [];
  for (const [index, item] of listed.entries()) {
    if (item !== null) items.push(item);
    else damaged.push(sealed.value.items[index]?.document.id ?? '');
  }
  return ok({ items, damaged, next: sealed.value.next });
}

async function pageOf(
  transaction: ReadTransaction,
  before: number | null,
  limit: number,
): Promise<{ documents: readonly SealedDocument[]; next: number | null }> {
  const documents: SealedDocument[] = [];
  const range = before === null ? null : IDBKeyRange.upperBound(before, true);
  let cursor = await transaction.objectStore('documents').index('order').openCursor(range, 'prev');
  let last: number | null = null;
  while (cursor !== null) {
    // Those with the same place stay together: the next page begins below it. Two have one when a document was
    // deleted, its place was given to a new one, and the deletion was undone.
    if (documents.length >= limit && cursor.key !== last) return { documents, next: last };
    last = cursor.key;
    documents.push(cursor.value);
    cursor = await cursor.continue();
  }
  return { documents, next: null };
}

async function openItem(records: SealedRecords, item: SealedItem): Promise<ListedDocument | null> {
  const { document } = item;
  const [head, reading, ...corrections] = (await Promise.all([
    openJson(records, 'documents', document),
    openJson(records, 'results', item.reading),
    ...item.corrections.map((record) => openJson(records, 'corrections', record)),
  ])) as [SealedHead | null, StoredReading | null, ...(StoredCorrection | null)[]];
  if (head === null) return null;
  const decided = new Set(corrections.flatMap((correction) => correction?.field ?? []));
  const summary: ReadingSummary | null = reading === null ? null : summaryOf(reading.reading);
  return { ...toHead(head), order: document.order ?? 0, reading: summary, decided: [...decided] };
}
