import { decodeEscape } from '../../redaction';
import { lettersOfBytes } from './bytes-text';
import type { Span } from './finding';
import { rewrite, type Derived } from './rewrite';

/** A way to write single characters of a text. */
interface Writing {
  /** What a person calls it. */
  readonly name: string;
  /** Whether a text is written so; what does not look like it is left alone. */
  readonly isUsed: RegExp;
  readonly pattern: RegExp;
  /** Null: it stays as it is. */
  readonly decode: (match: string) => string | null;
}

const percent: Omit<Writing, 'pattern'> = {
  name: 'percent-encoding',
  isUsed: /%[\da-f]{2}/iu,
  decode: (match) => (match === '+' ? ' ' : lettersOfBytes(bytesOfPairs(match, /%/gu))),
};

/** Simple escapes of JSON, JavaScript, C and Python. */
const control: Readonly<Partial<Record<string, string>>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: ' ',
  f: '\n',
  v: '\n',
  '0': ' ',
};

const writings: readonly Writing[] = [
  { ...percent, pattern: /(?:%[\da-f]{2})+/giu },
  // HTML's forms write a space as a plus sign.
  {
    ...percent,
    name: 'form encoding',
    isUsed: /[\p{L}\p{N}]\+[\p{L}\p{N}]/u,
    pattern: /(?:%[\da-f]{2})+|(?<=[\p{L}\p{N}%])\+(?=[\p{L}\p{N}%])/giu,
  },
  {
    name: 'HTML entities',
    isUsed: /&#?[\da-z]{2,9}/iu,
    pattern: /&#\d{1,7};?|&#x[\da-f]{1,6};?|&[a-z]{2,8};/giu,
    decode: decodeHtml,
  },
  {
    name: 'quoted-printable',
    isUsed: /=[\da-f]{2}|[\p{L}\p{N}\p{P}]=[ \t]*\r?\n/iu,
    pattern: /(?:=[\da-f]{2})+|(?<!=)=[ \t]*\r?\n/giu,
    decode: (match) => (match.includes('\n') ? '' : lettersOfBytes(bytesOfPairs(match, /[=]/gu))),
  },
  {
    name: 'backslash escapes',
    isUsed: /\\[\p{L}\p{N}\p{P}\p{S}]/u,
    pattern:
      /(?:\\x[\da-f]{2})+|(?:\\[0-3][0-7]{2})+|\\u[\da-f]{4}|\\u\{[\da-f]{1,6}\}|\\[nrtbfv0]|\\[!-/:-@[-`{-~]/giu,
    decode: decodeBackslash,
  },
  {
    // Unicode's tag characters repeat ASCII, and no font shows them.
    name: 'invisible characters',
    isUsed: /[\u{e0020}-\u{e007e}]/u,
    pattern: /[\u{e0020}-\u{e007e}]+/gu,
    decode: (match) =>
      Array.from(match, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0xe0020) - 0xe0000)).join(''),
  },
];

/**
 * A text as each way of writing characters that it uses is undone, everywhere at once. Lines that are not written so are left
 * out, but for those beside one that is.
 */
export function unescaped(text: string): readonly (Derived & { readonly name: string })[] {
  return writings.flatMap(({ name, isUsed, pattern, decode }) => {
    if (!isUsed.test(text)) return [];
    return stretchesAround(text, pattern).flatMap(({ start, end }) => {
      const derived = rewrite(text.slice(start, end), pattern, decode);
      if (derived === null) return [];
      const spanOf = (span: Span) => {
        const own = derived.spanOf(span);
        return { start: start + own.start, end: start + own.end };
      };
      return [{ name, text: derived.text, spanOf }];
    });
  });
}

/** The lines that hold a match, each with the line before and after it; together where they meet. */
function stretchesAround(text: string, pattern: RegExp): readonly Span[] {
  const stretches: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const last = stretches.at(-1);
    const matchEnd = match.index + match[0].length;
    if (last && matchEnd <= last.end) continue;
    const lineStart = lineBreakBefore(text, match.index);
    const start = lineStart === 0 ? 0 : lineBreakBefore(text, lineStart - 1);
    const lineEnd = lineBreakAfter(text, matchEnd);
    const end = lineBreakAfter(text, Math.min(lineEnd + 1, text.length));
    if (last && start <= last.end) stretches[stretches.length - 1] = { start: last.start, end };
    else stretches.push({ start, end });
  }
  return stretches;
}

function lineBreakBefore(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineBreakAfter(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found;
}

function bytesOfPairs(written: string, marks: RegExp): Uint8Array {
  const digits = written.replaceAll(marks, '');
  return Uint8Array.from({ length: digits.length / 2 }, (_, place) =>
    Number.parseInt(digits.slice(2 * place, 2 * place + 2), 16),
  );
}

function decodeHtml(match: string): string | null {
  const [, hex] = /^&#x([\da-f]+)/iu.exec(match) ?? [];
  const [, decimal] = /^&#(\d+)/u.exec(match) ?? [];
  if (hex === undefined && decimal === undefined) return decodeEscape(match) ?? null;
  return characterOf(hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16));
}

function decodeBackslash(match: string): string | null {
  const kind = match.charAt(1).toLowerCase();
  if (kind === 'x' && match.length > 2) return lettersOfBytes(bytesOfPairs(match, /\\x/giu));
  if (kind === 'u') {
    const hex = match.replaceAll(/[^\da-f]/giu, '');
    // Half of a pair meets the other half in the next match.
    return match.includes('{') ? characterOf(Number.parseInt(hex, 16)) : String.fromCharCode(Number.parseInt(hex, 16));
  }
  if (/^\\\d{3}/u.test(match)) {
    const codes = match.match(/\d{3}/gu) ?? [];
    return lettersOfBytes(Uint8Array.from(codes, (code) => Number.parseInt(code, 8)));
  }
  return control[match.charAt(1)] ?? (/[\p{L}\p{N}]/u.test(kind) ? null : match.charAt(1));
}

function characterOf(code: number): string | null {
  return code > 0x10ffff ? null : String.fromCodePoint(code);
}
