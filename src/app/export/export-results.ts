import { err, ok, type Result } from '../../shared/result';
import type { TaskPack } from '../../tasks';
import type { Reading } from '../../understanding';
import type { VaultPort } from '../../vault';
import { resultOf } from '../document/export-document';
import { toCsv } from './csv';
import { ResultTableBuilder, type ExportedDocument } from './result-table';

export type ExportFormat = 'csv' | 'json' | 'xlsx';

/** A file of results. */
export interface ExportFile {
  readonly content: Blob;
  readonly name: string;
  readonly documents: number;
  /** Documents that are not read yet. */
  readonly unread: number;
  /** Documents whose record doesn't open. */
  readonly damaged: number;
}

export interface ExportError {
  readonly code: 'cancelled' | 'nothing-read' | 'failed';
  readonly message: string;
}

export interface ExportRequest {
  readonly ids: readonly string[];
  readonly format: ExportFormat;
  /** The day that the file is named after. */
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** What the export reads from. */
export interface ExportSource {
  readonly vault: Pick<VaultPort, 'getEntry' | 'getReading' | 'listCorrections'>;
  readonly packOf: (reading: Reading) => TaskPack;
}

/** Takes documents in one by one, and makes a file of them. */
interface Writer {
  add(document: ExportedDocument): void;
  finish(): Promise<Blob>;
}

function jsonWriter(): Writer {
  const parts: string[] = [];
  return {
    add({ pack, entry, reading, corrections }) {
      parts.push(JSON.stringify(resultOf(pack, entry, reading, corrections), null, 2));
    },
    // A blob of pieces: the whole as one string could be longer than a string may be.
    finish: () => {
      const joined = parts.flatMap((part, index) => (index === 0 ? [part] : [',\n', part]));
      return Promise.resolve(new Blob(['[\n', ...joined, '\n]\n'], { type: 'application/json' }));
    },
  };
}

function tableWriter(format: 'csv' | 'xlsx'): Writer {
  const table = new ResultTableBuilder();
  return {
    add(document) {
      table.add(document);
    },
    async finish() {
      if (format === 'csv') return toCsv(table.build());
      // A third of the page's own size, so only loaded by those who want a spreadsheet.
      const { toXlsx } = await import('./xlsx');
      return toXlsx(table.build());
    },
  };
}

/** Lets the page draw and react. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Makes one file of the results of many documents. Those without a result are counted and left out. */
export async function exportResults(
  { vault, packOf }: ExportSource,
  { ids, format, now, signal, onProgress }: ExportRequest,
): Promise<Result<ExportFile, ExportError>> {
  const writer = format === 'json' ? jsonWriter() : tableWriter(format);
  let documents = 0;
  let unread = 0;
  let damaged = 0;
  for (const [index, id] of ids.entries()) {
    if (signal.aborted) return err({ code: 'cancelled', message: 'The export was stopped. No file was saved.' });
    const [entry, reading, corrections] = await Promise.all([
      vault.getEntry(id),
      vault.getReading(id),
      vault.listCorrections(id),
    ]);
    if (!entry.ok || !reading.ok || !corrections.ok) damaged += 1;
    else if (reading.value === null) unread += 1;
    else {
      const stored = reading.value.reading;
      writer.add({
        pack: packOf(stored),
        entry: entry.value,
        reading: stored,
        corrections: corrections.value.items,
      });
      documents += 1;
    }
    onProgress(index + 1);
    if (index % 20 === 19) await breathe();
  }
  if (documents === 0) {
    return err({
      code: 'nothing-read',
      message: 'None of these documents has been read yet, so there is nothing to export. Try again when they are.',
    });
  }
  try {
    const content = await writer.finish();
    const name = `stayput-results-${now.toISOString().slice(0, 10)}.${format}`;
    return ok({ content, name, documents, unread, damaged });
  } catch {
    return err({
      code: 'failed',
      message:
        'The file could not be made; there may be too little memory. Your documents are not affected. Export fewer of them at once, or reload the page and try again.',
    });
  }
}
