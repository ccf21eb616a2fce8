import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../egress';
import { draftOf, written } from '../../egress/ledger/testing';
import {
  byDay,
  byDestination,
  byType,
  dayOf,
  destinationsOf,
  filtered,
  lastDays,
  noFilter,
  tallyOf,
  typesOf,
} from './tally';

const decisions = [
  'blocked',
  'kept-local',
  'withdrawn',
  'sent',
  'answered',
  'failed',
  'outcome-unknown',
] as const satisfies readonly LedgerEntry['decision'][];

const destination = (id: string) => ({ id, origin: `https://${id}.example`, tier: 'frontier' }) as const;
const start = new Date(2026, 1, 20, 12).getTime();
const dayMs = 86_400_000;

const anyEntries = fc
  .array(
    fc.record({
      time: fc.integer({ min: 0, max: 40 }).map((days) => start + days * dayMs),
      decision: fc.constantFrom(...decisions),
      destination: fc.constantFrom(null, destination('one'), destination('two')),
      entityCounts: fc.dictionary(fc.constantFrom('PERSON', 'IBAN_CODE', 'AGE'), fc.nat(9)),
      sentBytes: fc.nat(5000),
      receivedBytes: fc.nat(5000),
      costUsd: fc.option(fc.integer({ min: 0, max: 100 })),
    }),
    { maxLength: 40 },
  )
  .map((drafts) => written(drafts.map((draft) => draftOf(draft))).entries);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

test('each way to divide the ledger has the sums of the whole', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const all = tallyOf(entries);
      for (const parts of [byDay(entries), byDestination(entries)]) {
        for (const name of [
          'sent',
          'blocked',
          'kept',
          'sentBytes',
          'receivedBytes',
          'costUsd',
          'unknownCosts',
        ] as const) {
          expect(sum(parts.map((part) => part[name]))).toBe(all[name]);
        }
      }
    }),
  );
});

test('types are counted from what was sent, and from nothing else', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const sent = entries.filter(({ decision }) => decision === 'sent');
      for (const { type, count, requests } of byType(entries)) {
        expect(count).toBe(sum(sent.map(({ entityCounts }) => entityCounts[type] ?? 0)));
        expect(requests).toBe(sent.filter(({ entityCounts }) => (entityCounts[type] ?? 0) > 0).length);
      }
      expect(sum(byType(entries).map(({ count }) => count))).toBe(
        sum(sent.flatMap(({ entityCounts }) => Object.values(entityCounts))),
      );
    }),
  );
});

test('days and what a filter lets through agree', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      for (const { day, sent, sentBytes } of byDay(entries)) {
        const only = tallyOf(filtered(entries, { ...noFilter, from: day, to: day }));
        expect([only.sent, only.sentBytes]).toEqual([sent, sentBytes]);
      }
      expect(filtered(entries, noFilter)).toEqual(entries);
      for (const id of destinationsOf(entries)) {
        for (const entry of filtered(entries, { ...noFilter, destination: id })) expect(entry.destination?.id).toBe(id);
      }
      for (const type of typesOf(entries)) {
        for (const entry of filtered(entries, { ...noFilter, type }))
          expect(entry.entityCounts[type]).toBeGreaterThan(0);
      }
    }),
  );
});

test('a chart has each day up to the newest, once, also over the end of a month and where clocks change', () => {
  const entries = written([
    draftOf({ time: new Date(2026, 2, 30, 0, 30).getTime(), decision: 'sent' }),
    draftOf({ time: new Date(2026, 2, 1, 23, 30).getTime() }),
  ]).entries;
  const days = lastDays(byDay(entries), 31);
  expect(days.map(({ day }) => day)).toEqual([
    '2026-02-28',
    ...Array.from({ length: 30 }, (_, index) => `2026-03-${String(index + 1).padStart(2, '0')}`),
  ]);
  expect(days.at(-1)).toMatchObject({ sent: 1, blocked: 0 });
  expect(days[1]).toMatchObject({ sent: 0, blocked: 1 });
  expect(days[2]).toMatchObject({ sent: 0, blocked: 0 });
  expect(lastDays([], 30)).toEqual([]);
});

test('a day is the one of this device', () => {
  expect(dayOf(new Date(2026, 0, 5, 0, 0).getTime())).toBe('2026-01-05');
  expect(dayOf(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
});

test('an id that moved to another address is listed once for each, and one without a destination by itself', () => {
  const moved = { ...destination('one'), origin: 'https://elsewhere.example' };
  const rows = byDestination(
    written([
      draftOf({ destination: destination('one'), decision: 'sent', sentBytes: 10 }),
      draftOf({ destination: moved, decision: 'sent', sentBytes: 20 }),
      draftOf({ destination: null }),
    ]).entries,
  );
  expect(rows.map((row) => row.destination?.origin ?? null)).toEqual([
    'https://elsewhere.example',
    'https://one.example',
    null,
  ]);
});

test('a type with a name that objects have by themselves is no count', () => {
  const entries = written([draftOf()]).entries;
  expect(filtered(entries, { ...noFilter, type: 'constructor' })).toEqual([]);
});

test('a cost is unknown where bytes left and nobody said what it cost', () => {
  const entries = written([
    draftOf({ decision: 'sent', costUsd: null }),
    draftOf({ decision: 'answered', costUsd: null }),
    draftOf({ decision: 'answered', costUsd: 0.5 }),
    draftOf({ decision: 'outcome-unknown', costUsd: null }),
    draftOf({ decision: 'blocked', costUsd: null }),
  ]).entries;
  expect(tallyOf(entries)).toMatchObject({ costUsd: 0.5, unknownCosts: 2 });
});
