import type { Policy } from './schema';

/** A mistake in a policy whose parts are each right by themselves. */
interface Contradiction {
  readonly path: readonly (string | number)[];
  /** What is wrong there and what to do, after a colon. */
  readonly message: string;
}

/**
 * What a policy says in one place and takes back in another. Each is refused, not read one way or the other: whoever wrote it
 * would learn too late which way.
 */
export function contradictions(policy: Policy): readonly Contradiction[] {
  return [...inDestinations(policy), ...inOperators(policy), ...inRules(policy), ...inFallbacks(policy)];
}

function inDestinations({ destinations }: Policy): readonly Contradiction[] {
  return destinations.flatMap(({ id }, i) =>
    destinations.findIndex((other) => other.id === id) < i
      ? [{ path: ['destinations', i, 'id'], message: `"${id}" is listed twice; keep one of the two` }]
      : [],
  );
}

function inOperators({ operators, neverSend }: Policy): readonly Contradiction[] {
  return neverSend
    .filter((type) => operators[type] === 'keep')
    .map((type) => ({
      path: ['operators', type],
      message: 'is "keep", which neverSend forbids; choose another operator, or take the type out of neverSend',
    }));
}

function inRules({ destinations, approval: { required, rules } }: Policy): readonly Contradiction[] {
  const found: Contradiction[] = [];
  if (required === 'always' && rules.length > 0) {
    found.push({
      path: ['approval', 'rules'],
      message:
        'would never count, because approval.required is "always"; write "first-of-kind" there, or remove the rules',
    });
  }
  for (const [i, rule] of rules.entries()) {
    const at = (key: string, message: string) => found.push({ path: ['approval', 'rules', i, key], message });
    const earlier = rules.slice(0, i);
    if (earlier.some(({ name }) => name === rule.name))
      at('name', `"${rule.name}" is the name of two rules; rename one`);
    if (earlier.some((other) => isOnTheSame(other, rule))) {
      at('pack', 'is that of an earlier rule with the same destination and task; make one rule of the two');
    }
    const destination = destinations.find(({ id }) => id === rule.destination);
    if (destination === undefined) {
      at('destination', `"${rule.destination}" is not in destinations; add it there, or remove the rule`);
    } else {
      if (!isIn(destination.tasks, rule.task))
        at('task', `"${rule.task}" is not among the tasks of "${destination.id}"`);
      if (!isIn(destination.packs, rule.pack))
        at('pack', `"${rule.pack}" is not among the packs of "${destination.id}"`);
    }
  }
  return found;
}

function inFallbacks({ destinations, fallbacks }: Policy): readonly Contradiction[] {
  return fallbacks.flatMap((id, i) =>
    destinations.some((destination) => destination.id === id)
      ? []
      : [{ path: ['fallbacks', i], message: `"${id}" is not in destinations; add it there, or remove it here` }],
  );
}

type Subject = Pick<Policy['approval']['rules'][number], 'destination' | 'task' | 'pack'>;

/** Whether two rules are about the same requests. A policy has one rule for them at most, so that it is plain which counts. */
export function isOnTheSame(a: Subject, b: Subject): boolean {
  return a.destination === b.destination && a.task === b.task && a.pack === b.pack;
}

/** Whether a list, or `all`, holds a value. */
export function isIn<T extends string>(list: 'all' | readonly T[], value: T): boolean {
  return list === 'all' || list.includes(value);
}
