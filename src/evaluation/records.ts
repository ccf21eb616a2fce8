import '../shared/zod-without-eval';
import * as z from 'zod';
import { err, ok, type Result } from '../shared/result';

/** One labelled document. What it has no label for is not asked about it. */
export interface EvaluationRecord {
  readonly id: string;
  readonly text: string;
  /** Null: it has no label for what it is about. */
  readonly intent: string | null;
  /** By name, all values that are right; none: the document does not state it. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** Why records were not taken. `line` counts from 1; null where it is about all of them. `message` is a sentence. */
export interface RecordsError {
  readonly code: 'empty' | 'too-large' | 'not-json' | 'not-a-record' | 'repeated-id';
  readonly line: number | null;
  readonly message: string;
}

const mostRecords = 200_000;
const mostCharacters = 256 * 1024 * 1024;

const value = z.union([z.string().max(10_000), z.number(), z.boolean()]).transform(String);
const recordSchema = z.object({
  id: z.union([z.string().min(1).max(500), z.number()]).transform(String),
  text: z.string().max(2_000_000),
  intent: z.string().min(1).max(500).nullish(),
  fields: z.record(z.string().min(1).max(200), z.union([value, z.array(value).max(1000), z.null()])).optional(),
});

/** Reads records from JSON Lines: `{"id", "text", "intent"?, "fields"?: {name: value | [values] | null}}`, one a line. */
export function readRecords(jsonl: string): Result<readonly EvaluationRecord[], RecordsError> {
  if (jsonl.length > mostCharacters) return fail('too-large', null, 'The file is larger than 256 MB.');
  const records: EvaluationRecord[] = [];
  const lines = new Map<string, number>();
  let line = 0;
  for (const text of jsonl.split('\n')) {
    line += 1;
    if (text.trim() === '') continue;
    if (records.length >= mostRecords) return fail('too-large', line, 'There are more than 200,000 records.');
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return fail('not-json', line, `Line ${String(line)} is not JSON. Each line has to be one whole JSON object.`);
    }
    const read = recordSchema.safeParse(json);
    if (!read.success) {
      const [issue] = read.error.issues;
      const place = issue?.path.join('.') ?? '';
      return fail(
        'not-a-record',
        line,
        `Line ${String(line)} is not a record: ${place === '' ? 'it' : place} is not right.`,
      );
    }
    const { id, intent, fields } = read.data;
    const before = lines.get(id);
    if (before !== undefined) {
      return fail(
        'repeated-id',
        line,
        `Lines ${String(before)} and ${String(line)} have the same id. Each needs its own.`,
      );
    }
    lines.set(id, line);
    records.push({
      id,
      text: read.data.text,
      intent: intent ?? null,
      fields: new Map(Object.entries(fields ?? {}).map(([name, given]) => [name, valuesOf(given)])),
    });
  }
  return records.length === 0 ? fail('empty', null, 'The file holds no record.') : ok(records);
}

function valuesOf(given: string | readonly string[] | null): readonly string[] {
  const all = given === null ? [] : typeof given === 'string' ? [given] : given;
  return all.filter((each) => each.trim() !== '');
}

function fail(code: RecordsError['code'], line: number | null, message: string): Result<never, RecordsError> {
  return err({ code, line, message });
}
