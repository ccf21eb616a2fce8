import type { ModelStatus, SelfTestResult } from '../../models';
import { formatBytes } from './format';

/** A status for a person. `progress` is null while no figure is known. */
export interface ModelWords {
  readonly title: string;
  readonly detail: string;
  readonly progress: { readonly value: number; readonly max: number } | null;
}

/** Says where the model is, in words. */
export function modelWords(status: ModelStatus): ModelWords {
  switch (status.phase) {
    case 'checking':
      return plain('Looking for the reading model', 'Stayput looks whether the model is on this device already.');
    case 'absent':
      if (status.cachedBytes >= status.downloadBytes) {
        return plain('The reading model is on this device', 'It is not started.');
      }
      if (status.wasEvicted === true) {
        return plain(
          'The browser removed the reading model',
          `It needed the space, or its data was cleared. ${formatBytes(status.downloadBytes - status.cachedBytes)} have to be downloaded again. If your documents are gone too, nothing is left of them here.`,
        );
      }
      return plain(
        'The reading model is not on this device',
        status.cachedBytes > 0
          ? `${formatBytes(status.cachedBytes)} of ${formatBytes(status.downloadBytes)} are here already.`
          : `It has to be downloaded once: ${formatBytes(status.downloadBytes)}.`,
      );
    case 'downloading':
    case 'importing':
    case 'verifying':
    case 'deriving': {
      const title = {
        downloading: 'Downloading',
        importing: 'Importing',
        verifying: 'Checking',
        deriving: 'Preparing',
      }[status.phase];
      const amount = `${formatBytes(status.bytes)} of ${formatBytes(status.totalBytes)}`;
      return {
        title: `${title} the reading model`,
        detail: [amount, status.detail].filter((part) => part !== '').join(' · '),
        progress: { value: status.bytes, max: Math.max(status.totalBytes, 1) },
      };
    }
    case 'starting':
      return plain('Starting the reading model', status.detail);
    case 'self-testing':
      return plain('Testing the reading model on this device', status.detail);
    case 'ready':
      return plain('The reading model is ready', status.choice.reason);
    case 'failed':
      return plain('The reading model could not be made ready', status.error.message);
  }
}

/** Whether something is under way that a person can stop. */
export function isLoading(status: ModelStatus): boolean {
  return (
    status.phase !== 'checking' && status.phase !== 'absent' && status.phase !== 'ready' && status.phase !== 'failed'
  );
}

/** Says what the self-test found, with its figures. */
export function selfTestWords(result: SelfTestResult): string {
  switch (result.outcome) {
    case 'passed':
      return `Passed: the worst difference from the known answers is ${figure(result.worstDifference)}; ${figure(result.tolerance)} is allowed.`;
    case 'failed':
      return `Failed: a difference of ${figure(result.worstDifference)} from the known answers; ${figure(result.tolerance)} is allowed.`;
    case 'no-known-answers':
      return 'Unverified: this model pack has no known answers to compare with, so wrong arithmetic on this device would go unnoticed.';
  }
}

function figure(value: number): string {
  return value.toPrecision(3);
}

function plain(title: string, detail: string): ModelWords {
  return { title, detail, progress: null };
}
