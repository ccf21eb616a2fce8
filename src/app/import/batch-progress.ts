import { plural } from '../words/format';

/** How far a batch of files is. */
export interface BatchProgress {
  readonly total: number;
  /** Read, with a result. */
  readonly read: number;
  /** Could not be opened, stored or read. */
  readonly failed: number;
  readonly stopped: number;
  /** On their way. */
  readonly left: number;
  /** From the pace so far; null while there is none. */
  readonly secondsLeft: number | null;
}

/** What counting needs to know of a document in the batch. */
export interface BatchMember {
  readonly state: {
    readonly kind: 'opening' | 'waiting' | 'reading' | 'done' | 'stopped' | 'unreadable' | 'failed' | 'damaged';
    readonly code?: string;
  };
}

/** How many of the last readings make the pace: enough to even out, few enough to follow a change. */
export const paceOver = 10;

/**
 * Counts a batch.
 *
 * @param secondsPerReading of the last readings; empty when none has ended
 * @param isModelReady without a model nothing is read, and no time can be told
 */
export function batchProgress(
  members: readonly BatchMember[],
  secondsPerReading: readonly number[],
  isModelReady: boolean,
): BatchProgress {
  const counts = { read: 0, failed: 0, stopped: 0, left: 0 };
  for (const { state } of members) counts[fateOf(state)] += 1;
  const pace = secondsPerReading.slice(-paceOver);
  const mean = pace.reduce((sum, seconds) => sum + seconds, 0) / pace.length;
  return {
    total: members.length,
    ...counts,
    secondsLeft: counts.left === 0 || pace.length === 0 || !isModelReady ? null : mean * counts.left,
  };
}

function fateOf({ kind, code }: BatchMember['state']): 'read' | 'failed' | 'stopped' | 'left' {
  switch (kind) {
    case 'opening':
    case 'waiting':
    case 'reading':
      return 'left';
    case 'done':
      return 'read';
    case 'stopped':
      return 'stopped';
    case 'unreadable':
      return code === 'cancelled' ? 'stopped' : 'failed';
    case 'failed':
    case 'damaged':
      return 'failed';
  }
}

function timeLeft(seconds: number): string {
  if (seconds < 60) return 'less than a minute left';
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${plural(minutes, 'minute')} left`;
  return `about ${plural(Math.round(minutes / 60), 'hour')} left`;
}

/** "12 of 100 read, 2 could not be read, about 4 minutes left" */
export function batchWords({ total, read, failed, stopped, secondsLeft }: BatchProgress): string {
  const parts = [`${read.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} read`];
  if (failed > 0) parts.push(`${failed.toLocaleString('en-GB')} could not be read`);
  if (stopped > 0) parts.push(`${stopped.toLocaleString('en-GB')} stopped`);
  if (secondsLeft !== null) parts.push(timeLeft(secondsLeft));
  return parts.join(', ');
}
