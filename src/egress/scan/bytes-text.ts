/** Share of readable characters from which decoded bytes are text. */
const readableShare = 0.95;
/** Below so many characters, a stretch of random bytes is readable by chance. */
const shortText = 16;

/** The text that bytes are, in UTF-8, UTF-16 or Windows-1252; null: they are none. */
export function textOfBytes(bytes: Uint8Array): string | null {
  // Most words that are taken for base64 end here.
  if (bytes.length < shortText && bytes.every((byte) => byte !== 0) && bytes.some(isControl)) return null;
  const decoded = decodedAs('utf-8', bytes);
  if (decoded !== null && isReadable(decoded)) return decoded;
  const zeros = bytes.reduce((sum, byte) => sum + Number(byte === 0), 0);
  if (bytes.length >= 4 && bytes.length % 2 === 0 && zeros > bytes.length / 4) {
    const wide = decodedAs(bytes[0] === 0 || bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le', bytes);
    if (wide !== null && isReadable(wide)) return wide;
  }
  // Of eight bits each, and mostly letters of English. What is short would be so by chance.
  const plain = bytes.reduce((sum, byte) => sum + Number(byte >= 0x20 && byte < 0x7f), 0);
  if (decoded !== null || bytes.length < shortText || plain < 0.7 * bytes.length) return null;
  const western = decodedAs('windows-1252', bytes);
  return western !== null && isReadable(western) ? western : null;
}

/** The text of bytes that stand for letters one by one: what is no UTF-8 is Windows-1252. */
export function lettersOfBytes(bytes: Uint8Array): string {
  return decodedAs('utf-8', bytes) ?? decodedAs('windows-1252', bytes) ?? '';
}

function decodedAs(encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
}

function isReadable(text: string): boolean {
  const unreadable = text.match(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\u200b-\u200f\ufeff\n\r\t]/gu)?.length ?? 0;
  if (text === '') return false;
  return text.length < shortText ? unreadable === 0 : unreadable <= (1 - readableShare) * text.length;
}
