// The two verifiers share no code, so that each shows the mistakes of the other: here they have to agree.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  formatWitness,
  ledgerJsonl,
  parseLedger,
  parseWitness,
  signTreeHead,
  verifyLedger,
  type EntryDraft,
  type SignedTreeHead,
} from '../src/egress/ledger';
import { canonicalBytes } from '../src/egress/ledger/canonical';
import { leafHash, rootHash } from '../src/egress/ledger/merkle';
import { draftOf, draftsOf, exported, newKeys, signed, written, type TestLedger } from '../src/egress/ledger/testing';
import { checkLedger, readWitness } from './ledger-verify';
import { runTool } from './run-tool';

const keys = await newKeys();
const otherKeys = await newKeys();
const body = Buffer.from('{"model":"gpt-5-mini","messages":[]}');
const drafts = draftsOf(8).with(
  2,
  draftOf({
    time: Date.UTC(2026, 10, 25, 9, 0, 2),
    decision: 'sent',
    sentBytes: body.length,
    bodySha256: createHash('sha256').update(body).digest('hex'),
  }),
);
const ledger = written(drafts);
const head = await signed(ledger, keys);
const file = ledgerJsonl(exported(ledger.entries, head));
const begin = file.indexOf('\n') + 1;

interface Outside {
  readonly witnesses?: readonly SignedTreeHead[];
  readonly keys?: readonly string[];
  readonly bodies?: ReadonlyMap<number, Buffer>;
}

/** What both verifiers say. */
async function isProved(text: string, { witnesses = [], keys = [], bodies = new Map() }: Outside = {}) {
  const read = witnesses.map((witness) => readWitness(formatWitness(witness)));
  const ours = checkLedger(Buffer.from(text), { witnesses: read.filter((one) => one !== null), keys, bodies });
  const parsed = parseLedger(text);
  const apps = parsed.ok ? await verifyLedger(parsed.value, { witnesses, trustedKeyIds: keys, bodies }) : null;
  return { tool: ours?.wrong.length === 0, app: apps?.isProved === true };
}

const both = { tool: true, app: true };
const neither = { tool: false, app: false };

async function fileOf(one: TestLedger, by = keys, epoch = 1): Promise<string> {
  return ledgerJsonl(exported(one.entries, await signed(one, by, epoch)));
}

/** The file with its lines of entries changed. */
function edited(change: (lines: string[]) => string[]): string {
  return `${file.slice(0, begin)}${change(file.slice(begin).trimEnd().split('\n')).join('\n')}\n`;
}

describe('a good ledger is proved by both', () => {
  it('of any size, by itself and with any earlier tree head', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(20), fc.nat(), async (size, somewhere) => {
        const one = written(draftsOf(size));
        const earlier = written(draftsOf(somewhere % (size + 1)));
        const witnesses = [await signed(earlier, keys)];
        const keyIds = [head.keyId];
        expect(await isProved(await fileOf(one), { witnesses, keys: keyIds })).toEqual(both);
      }),
      { numRuns: 25 },
    );
  });

  it('whatever its entries say', async () => {
    const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
    const draft = fc.record({ reason: words, task: words, costUsd: fc.double({ min: 0, noNaN: true, max: 1e9 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { maxLength: 6 }), async (some) => {
        const one = written(some.map((changes: Partial<EntryDraft>) => draftOf(changes)));
        expect(await isProved(await fileOf(one))).toEqual(both);
      }),
      { numRuns: 60 },
    );
  });

  it('with the bytes that left', async () => {
    expect(await isProved(file, { bodies: new Map([[2, body]]) })).toEqual(both);
    expect(await isProved(file, { bodies: new Map([[2, body.subarray(1)]]) })).toEqual(neither);
    expect(await isProved(file, { bodies: new Map([[3, body]]) })).toEqual(neither);
    expect(await isProved(file, { bodies: new Map([[99, body]]) })).toEqual(neither);
  });
});

describe('a tampered ledger is proved by neither', () => {
  it.each([
    ['edit', edited((lines) => lines.with(3, (lines[3] ?? '').replace('blocked', 'failed')))],
    ['edit of the last', edited((lines) => lines.with(-1, (lines[7] ?? '').replace('blocked', 'failed')))],
    ['drop', edited((lines) => lines.toSpliced(3, 1))],
    ['drop of the first', edited((lines) => lines.slice(1))],
    ['insert', edited((lines) => lines.toSpliced(4, 0, lines[4] ?? ''))],
    ['append', edited((lines) => [...lines, lines[7] ?? ''])],
    ['reorder', edited((lines) => lines.toReversed())],
    ['truncate', edited((lines) => lines.slice(0, -1))],
    ['truncate to nothing', edited(() => [])],
    ['an empty line', edited((lines) => lines.toSpliced(4, 0, ''))],
    ['a line of another kind', edited((lines) => lines.with(4, '['.repeat(200_000)))],
    ['a property twice', edited((lines) => lines.with(4, (lines[4] ?? '').replace('{', '{"decision":"sent",')))],
    ['another size in the tree head', file.replace('"size":8', '"size":7')],
    ['another key id', file.replace(head.keyId, '0'.repeat(64))],
    ['no signature', file.replace(head.signature, '0'.repeat(128))],
    ['no tree head', file.replace(/"signedTreeHead":.*/, '"signedTreeHead":null}')],
    ['no header', file.slice(begin)],
  ])('%s', async (_, text) => {
    expect(text).not.toBe(file);
    expect(await isProved(text)).toEqual(neither);
  });

  it('with any character of its entries changed, left out or added', async () => {
    const letter = fc.oneof(
      fc.constantFrom(...Array.from('09afE"{}:,.-\\ \n\r\t\0\u00a0\u2028\ufeff\ufffd')),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: begin, max: file.length - 2 }), letter, fc.nat(2), async (at, other, how) => {
        const rest = how === 0 ? at : at + 1;
        const text = file.slice(0, at) + (how === 2 ? '' : other) + file.slice(rest);
        expect(await isProved(text)).toEqual(text === file ? both : neither);
      }),
      { numRuns: 400 },
    );
  });

  it('with entries that follow, but were not signed', async () => {
    const longer = written(draftsOf(1, { time: Date.UTC(2026, 10, 26) }), ledger);
    expect(await isProved(ledgerJsonl(exported(longer.entries, head)))).toEqual(neither);
  });

  it('with any entries in any other order or number', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(7), { maxLength: 10 }), async (order) => {
        const text = edited((lines) => order.map((index) => lines[index] ?? ''));
        expect(await isProved(text)).toEqual(text === file ? both : neither);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is signed anew', () => {
  const rewritten = written([...draftsOf(3), ...draftsOf(6, { reason: 'Nothing was here.' })]);

  it('is a fork against a witness, and proved only where none has seen it', async () => {
    const text = await fileOf(rewritten);
    expect(await isProved(text)).toEqual(both);
    expect(await isProved(text, { witnesses: [head] })).toEqual(neither);
    expect(await isProved(text, { witnesses: [await signed(written(draftsOf(2)), keys)] })).toEqual(both);
  });

  it('is noticed by its key', async () => {
    const text = await fileOf(ledger, otherKeys);
    expect(await isProved(text)).toEqual(both);
    expect(await isProved(text, { keys: [head.keyId] })).toEqual(neither);
    expect(await isProved(text, { witnesses: [head] })).toEqual(neither);
    expect(await isProved(file, { witnesses: [await signed(ledger, otherKeys)] })).toEqual(neither);
  });

  it('is an old backup, where a witness is newer', async () => {
    const newer = await signed(written(draftsOf(3, { epoch: 2 }), ledger), keys, 2);
    expect(await isProved(file, { witnesses: [newer] })).toEqual(neither);
    const sameSize = await signed(ledger, keys, 2);
    expect(await isProved(file, { witnesses: [sameSize] })).toEqual(neither);
    const restored = written(draftsOf(9, { epoch: 3 }), ledger);
    expect(await isProved(await fileOf(restored, keys, 3), { witnesses: [newer] })).toEqual(neither);
    expect(await isProved(await fileOf(restored, keys, 3), { witnesses: [head, sameSize] })).toEqual(both);
  });

  it('is of an epoch that does not go back', async () => {
    const next = written(draftsOf(1, { epoch: 3 }), ledger);
    expect(await isProved(await fileOf(next, keys, 2))).toEqual(neither);
    const witness = await signed(ledger, keys, 4);
    expect(await isProved(await fileOf(next, keys, 4), { witnesses: [witness] })).toEqual(neither);
  });

  it('says one thing to each reader', async () => {
    const [last = ''] = file.trimEnd().split('\n').slice(-1);
    const twice = last.replace('{', '{"decision":"sent",');
    const leaves = ledger.entries.slice(0, -1).map((entry) => leafHash(canonicalBytes(entry)));
    const root = rootHash([...leaves, leafHash(Buffer.from(twice))]);
    const forged = await signTreeHead({ ...head.head, rootHash: root }, keys);
    const text = ledgerJsonl(exported(ledger.entries, forged)).replace(last, twice);
    expect(await isProved(text)).toEqual(neither);
  });

  it('is of the same ledger as the witness', async () => {
    const stranger = file.replaceAll(head.head.ledgerId, '00000000-0000-4000-8000-000000000000');
    expect(await isProved(stranger)).toEqual(neither);
    const named = file.replace(head.head.ledgerId, '00000000-0000-4000-8000-000000000000');
    expect(await isProved(named)).toEqual(neither);
  });
});

describe('witnesses', () => {
  const text = formatWitness(head);

  it('are read the same by both, whatever a mail program made of them', () => {
    const mangled = text.replace(/^/gm, '> ').replace(/.{40}/g, '$&\r\n').toUpperCase();
    expect(readWitness(mangled)).toEqual(head);
    expect(parseWitness(mangled)).toEqual({ ok: true, value: head });
  });

  it('may be an earlier export', () => {
    expect(readWitness(file)).toEqual(head);
  });

  it.each(['', '{', '{}', 'witness 1', text.slice(0, -10), text.replace('2026-11-25', '2026-13-25')])(
    'are not read from something else (%#)',
    (words) => {
      expect(readWitness(words)).toBeNull();
    },
  );
});

describe('npm run ledger:verify', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function put(name: string, content: string | Buffer): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }

  const run = (...args: string[]) =>
    runTool('tsx', [join(import.meta.dirname, 'ledger-verify.ts'), ...args], { output: 'kept' });

  const good = put('good.jsonl', file);
  const witness = put('witness.txt', formatWitness(head));
  const bytes = put('body=2.json', body);

  it('ends with 0 and says what is proved and what is not', async () => {
    const all = await run(good, '--witness', witness, '--key', head.keyId.toUpperCase(), '--body', `2=${bytes}`);
    expect(all.output).toMatch(/PROVED: no entry.*PROVED: the ledger goes on.*PROVED: the bytes.*Not proved: /s);
    expect(all.exitCode).toBe(0);
    const bare = await run(good);
    expect(bare.output).toContain('Not proved: Whether the ledger was rewritten by somebody who holds the signing key');
    expect(bare.output).toContain(`with key ${head.keyId}`);
    expect(bare.exitCode).toBe(0);
  });

  it('ends with 1 when something is wrong, and shows no word of the file', async () => {
    const bad = put(
      'bad.jsonl',
      edited((lines) => [...lines.slice(0, 4), ...Array.from({ length: 90 }, () => '\u001b[2Jgone')]),
    );
    const { exitCode, output } = await run(bad);
    expect(exitCode).toBe(1);
    expect(output).toContain('WRONG: Entry 4 (line 6 of the file)');
    expect(output).toMatch(/WRONG: \d+ more like these\./);
    for (const word of ['PROVED:', 'gone', '\u001b']) expect(output).not.toContain(word);
  });

  it.each<[string, readonly string[]]>([
    ['no file', []],
    ['two files', [good, good]],
    ['a file that is not there', [join(folder, 'none')]],
    ['a folder', [folder]],
    ['a file of another kind', [witness]],
    ['a witness of another kind', [good, '--witness', bytes]],
    ['a key that is none', [good, '--key', 'abc']],
    ['bytes of no entry', [good, '--body', bytes]],
    ['an unknown option', [good, '--fix']],
  ])('ends with 2 when it could not check: %s', async (_, args) => {
    const { exitCode, output } = await run(...args);
    expect(exitCode).toBe(2);
    expect(output).not.toContain('PROVED');
  });
});
