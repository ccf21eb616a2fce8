/** How many bytes become characters at once: an argument list has an end. */
const portion = 0x8000;

/** Bytes as base64 (RFC 4648). */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += portion) {
    binary += String.fromCharCode(...bytes.subarray(start, start + portion));
  }
  return btoa(binary);
}

/** The bytes of base64; null where it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
