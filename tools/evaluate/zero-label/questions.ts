import { namesQuestion, sharedWords, type TwoWayQuestion } from '../../../src/understanding/classify';
import type { IntentSet } from './sets';

/** What a pack's author would ask about a set, or what its bare names ask where there is no description. */
export function questionOf(set: IntentSet, hasNamesOnly: boolean): TwoWayQuestion {
  const { descriptions } = set;
  if (descriptions === null || hasNamesOnly)
    return namesQuestion(set.labels, sharedWords(set.examples.map(({ text }) => text)));
  const isOfCustomers = !set.name.startsWith('clinc150');
  return {
    stem: isOfCustomers ? 'In short, in this message the customer' : 'In short, this message',
    channel: isOfCustomers
      ? { before: 'The customer ', after: '.\nCustomer:', weight: 1 }
      : { before: 'The message ', after: '.\nUser:', weight: 1 },
    options: set.labels.map((label) => ({ label, description: descriptions[label] ?? '' })),
  };
}
