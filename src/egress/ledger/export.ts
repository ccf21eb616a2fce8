import '../../shared/zod-without-eval';
import * as z from 'zod';
import { canonicalJson } from '../../shared/canonical-json';
import { csvText, guarded } from '../../shared/csv';
import { err, ok, type Result } from '../../shared/result';
import type { LedgerEntry } from './entry';
import { entrySchema, ledgerIdSchema, timeSchema } from './entry-schema';
import { signedTreeHeadSchema } from './tree-head';

/** The largest exported ledger that is read, in UTF-16 units. */
const charactersLimit = 64 * 1024 * 1024;
const linesLimit = 1_000_000;

const headerSchema = z.strictObject({
  format: z.literal('stayput-ledger/1'),
  ledgerId: ledgerIdSchema,
  /** Epoch milliseconds. The only thing in the file that nothing vouches for. */
  exportedAt: timeSchema,
  /** Null where nothing has signed the ledger, which the verifier reports. */
  signedTreeHead: signedTreeHeadSchema.nullable(),
});

/** The first line of an exported ledger. */
export type LedgerHeader = Readonly<z.infer<typeof headerSchema>>;

/** A line of an exported ledger. */
export interface LedgerLine {
  /** As it stands in the file, without its line feed. */
  readonly text: string;
  /** Null where the line can't be read as an entry. */
  readonly entry: LedgerEntry | null;
}

/** An exported ledger. Nothing is said about whether it is right; see `verifyLedger`. */
export interface ExportedLedger {
  readonly header: LedgerHeader;
  readonly lines: readonly LedgerLine[];
}

/** Why a text is no exported ledger. `message` is a sentence for a person. */
export interface LedgerFileError {
  readonly code: 'too-large' | 'too-many-lines' | 'not-a-ledger';
  readonly message: string;
}

/** A ledger to export, its entries in the order of their sequence numbers. */
export function exportedLedger(header: LedgerHeader, entries: readonly LedgerEntry[]): ExportedLedger {
  return { header, lines: entries.map((entry) => ({ text: canonicalJson(entry), entry })) };
}

/** An exported ledger as JSON Lines: the header, then an entry a line, each in its canonical form, each with a line feed. */
export function ledgerJsonl({ header, lines }: ExportedLedger): string {
  return [canonicalJson(header), ...lines.map(({ text }) => text), ''].join('\n');
}

/**
 * Reads an exported ledger. Lines that are no entries are kept for the verifier to report; without its header, or beyond the
 * limits (64 million characters, a million lines), nothing is read.
 */
export function parseLedger(text: string): Result<ExportedLedger, LedgerFileError> {
  if (text.length > charactersLimit) {
    return err({
      code: 'too-large',
      message: 'The file is too large to be checked here. Use "npm run ledger:verify".',
    });
  }
  const texts = text.split('\n', linesLimit + 3);
  if (texts.at(-1) === '') texts.pop();
  const [first = '', ...rest] = texts;
  if (rest.length > linesLimit) {
    return err({ code: 'too-many-lines', message: 'The file has more than a million lines, so it was not read.' });
  }
  const header = headerSchema.safeParse(jsonOf(first));
  if (!header.success) {
    return err({
      code: 'not-a-ledger',
      message: 'The file is not an exported ledger of Stayput, or its first line was changed. Nothing was read.',
    });
  }
  const lines = rest.map((line) => ({ text: line, entry: entrySchema.safeParse(jsonOf(line)).data ?? null }));
  return ok({ header: header.data, lines });
}

const columns: readonly (readonly [string, (entry: LedgerEntry) => string | number | null])[] = [
  ['sequence', ({ sequence }) => sequence],
  ['epoch', ({ epoch }) => epoch],
  ['time', ({ time }) => new Date(time).toISOString()],
  ['request', ({ requestId }) => requestId],
  ['decision', ({ decision }) => decision],
  ['reason', ({ reason }) => reason],
  ['approved by', ({ approver }) => approver.by],
  ['rule', ({ approver }) => approver.rule],
  ['destination', ({ destination }) => destination?.id ?? null],
  ['origin', ({ destination }) => destination?.origin ?? null],
  ['tier', ({ destination }) => destination?.tier ?? null],
  ['model', ({ model }) => model],
  ['task', ({ task }) => task],
  ['app version', ({ versions }) => versions.app],
  ['policy SHA-256', ({ versions }) => versions.policy],
  ['detector version', ({ versions }) => versions.detector],
  ['model manifest SHA-256', ({ versions }) => versions.modelManifest],
  ['entities', ({ entityCounts }) => countsText(entityCounts)],
  ['bytes sent', ({ sentBytes }) => sentBytes],
  ['bytes received', ({ receivedBytes }) => receivedBytes],
  ['body SHA-256', ({ bodySha256 }) => bodySha256],
  ['cost in US dollars', ({ costUsd }) => costUsd],
  ['previous hash', ({ previousHash }) => previousHash],
];

/** Entries as CSV for a spreadsheet. It is for reading: what can be checked is the JSON Lines. */
export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  const rows = entries.map((entry) =>
    columns.map(([, read]) => {
      const value = read(entry);
      return typeof value === 'number' ? String(value) : guarded(value ?? '');
    }),
  );
  return csvText([columns.map(([name]) => name), ...rows]);
}

/** `EMAIL_ADDRESS 1, PERSON 2` */
function countsText(counts: LedgerEntry['entityCounts']): string {
  return Object.entries(counts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, count]) => `${type} ${String(count)}`)
    .join(', ');
}

/** Undefined for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
