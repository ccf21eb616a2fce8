import { accepts, type Certificate } from './certify';
import { percent, usd } from './words';

/**
 * What can be done with an answer. Of two that cost the same the earlier is taken: from what keeps the document on the device and takes
 * nobody's time to what lets it leave.
 */
export const routeActions = ['accept', 'second-read', 'ask-person', 'private', 'frontier'] as const;

export type RouteAction = (typeof routeActions)[number];

/** Whether an action is possible. A reason is a sentence for a person. */
export type Availability =
  | { readonly kind: 'available' }
  /** Privacy rules it out, whatever it would save. */
  | { readonly kind: 'forbidden'; readonly reason: string }
  /** It doesn't work now: no network, a server that doesn't answer. */
  | { readonly kind: 'down'; readonly reason: string };

/** What an action is expected to take. */
export interface ActionEstimate {
  /** US dollars to be paid. */
  readonly usd: number;
  /** Seconds until its answer. */
  readonly latencySeconds: number;
  /** Minutes of a person's work. */
  readonly humanMinutes: number;
  /** Probability that the answer is wrong after it, 0 to 1. */
  readonly errorProbability: number;
}

/** An action that may be impossible, and what it takes. */
export interface Option extends ActionEstimate {
  readonly availability: Availability;
}

/** How bad a wrong value would be. */
export type Severity = 'low' | 'medium' | 'high';

/** What things are worth to the user, in US dollars. */
export interface Prices {
  /** An hour of a person's work. */
  readonly usdPerHumanHour: number;
  /** An hour of waiting for an answer. */
  readonly usdPerWaitingHour: number;
  /** A wrong value that nobody noticed. */
  readonly usdPerError: Readonly<Record<Severity, number>>;
}

/** All that a decision depends on, so that it can be stored and taken again. */
export interface RouteRequest {
  /** Calibrated probability that the answer is right, 0 to 1. */
  readonly confidence: number;
  /** Whether the document shows the value: one without evidence is never accepted automatically. */
  readonly hasEvidence: boolean;
  readonly certificate: Certificate;
  /** Whether spot checks found more errors since than the certificate promises. */
  readonly withdrawn: boolean;
  readonly severity: Severity;
  readonly prices: Prices;
  readonly secondRead: Option;
  /** Asking a person is always possible, so that there is always something to do. */
  readonly askPerson: ActionEstimate;
  readonly private: Option;
  readonly frontier: Option;
}

/** An action that was weighed; its cost is null where it is out of the question. */
export interface Considered {
  readonly action: RouteAction;
  /** US dollars. */
  readonly cost: number | null;
  /** For a person. */
  readonly reason: string;
}

export interface Route {
  readonly action: RouteAction;
  /** US dollars. */
  readonly expectedCost: number;
  /** For a person: what is done and why. */
  readonly sentence: string;
  /** All actions, in the order of {@link routeActions}. */
  readonly considered: readonly Considered[];
}

const names: Readonly<Record<RouteAction, string>> = {
  accept: 'Accepting it',
  'second-read': 'Reading it a second time on this device',
  'ask-person': 'Asking a person',
  private: 'Asking the organisation’s own server',
  frontier: 'Asking the frontier service',
};

/**
 * The possible action with the least expected cost: money, waiting, a person's time, and the price of an error times the probability of
 * one. What privacy forbids and what no certificate covers is out before anything is added up: no price can buy it.
 */
export function route(request: RouteRequest): Route {
  const considered = routeActions.map((action) => consider(action, request));
  const asked = expectedCost(request.askPerson, request);
  const { action, cost } = considered.reduce<{ readonly action: RouteAction; readonly cost: number }>(
    (best, each) => {
      if (each.cost === null) return best;
      const isCheaper = each.cost < best.cost;
      const isEarlier = routeActions.indexOf(each.action) < routeActions.indexOf(best.action);
      return isCheaper || (each.cost === best.cost && isEarlier) ? { action: each.action, cost: each.cost } : best;
    },
    { action: 'ask-person', cost: asked },
  );
  return { action, expectedCost: cost, sentence: sentenceOf(action, cost, considered), considered };
}

function consider(action: RouteAction, request: RouteRequest): Considered {
  const { estimate, obstacle } = optionOf(action, request);
  if (obstacle !== null) return { action, cost: null, reason: obstacle };
  const cost = expectedCost(estimate, request);
  if (!isPossible(estimate) || !Number.isFinite(cost)) {
    return { action, cost: action === 'ask-person' ? cost : null, reason: `${names[action]} has no known cost.` };
  }
  const risk = percent(estimate.errorProbability);
  return {
    action,
    cost,
    reason: `${names[action]} is expected to cost ${usd(cost)}; it leaves ${risk} risk of an error.`,
  };
}

/** What an action takes, and what rules it out. */
function optionOf(
  action: RouteAction,
  request: RouteRequest,
): { readonly estimate: ActionEstimate; readonly obstacle: string | null } {
  switch (action) {
    case 'accept':
      return {
        estimate: { usd: 0, latencySeconds: 0, humanMinutes: 0, errorProbability: 1 - request.confidence },
        obstacle: obstacleToAccepting(request),
      };
    case 'ask-person':
      return { estimate: request.askPerson, obstacle: null };
    case 'second-read':
      return { estimate: request.secondRead, obstacle: obstacleIn(request.secondRead) };
    case 'private':
    case 'frontier':
      return { estimate: request[action], obstacle: obstacleIn(request[action]) };
  }
}

function obstacleIn({ availability }: Option): string | null {
  return availability.kind === 'available' ? null : availability.reason;
}

function obstacleToAccepting({ certificate, withdrawn, confidence, hasEvidence }: RouteRequest): string | null {
  if (!hasEvidence) return 'The value has no evidence in the document, so it is not accepted automatically.';
  if (withdrawn)
    return 'Spot checks found more errors than were promised, so nothing is accepted automatically any more.';
  if (certificate.kind === 'not-certified') return certificate.sentence;
  if (accepts(certificate, confidence)) return null;
  return `Its confidence of ${percent(confidence)} is below the certified threshold of ${percent(certificate.threshold)}.`;
}

function expectedCost(estimate: ActionEstimate, { prices, severity }: RouteRequest): number {
  return (
    estimate.usd +
    (estimate.latencySeconds / 3600) * prices.usdPerWaitingHour +
    (estimate.humanMinutes / 60) * prices.usdPerHumanHour +
    estimate.errorProbability * prices.usdPerError[severity]
  );
}

/** A negative cost or a probability beyond 1 is a mistake somewhere: an action must not win by it. */
function isPossible({ usd: money, latencySeconds, humanMinutes, errorProbability }: ActionEstimate): boolean {
  // JSON makes null of what is no number, and null is at least 0: each must be a number.
  const areNumbers = [money, latencySeconds, humanMinutes, errorProbability].every(Number.isFinite);
  return (
    areNumbers &&
    money >= 0 &&
    latencySeconds >= 0 &&
    humanMinutes >= 0 &&
    errorProbability >= 0 &&
    errorProbability <= 1
  );
}

function sentenceOf(action: RouteAction, cost: number, considered: readonly Considered[]): string {
  const others = considered.flatMap((each) =>
    each.action === action || each.cost === null ? [] : [{ action: each.action, cost: each.cost }],
  );
  const [next] = others.sort((a, b) => a.cost - b.cost);
  if (next === undefined) return `${names[action]} is all that is possible here.`;
  const other = names[next.action];
  return `${names[action]} is expected to cost ${usd(cost)}, and ${other.charAt(0).toLowerCase()}${other.slice(1)} ${usd(next.cost)}.`;
}
