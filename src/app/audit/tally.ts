import type { LedgerEntry } from '../../egress';

/** What of the ledger is looked at. An empty text lets everything through. */
export interface LedgerFilter {
  /** Id of a destination. */
  readonly destination: string;
  /** A type of entity that the request's source held. */
  readonly type: string;
  /** First and last day, see {@link dayOf}. */
  readonly from: string;
  readonly to: string;
}

export const noFilter: LedgerFilter = { destination: '', type: '', from: '', to: '' };

/** Sums over some entries. */
export interface Tally {
  readonly sent: number;
  readonly blocked: number;
  /** What a person kept here or took back. */
  readonly kept: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** US dollars, as far as it is known. */
  readonly costUsd: number;
  /** Requests that left, and of which nobody knows what they cost. */
  readonly unknownCosts: number;
}

export interface DestinationTally extends Tally {
  /** Null for what names no destination that the deployment had. */
  readonly destination: LedgerEntry['destination'];
}

export interface TypeTally {
  readonly type: string;
  readonly count: number;
  /** Requests whose source held it. */
  readonly requests: number;
}

export interface DayTally extends Tally {
  readonly day: string;
}

/** The day of a moment (epoch milliseconds) in this device's time zone: `2026-11-27`, as a date field has it. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The entries that a filter lets through, in their order. */
export function filtered(entries: readonly LedgerEntry[], filter: LedgerFilter): readonly LedgerEntry[] {
  const { destination, type, from, to } = filter;
  return entries.filter((entry) => {
    if (destination !== '' && entry.destination?.id !== destination) return false;
    if (type !== '' && countOf(entry, type) === 0) return false;
    if (from === '' && to === '') return true;
    const day = dayOf(entry.time);
    return (from === '' || day >= from) && (to === '' || day <= to);
  });
}

/** Sums over entries. A request counts as sent once for each time that its bytes left. */
export function tallyOf(entries: readonly LedgerEntry[]): Tally {
  const count = (...decisions: readonly LedgerEntry['decision'][]): number =>
    entries.filter(({ decision }) => decisions.includes(decision)).length;
  const sum = (read: (entry: LedgerEntry) => number): number =>
    entries.reduce((total, entry) => total + read(entry), 0);
  return {
    sent: count('sent'),
    blocked: count('blocked'),
    kept: count('kept-local', 'withdrawn'),
    sentBytes: sum(({ sentBytes }) => sentBytes),
    receivedBytes: sum(({ receivedBytes }) => receivedBytes),
    costUsd: sum(({ costUsd }) => costUsd ?? 0),
    unknownCosts: entries.filter(
      ({ decision, costUsd }) => costUsd === null && (decision === 'answered' || decision === 'outcome-unknown'),
    ).length,
  };
}

/** Sums for each destination, the one that most went to first. One that changed its address is listed once for each. */
export function byDestination(entries: readonly LedgerEntry[]): readonly DestinationTally[] {
  const groups = grouped(entries, ({ destination }) =>
    JSON.stringify(destination && [destination.id, destination.origin]),
  );
  return [...groups.values()]
    .map((group) => ({ ...tallyOf(group), destination: group[0]?.destination ?? null }))
    .toSorted((a, b) => b.sentBytes - a.sentBytes || b.blocked - a.blocked);
}

/** How many entities of each type the sources of what was sent held, the most frequent first. */
export function byType(entries: readonly LedgerEntry[]): readonly TypeTally[] {
  const counts = new Map<string, TypeTally>();
  for (const { decision, entityCounts } of entries) {
    if (decision !== 'sent') continue;
    for (const [type, count] of Object.entries(entityCounts)) {
      if (count === 0) continue;
      const before = counts.get(type) ?? { type, count: 0, requests: 0 };
      counts.set(type, { type, count: before.count + count, requests: before.requests + 1 });
    }
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
}

/** Sums for each day on which something happened, the newest first. */
export function byDay(entries: readonly LedgerEntry[]): readonly DayTally[] {
  const groups = grouped(entries, ({ time }) => dayOf(time));
  return [...groups].map(([day, group]) => ({ ...tallyOf(group), day })).toSorted((a, b) => (a.day < b.day ? 1 : -1));
}

/** The days up to the newest one, oldest first and without gaps: what a chart has room for. */
export function lastDays(days: readonly DayTally[], count: number): readonly DayTally[] {
  const [newest] = days;
  if (newest === undefined) return [];
  const [year = 0, month = 1, date = 1] = newest.day.split('-').map(Number);
  const known = new Map(days.map((day) => [day.day, day]));
  const nothing = tallyOf([]);
  return Array.from({ length: count }, (_, index) => {
    // Noon: a day without midnight, where clocks change, has one all the same.
    const day = dayOf(new Date(year, month - 1, date - (count - 1 - index), 12).getTime());
    return known.get(day) ?? { ...nothing, day };
  });
}

/** All types that any entry counts, in their alphabet. */
export function typesOf(entries: readonly LedgerEntry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ entityCounts }) => Object.keys(entityCounts)))].toSorted();
}

/** The ids of all destinations that any entry names, in their alphabet. */
export function destinationsOf(entries: readonly LedgerEntry[]): readonly string[] {
  const ids = entries.flatMap(({ destination }) => (destination === null ? [] : [destination.id]));
  return [...new Set(ids)].toSorted();
}

function countOf({ entityCounts }: LedgerEntry, type: string): number {
  return Object.hasOwn(entityCounts, type) ? (entityCounts[type] ?? 0) : 0;
}

function grouped(
  entries: readonly LedgerEntry[],
  keyOf: (entry: LedgerEntry) => string,
): ReadonlyMap<string, readonly LedgerEntry[]> {
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
