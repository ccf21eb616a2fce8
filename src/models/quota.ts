import type { LoadError } from './model-status';

/**
 * Whether a download fits, asked before it starts.
 *
 * @param neededBytes - what is still to be kept, with room for the work on it
 * @param estimate - the browser's, whose figures are rounded and no promise; one that says nothing is no obstacle
 * @returns null when it fits
 */
export function shortage(neededBytes: number, { usage, quota }: StorageEstimate): LoadError | null {
  if (usage === undefined || quota === undefined) return null;
  const freeBytes = Math.max(0, quota - usage);
  if (neededBytes <= freeBytes) return null;
  return {
    code: 'quota',
    message: `The model needs ${inMegabytes(neededBytes)} more storage, and this browser has ${inMegabytes(freeBytes)} left for Stayput. Nothing was started, and what is here stays. Free some space on this device, then try again.`,
    canRetry: true,
  };
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en-GB')} MB`;
}
