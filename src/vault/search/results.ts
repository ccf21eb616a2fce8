import { ok, type Result } from '../../shared/result';
import { fromBytes, openJson } from '../json-record';
import type { DocumentEntry, SealedHead, StoredReading } from '../records';
import type { SealedRecords } from '../sealed-records';
import type { VaultError } from '../vault-error';
import { intentTitleOf, type IntentTitles } from './searchable';
import { marked, snippetOf, type SnippetPiece } from './snippet';

/** A document that matches: its name and a stretch of its text, with the words that match marked. */
export interface SearchResult {
  readonly id: string;
  readonly name: readonly SnippetPiece[];
  readonly snippet: readonly SnippetPiece[];
}

/** Shown of a text in which none of the words stands. */
const beginning = 180;

/**
 * What is shown of documents that match. Those that are not stored any more, or don't open, are left out. A query waits
 * for this, and most of it is reading records: readings are read only for what does not match by its text.
 */
export async function readResults(
  records: SealedRecords,
  ids: readonly string[],
  words: ReadonlySet<string>,
  titles: IntentTitles,
): Promise<Result<readonly SearchResult[], VaultError>> {
  if (ids.length === 0) return ok([]);
  const sealed = await records.read(['documents', 'contents'], async (transaction) => {
    const [documents, contents] = [transaction.objectStore('documents'), transaction.objectStore('contents')];
    return Promise.all(
      ids.map(async (id) => {
        const [head, content] = await Promise.all([documents.get(id), contents.get(id)]);
        return { id, head, content };
      }),
    );
  });
  if (!sealed.ok) return sealed;
  const results = await Promise.all(
    sealed.value.map(async ({ id, head, content }): Promise<SearchResult | null> => {
      const [known, opened] = (await Promise.all([
        openJson(records, 'documents', head),
        openJson(records, 'contents', content),
      ])) as [SealedHead | null, DocumentEntry['content'] | null];
      if (known === null || opened === null) return null;
      const name = marked(known.name, words);
      const inText = snippetOf(opened.text, words);
      if (inText !== null) return { id, name, snippet: inText };
      const reading = await records.get('results', id);
      const stored = reading.ok && reading.value !== null ? (fromBytes(reading.value) as StoredReading) : null;
      const title = stored === null ? '' : intentTitleOf(stored.reading, titles);
      return { id, name, snippet: snippetOf(title, words) ?? marked(opened.text.slice(0, beginning), words) };
    }),
  );
  return ok(results.filter((result) => result !== null));
}
