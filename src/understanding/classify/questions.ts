import type { TaskPack } from '../../tasks';
import { describeLabel } from './describe-label';
import type { TwoWayQuestion } from './noisy-channel';

/** A sentence leads to a text better than a few words do. */
const channelWeights = { names: 0.5, descriptions: 1 } as const;

/**
 * Asks for one of several labels of which only the names are known.
 *
 * @param words - see {@link describeLabel}
 */
export function namesQuestion(labels: readonly string[], words: Iterable<string> = []): TwoWayQuestion {
  const known = new Set(words);
  return {
    stem: 'Intent:',
    channel: { before: 'Intent: ', after: '\nUser:', weight: channelWeights.names },
    options: labels.map((label) => ({ label, description: describeLabel(label, known) })),
  };
}

/** Words that more than one of the texts has, to cut names by: those of a single text may be slips. */
export function sharedWords(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(text.toLowerCase().match(/\p{L}+/gu))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([word]) => word);
}

/** Asks for one of a pack's intents, or its "none", by their descriptions. */
export function packQuestion({ classification: { stem, intents, none } }: TaskPack): TwoWayQuestion {
  return {
    stem,
    channel: { before: `${stem} `, after: '.\nMessage:', weight: channelWeights.descriptions },
    options: [...intents, none].map(({ label, description }) => ({ label, description })),
  };
}
