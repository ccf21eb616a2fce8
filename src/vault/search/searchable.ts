import { ok, type Result } from '../../shared/result';
import type { Reading } from '../../understanding';
import { openJson } from '../json-record';
import {
  correctionsOf,
  type DocumentEntry,
  type SealedHead,
  type StoredCorrection,
  type StoredReading,
} from '../records';
import type { SealedRecords, SealedStoreName } from '../sealed-records';
import type { VaultError } from '../vault-error';
import { stampWith } from './stamps';
import type { SearchableDocument } from './terms';

/** Titles of intents, by {@link titleKey}. Only the page knows all packs. */
export type IntentTitles = ReadonlyMap<string, string>;

/** `insurance@1.0.0/new_claim`; without a version, the title that stands in for versions that are gone. */
export function titleKey(packId: string, version: string | null, label: string): string {
  return `${packId}${version === null ? '' : `@${version}`}/${label}`;
}

/** What a reading says that its document is about, in words. */
export function intentTitleOf({ packId, packVersion, intent }: Reading, titles: IntentTitles): string {
  const { label } = intent;
  return (
    titles.get(titleKey(packId, packVersion, label)) ??
    titles.get(titleKey(packId, null, label)) ??
    label.replaceAll('_', ' ')
  );
}

/** What there is to search of a document. */
export type ReadSearchable =
  | { readonly kind: 'read'; readonly document: SearchableDocument; readonly stamp: string }
  | { readonly kind: 'gone' | 'damaged'; readonly id: string };

/** Reads some documents as they are searched, each with the stamp of exactly what was read. */
export async function readSearchables(
  records: SealedRecords,
  ids: readonly string[],
  titles: IntentTitles,
): Promise<Result<readonly ReadSearchable[], VaultError>> {
  const stores: SealedStoreName[] = ['documents', 'contents', 'results', 'corrections'];
  const sealed = await records.read(stores, async (transaction) =>
    Promise.all(
      ids.map(async (id) => {
        const [head, content, reading, corrections] = await Promise.all([
          transaction.objectStore('documents').get(id),
          transaction.objectStore('contents').get(id),
          transaction.objectStore('results').get(id),
          transaction.objectStore('corrections').getAll(correctionsOf(id)),
        ]);
        return { id, head, content, reading, corrections };
      }),
    ),
  );
  if (!sealed.ok) return sealed;
  return ok(
    await Promise.all(
      sealed.value.map(async ({ id, head, content, reading, corrections }): Promise<ReadSearchable> => {
        if (head === undefined || content === undefined) return { kind: 'gone', id };
        const opened = {
          head: (await openJson(records, 'documents', head)) as SealedHead | null,
          content: (await openJson(records, 'contents', content)) as DocumentEntry['content'] | null,
          reading: (await openJson(records, 'results', reading)) as StoredReading | null,
        };
        if (opened.head === null || opened.content === null) return { kind: 'damaged', id };
        const words = await Promise.all(corrections.map((record) => openJson(records, 'corrections', record)));
        const latest = opened.reading?.reading ?? null;
        const document = {
          id,
          name: opened.head.name,
          intent: latest === null ? '' : intentTitleOf(latest, titles),
          values: valuesOf(
            latest,
            words.filter((word): word is StoredCorrection => word !== null),
          ),
          text: opened.content.text,
        };
        const all = [head, ...(reading === undefined ? [] : [reading]), ...corrections];
        return { kind: 'read', document, stamp: all.reduce((stamp, { nonce }) => stampWith(stamp, nonce), '') };
      }),
    ),
  );
}

/** The values that count, a line each: the person's, then the model's. */
function valuesOf(reading: Reading | null, corrections: readonly StoredCorrection[]): string {
  const names = reading?.fields.map(({ name }) => name) ?? corrections.map(({ field }) => field);
  return [...new Set(names)]
    .map((name) => {
      const correction = corrections.findLast(({ field }) => field === name);
      if (correction !== undefined) return correction.found?.value ?? '';
      return reading?.fields.find((field) => field.name === name)?.found?.value ?? '';
    })
    .join('\n');
}
