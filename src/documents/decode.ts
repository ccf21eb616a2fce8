import { analyse } from 'chardet';

/** What windows-1252 has at 0x80 to 0x9f (WHATWG Encoding Standard, index windows-1252). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** How much of a file the guess looks at, and how many bytes outside of ASCII make a guess worth having. */
const SAMPLE_BYTES = 64 * 1024;
const MIN_TELLING_BYTES = 16;
const MIN_CONFIDENCE = 20;
/** Bytes that don't fit UTF-8, for each character beyond ASCII that does, up to which a text is still UTF-8. */
const MAX_MISFITS = 0.05;
/** Without a mark, this share of zero bytes on one side of the byte pairs means UTF-16. */
const UTF16_SHARE = 0.4;
/**
 * Encodings that statistics can tell from windows-1252. Its own kin (ISO 8859-1, -2, -9 ...) are not here: among them
 * a guess is as often wrong as right, and windows-1252 is what the Encoding Standard falls back to.
 */
const TELLABLE = new Set([
  'Shift_JIS',
  'EUC-JP',
  'EUC-KR',
  'ISO-2022-JP',
  'GB18030',
  'Big5',
  'windows-1251',
  'KOI8-R',
  'ISO-8859-5',
  'windows-1253',
  'ISO-8859-7',
  'windows-1255',
  'ISO-8859-8',
  'windows-1256',
  'ISO-8859-6',
]);

/** The encoding that the first bytes declare, if they do. */
function byteOrderMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 that begins without a mark, as some exports are: every other byte of Latin text is zero. */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096);
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 4) return null;
  let high = 0;
  let low = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (sample[index] === 0) high += 1;
    if (sample[index + 1] === 0) low += 1;
  }
  if (low > UTF16_SHARE * pairs && high === 0) return 'utf-16le';
  if (high > UTF16_SHARE * pairs && low === 0) return 'utf-16be';
  return null;
}

/** Node 20 decodes windows-1252 as Latin-1, so the characters in which they differ are set right here. */
function decodeWindows1252(bytes: Uint8Array): string {
  const decoded = new TextDecoder('windows-1252').decode(bytes);
  return decoded.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}

function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    const decoder = new TextDecoder(label.trim());
    return decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
  } catch {
    // No encoding has that name.
    return null;
  }
}

function guess(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let telling = 0;
  for (const byte of sample) if (byte > 0x7f) telling += 1;
  if (telling < MIN_TELLING_BYTES && !sample.includes(0x1b)) return null;
  const [best] = analyse(sample);
  return best !== undefined && best.confidence >= MIN_CONFIDENCE && TELLABLE.has(best.name) ? best.name : null;
}

/** UTF-8 where it fits: all bytes, or nearly all that could show otherwise (a file damaged in a place or two). */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const decoded = new TextDecoder('utf-8').decode(bytes);
    const misfits = decoded.match(/\ufffd/g)?.length ?? 0;
    const fits = decoded.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
    return misfits <= MAX_MISFITS * fits ? decoded : null;
  }
}

/** Encodings of 7 bits fit UTF-8 always, and switch alphabets with an escape that no other text holds. */
function isSevenBit(bytes: Uint8Array, declared: string | null): boolean {
  if (declared !== null && /^\s*(?:iso-2022|hz)/i.test(declared)) return true;
  const escape = bytes.subarray(0, SAMPLE_BYTES).indexOf(0x1b);
  return escape >= 0 && (bytes[escape + 1] === 0x24 || bytes[escape + 1] === 0x28);
}

/**
 * Makes text of bytes whose encoding is not certain. In this order: a byte order mark; UTF-16 without a mark; UTF-8
 * where the bytes fit it; the encoding that the file declares; a guess from the bytes; windows-1252, the fallback of
 * the WHATWG Encoding Standard. Bytes that fit UTF-8 are read as such even where another encoding is declared: text in
 * another one hardly ever fits by chance, and a wrong declaration is common.
 *
 * @param declared what the file says, such as the `charset` of a web page
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  const wide = byteOrderMark(bytes) ?? unmarkedUtf16(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  const utf8 = isSevenBit(bytes, declared) ? null : decodeUtf8(bytes);
  if (utf8 !== null) return utf8;
  // A page whose own text says UTF-16 could not have been read that far.
  const label = declared === null || /^\s*(?:utf|unicode|ucs)/i.test(declared) ? guess(bytes) : declared;
  return (label === null ? null : decodeAs(bytes, label)) ?? decodeWindows1252(bytes);
}
