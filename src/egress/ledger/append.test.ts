import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendEntry, emptyLedger, nextEntry, noPreviousHash, stateOf, treeHeadOf } from './append';
import { canonicalBytes } from './canonical';
import { leafHash, rootHash } from './merkle';
import { draftOf, draftsOf, ledgerId, written } from './testing';

describe('appending', () => {
  it('numbers the entries and ties each to the one before', () => {
    const { entries } = written(draftsOf(4));
    expect(entries.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3]);
    expect(entries.map(({ previousHash }) => previousHash)).toEqual([
      noPreviousHash,
      ...entries.slice(0, 3).map((entry) => leafHash(canonicalBytes(entry))),
    ]);
  });

  it('gives the tree head over all entries, also after a reload', () => {
    fc.assert(
      fc.property(fc.nat(40), (size) => {
        const { entries, state } = written(draftsOf(size));
        const now = { ledgerId, epoch: 3, time: 7 };
        const root = rootHash(entries.map((entry) => leafHash(canonicalBytes(entry))));
        expect(treeHeadOf(state, now)).toEqual({ ...now, size, rootHash: root });
        expect(stateOf(entries)).toEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 20 },
    );
  });

  it('hashes what the entry says, not the order in which it was put together', () => {
    const draft = draftOf();
    const turned = Object.fromEntries(Object.entries(draft).toReversed()) as unknown as typeof draft;
    expect(nextEntry(null, turned)).toEqual(nextEntry(null, draft));
  });

  it.each([
    ['reason', { reason: 'half a face: \ud83d' }],
    ['reason', { reason: 'x'.repeat(2001) }],
    ['costUsd', { costUsd: Infinity }],
    ['sentBytes', { sentBytes: -1 }],
    ['time', { time: NaN }],
    ['bodySha256', { bodySha256: 'AB' }],
    ['entityCounts', { entityCounts: { constructor: 1 } }],
    ['requestId', { requestId: '' }],
  ])('refuses what could not be read back: %s', (where, change) => {
    const refused = nextEntry(null, draftOf(change));
    if (refused.ok) throw new Error('It was taken.');
    expect(refused.error.code).toBe('invalid-entry');
    expect(refused.error.message).toContain(`"${where}`);
  });

  it('refuses what no entry has: it would be hashed and never shown', () => {
    expect(nextEntry(null, { ...draftOf(), text: 'a document' } as ReturnType<typeof draftOf>).ok).toBe(false);
  });

  it('does not go back to an earlier epoch, but lets the clock be put back', () => {
    const { state } = written([draftOf({ epoch: 2 })]);
    expect(appendEntry(state, draftOf({ epoch: 1 }))).toMatchObject({ error: { code: 'epoch-back' } });
    expect(appendEntry(state, draftOf({ epoch: 2, time: 0 })).ok).toBe(true);
    expect(appendEntry(emptyLedger, draftOf({ epoch: 0 })).ok).toBe(true);
  });
});
