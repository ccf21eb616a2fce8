import { randomBytes } from 'node:crypto';
import { redactEach, restore, StreamRestorer, type PlaceholderTable } from '../../src/redaction';
import type { LabelledText } from './labelled-text';

/** How models were seen to write a placeholder back. */
const spellings: Readonly<Record<string, (placeholder: string) => string>> = {
  same: (it) => it,
  small: (it) => it.toLowerCase(),
  possessive: (it) => `${it}'s`,
  'possessive inside': (it) => `${it.slice(0, -1)}'s]`,
  plural: (it) => `${it}s`,
  bold: (it) => `**${it}**`,
  italic: (it) => `_${it}_`,
  code: (it) => `\`${it}\``,
  'escaped underscores': (it) => it.replaceAll('_', String.raw`\_`),
  'escaped brackets': (it) => String.raw`\[${it.slice(1, -1)}\]`,
  link: (it) => `${it}(https://example.org)`,
  spaces: (it) => it.replaceAll('_', ' '),
  hyphens: (it) => it.replaceAll('_', '-'),
  'no brackets': (it) => it.slice(1, -1),
  quoted: (it) => `"${it}"`,
  'JSON escapes': (it) => `\\u005b${it.slice(1, -1)}\\u005d`,
  'in a table': (it) => `| ${it} | paid |`,
  'in a heading': (it) => `## ${it}:\n`,
};

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const atRandom = (length: number) => Array.from(randomBytes(length), (byte) => signs.charAt(byte % 32)).join('');

/** What an answer may hold that the request never gave out: invented, altered, or of another request. */
const forgeries: Readonly<Record<string, (placeholder: string, foreign: string) => string>> = {
  invented: (it) => it.replace(/\d+[a-z]*_\w+/u, `${String((randomBytes(1)[0] ?? 0) % 9)}_${atRandom(6)}`),
  'another number': (it) => it.replace(/_(\d+)([a-z]*)_/u, (_, number: string) => `_${String(Number(number) + 1)}_`),
  'another type': (it) =>
    it.replace(/^\[[A-Z_]+?_(?=\d)/u, (type) => (type === '[PERSON_' ? '[LOCATION_' : '[PERSON_')),
  'one sign changed': (it) => it.slice(0, -2) + signs.charAt((signs.indexOf(it.at(-2) ?? '0') + 1) % 32) + ']',
  'no authenticator': (it) => it.replace(/_\w{6}\]$/u, ']'),
  'of another request': (_, foreign) => foreign,
  'two run together': (it, foreign) => it.slice(0, -3) + foreign.slice(-4),
};

interface Trial {
  readonly isRight: boolean;
  readonly kind: string;
}

export interface RoundTrip {
  /** Placeholders that came back letter by letter, however they were written. */
  readonly restored: number;
  readonly written: number;
  /** Forgeries in whose place a value of the request was put. */
  readonly falselyAttributed: number;
  readonly forged: number;
  /** Spellings that did not always come back. */
  readonly weak: readonly string[];
}

/** Redacts each text for itself, and lets hostile answers tell its placeholders and others. */
export async function measureRoundTrip(texts: readonly LabelledText[]): Promise<RoundTrip> {
  const redactions = await redactEach(
    texts.map(({ id, text }) => ({ parts: [{ id, text }], key: randomBytes(32) })),
    { tagger: null },
  );
  const honest: Trial[] = [];
  const forged: Trial[] = [];
  for (const [place, { table }] of redactions.entries()) {
    const others = redactions[(place + 1) % redactions.length]?.table.entries ?? [];
    for (const [number, { placeholder, value }] of table.entries.entries()) {
      for (const [kind, spell] of Object.entries(spellings)) {
        honest.push({ kind, isRight: answerWith(spell(placeholder), table).includes(value) });
      }
      const foreign = others[number % Math.max(1, others.length)]?.placeholder ?? '[PERSON_9_000000]';
      for (const [kind, forge] of Object.entries(forgeries)) {
        const written = forge(placeholder, foreign);
        const isGivenOut = table.entries.some((entry) => entry.placeholder.toUpperCase() === written.toUpperCase());
        if (isGivenOut) continue;
        forged.push({ kind, isRight: restore(`See ${written} about it.`, table).restored === 0 });
      }
    }
  }
  const wrong = (trials: readonly Trial[]) => trials.filter(({ isRight }) => !isRight).length;
  return {
    restored: honest.length - wrong(honest),
    written: honest.length,
    falselyAttributed: wrong(forged),
    forged: forged.length,
    weak: [...new Set([...honest, ...forged].filter(({ isRight }) => !isRight).map(({ kind }) => kind))],
  };
}

/** Whole, and in pieces of a stream: both have to agree. */
function answerWith(written: string, table: PlaceholderTable): string {
  const answer = `As for ${written} we agreed.`;
  const whole = restore(answer, table).text;
  const stream = new StreamRestorer(table);
  const pieces = answer.match(/[\s\S]{1,3}/gu) ?? [];
  const streamed = pieces.map((piece) => stream.push(piece)).join('') + stream.end().text;
  return streamed === whole ? whole : '';
}
