import type { Decision } from '../../workflow';
import { formatScore } from '../words/format';

/** What is done with an answer and why, in a sentence. */
export function decisionWords({ route, request, confidence, tier, value }: Decision): string {
  if (tier === null) return 'For you to decide: nothing on this device has an answer.';
  if (route.action === 'accept') {
    const what = value === null ? 'Accepted as not stated' : 'Accepted';
    return `${what}: certified for answers as sure as this one (${formatScore(confidence)}).`;
  }
  const accepting = route.considered.find(({ action }) => action === 'accept');
  const why = accepting?.cost === null ? accepting.reason : route.sentence;
  switch (route.action) {
    case 'ask-person':
      // On each field of each document, until there are enough spot checks: how many are missing says the Trust page.
      if (request.certificate.kind === 'not-certified' && !request.withdrawn) {
        return 'For you to decide: nothing is certified for this question yet.';
      }
      return `For you to decide: ${lowerFirst(why)}`;
    case 'second-read':
    case 'private':
    case 'frontier':
      return route.sentence;
  }
}

/**
 * The same beside an answer that is shown. One that was stored before what answers now may be another one: then nothing is said of it but
 * that.
 *
 * @param shown - the normal form, or the intent's label; null: not stated
 */
export function shownWords(decision: Decision, shown: string | null): string {
  if (decision.tier === null || decision.value === shown) return decisionWords(decision);
  return `Read it again: what answers now reads it as ${decision.value === null ? 'not stated' : `“${decision.value}”`}.`;
}

/** Who gave an answer. */
export function tierWords(tier: Decision['tier']): string {
  switch (tier) {
    case null:
      return 'Nobody on this device has an answer.';
    case 'tier-0':
      return 'Answered by what this device learned from your answers.';
    case 'device':
      return 'Answered by the model of this device.';
  }
}

function lowerFirst(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
