import type { OutboxView } from '../../egress';
import { formatDateTime } from '../words/format';

/** What a request's state means, as a heading and a sentence. */
export function stateWords(request: OutboxView): {
  readonly title: string;
  readonly sentence: string;
  readonly chip: string;
} {
  const { state, reason, notBefore, lastError, answer } = request;
  const said = lastError === null ? '' : ` ${lastError.message}`;
  switch (state) {
    case 'waiting-approval':
      return { title: 'Waits for you', sentence: reason, chip: 'chip-warn' };
    case 'waiting-network':
      return {
        title: 'Waits for the network',
        sentence: `It is tried ${notBefore > Date.now() ? `again at ${formatDateTime(notBefore)}` : 'as soon as there is a network'}.${said}`,
        chip: '',
      };
    case 'sending':
      return { title: 'On its way', sentence: 'Its bytes may be leaving now. Nothing else is sent.', chip: '' };
    case 'outcome-unknown':
      return {
        title: 'Outcome unknown',
        sentence: `It may have arrived, and no answer came.${said} It is not sent again unless you say so.`,
        chip: 'chip-bad',
      };
    case 'failed':
      return { title: 'Failed', sentence: `${reason}${said}`, chip: 'chip-bad' };
    case 'answered':
      return {
        title: 'Answered',
        sentence: `An answer for ${String(answer?.fields.length ?? 0)} fields came and is being put into the document.`,
        chip: 'chip-good',
      };
  }
}

/** What a request may cost, in words. */
export function costWords(estimate: OutboxView['estimateUsd']): string {
  if (estimate === null) return 'not known: neither the configuration nor the price table has this model';
  const usd = (amount: number): string => `$${amount < 0.01 ? amount.toFixed(5) : amount.toFixed(2)}`;
  return `about ${usd(estimate.low)} to ${usd(estimate.high)}`;
}
