import type { Recognizer } from '../recognizer';

const beginning = /-----BEGIN [A-Z\d ]{0,40}(?:PRIVATE KEY|PGP MESSAGE)(?: BLOCK)?-----/g;
const ending = /-----END [A-Z\d ]{0,60}-----/g;
const body = /(?:[A-Za-z\d+/=: ,\-\s"'\\>|.#]){0,20000}/y;
const puttyKey = /PuTTY-User-Key-File-\d: [\s\S]{0,8000}?Private-MAC: [a-f\d]{32,64}/g;

/** Private keys as text (RFC 7468 and its kin), from the first line to the last one, or as far as they go. */
export const privateKey: Recognizer = {
  name: 'private-key',
  types: ['SECRET'],
  *find(text) {
    let after = 0;
    for (const match of text.matchAll(beginning)) {
      if (match.index < after) continue;
      ending.lastIndex = match.index;
      const last = ending.exec(text);
      body.lastIndex = match.index + match[0].length;
      const end = last ? last.index + last[0].length : body.lastIndex + (body.exec(text)?.[0].trimEnd().length ?? 0);
      after = end;
      yield { start: match.index, end, type: 'SECRET', shape: 0.95 };
    }
    for (const match of text.matchAll(puttyKey)) {
      yield { start: match.index, end: match.index + match[0].length, type: 'SECRET', shape: 0.95 };
    }
  },
};
