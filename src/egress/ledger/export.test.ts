import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { exportedLedger, ledgerCsv, ledgerJsonl, parseLedger } from './export';
import { draftOf, draftsOf, exported, ledgerId, newKeys, signed, written } from './testing';

const ledger = written(draftsOf(3));
const head = await signed(ledger, await newKeys());
const file = ledgerJsonl(exported(ledger.entries, head));

function codeOf(text: string): string {
  const parsed = parseLedger(text);
  return parsed.ok ? 'read' : parsed.error.code;
}

describe('JSON Lines', () => {
  it('hold a header and an entry a line, and come back as they were', () => {
    const lines = file.split('\n');
    expect(lines).toHaveLength(5);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ format: 'stayput-ledger/1', ledgerId, signedTreeHead: head });
    expect(JSON.parse(lines[2] ?? '')).toEqual(ledger.entries[1]);
    expect(parseLedger(file)).toEqual({ ok: true, value: exported(ledger.entries, head) });
  });

  it('hold an empty ledger, and one that nothing has signed', () => {
    const empty = exportedLedger({ format: 'stayput-ledger/1', ledgerId, exportedAt: 0, signedTreeHead: null }, []);
    expect(parseLedger(ledgerJsonl(empty))).toEqual({ ok: true, value: empty });
  });

  it.each([
    ['no JSON', '{"a'],
    ['nothing', ''],
    ['null', 'null'],
    ['an entry with more in it', JSON.stringify({ ...ledger.entries[0], more: 1 })],
    ['an entry with less in it', JSON.stringify({ ...ledger.entries[0], task: undefined })],
    ['nesting without end', '['.repeat(100_000)],
  ])('keep a line that is %s for the verifier', (_, line) => {
    const parsed = parseLedger(`${file}${line}\n`);
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(parsed.value.lines.at(-1)).toEqual({ text: line, entry: null });
    expect(parsed.value.lines).toHaveLength(4);
  });

  it.each([
    ['', 'not-a-ledger'],
    ['{}\n', 'not-a-ledger'],
    ['<!doctype html>', 'not-a-ledger'],
    [file.slice(file.indexOf('\n') + 1), 'not-a-ledger'],
    [file.replace('stayput-ledger/1', 'stayput-ledger/2'), 'not-a-ledger'],
    [file.replace('"exportedAt":', '"exportedAt":-'), 'not-a-ledger'],
    [file.replace(head.signature, head.signature.toUpperCase()), 'not-a-ledger'],
  ])('that begin otherwise are not read (%#)', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('are read up to the limits', () => {
    const header = file.slice(0, file.indexOf('\n') + 1);
    expect(codeOf(header + '0\n'.repeat(1_000_000))).toBe('read');
    expect(codeOf(header + '\n'.repeat(1_000_001))).toBe('too-many-lines');
    expect(codeOf(`${header}${'\n'.repeat(1_000_001)}x`)).toBe('too-many-lines');
    expect(codeOf(header + 'x'.repeat(64 * 1024 * 1024))).toBe('too-large');
  }, 60_000);
});

describe('CSV', () => {
  it('has a row for each entry', () => {
    const [first] = Papa.parse<Record<string, string>>(ledgerCsv(ledger.entries), { header: true }).data;
    expect(first).toMatchObject({
      sequence: '0',
      time: '2026-11-25T09:00:00.000Z',
      decision: 'blocked',
      reason: draftOf().reason,
      'approved by': 'policy',
      origin: 'https://openrouter.ai',
      entities: 'IBAN_CODE 1, PERSON 2',
      'cost in US dollars': '0.0125',
      'body SHA-256': '',
    });
  });

  it.each(['=HYPERLINK("https://example.org")', '+1', '-1', '@a', '\t=1'])('runs no formula: %j', (formula) => {
    const { entries } = written([draftOf({ reason: formula, model: formula, destination: null })]);
    const [row] = Papa.parse<Record<string, string>>(ledgerCsv(entries), { header: true }).data;
    expect(row).toMatchObject({ reason: `'${formula}`, model: `'${formula}`, destination: '' });
    expect(ledgerCsv(entries)).not.toContain(`,${formula}`);
  });
});
