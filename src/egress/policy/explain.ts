import { entityTypes, type EntityType } from '../../redaction/vocabulary';
import type { Destination } from '../destinations';
import { isWithin, operatorsOf, tiers } from './scales';
import type { DestinationRule, Policy } from './schema';
import { counted, labelsOf, listed, sensitivityWords, taskWords, usdWords } from './words';

/**
 * A policy in sentences, for whoever audits it: to whom something could leave, what, and under which conditions.
 *
 * @param destinations those of the deployment: a policy that names others opens nothing
 */
export function explainPolicy(policy: Policy, destinations: readonly Destination[]): readonly string[] {
  const routes = policy.destinations.map((rule) => ({ rule, there: destinations.find(({ id }) => id === rule.id) }));
  const isOpen = routes.some(({ rule, there }) => there !== undefined && modelsOf(rule, there).length > 0);
  const closed = isOpen ? [] : ['Nothing can leave this device.'];
  const ways = [...routes.map(({ rule, there }) => wayTo(rule, there)), ...forbidden(policy, destinations)];
  return isOpen
    ? [...ways, ...whatLeaves(policy), ...howMuch(policy), ...whoApproves(policy), ...whenItFails(policy)]
    : [...closed, ...ways];
}

/** What of a destination's models the policy lets be asked; none where it stands further away than the policy allows. */
function modelsOf({ tier, models }: DestinationRule, there: Destination): readonly string[] {
  if (!isWithin(tiers, there.tier, tier)) return [];
  return there.models.map(({ id }) => id).filter((id) => models === 'all' || models.includes(id));
}

function wayTo(rule: DestinationRule, there: Destination | undefined): string {
  if (there === undefined) {
    return `The policy names “${rule.id}”, which this deployment does not have: nothing can go there.`;
  }
  const name = `${there.name} (${new URL(there.baseUrl).host})`;
  if (!isWithin(tiers, there.tier, rule.tier)) {
    return `Nothing can go to ${name}: it is a frontier service, and the policy allows it only as a server that the organisation runs itself.`;
  }
  const models = modelsOf(rule, there);
  if (models.length === 0) return `Nothing can go to ${name}: the policy allows none of its models.`;
  const kind = there.tier === 'private' ? 'a server that the organisation runs itself' : 'a frontier service';
  const tasks = rule.tasks === 'all' ? Object.values(taskWords) : rule.tasks.map((task) => taskWords[task]);
  const packs =
    rule.packs === 'all'
      ? 'documents of all task packs'
      : `documents of the task packs ${listed(rule.packs.map(quoted))}`;
  return `Redacted text of ${packs} can go to ${name}, ${kind}, to the models ${listed(models.map(quoted))}, for ${listed(tasks)}, from documents that hold at most ${sensitivityWords[rule.sensitivity]}.`;
}

function forbidden(policy: Policy, destinations: readonly Destination[]): readonly string[] {
  const names = destinations
    .filter(({ id }) => !policy.destinations.some((rule) => rule.id === id))
    .map(({ name }) => name);
  return names.length === 0 ? [] : [`This deployment also has ${listed(names)}, and the policy lets nothing go there.`];
}

function whatLeaves(policy: Policy): readonly string[] {
  const operators = operatorsOf(policy);
  const all = Object.keys(entityTypes) as EntityType[];
  const [kept, coarser] = (['keep', 'generalise'] as const).map((operator) =>
    all.filter((type) => operators[type] === operator),
  );
  const markable = all.filter((type) => operators[type] !== 'keep' && !policy.neverSend.includes(type));
  return [
    ...sentenceOf('These stay as they are written:', kept),
    ...sentenceOf('These are made coarser, such as a month instead of a day:', coarser),
    'All other identifiers that are found are replaced or left out; some may be missed.',
    ...sentenceOf('A person can let these stay as they are written, request by request:', markable),
    ...sentenceOf('These never stay as they are written:', policy.neverSend),
    ...sentenceOf('A document in which one of these is found stays on this device:', policy.keepLocalIf),
    policy.requireEntityModel
      ? 'Nothing leaves that the entity model has not read.'
      : 'A request can leave without the entity model’s reading, which then misses more names; a person is told and has to look at it.',
  ];
}

function howMuch({ limits }: Policy): readonly string[] {
  const { requestBytes, bytesPerDay, requestsPerDay, usdPerRequest, usdPerDay } = limits;
  const money = [
    ...(usdPerRequest === null ? [] : [`${usdWords(usdPerRequest)} a request`]),
    ...(usdPerDay === null ? [] : [`${usdWords(usdPerDay)} a day`]),
  ];
  return [
    `At most ${counted(requestsPerDay, 'request')} and ${counted(bytesPerDay, 'byte')} can leave in a day, and ${counted(requestBytes, 'byte')} in one request.`,
    money.length === 0
      ? 'The cost has no limit.'
      : `The cost is limited to ${listed(money)}; a model whose price is not known can’t be asked.`,
  ];
}

function whoApproves({ approval: { required, rules } }: Policy): readonly string[] {
  if (required === 'always' || rules.length === 0) return ['A person looks at each request before it leaves.'];
  return [
    'A person looks at the first request of each kind, and at each that no rule lets go without asking.',
    ...rules.map(
      ({ name, destination, task, pack, maxBytes, maxUsd, maxRiskLevel }) =>
        `The rule ${quoted(name)} lets requests for ${taskWords[task]} with the task pack ${quoted(pack)} go to ${quoted(destination)} without asking, up to ${counted(maxBytes, 'byte')}, ${usdWords(maxUsd)} and a ${maxRiskLevel} risk of telling who somebody is.`,
    ),
  ];
}

function whenItFails({ retry: { unknownOutcome, deadlineHours }, fallbacks }: Policy): readonly string[] {
  return [
    unknownOutcome === 'ask'
      ? 'A request that may have arrived is sent again only by a person.'
      : 'A request that may have arrived is sent again by itself, so it may arrive twice.',
    `A request that waits for ${counted(deadlineHours, 'hour')} is given up.`,
    ...(fallbacks.length === 0
      ? []
      : [`When a destination fails, these are tried in this order: ${fallbacks.map(quoted).join(', ')}.`]),
  ];
}

function sentenceOf(beginning: string, types: readonly EntityType[] = []): readonly string[] {
  return types.length === 0 ? [] : [`${beginning} ${labelsOf(types)}.`];
}

function quoted(words: string): string {
  return `“${words}”`;
}
