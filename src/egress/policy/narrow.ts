import { isIn, isOnTheSame } from './contradictions';
import { lower, operatorsByTelling, operatorsOf, riskLevels, sensitivities, tiers } from './scales';
import type { ApprovalRule, DestinationRule, Policy } from './schema';

/**
 * The policy that counts where there are two: in each respect the narrower of both. A request is blocked under it if either
 * blocks it, goes without asking only if both let it, and is asked about otherwise. Names and orders are the organisation's.
 * What it answers is a valid policy again.
 */
export function narrow(organisation: Policy, own: Policy): Policy {
  const destinations = organisation.destinations.flatMap((destination) => {
    const other = own.destinations.find(({ id }) => id === destination.id);
    return other === undefined ? [] : narrowDestination(destination, other);
  });
  return {
    format: organisation.format,
    name: organisation.name,
    destinations,
    operators: narrowOperators(organisation, own),
    neverSend: union(organisation.neverSend, own.neverSend),
    keepLocalIf: union(organisation.keepLocalIf, own.keepLocalIf),
    requireEntityModel: organisation.requireEntityModel || own.requireEntityModel,
    limits: narrowLimits(organisation.limits, own.limits),
    approval: narrowApproval(organisation.approval, own.approval, destinations),
    retry: {
      unknownOutcome: lower(['ask', 'retry'], organisation.retry.unknownOutcome, own.retry.unknownOutcome),
      deadlineHours: Math.min(organisation.retry.deadlineHours, own.retry.deadlineHours),
    },
    fallbacks: organisation.fallbacks.filter(
      (id) => own.fallbacks.includes(id) && destinations.some((destination) => destination.id === id),
    ),
  };
}

/** None where nothing could go there any more. */
function narrowDestination(a: DestinationRule, b: DestinationRule): readonly DestinationRule[] {
  const [models, tasks, packs] = [common(a.models, b.models), common(a.tasks, b.tasks), common(a.packs, b.packs)];
  if ([models, tasks, packs].some((list) => list.length === 0)) return [];
  return [
    {
      id: a.id,
      tier: lower(tiers, a.tier, b.tier),
      models,
      tasks,
      packs,
      sensitivity: lower(sensitivities, a.sensitivity, b.sensitivity),
    },
  ];
}

/** Only for types that one of the two names: for the others both say what redaction's default does. */
function narrowOperators(a: Policy, b: Policy): Policy['operators'] {
  const [ofA, ofB] = [operatorsOf(a), operatorsOf(b)];
  const named = Object.keys({ ...a.operators, ...b.operators }) as (keyof Policy['operators'])[];
  return Object.fromEntries(named.map((type) => [type, lower(operatorsByTelling, ofA[type], ofB[type])]));
}

function narrowLimits(a: Policy['limits'], b: Policy['limits']): Policy['limits'] {
  return {
    requestBytes: Math.min(a.requestBytes, b.requestBytes),
    bytesPerDay: Math.min(a.bytesPerDay, b.bytesPerDay),
    requestsPerDay: Math.min(a.requestsPerDay, b.requestsPerDay),
    usdPerRequest: lowerLimit(a.usdPerRequest, b.usdPerRequest),
    usdPerDay: lowerLimit(a.usdPerDay, b.usdPerDay),
  };
}

/** Null is no limit. */
function lowerLimit(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

function narrowApproval(
  a: Policy['approval'],
  b: Policy['approval'],
  destinations: readonly DestinationRule[],
): Policy['approval'] {
  if (a.required === 'always' || b.required === 'always') return { required: 'always', rules: [] };
  const rules = a.rules.flatMap((rule): readonly ApprovalRule[] => {
    const other = b.rules.find((candidate) => isOnTheSame(candidate, rule));
    const destination = destinations.find(({ id }) => id === rule.destination);
    if (other === undefined || destination === undefined) return [];
    if (!isIn(destination.tasks, rule.task) || !isIn(destination.packs, rule.pack)) return [];
    return [
      {
        ...rule,
        maxUsd: Math.min(rule.maxUsd, other.maxUsd),
        maxBytes: Math.min(rule.maxBytes, other.maxBytes),
        maxRiskLevel: lower(riskLevels, rule.maxRiskLevel, other.maxRiskLevel),
      },
    ];
  });
  return { required: 'first-of-kind', rules };
}

function common<T extends string>(a: 'all' | T[], b: 'all' | T[]): 'all' | T[] {
  if (a === 'all') return b;
  return a.filter((value) => isIn(b, value));
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}
