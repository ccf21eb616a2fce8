import { err, ok, type Result } from '../../shared/result';

/** An answer's object. Its properties are own ones, whatever they are called. */
export type JsonObject = Readonly<Record<string, unknown>>;

const mostCharacters = 256 * 1024;
const fenced = /^\s*```(?:json)?[ \t]*\n([\s\S]*?)\n?```\s*$/i;

/** Why there is no object in an answer. */
export type JsonProblem = 'too-large' | 'not-json' | 'not-an-object';

/**
 * The one JSON object of an answer, with or without a Markdown fence around it. Nothing but JSON is read: words around it make it
 * unreadable.
 */
export function jsonOf(text: string): Result<JsonObject, JsonProblem> {
  if (text.length > mostCharacters) return err('too-large');
  let value: unknown;
  try {
    value = JSON.parse(fenced.exec(text)?.[1] ?? text);
  } catch {
    return err('not-json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return err('not-an-object');
  return ok(value as JsonObject);
}
