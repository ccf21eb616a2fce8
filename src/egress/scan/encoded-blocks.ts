import { textOfBytes } from './bytes-text';
import type { Span } from './finding';

/** A stretch of a text that is an encoding of something else. */
export interface Block extends Span {
  /** What a person calls the encoding. */
  readonly name: string;
  readonly text: string;
}

/** What was found of encodings in a text. */
export interface Blocks {
  readonly readable: readonly Block[];
  /** Long, and of no text: a picture, an archive, a cipher. */
  readonly unreadable: readonly Span[];
}

/** Of less, a name of four letters is not left. */
const shortestBase64 = 7;
const shortestHex = 10;
/** What is as long as this and can't be read may hold anything. */
const longestUnread = 200;
/** Bits a character. Words have 4.3 at most; random base64 of this length has 5.7, base32 4.9, hex 3.9, base85 6. */
const entropyOfBase64 = 4.7;
const entropyOfHex = 3.5;
const entropyOfAny = 5.5;
/** From this length on, what is glued to the beginning of base64 is looked past. */
const shortestGlued = 20;

const base64Lines = /(?<![\w+/-])[\w+/-]+={0,2}(?:[ \t]*(?:\r?\n|\r)[ \t>]*[\w+/-]+={0,2})*/gu;
const base64Run = /[\w+/-]+/gu;
const alphabets = [/[A-Za-z\d+/]+/gu, /[\w-]+/gu, /[A-Za-z\d]+/gu];
const hexRun =
  /(?<![\da-f])(?:[\da-f]{2}(?:[ \t:,-]|\r?\n[ \t>]*)){4,}[\da-f]{2}(?![\da-f])|(?<![\da-f])[\da-f]{10,}(?:\r?\n[ \t>]*[\da-f]{2,}(?![\da-z]))*/giu;
const solidRun = /[!-~]{200,}/gu;
const invisibleRun = /(?:(?![\u{e0020}-\u{e007e}])\p{Default_Ignorable_Code_Point}){20,}/gu;

/** Finds base64 and hex in a text, with or without line breaks, and what is too long to be anything but an encoding. */
export function blocksOf(text: string): Blocks {
  const readable: Block[] = [];
  const unreadable: Span[] = [];
  for (const match of text.matchAll(base64Lines)) {
    const found = readBase64(match[0], match.index);
    readable.push(...found.readable);
    unreadable.push(...found.unreadable);
  }
  for (const match of text.matchAll(hexRun)) {
    const digits = match[0].replaceAll(/[^\da-f]/giu, '');
    const span = { start: match.index, end: match.index + match[0].length };
    const decoded = digits.length < shortestHex ? null : textOfHex(digits);
    if (decoded !== null) readable.push({ ...span, name: 'hexadecimal', text: decoded });
    else if (digits.length >= longestUnread && entropyOf(digits) >= entropyOfHex) unreadable.push(span);
  }
  const isKnown = new Uint8Array(text.length);
  for (const { start, end } of [...readable, ...unreadable]) isKnown.fill(1, start, end);
  for (const match of text.matchAll(solidRun)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (entropyOf(match[0]) >= entropyOfAny && !isKnown.subarray(span.start, span.end).includes(1))
      unreadable.push(span);
  }
  for (const match of text.matchAll(invisibleRun)) {
    // One sign over and over tells nothing: newsletters fill their previews so.
    if (new Set(match[0]).size > 1) unreadable.push({ start: match.index, end: match.index + match[0].length });
  }
  return { readable, unreadable };
}

function readBase64(written: string, at: number): Blocks {
  const runs = [...written.matchAll(base64Run)].map((run) => ({
    start: at + run.index,
    end: at + run.index + run[0].length,
    text: run[0],
  }));
  const readable: Block[] = [];
  const unreadable: Span[] = [];
  const unread = new Set(runs);
  for (const group of [...(runs.length > 1 ? [runs] : []), ...linesOfOneWidth(runs)]) {
    const own = group.filter((run) => unread.has(run));
    const [first] = own;
    const last = own.at(-1);
    if (own.length < 2 || !first || !last) continue;
    const decoded = textOfBase64(own.map(({ text }) => text).join(''));
    const span = { start: first.start, end: last.end };
    if (decoded !== null) readable.push({ ...span, name: 'base64', text: decoded });
    else if (group !== runs && isBlob(own.map(({ text }) => text).join(''))) unreadable.push(span);
    else continue;
    for (const run of own) unread.delete(run);
  }
  for (const run of unread) {
    const found = readRun(run.text, run.start);
    readable.push(...found);
    if (found.length === 0 && isBlob(run.text)) unreadable.push({ start: run.start, end: run.end });
  }
  return { readable, unreadable };
}

interface Run extends Span {
  readonly text: string;
}

/** Wrapped base64 has lines of one width, and a last one that may be shorter. */
function linesOfOneWidth(runs: readonly Run[]): readonly (readonly Run[])[] {
  const groups: Run[][] = [];
  let isOpen = false;
  for (const run of runs) {
    const group = groups.at(-1);
    const width = group?.[0]?.text.length ?? 0;
    if (group && isOpen && run.text.length <= width) group.push(run);
    else groups.push([run]);
    isOpen = group === undefined || groups.at(-1) !== group || run.text.length === width;
  }
  return groups.filter((group) => group.length > 1);
}

/** One run as a whole; its parts, where a path or a word is glued to it by a sign of the other alphabet; its later letters. */
function readRun(run: string, at: number): readonly Block[] {
  const block = (text: string, start: number, length: number): Block => ({
    start: at + start,
    end: at + start + length,
    name: 'base64',
    text,
  });
  const whole = textOfBase64(run);
  if (whole !== null) return [block(whole, 0, run.length)];
  if (run.length < shortestBase64) return [];
  const parts = (/[+/_-]/.test(run) ? alphabets : []).flatMap((alphabet) =>
    [...run.matchAll(alphabet)].flatMap((part) => {
      const decoded = part[0].length === run.length ? null : textOfBase64(part[0]);
      return decoded === null ? [] : [block(decoded, part.index, part[0].length)];
    }),
  );
  if (parts.length > 0 || run.length < shortestGlued) return parts;
  for (const glued of [1, 2, 3]) {
    const decoded = textOfBase64(run.slice(glued));
    if (decoded !== null) return [block(decoded, glued, run.length - glued)];
  }
  return [];
}

function textOfBase64(run: string): string | null {
  if (run.length < shortestBase64 || run.length % 4 === 1) return null;
  try {
    const binary = atob(run.replaceAll('-', '+').replaceAll('_', '/'));
    return textOfBytes(Uint8Array.from(binary, (sign) => sign.charCodeAt(0)));
  } catch {
    return null;
  }
}

function textOfHex(digits: string): string | null {
  if (digits.length % 2 === 1) return null;
  return textOfBytes(
    Uint8Array.from({ length: digits.length / 2 }, (_, place) =>
      Number.parseInt(digits.slice(2 * place, 2 * place + 2), 16),
    ),
  );
}

function isBlob(run: string): boolean {
  return run.length >= longestUnread && entropyOf(run) >= entropyOfBase64;
}

/** Shannon's, in bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
