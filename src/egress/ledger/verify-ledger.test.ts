import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { ledgerJsonl, parseLedger } from './export';
import type { FindingCode } from './finding';
import { draftOf, draftsOf, exported, ledgerId, newKeys, signed, written } from './testing';
import type { SignedTreeHead } from './tree-head';
import { verifyLedger, type Evidence, type LedgerReport } from './verify-ledger';

const keys = await newKeys();
const ledger = written(draftsOf(8));
const head = await signed(ledger, keys);
const file = ledgerJsonl(exported(ledger.entries, head));

async function verified(text: string, evidence?: Evidence): Promise<LedgerReport> {
  const parsed = parseLedger(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return verifyLedger(parsed.value, evidence);
}

/** Code and sequence of each error. */
function found({ findings }: LedgerReport): readonly (readonly [FindingCode, number | null])[] {
  return findings.flatMap(({ severity, code, sequence }) => (severity === 'error' ? [[code, sequence] as const] : []));
}

/** The file with its lines of entries changed. */
function edited(change: (lines: string[]) => string[]): string {
  const [first = '', ...lines] = file.trimEnd().split('\n');
  return `${[first, ...change(lines)].join('\n')}\n`;
}

function replaced(lines: string[], index: number, from: string, to: string): string[] {
  return lines.with(index, (lines[index] ?? '').replace(from, to));
}

describe('a ledger as it was written', () => {
  it('is proved, and what is not is said', async () => {
    const report = await verified(file);
    expect(report).toMatchObject({ isProved: true, entries: 8, findings: [], moreFindings: 0 });
    expect(report.proved.join()).toContain('exactly the 8 entries');
    const open = report.notProved.join('\n');
    expect(open).toContain('there is no witness, and whoever holds the signing key can rewrite the whole ledger');
    expect(open).toContain(head.keyId);
  });

  it('with an earlier witness and a trusted key, only what came later can be rewritten', async () => {
    const witness = await signed(written(draftsOf(5)), keys);
    const report = await verified(file, { witnesses: [witness], trustedKeyIds: [head.keyId] });
    expect(report.isProved).toBe(true);
    expect(report.proved.join()).toContain('The first 5 entries are those of the witness of 2026-11-25T10:00:00.000Z');
    expect(report.notProved.join()).toContain('from entry 5 on');
    expect(report.notProved.join()).not.toContain('Whose key');
  });

  it('with a witness of today, nothing can be', async () => {
    const report = await verified(file, { witnesses: [head] });
    expect(report.isProved).toBe(true);
    expect(report.notProved.join()).not.toContain('rewrite');
  });

  it('may be empty', async () => {
    const empty = written([]);
    const report = await verifyLedger(exported([], await signed(empty, keys)));
    expect(report).toMatchObject({ isProved: true, entries: 0 });
  });

  it('is not proved where nothing has signed it', async () => {
    const unsigned = exported(ledger.entries, head);
    const report = await verifyLedger({ ...unsigned, header: { ...unsigned.header, signedTreeHead: null } });
    expect(report.isProved).toBe(false);
    expect(found(report)).toEqual([['unsigned', null]]);
  });

  it('whose device put its clock back is proved, with a warning', async () => {
    const back = written([draftOf(), draftOf({ time: 1 })]);
    const report = await verifyLedger(exported(back.entries, await signed(back, keys)));
    expect(report.isProved).toBe(true);
    expect(report.findings).toMatchObject([{ code: 'time-back', severity: 'warning', sequence: 1 }]);
  });
});

describe('a change of the file', () => {
  it.each<[string, string, readonly (readonly [FindingCode, number | null])[]]>([
    [
      'an edited entry',
      edited((lines) => replaced(lines, 3, '"PERSON":2', '"PERSON":1')),
      [
        ['root-differs', null],
        ['entry-changed', 3],
      ],
    ],
    ['an edited last entry', edited((lines) => replaced(lines, 7, 'blocked', 'failed')), [['root-differs', null]]],
    [
      'a dropped entry',
      edited((lines) => lines.toSpliced(3, 1)),
      [
        ['truncated', null],
        ['gap', 3],
      ],
    ],
    [
      'an inserted entry',
      edited((lines) => lines.toSpliced(3, 0, (lines[3] ?? '').replace('request-3', 'request-x'))),
      [
        ['extra-entries', null],
        ['root-differs', null],
        ['duplicate', 3],
      ],
    ],
    [
      'two entries that changed places',
      edited((lines) => lines.with(3, lines[4] ?? '').with(4, lines[3] ?? '')),
      [
        ['root-differs', null],
        ['reordered', 3],
      ],
    ],
    ['a cut end', edited((lines) => lines.slice(0, 6)), [['truncated', null]]],
    [
      'a line that is none',
      edited((lines) => lines.with(2, '{}')),
      [
        ['root-differs', null],
        ['gap', 2],
        ['unreadable-line', null],
      ],
    ],
    ['a line in another form', edited((lines) => replaced(lines, 2, ',', ', ')), [['unreadable-line', 2]]],
    [
      'a property that is there twice',
      edited((lines) => replaced(lines, 2, '{', '{"decision":"sent",')),
      [['unreadable-line', 2]],
    ],
    ['a line break of another system', edited((lines) => replaced(lines, 2, '}', '}\r')), [['unreadable-line', 2]]],
  ])('is found: %s', async (_, text, findings) => {
    const report = await verified(text);
    expect(report.isProved).toBe(false);
    expect(report.proved).toEqual([]);
    expect(found(report)).toEqual(findings);
  });

  it('is found: an edited tree head', async () => {
    const size = await verified(file.replace('"size":8', '"size":7'));
    expect(found(size)).toContainEqual(['bad-signature', null]);
    const keyId = await verified(file.replace(head.keyId, '0'.repeat(64)));
    expect(found(keyId)).toEqual([['wrong-key', null]]);
    const id = await verified(file.replace(ledgerId, '00000000-0000-4000-8000-000000000000'));
    expect(found(id)).toContainEqual(['other-ledger', null]);
  });

  it('is found everywhere, but not told a million times', async () => {
    const report = await verified(edited((lines) => [...lines, ...Array.from({ length: 1500 }, () => 'x')]));
    expect(report.findings).toHaveLength(1000);
    expect(report.moreFindings).toBe(501);
  });

  it('is told without a word of what the file says', async () => {
    const report = await verified(edited((lines) => [...lines, '\u001b[31m<b>hello'].with(2, '"<b>hello"')));
    expect(JSON.stringify(report)).not.toContain('hello');
  });
});

describe('who holds the signing key', () => {
  /** Rewritten from entry 3 on, as long as before or longer, and signed again. */
  const rewritten = written(draftsOf(5, { reason: 'Nothing was here.' }), written(draftsOf(3)));

  async function report(entries: typeof ledger, newHead: SignedTreeHead, evidence: Evidence): Promise<LedgerReport> {
    return verified(ledgerJsonl(exported(entries.entries, newHead)), evidence);
  }

  it('can rewrite what no witness has seen', async () => {
    const early = await signed(written(draftsOf(3)), keys);
    const again = await report(rewritten, await signed(rewritten, keys), { witnesses: [early] });
    expect(again.isProved).toBe(true);
    expect(again.notProved.join()).toContain('from entry 3 on');
  });

  it('can rewrite nothing that a witness has seen', async () => {
    const again = await report(rewritten, await signed(rewritten, keys), { witnesses: [head] });
    expect(found(again)).toEqual([['fork', null]]);
    const shorter = written(draftsOf(6));
    expect(found(await report(shorter, await signed(shorter, keys), { witnesses: [head] }))).toEqual([
      ['truncated', null],
    ]);
  });

  it('is asked for, where key ids are given', async () => {
    const others = await newKeys();
    const forged = await signed(ledger, others);
    expect((await report(ledger, forged, {})).isProved).toBe(true);
    expect(found(await report(ledger, forged, { trustedKeyIds: [head.keyId] }))).toEqual([['wrong-key', null]]);
    expect(found(await report(ledger, forged, { witnesses: [head] }))).toEqual([['wrong-key', null]]);
    expect(found(await report(ledger, head, { witnesses: [forged] }))).toEqual([['wrong-key', null]]);
    const both = { witnesses: [forged], trustedKeyIds: [head.keyId, forged.keyId] };
    expect((await report(ledger, head, both)).isProved).toBe(true);
  });

  it('cannot put back the state of an old backup unnoticed', async () => {
    const now = written(draftsOf(3, { epoch: 2 }), ledger);
    const witness = await signed(now, keys, 2);
    expect(found(await verified(file, { witnesses: [witness] }))).toEqual([
      ['epoch-back', null],
      ['truncated', null],
    ]);
    // Restored, the old state goes on in an epoch of its own.
    const restored = written(draftsOf(6, { epoch: 3 }), ledger);
    expect(found(await report(restored, await signed(restored, keys, 3), { witnesses: [witness] }))).toEqual([
      ['fork', null],
    ]);
  });

  it('cannot go back to an earlier epoch', async () => {
    const witness = await signed(ledger, keys, 4);
    const on = written(draftsOf(1, { epoch: 3 }), ledger);
    expect(found(await report(on, await signed(on, keys, 4), { witnesses: [witness] }))).toEqual([['epoch-back', 8]]);
    const later = written(draftsOf(1, { epoch: 3 }), ledger);
    expect(found(await report(later, await signed(later, keys, 2), {}))).toEqual([['epoch-back', null]]);
    const [a, b] = written([draftOf({ epoch: 2 }), draftOf({ epoch: 2 })]).entries;
    if (a === undefined || b === undefined) throw new Error('There are two.');
    const back = [a, { ...b, epoch: 1 }];
    expect(found(await verifyLedger(exported(back, head)))).toContainEqual(['epoch-back', 1]);
  });

  it('of another ledger vouches for nothing here', async () => {
    const other = { ...head, head: { ...head.head, ledgerId: '00000000-0000-4000-8000-000000000000' } };
    expect(found(await verified(file, { witnesses: [other] }))).toEqual([['other-ledger', null]]);
  });

  it('is not who changed a witness', async () => {
    const forged = { ...head, head: { ...head.head, time: 1 } };
    expect(found(await verified(file, { witnesses: [forged] }))).toEqual([['bad-signature', null]]);
  });
});

describe('the bytes that left', async () => {
  const bytes = new TextEncoder().encode('{"model":"gpt-5-mini"}');
  const bodySha256 = bytesToHex(sha256(bytes));
  const sent = written([
    draftOf({ decision: 'sent', sentBytes: bytes.length, bodySha256 }),
    draftOf({ decision: 'answered', bodySha256 }),
    draftOf(),
    draftOf({ decision: 'sent', sentBytes: 1, bodySha256 }),
  ]);
  const sentFile = ledgerJsonl(exported(sent.entries, await signed(sent, keys)));

  it('are compared with the entry', async () => {
    const bodies = new Map([
      [0, bytes],
      [1, bytes],
    ]);
    const report = await verified(sentFile, { bodies });
    expect(report.isProved).toBe(true);
    expect(report.proved.join()).toContain('the ones that entry 1 records');
  });

  it.each([
    ['other bytes', 0, bytes.slice(1)],
    ['an entry without any', 2, bytes],
    ['another length', 3, bytes],
    ['no such entry', 9, bytes],
  ])('are not proved: %s', async (_, sequence, given) => {
    const report = await verified(sentFile, { bodies: new Map([[sequence, given]]) });
    expect(found(report)).toEqual([['body-differs', sequence]]);
  });
});
