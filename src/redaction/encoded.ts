import type { Entity } from './entity';

/** At least a name or a number of 9 characters. */
const base64 = /(?<![\w+/=-])(?:[A-Za-z\d+/]{12,}={0,2}|[A-Za-z\d_-]{12,}={0,2})(?![\w+/=-])/gu;
/** What is decoded at most: more is a file, whose text is read elsewhere. */
const longest = 200_000;
/** Share of readable characters from which decoded bytes are text. */
const readableShare = 0.95;

/**
 * Stretches of base64 that hold an entity. The whole stretch is the entity: half of it would still decode.
 *
 * @param text prepared text
 * @param analyze finds the entities of what was decoded
 */
export function findEncoded(text: string, analyze: (decoded: string) => readonly Entity[]): readonly Entity[] {
  return [...text.matchAll(base64)].flatMap((match) => {
    const decoded = decode(match[0]);
    if (decoded === null) return [];
    const [surest] = analyze(decoded).toSorted((a, b) => b.score - a.score);
    return surest ? [{ ...surest, start: match.index, end: match.index + match[0].length }] : [];
  });
}

function decode(written: string): string | null {
  // A word in small letters, or a number, is base64 of nothing.
  if (written.length > longest || !/[A-Z]/u.test(written) || !/[a-z]/u.test(written)) return null;
  const bytes = bytesOf(written.replaceAll('-', '+').replaceAll('_', '/'));
  if (bytes === null) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const readable = text.match(/[\p{L}\p{N}\p{P}\p{S} \n\r\t]/gu)?.length ?? 0;
    return readable >= readableShare * Array.from(text).length ? text : null;
  } catch {
    return null;
  }
}

function bytesOf(written: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(written), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
