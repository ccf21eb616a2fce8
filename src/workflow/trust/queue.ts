import { labelUse } from '../../routing';
import type { Decision } from './decide';

/** Why a person is asked about a question. */
export type AskedFor =
  /** It was drawn at random: the answer measures how right this device is. */
  | 'spot-check'
  /** This device isn't sure enough, so a person decides; the answer teaches. */
  | 'decision';

/** A question of a document that a person is asked. */
export interface QueueItem {
  readonly documentId: string;
  readonly question: string;
  readonly askedFor: AskedFor;
  readonly decision: Decision;
  /** How much the answer helps, from 0 to 1; see {@link usefulness}. */
  readonly usefulness: number;
}

/** A document with what was decided about its questions. */
export interface DecidedDocument {
  readonly id: string;
  /** Whether its spot check is due. */
  readonly isDue: boolean;
  readonly decisions: readonly Decision[];
  /** Questions that a person has answered. */
  readonly answered: ReadonlySet<string>;
}

/** Labels from which on one more teaches little about a question. */
const enoughLabels = 100;

/**
 * How much an answer teaches: most where this device could as well be wrong as right, and where few labels are there yet. An answer that
 * certifies teaches nothing.
 */
export function usefulness(documentId: string, { confidence }: Decision, labels: number): number {
  if (labelUse(documentId) === 'certify') return 0;
  const doubt = 4 * confidence * (1 - confidence);
  return doubt * Math.max(0.1, 1 - labels / enoughLabels);
}

/**
 * What a person is asked, in order: spot checks that are due, a document after the other, in the order in which they were given; then what
 * is left to a person, the most useful answer first.
 *
 * @param documents - in the order of the spot checks
 * @param labels - how many there are, by question
 */
export function queueOf(
  documents: readonly DecidedDocument[],
  labels: ReadonlyMap<string, number>,
): readonly QueueItem[] {
  const open = documents.flatMap(({ id, isDue, decisions, answered }) =>
    decisions
      .filter(({ question }) => !answered.has(question))
      .map((decision) => ({
        documentId: id,
        question: decision.question,
        askedFor: isDue ? ('spot-check' as const) : ('decision' as const),
        decision,
        usefulness: usefulness(id, decision, labels.get(decision.question) ?? 0),
      })),
  );
  const decisions = open.filter(
    ({ askedFor, decision }) => askedFor === 'decision' && decision.route.action !== 'accept',
  );
  return [
    ...open.filter(({ askedFor }) => askedFor === 'spot-check'),
    ...decisions.toSorted((a, b) => b.usefulness - a.usefulness),
  ];
}
