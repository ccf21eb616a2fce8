import type { Measured } from './measured';
import type { Decided } from './stages';

/** How many answers are whose. */
export function tiersOf(decided: readonly Decided[]): Pick<Measured, 'tiers' | 'answered'> {
  const count = (is: (one: Decided) => boolean) => decided.filter(is).length;
  return {
    tiers: {
      'tier-0': count(({ tier }) => tier === 'tier-0'),
      device: count(({ tier }) => tier === 'device'),
      person: count(({ tier }) => tier === 'person'),
    },
    answered: {
      'tier-0': count(({ by }) => by === 'tier-0'),
      device: count(({ by }) => by === 'device'),
    },
  };
}

/** Counts as shares of all of them; of nothing there are none. */
export function sharesOf<T extends string>(counts: readonly Readonly<Record<T, number>>[]): Record<T, number> {
  const names = Object.keys(counts[0] ?? {}) as T[];
  const sum = (name: T) => counts.reduce((total, one) => total + one[name], 0);
  const all = Math.max(
    1,
    names.reduce((total, name) => total + sum(name), 0),
  );
  return Object.fromEntries(names.map((name) => [name, sum(name) / all])) as Record<T, number>;
}
