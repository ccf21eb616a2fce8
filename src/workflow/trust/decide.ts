import {
  isAccepted,
  newGuarantee,
  route,
  type ActionEstimate,
  type Availability,
  type Guarantee,
  type Option,
  type Prices,
  type Route,
  type RouteRequest,
  type Severity,
} from '../../routing';
import type { FieldValue } from '../../understanding';
import type { DeviceTier, TwoReads } from './answer';
import type { QuestionGuarantees } from './guarantees';

/** An answer outside of this device, as a decision weighs it. */
export interface OutsideOption {
  readonly availability: Availability;
  readonly estimate: ActionEstimate;
}

/** What a person's time and errors are worth, and what else could answer. */
export interface Conditions {
  readonly prices: Prices;
  readonly askPerson: ActionEstimate;
  readonly severity: Severity;
  readonly outside: Readonly<Record<'private' | 'frontier', OutsideOption>>;
}

/** What is done with the answer to one question, and why. */
export interface Decision {
  readonly question: string;
  /** Who gave the answer; null: nobody on this device has one. */
  readonly tier: DeviceTier | null;
  /** The normal form, or the intent's label; null: not stated. */
  readonly value: string | null;
  readonly found: FieldValue | null;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Whether the confidence was fitted to labels; otherwise it is the model's own score. */
  readonly isFitted: boolean;
  /** Whether the two readers of this device answer the same; null where there are not two. */
  readonly isAgreed: boolean | null;
  readonly route: Route;
  /** All that the route depends on: `route(request)` takes the same decision again. */
  readonly request: RouteRequest;
}

/**
 * Decides about one question: what was learned answers where its guarantee covers it, the model otherwise; and of what may be done with
 * that answer, the cheapest is done.
 */
export function decide(
  question: string,
  reads: TwoReads,
  guarantees: QuestionGuarantees | undefined,
  { prices, askPerson, severity, outside }: Conditions,
): Decision {
  const { tier, answer, guarantee } = chosen(reads, guarantees);
  const request: RouteRequest = {
    confidence: answer?.confidence ?? 0,
    // Of "not stated" and of an intent there is nothing to show.
    hasEvidence: answer !== null && (answer.value === null || answer.found !== null || question.startsWith('$')),
    certificate: guarantee.certificate,
    withdrawn: guarantee.withdrawnAt !== null,
    severity,
    prices,
    secondRead: secondRead(reads),
    askPerson,
    private: option(outside.private),
    frontier: option(outside.frontier),
  };
  return {
    question,
    tier,
    value: answer?.value ?? null,
    found: answer?.found ?? null,
    confidence: answer?.confidence ?? 0,
    isFitted: tier === 'tier-0' || reads.device?.isFitted === true,
    isAgreed: reads.learned === null || reads.device === null ? null : reads.learned.value === reads.device.value,
    route: route(request),
    request,
  };
}

function chosen({ learned, device }: TwoReads, guarantees: QuestionGuarantees | undefined) {
  if (learned !== null && guarantees !== undefined && isAccepted(guarantees['tier-0'], learned.confidence)) {
    return { tier: 'tier-0' as const, answer: learned, guarantee: guarantees['tier-0'] };
  }
  if (device !== null) return { tier: 'device' as const, answer: device, guarantee: guarantees?.device ?? none };
  return learned === null
    ? { tier: null, answer: null, guarantee: none }
    : { tier: 'tier-0' as const, answer: learned, guarantee: guarantees?.['tier-0'] ?? none };
}

const none: Guarantee = newGuarantee('nothing', { target: 0.05, delta: 0.05 });

/** Of what can't be done. */
export const nothingToWeigh: ActionEstimate = { usd: 0, latencySeconds: 0, humanMinutes: 0, errorProbability: 1 };

function secondRead({ learned, device }: TwoReads): Option {
  const reason =
    learned === null
      ? 'There is no second reader on this device yet: it learns from your answers.'
      : device === null
        ? 'The model of this device has not read this document, or another version of it has.'
        : 'It was read twice on this device already, each time in another way.';
  return { ...nothingToWeigh, availability: { kind: 'down', reason } };
}

function option({ availability, estimate }: OutsideOption): Option {
  return { ...estimate, availability };
}
