/**
 * The printable stand-ins that byte-level BPE gives the 256 bytes, inverted: character to byte (GPT-2's table:
 * printable Latin-1 stands for itself, the other bytes for U+0100 onwards).
 */
function byteOfCharacter(): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  let next = 0x100;
  for (let byte = 0; byte < 256; byte++) {
    const isPrintable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    table.set(String.fromCharCode(isPrintable ? byte : next++), byte);
  }
  return table;
}

/**
 * Bytes of every token of a byte-level BPE vocabulary, as strings of code units 0-255, by id.
 *
 * @param vocabulary - token as `tokenizer.json` writes it, to id
 */
export function tokenBytesOf(vocabulary: Iterable<readonly [string, number]>): string[] {
  const table = byteOfCharacter();
  const result: string[] = [];
  for (const [token, id] of vocabulary) {
    let bytes = '';
    for (const character of token) {
      const byte = table.get(character);
      if (byte !== undefined) bytes += String.fromCharCode(byte);
    }
    result[id] = bytes;
  }
  for (let id = 0; id < result.length; id++) result[id] ??= '';
  return result;
}

/** UTF-8 bytes of a text as a string of code units 0-255. */
export function utf8Bytes(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** Text of UTF-8 bytes given as a string of code units 0-255; a broken sequence becomes U+FFFD. */
export function textOfBytes(bytes: string): string {
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
}
