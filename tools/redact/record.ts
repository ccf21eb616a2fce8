import { err, ok, type Result } from '../../src/shared/result';
import type { RedactionRecord } from './driver';

/** Reads a line of JSON with `id` and `text`. The error is a sentence. */
export function parseRecord(line: string): Result<RedactionRecord, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return err('This is no JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null) return err('This is no JSON object.');
  const { id, text } = parsed as { id?: unknown; text?: unknown };
  if (typeof text !== 'string') return err('It has no "text", or that is no string.');
  if (typeof id !== 'string' && typeof id !== 'number')
    return err('It has no "id", or that is neither string nor number.');
  return ok({ id: String(id), text });
}
