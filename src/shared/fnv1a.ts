/** The 64-bit FNV-1a hash (Fowler, Noll, Vo; RFC 9923) of some bytes, as its high and low half. */
export function fnv1a64(bytes: Uint8Array): { readonly high: number; readonly low: number } {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    // The prime is 2^40 + 0x1b3; each product stays below 2^53.
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 2 ** 32) + low * 0x100) % 2 ** 32;
    low = product % 2 ** 32;
  }
  return { high, low };
}

/** {@link fnv1a64} as 16 hexadecimal digits. */
export function fnv1a64Hex(bytes: Uint8Array): string {
  const { high, low } = fnv1a64(bytes);
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}
