import { err, ok, type Result } from '../../shared/result';

/** An answer's object. Its properties are own ones, whatever they are called. */
export type JsonObject = Readonly<Record<string, unknown>>;

const mostCharacters = 256 * 1024;
/** An answer is an object of texts; nothing that is asked for nests further than a few levels. */
const mostLevels = 32;
const fenced = /^\s*```(?:json)?[ \t\r]*\n([\s\S]*?)\n?```\s*$/i;

/** Why there is no object in an answer. */
export type JsonProblem = 'too-large' | 'too-deep' | 'not-json' | 'not-an-object';

/**
 * The one JSON object of an answer, with or without a Markdown fence around it. Nothing but JSON is read: words around it make it
 * unreadable. Nesting beyond 32 levels and more than 256 K characters are refused.
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
  return isDeeperThan(mostLevels, value) ? err('too-deep') : ok(value as JsonObject);
}

/** Level by level, so that no depth is too much for the stack. */
function isDeeperThan(levels: number, value: object): boolean {
  let level: readonly object[] = [value];
  for (let depth = 0; depth <= levels; depth += 1) {
    if (level.length === 0) return false;
    level = level
      .flatMap((container) => Object.values(container) as readonly unknown[])
      .filter((part): part is object => typeof part === 'object' && part !== null);
  }
  return level.length > 0;
}
