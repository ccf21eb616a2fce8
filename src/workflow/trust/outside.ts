import type { Destination } from '../../egress';
import type { OutsideOption } from './decide';
import { nothingToWeigh } from './decide';
import type { TaskDocument } from './labels';

/** How right a tier outside was, as far as a person has said. */
export interface OutsideRecord {
  readonly answers: number;
  readonly errors: number;
}

/** Answers from outside that a person must have judged before a decision weighs it. */
const fewestJudged = 20;
/** Bytes of English a token, at least; and what an answer takes. */
const bytesPerToken = 3;
const answerTokens = 256;

/** Counts the answers of a tier outside that a person has confirmed or corrected. */
export function outsideRecord(documents: readonly TaskDocument[], tier: Destination['tier']): OutsideRecord {
  const judged = documents.flatMap(({ reading, labels }) =>
    (reading?.fields ?? []).flatMap(({ name, found, answeredBy }) => {
      const label = labels.get(name);
      return answeredBy?.tier !== tier || label === undefined ? [] : [(found?.value ?? null) === label.right];
    }),
  );
  return { answers: judged.length, errors: judged.filter((isRight) => !isRight).length };
}

/**
 * What asking a tier outside takes for a document. Whether this document may go there is for the gate to say, with the redacted request
 * before it; here counts only what is known of the tier.
 *
 * @param minutes - what a person takes to approve a request
 */
export function outsideOption(
  tier: Destination['tier'],
  destinations: readonly Destination[],
  { answers, errors }: OutsideRecord,
  { characters, minutes }: { readonly characters: number; readonly minutes: number },
): OutsideOption {
  const own = destinations.filter((destination) => destination.tier === tier);
  const prices = own.flatMap(({ models }) => models.flatMap(({ price }) => price ?? []));
  const [first] = own;
  if (first === undefined) return forbidden(`This deployment has no ${names[tier]}, so nothing can go to one.`);
  if (answers < fewestJudged) {
    return down(
      `How often ${first.name} is right is not known yet: ${String(answers)} of its answers were judged, of ${String(fewestJudged)} that it takes.`,
    );
  }
  if (prices.length === 0) return down(`What ${first.name} costs is not known.`);
  const cost = ({ inputUsd, outputUsd }: (typeof prices)[number]) =>
    (inputUsd * (characters / bytesPerToken) + outputUsd * answerTokens) / 1e6;
  return {
    availability: { kind: 'available' },
    estimate: {
      usd: Math.min(...prices.map(cost)),
      latencySeconds: 0,
      humanMinutes: minutes,
      errorProbability: (errors + 1) / (answers + 2),
    },
  };
}

const names: Readonly<Record<Destination['tier'], string>> = {
  private: 'server of the organisation’s own',
  frontier: 'frontier service',
};

function forbidden(reason: string): OutsideOption {
  return { availability: { kind: 'forbidden', reason }, estimate: nothingToWeigh };
}

function down(reason: string): OutsideOption {
  return { availability: { kind: 'down', reason }, estimate: nothingToWeigh };
}
