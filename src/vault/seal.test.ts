import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSealingKey, seal, unseal, type Sealed } from './seal';

const key = await createSealingKey();
const bytes = fc.uint8Array({ maxLength: 400 }).map((value) => new Uint8Array(value));
const name = fc.string({ maxLength: 20 });

test('what was sealed opens to the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(name, name, bytes, async (store, id, plaintext) => {
      const sealed = await seal(key, store, id, plaintext);
      expect(await unseal(key, store, id, sealed)).toEqual(plaintext);
    }),
  );
});

test('a flipped bit anywhere in the nonce or the data is refused', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, fc.nat(), async (plaintext, position) => {
      const sealed = await seal(key, 'documents', 'a', plaintext);
      const bits = (sealed.nonce.byteLength + sealed.data.byteLength) * 8;
      expect(await unseal(key, 'documents', 'a', flipBit(sealed, position % bits))).toBeNull();
    }),
  );
});

test('another store, id, schema, key name or key is refused', async () => {
  await fc.assert(
    fc.asyncProperty(name, name, bytes, fc.string({ minLength: 1, maxLength: 5 }), async (store, id, plain, extra) => {
      const sealed = await seal(key, store, id, plain);
      expect(await unseal(key, store + extra, id, sealed)).toBeNull();
      expect(await unseal(key, store, id + extra, sealed)).toBeNull();
      expect(await unseal(key, store, id, { ...sealed, schema: sealed.schema + 1 })).toBeNull();
      expect(await unseal(key, store, id, { ...sealed, keyId: sealed.keyId + extra })).toBeNull();
    }),
  );
  const sealed = await seal(key, 'documents', 'a', new Uint8Array([1]));
  const otherKey = { id: key.id, key: (await createSealingKey()).key };
  expect(await unseal(otherKey, 'documents', 'a', sealed)).toBeNull();
});

test('moving letters between the store name and the id is refused', async () => {
  const sealed = await seal(key, 'ab', 'c', new Uint8Array([1]));
  expect(await unseal(key, 'a', 'bc', sealed)).toBeNull();
});

test('a record cut short is refused, not a crash', async () => {
  const sealed = await seal(key, 'documents', 'a', new Uint8Array(100));
  expect(await unseal(key, 'documents', 'a', { ...sealed, data: sealed.data.slice(0, 10) })).toBeNull();
  expect(await unseal(key, 'documents', 'a', { ...sealed, nonce: new Uint8Array(0) })).toBeNull();
});

test('nonces differ, and the key cannot be exported', async () => {
  const nonces = new Set<string>();
  for (let i = 0; i < 200; i += 1) nonces.add((await seal(key, 's', 'i', new Uint8Array(1))).nonce.join());
  expect(nonces.size).toBe(200);
  await expect(crypto.subtle.exportKey('raw', key.key)).rejects.toThrow();
});

function flipBit(sealed: Sealed, position: number): Sealed {
  const nonce = new Uint8Array(sealed.nonce);
  const data = new Uint8Array(sealed.data.slice(0));
  const byte = Math.floor(position / 8);
  const [target, index] = byte < nonce.length ? [nonce, byte] : [data, byte - nonce.length];
  target[index] = (target[index] ?? 0) ^ (1 << (position % 8));
  return { ...sealed, nonce, data: data.buffer };
}
