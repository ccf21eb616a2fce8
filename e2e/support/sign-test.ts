/**
 * One-sided p-value of the exact sign test (Dixon and Mood 1946, The Statistical Sign Test, JASA 41:557-566), which
 * for paired right-or-wrong answers is the exact form of McNemar's test (1947): the chance of at least `wins` heads in
 * `wins + losses` throws of a fair coin. Pairs that agree say nothing and are not counted.
 */
export function signTest(wins: number, losses: number): number {
  const throws = wins + losses;
  let ways = 1; // to get all heads, then one tail, two tails ...
  let sum = 0;
  for (let tails = 0; tails <= losses; tails++) {
    sum += ways;
    ways = (ways * (throws - tails)) / (tails + 1);
  }
  return sum / 2 ** throws;
}
