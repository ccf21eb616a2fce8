/**
 * Whether the digits check as a routing number of the American Bankers Association: a Federal Reserve district, or what
 * the association keeps for thrifts and others, and weights 3, 7, 1 (https://www.aba.com, "Routing number policy").
 */
export function isAbaRouting(digits: string): boolean {
  if (!/^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/u.test(digits)) return false;
  const weights = [3, 7, 1];
  const sum = Array.from(digits).reduce((total, digit, place) => total + Number(digit) * (weights[place % 3] ?? 0), 0);
  return sum % 10 === 0 && sum > 0;
}
