const units = ['bytes', 'kB', 'MB', 'GB'] as const;

/** 197 MB, 4.2 kB: decimal units, as download pages and disks use them. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit] ?? ''}`;
}

/** A score between 0 and 1 as "82 %". Only what is exactly sure reads 0 % or 100 %. */
export function formatScore(score: number): string {
  if (score > 0 && score < 0.005) return 'under 1 %';
  if (score < 1 && score >= 0.995) return 'over 99 %';
  return `${Math.round(score * 100).toString()} %`;
}

/** "4.2 seconds", "1 min 20 s". */
export function formatSeconds(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} seconds`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60).toString()} min ${(whole % 60).toString()} s`;
}

const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** "23 Nov 2026, 20:57" in the person's time zone. */
export function formatDateTime(at: number): string {
  return dateTime.format(at);
}

/** "20:57:03" in the person's time zone. */
export function formatTime(at: number): string {
  return time.format(at);
}

/** "1 document", "2 documents". */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
