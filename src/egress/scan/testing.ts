import type { EntityType } from '../../redaction';
import type { ScanFinding } from './finding';
import { scanBody, type ScanInput } from './scan-body';

/** Bytes of UTF-8. */
export const utf8 = (text: string) => new TextEncoder().encode(text);
/** Bytes of a JSON text. */
export const json = (value: unknown) => utf8(JSON.stringify(value));
const system = 'You find values in a document and copy them.';

/** A request about a document. */
export function bodyOf(text: string, model = 'gpt-5-mini'): Uint8Array {
  return json({
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: `The document:\n${text}` },
    ],
  });
}

/** Protects and allows nothing; the prompt is that of {@link bodyOf}. */
export const nothing: Omit<ScanInput, 'body'> = {
  protectedValues: [],
  allowed: [],
  neverSend: new Set(),
  placeholders: [],
  baseline: bodyOf(''),
};

/** Scans the request about a document of this text. */
export function scan(text: string, input: Partial<ScanInput> = {}): Promise<readonly ScanFinding[]> {
  return scanBody({ ...nothing, body: bodyOf(text), ...input });
}

/** Values of one type that must not leave. */
export function protect(type: EntityType, ...values: readonly string[]): Pick<ScanInput, 'protectedValues'> {
  return { protectedValues: values.map((value) => ({ type, value })) };
}

/** Base64 of a text’s UTF-8. */
export const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64Url = (text: string) => Buffer.from(text).toString('base64url');
/** In lines of so many characters. */
export const wrapped = (text: string, width: number) =>
  (text.match(new RegExp(`.{1,${String(width)}}`, 'gsu')) ?? []).join('\n');
const hex = (text: string) => Buffer.from(text).toString('hex');
const eachByte = (text: string, before: string) =>
  Array.from(Buffer.from(text), (byte) => before + byte.toString(16).padStart(2, '0').toUpperCase()).join('');
const eachUnit = (text: string, write: (code: number) => string) =>
  Array.from({ length: text.length }, (_, at) => write(text.charCodeAt(at))).join('');

/** Ways to write a text that others undo, by name. */
export const encodings: Readonly<Record<string, (text: string) => string>> = {
  base64,
  'base64 for URLs': base64Url,
  'wrapped base64': (text) => wrapped(base64(text), 76),
  'narrow base64': (text) => wrapped(base64(text), 20),
  hexadecimal: hex,
  'spaced hexadecimal': (text) => wrapped(hex(text), 2).replaceAll('\n', ' '),
  'percent-encoding': (text) => eachByte(text, '%'),
  'URL component': encodeURIComponent,
  'HTML entities': (text) => eachUnit(text, (code) => `&#${String(code)};`),
  'hexadecimal HTML entities': (text) => eachUnit(text, (code) => `&#x${code.toString(16)};`),
  'quoted-printable': (text) => eachByte(text, '='),
  'JavaScript escapes': (text) => eachUnit(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  'byte escapes': (text) => eachByte(text, '\\x'),
  JSON: (text) => JSON.stringify({ note: text }),
};
