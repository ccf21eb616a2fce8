import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftsOf, newKeys, signed, written } from './testing';
import { keyIdOf, signTreeHead, verifyTreeHead } from './tree-head';
import { formatWitness, parseWitness } from './witness';

const keys = await newKeys();
const head = await signed(written(draftsOf(5)), keys);
const text = formatWitness(head);

/** The same text with its n-th digit of a hash, key or signature replaced. */
function flipped(hex: string, at: number): string {
  return hex.slice(0, at) + (hex[at] === 'a' ? 'b' : 'a') + hex.slice(at + 1);
}

describe('a signed tree head', () => {
  it('is verified by the key that it names', async () => {
    expect(await verifyTreeHead(head)).toEqual({ ok: true, value: undefined });
    expect(head.keyId).toBe(keyIdOf(head.publicKey));
  });

  it.each([
    { size: 4 },
    { epoch: 2 },
    { time: 0 },
    { rootHash: '0'.repeat(64) },
    { ledgerId: '00000000-0000-4000-8000-000000000000' },
  ])('is not with %j', async (change) => {
    const forged = { ...head, head: { ...head.head, ...change } };
    expect(await verifyTreeHead(forged)).toMatchObject({ error: { code: 'bad-signature' } });
  });

  it('is not with any other digit of its signature or its key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(127), async (at) => {
        const signature = flipped(head.signature, at);
        expect(await verifyTreeHead({ ...head, signature })).toMatchObject({ error: { code: 'bad-signature' } });
        const publicKey = flipped(head.publicKey, at % 64);
        expect(await verifyTreeHead({ ...head, publicKey })).toMatchObject({ error: { code: 'wrong-key-id' } });
        const other = { ...head, publicKey, keyId: keyIdOf(publicKey) };
        expect(await verifyTreeHead(other)).toMatchObject({ error: { code: 'bad-signature' } });
      }),
      { numRuns: 30 },
    );
  });

  it('is no head when it cannot be written', async () => {
    await expect(signTreeHead({ ...head.head, size: NaN }, keys)).rejects.toThrow(TypeError);
  });

  it('says nothing about other bytes that the key has signed', async () => {
    const signature = await crypto.subtle.sign(
      'Ed25519',
      keys.privateKey,
      new TextEncoder().encode(JSON.stringify(head.head)),
    );
    const forged = { ...head, signature: Buffer.from(signature).toString('hex') };
    expect(await verifyTreeHead(forged)).toMatchObject({ error: { code: 'bad-signature' } });
  });
});

describe('a witness', () => {
  it('is a few short lines of plain text', () => {
    expect(text).toMatch(/^Stayput ledger witness 1\nLedger: 0b7e9c52-/);
    expect(text).toContain('\nTime: 2026-11-25T10:00:00.000Z\n');
    expect(text).toContain(`Root hash: ${head.head.rootHash.slice(0, 4)} ${head.head.rootHash.slice(4, 8)} `);
    expect(text).toMatch(/^[\x20-\x7e\n]+$/);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(91);
  });

  it('comes back as it was', () => {
    expect(parseWitness(text)).toEqual({ ok: true, value: head });
  });

  it.each([
    ['from a quoted mail', text.replace(/^/gm, '> ').replaceAll('\n', '\r\n')],
    ['in the middle of a letter', `Dear auditor,\n\nledger: epoch: size: here it is.\n\n${text}\nBest regards\nAda`],
    ['in capitals', text.toUpperCase()],
    ['without spaces', text.replaceAll(' ', '')],
    ['in narrow columns', text.replace(/.{11}/g, '$&\n\t\u00a0')],
  ])('%s comes back as it was', (_, mangled) => {
    expect(parseWitness(mangled)).toEqual({ ok: true, value: head });
  });

  it('comes back however its white space was changed', () => {
    const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\t', '\u00a0', '>'), maxLength: 3 });
    fc.assert(
      fc.property(fc.array(space, { minLength: 1, maxLength: 40 }), (spaces) => {
        let next = 0;
        const mangled = text.replace(/./g, (letter) => letter + (spaces[next++ % spaces.length] ?? ''));
        expect(parseWitness(mangled)).toEqual({ ok: true, value: head });
      }),
    );
  });

  it('with any letter changed is refused, or is not signed, or says the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('0', 'f', '9', ':', '-', 'é'), async (at, letter) => {
        const parsed = parseWitness(text.slice(0, at) + letter + text.slice(at + 1));
        if (!parsed.ok) return;
        const verified = await verifyTreeHead(parsed.value);
        if (verified.ok) expect(parsed.value).toEqual(head);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['not-a-witness', ''],
    ['not-a-witness', 'Dear auditor, see you on Monday.'],
    ['damaged', text.split('\n').slice(0, -2).join('\n')],
    ['damaged', text.replace('Size: 5', 'Size: five')],
    ['damaged', text.replace('Size: 5', 'Size: 9999999999999999')],
    ['damaged', text.replace('2026-11-25', '2026-13-25')],
    ['damaged', text.replace('witness 1', 'witness 2')],
    ['too-long', text + ' '.repeat(100_001)],
  ])('is refused as %s', (code, words) => {
    expect(parseWitness(words)).toMatchObject({ ok: false, error: { code } });
  });
});
