import type { ReadingSummary } from '../../vault';
import type { RowState } from '../state/document-row.svelte';
import { formatScore } from './format';

/** The state of a document, for its row in the list. `titleOf` words what a reading found. */
export function rowWords(state: RowState, isModelReady: boolean, titleOf: (reading: ReadingSummary) => string): string {
  switch (state.kind) {
    case 'opening':
      return 'Opening the file';
    case 'waiting':
      return isModelReady ? 'Waiting for its turn' : 'Waiting for the reading model';
    case 'reading':
      return state.progress === null || state.progress.total === 0
        ? 'Reading'
        : `Reading (${state.progress.done.toString()} of ${state.progress.total.toString()})`;
    case 'done':
      return `${titleOf(state.reading)} · score ${formatScore(state.reading.intent.confidence)}`;
    case 'stopped':
      return 'Stopped. The document is kept.';
    case 'unreadable':
    case 'failed':
      return state.message;
    case 'damaged':
      return 'This stored record is damaged and cannot be opened. Your other documents are not affected.';
  }
}
