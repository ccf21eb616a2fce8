import type { EntityType } from '../../redaction/vocabulary';
import type { Sensitivity } from '../../redaction';
import type { OutsideTier } from '../destinations';
import { isIn } from './contradictions';
import { isWithin, operatorsOf, riskLevels, sensitivities, tiers, type EgressTask, type RiskLevel } from './scales';
import type { ApprovalRule, DestinationRule, Policy } from './schema';
import { counted, labelsOf, sensitivityWords, taskWords, usdWords } from './words';

/** What a policy asks about a request that wants to leave. No text of the document is in it. */
export interface EgressFacts {
  /** Id of a destination of the deployment. */
  readonly destination: string;
  /** Where the deployment says that it stands. */
  readonly tier: OutsideTier;
  readonly model: string;
  readonly task: EgressTask;
  readonly packId: string;
  /** The highest of all entities of the source, before redaction; null where none was found. */
  readonly sensitivity: Sensitivity | null;
  /** How many of each type the source holds, before redaction. */
  readonly entityCounts: Readonly<Partial<Record<EntityType, number>>>;
  readonly bodyBytes: number;
  /** US dollars, from the prices of the model; null where they are not known. */
  readonly estimatedUsd: { readonly low: number; readonly high: number } | null;
  readonly riskLevel: RiskLevel;
  /** Whether the entity model took part in the redaction. */
  readonly hasEntityModel: boolean;
  /** Whether this person has let no request of this kind go yet; see `kindOf`. */
  readonly isFirstOfKind: boolean;
  /** Types of which a person wants something to stay as it is written. */
  readonly kept: readonly EntityType[];
}

/** What has left since the day began, by this person's clock. */
export interface SpentToday {
  readonly bytes: number;
  readonly requests: number;
  /** US dollars; the upper estimate counts where a server did not tell. */
  readonly usd: number;
}

/** Why a request is blocked, in the order in which it is looked at: the first that holds is told. */
export const blockCodes = [
  'destination',
  'tier',
  'model',
  'task',
  'pack',
  'keep-local',
  'sensitivity',
  'never-send',
  'entity-model',
  'request-bytes',
  'requests-per-day',
  'bytes-per-day',
  'price-unknown',
  'usd-per-request',
  'usd-per-day',
] as const;

export type BlockCode = (typeof blockCodes)[number];

/** What a policy says about a request. `reason` is a sentence for a person. */
export type Verdict =
  | { readonly kind: 'blocked'; readonly code: BlockCode; readonly reason: string }
  | { readonly kind: 'ask'; readonly reason: string }
  | { readonly kind: 'auto'; readonly rule: string; readonly reason: string };

/**
 * Whether a request may leave. First what blocks it, in the order of {@link blockCodes}; then what makes it wait for a person:
 * names that may have been missed, the first of its kind, a policy that asks each time, something that a person wants kept,
 * no rule that lets it through. What is left goes by its rule. A number that is none counts as too large.
 */
export function decide(request: EgressFacts, policy: Policy, spent: SpentToday): Verdict {
  const destination = policy.destinations.find(({ id }) => id === request.destination);
  for (const code of blockCodes) {
    const reason =
      destination === undefined ? unlisted(request, policy) : checks[code](request, policy, spent, destination);
    if (reason !== null) return { kind: 'blocked', code, reason };
  }
  return decideApproval(request, policy);
}

function unlisted({ destination }: EgressFacts, { name, destinations }: Policy): string {
  return destinations.length === 0
    ? `The policy “${name}” names no destination, so nothing may leave this device.`
    : `The policy “${name}” does not let anything go to “${destination}”.`;
}

/** Null, or why not. */
type Check = (request: EgressFacts, policy: Policy, spent: SpentToday, allowed: DestinationRule) => string | null;

const checks: Readonly<Record<BlockCode, Check>> = {
  // A request without one never gets here.
  destination: () => null,
  tier: ({ destination, tier }, _policy, _spent, allowed) =>
    isWithin(tiers, tier, allowed.tier)
      ? null
      : `“${destination}” is a frontier service, and the policy allows it only as a server that the organisation runs itself.`,
  model: ({ destination, model }, _policy, _spent, { models }) =>
    isIn(models, model) ? null : `The policy does not allow the model “${model}” of “${destination}”.`,
  task: ({ destination, task }, _policy, _spent, { tasks }) =>
    isIn(tasks, task) ? null : `The policy does not allow ${taskWords[task]} at “${destination}”.`,
  pack: ({ destination, packId }, _policy, _spent, { packs }) =>
    isIn(packs, packId)
      ? null
      : `The policy does not let documents of the task pack “${packId}” go to “${destination}”.`,
  'keep-local': ({ entityCounts }, { keepLocalIf }) => {
    const found = keepLocalIf.filter((type) => !isNone(entityCounts[type]));
    return found.length === 0 ? null : `The document holds what the policy keeps on this device: ${labelsOf(found)}.`;
  },
  sensitivity: ({ sensitivity }, _policy, _spent, allowed) =>
    sensitivity === null || isWithin(sensitivities, sensitivity, allowed.sensitivity)
      ? null
      : `The document holds ${sensitivityWords[sensitivity]}, and the policy allows “${allowed.id}” at most ${sensitivityWords[allowed.sensitivity]}.`,
  'never-send': ({ kept }, { neverSend }) => {
    const forbidden = neverSend.filter((type) => kept.includes(type));
    return forbidden.length === 0
      ? null
      : `The policy never lets these stay readable, and they are marked to be kept: ${labelsOf(forbidden)}.`;
  },
  'entity-model': ({ hasEntityModel }, { requireEntityModel }) =>
    hasEntityModel || !requireEntityModel
      ? null
      : 'The entity model has not read this request, so names may have been missed, and the policy sends nothing without it. Download it on the document’s Redaction page.',
  'request-bytes': ({ bodyBytes }, { limits: { requestBytes } }) =>
    isAtMost(bodyBytes, requestBytes)
      ? null
      : `The request has ${counted(bodyBytes, 'byte')}, and the policy allows ${counted(requestBytes, 'byte')}.`,
  'requests-per-day': (_request, { limits: { requestsPerDay } }, { requests }) =>
    isAtMost(requests + 1, requestsPerDay)
      ? null
      : `${counted(requests, 'request')} left today, and the policy allows ${requestsPerDay.toLocaleString('en-GB')} a day.`,
  'bytes-per-day': ({ bodyBytes }, { limits: { bytesPerDay } }, { bytes }) =>
    isAtMost(bytes + bodyBytes, bytesPerDay)
      ? null
      : `The request has ${counted(bodyBytes, 'byte')} and ${counted(bytes, 'byte')} left today, and the policy allows ${counted(bytesPerDay, 'byte')} a day.`,
  'price-unknown': ({ destination, model, estimatedUsd }, { limits: { usdPerRequest, usdPerDay } }) => {
    if (estimatedUsd !== null || (usdPerRequest === null && usdPerDay === null)) return null;
    const limit = usdPerRequest === null ? `${usdWords(usdPerDay ?? 0)} a day` : `${usdWords(usdPerRequest)} a request`;
    return `The policy allows ${limit}, and what the model “${model}” of “${destination}” costs is not known.`;
  },
  'usd-per-request': ({ estimatedUsd }, { limits: { usdPerRequest } }) =>
    estimatedUsd === null || usdPerRequest === null || isAtMost(estimatedUsd.high, usdPerRequest)
      ? null
      : `The request may cost up to ${usdWords(estimatedUsd.high)}, and the policy allows ${usdWords(usdPerRequest)}.`,
  'usd-per-day': ({ estimatedUsd }, { limits: { usdPerDay } }, { usd }) =>
    estimatedUsd === null || usdPerDay === null || isAtMost(usd + estimatedUsd.high, usdPerDay)
      ? null
      : `The request may cost up to ${usdWords(estimatedUsd.high)} and ${usdWords(usd)} were spent today, and the policy allows ${usdWords(usdPerDay)} a day.`,
};

function decideApproval(request: EgressFacts, policy: Policy): Verdict {
  const { approval } = policy;
  const ask = (reason: string): Verdict => ({ kind: 'ask', reason });
  if (!request.hasEntityModel) {
    return ask(
      'The entity model has not read this request, so names may have been missed: look for them before you let it go.',
    );
  }
  if (request.isFirstOfKind) return ask('This is the first request of its kind, so a person has to look at it.');
  if (approval.required === 'always') return ask('The policy lets a person look at each request.');
  const operators = operatorsOf(policy);
  const kept = request.kept.filter((type) => operators[type] !== 'keep');
  if (kept.length > 0) return ask(`Something stays readable that the policy would hide: ${labelsOf(kept)}.`);
  const rule = approval.rules.find(
    ({ destination, task, pack }) =>
      destination === request.destination && task === request.task && pack === request.packId,
  );
  if (rule === undefined) return ask('No rule of the policy lets this request go without asking.');
  const exceeded = exceededBy(request, rule);
  if (exceeded !== null) return ask(`The rule “${rule.name}” does not let it go without asking: ${exceeded}.`);
  return {
    kind: 'auto',
    rule: rule.name,
    reason: `The rule “${rule.name}” of the policy “${policy.name}” lets it go without asking.`,
  };
}

/** The part of a sentence that says what a rule does not allow; null where it allows all of it. */
function exceededBy({ bodyBytes, estimatedUsd, riskLevel }: EgressFacts, rule: ApprovalRule): string | null {
  if (!isAtMost(bodyBytes, rule.maxBytes)) {
    return `it has ${counted(bodyBytes, 'byte')}, and ${counted(rule.maxBytes, 'byte')} are allowed`;
  }
  if (estimatedUsd === null) return `it allows ${usdWords(rule.maxUsd)}, and what the request costs is not known`;
  if (!isAtMost(estimatedUsd.high, rule.maxUsd)) {
    return `it may cost up to ${usdWords(estimatedUsd.high)}, and ${usdWords(rule.maxUsd)} are allowed`;
  }
  if (!isWithin(riskLevels, riskLevel, rule.maxRiskLevel)) {
    return `its risk of telling who somebody is is ${riskLevel}, and ${rule.maxRiskLevel} is allowed`;
  }
  return null;
}

/** Not with NaN, and not with what is less than nothing. */
function isAtMost(value: number, most: number): boolean {
  return value >= 0 && value <= most;
}

/** Whether a count says that there are none. A count that is no number says nothing. */
function isNone(count: number | undefined): boolean {
  return count === undefined || count === 0;
}
