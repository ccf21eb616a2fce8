/** Middle value; of an even number of values, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}

/** The least value that so large a part of the values does not exceed (nearest rank). */
export function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * part) - 1] ?? NaN;
}

/** `median 12.3 s, least 11.9 s of 3` */
export function formatSeconds(seconds: readonly number[]): string {
  const least = Math.min(...seconds);
  return `median ${short(median(seconds))} s, least ${short(least)} s of ${String(seconds.length)}`;
}

/** `median 9.81 tokens/s, best 10.2 of 3`: from the times that the same number of tokens took. */
export function formatRate(tokens: number, seconds: readonly number[]): string {
  const best = tokens / Math.min(...seconds);
  return `median ${short(tokens / median(seconds))} tokens/s, best ${short(best)} of ${String(seconds.length)}`;
}

/** `7.5 times (of the least times: 7.7)`: how much longer `slow` took. */
export function formatRatio(slow: readonly number[], fast: readonly number[]): string {
  const ofLeast = Math.min(...slow) / Math.min(...fast);
  return `${short(median(slow) / median(fast))} times (of the least times: ${short(ofLeast)})`;
}

/** `1.2 GB`, with powers of ten. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${short(bytes / 1e9)} GB`;
  return bytes >= 1e6 ? `${short(bytes / 1e6)} MB` : `${short(bytes / 1e3)} kB`;
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
