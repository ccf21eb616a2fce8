import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areBearable } from './argon2';
import { createRecoveryCode } from './recovery-code';
import { newPassphraseWrap, newRecoveryWrap, unwrapKey, wrapKey, type Secret, type Wrap, type WrapHead } from './wrap';

/** As cheap as Argon2 gets: what is tested here is not how slow it is. */
const cheap = { memoryKiB: 8, passes: 1, lanes: 1 };
const dataKey = crypto.getRandomValues(new Uint8Array(32));
const output = crypto.getRandomValues(new Uint8Array(32));
const passkey = {
  id: 'p',
  createdAt: 5,
  kind: 'passkey',
  label: 'Key',
  credentialId: new Uint8Array([1, 2, 3]),
  prfInput: new Uint8Array(32),
} as const;

const ways: readonly (readonly [WrapHead, Secret, Secret])[] = [
  [
    newPassphraseWrap(cheap),
    { kind: 'passphrase', passphrase: 'correct horse battery' },
    { kind: 'passphrase', passphrase: 'correct horse batterz' },
  ],
  [
    newRecoveryWrap(),
    { kind: 'recovery', code: createRecoveryCode() },
    { kind: 'recovery', code: createRecoveryCode() },
  ],
  [passkey, { kind: 'passkey', wrapId: 'p', output }, { kind: 'passkey', wrapId: 'p', output: new Uint8Array(32) }],
];

async function made(head: WrapHead, secret: Secret): Promise<Wrap> {
  const wrap = await wrapKey(head, secret, 'k', dataKey);
  if (wrap === null) throw new Error('not wrapped');
  return wrap;
}

describe.each(ways)('$kind', (head, right, wrong) => {
  test('gives the key for the right secret and for no other', async () => {
    const wrap = await made(head, right);
    expect(await unwrapKey(wrap, right, 'k')).toEqual(dataKey);
    expect(await unwrapKey(wrap, wrong, 'k')).toBeNull();
    expect(await unwrapKey(wrap, right, 'another key')).toBeNull();
    for (const [, other] of ways) if (other !== right) expect(await unwrapKey(wrap, other, 'k')).toBeNull();
  });

  test('is refused when anything of it was changed', async () => {
    const wrap = await made(head, right);
    const flipped = (bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> =>
      Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
    const changed: Wrap[] = [{ ...wrap, createdAt: wrap.createdAt + 1 }];
    for (const at of wrap.salt.keys()) changed.push({ ...wrap, salt: flipped(wrap.salt, at) });
    for (const at of wrap.nonce.keys()) changed.push({ ...wrap, nonce: flipped(wrap.nonce, at) });
    const data = new Uint8Array(wrap.data);
    for (const at of data.keys()) changed.push({ ...wrap, data: flipped(data, at).buffer });
    changed.push({ ...wrap, data: data.slice(0, -1).buffer }, { ...wrap, data: new ArrayBuffer(0) });
    if (wrap.kind === 'passphrase') changed.push({ ...wrap, costs: { ...wrap.costs, passes: 2 } });
    if (wrap.kind === 'passkey') changed.push({ ...wrap, label: 'Other' }, { ...wrap, prfInput: new Uint8Array(31) });
    for (const each of changed) expect(await unwrapKey(each, right, 'k')).toBeNull();
  });

  test('holds nothing of the key or the secret in clear, and never twice the same', async () => {
    const [first, second] = [await made(head, right), await made(head, right)];
    expect(new Uint8Array(first.data)).not.toEqual(new Uint8Array(second.data));
    expect(first.data.byteLength).toBe(dataKey.length + 16);
    expect(JSON.stringify(first)).not.toContain('correct horse');
  });
});

test('a letter that is spelled in two ways is the same letter', async () => {
  const head = newPassphraseWrap(cheap);
  const wrap = await made(head, { kind: 'passphrase', passphrase: 'Käferlein läuft' });
  expect(await unwrapKey(wrap, { kind: 'passphrase', passphrase: 'Ka\u0308ferlein la\u0308uft' }, 'k')).toEqual(
    dataKey,
  );
});

test('costs that would hang or fill a page are not borne', async () => {
  const wrap = await made(newPassphraseWrap(cheap), { kind: 'passphrase', passphrase: 'correct horse battery' });
  if (wrap.kind !== 'passphrase') throw new Error('not a passphrase');
  for (const costs of [{ memoryKiB: 8_000_000 }, { passes: 1e9 }, { lanes: 0 }, { passes: 0.5 }, { memoryKiB: NaN }]) {
    const secret = { kind: 'passphrase', passphrase: 'correct horse battery' } as const;
    expect(await unwrapKey({ ...wrap, costs: { ...cheap, ...costs } }, secret, 'k')).toBeNull();
  }
});

test('bearable costs are whole numbers within the limits', () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), fc.double(), (memoryKiB, passes, lanes) => {
      if (!areBearable({ memoryKiB, passes, lanes })) return;
      expect(memoryKiB).toBeLessThanOrEqual(1_048_576);
      expect(passes).toBeLessThanOrEqual(16);
      expect(lanes).toBeLessThanOrEqual(8);
    }),
  );
});
