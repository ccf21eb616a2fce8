/**
 * Whether two words are so many edits apart at most: letters more, fewer, other or swapped with their neighbour. Optimal string
 * alignment, the restricted Damerau-Levenshtein distance (Boytsov 2011, https://doi.org/10.1145/1963190.1963191, section 2.1), in
 * the band that the limit allows.
 */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  const far = most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => Math.min(at, far));
  for (let row = 1; row <= a.length; row++) {
    const own = new Array<number>(b.length + 1).fill(far);
    if (row <= most) own[0] = row;
    let least = own[0] ?? far;
    for (let at = Math.max(1, row - most); at <= Math.min(b.length, row + most); at++) {
      const isSame = a[row - 1] === b[at - 1];
      let cost = Math.min((last[at - 1] ?? far) + Number(!isSame), (last[at] ?? far) + 1, (own[at - 1] ?? far) + 1);
      if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1]) {
        cost = Math.min(cost, (beforeLast[at - 2] ?? far) + 1);
      }
      own[at] = Math.min(cost, far);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    beforeLast = last;
    last = own;
  }
  return (last[b.length] ?? far) <= most;
}
