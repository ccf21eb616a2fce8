/**
 * The lines of an address as one: "12 High Street, Leeds, LS1 4AB". Of a passage that runs over lines, what stands in
 * columns beside it is left out.
 */
export function normaliseAddress(quote: string): string | null {
  const lines = quote.split('\n').map((line) => line.trim());
  const joined = lines
    .map((line, index) => (index < lines.length - 1 ? (line.split(/ {3}|\t/u, 1)[0] ?? line) : line))
    .map((line) => line.replace(/[,;\s]+$/u, '').replace(/^[,;\s]+/u, ''))
    .filter((line) => line !== '')
    .join(', ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?:\s*,){2,}/gu, ',')
    .replaceAll(/\s+,/gu, ',');
  return /\p{L}/u.test(joined) ? joined : null;
}
