/** The lines of an address as one: "12 High Street, Leeds, LS1 4AB". */
export function normaliseAddress(quote: string): string | null {
  const joined = quote
    .split(/\n+/u)
    .map((line) =>
      line
        .trim()
        .replace(/[,;\s]+$/u, '')
        .replace(/^[,;\s]+/u, ''),
    )
    .filter((line) => line !== '')
    .join(', ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?:\s*,){2,}/gu, ',')
    .replaceAll(/\s+,/gu, ',')
    .replace(/(?<=[\p{L}\p{N}]{3})\.$/u, '');
  return /\p{L}/u.test(joined) ? joined : null;
}
