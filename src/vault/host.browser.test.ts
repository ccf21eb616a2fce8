import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Result } from '../shared/result';
import { VaultClient } from './client';
import { createRecoveryCode } from './keys/recovery-code';
import type { Secret } from './keys/wrap';
import { databaseName } from './connection';
import { migrations, type VaultSchema } from './migrations';
import { sealedIn, textDocument } from './testing';
import type { VaultError } from './vault-error';
import type { VaultEvent } from './vault-state';

const passphrase = 'correct horse battery';
const auth: Secret = { kind: 'passphrase', passphrase };
const clients: VaultClient[] = [];

function client(): VaultClient {
  const made = new VaultClient();
  clients.push(made);
  return made;
}

beforeEach(async () => {
  valueOf(await client().erase());
});

afterEach(() => {
  for (const each of clients.splice(0)) each.end();
});

test('an open vault becomes protected: everything is sealed anew, and nothing opens without a secret', async () => {
  const open = client();
  expect(valueOf(await open.open())).toEqual({ phase: 'absent' });
  expect(valueOf(await open.create({ mode: 'open' }))).toMatchObject({ phase: 'ready', mode: 'open' });
  for (let index = 0; index < 150; index += 1) valueOf(await open.records.setSetting(index.toString(), { index }));
  const before = await keyIds();
  const recoveryCode = createRecoveryCode();
  const done = untilResealed(open);
  valueOf(await open.replaceKey(null, { mode: 'protected', passphrase, recoveryCode }));
  // What is written meanwhile is under the new key at once.
  valueOf(await open.records.setSetting('meanwhile', true));
  expect(await done).toBeNull();
  const after = await keyIds();
  expect(after.size).toBe(1);
  expect([...after].some((id) => before.has(id))).toBe(false);
  expect(valueOf(await open.state())).toMatchObject({ phase: 'ready', mode: 'protected', isResealing: false });
  expect(valueOf(await open.records.getSetting('149'))).toEqual({ index: 149 });
  open.end();

  const later = client();
  expect(valueOf(await later.open())).toMatchObject({ phase: 'locked' });
  expect(errorOf(await later.records.getSetting('1'))).toBe('locked');
  expect(errorOf(await later.unlock({ kind: 'passphrase', passphrase: 'correct horse batterz' }))).toBe('wrong-secret');
  expect(valueOf(await later.unlock({ kind: 'recovery', code: recoveryCode }))).toMatchObject({ phase: 'ready' });
  expect(valueOf(await later.records.getSetting('meanwhile'))).toBe(true);
});

test('a change of keys that was interrupted goes on at the next opening', async () => {
  const first = client();
  valueOf(await first.create({ mode: 'open' }));
  for (let index = 0; index < 300; index += 1) valueOf(await first.records.setSetting(index.toString(), { index }));
  valueOf(await first.replaceKey(null, { mode: 'protected', passphrase, recoveryCode: createRecoveryCode() }));
  first.end();

  const second = client();
  const done = untilResealed(second);
  const state = valueOf(await second.unlock(auth));
  if (state.phase === 'ready' && state.isResealing) expect(await done).toBeNull();
  expect((await keyIds()).size).toBe(1);
  for (let index = 0; index < 300; index += 1) {
    expect(valueOf(await second.records.getSetting(index.toString()))).toEqual({ index });
  }
});

test('the index of the search follows a change of keys, and finds what it found', async () => {
  const open = client();
  valueOf(await open.create({ mode: 'open' }));
  valueOf(await open.records.putDocument(textDocument('a', 'A storm took tiles')));
  valueOf(await open.records.indexDocuments(new Map()));
  await vi.waitFor(async () => {
    expect(await sealedIn('index')).toHaveLength(1);
  }, 20_000);
  const [before] = await sealedIn('index');
  const done = untilResealed(open);
  valueOf(await open.replaceKey(null, { mode: 'protected', passphrase, recoveryCode: createRecoveryCode() }));
  expect(await done).toBeNull();
  const [after] = await sealedIn('index');
  expect(after?.keyId).not.toBe(before?.keyId);
  expect(valueOf(await open.records.search('storm', 5)).count).toBe(1);
  open.end();

  const later = client();
  expect(errorOf(await later.records.search('storm', 5))).toBe('locked');
  valueOf(await later.unlock(auth));
  await vi.waitFor(async () => {
    expect(valueOf(await later.records.search('storm', 5))).toMatchObject({ count: 1, left: 0 });
  }, 20_000);
}, 60_000);

test('another session with the old key writes nothing', async () => {
  const stale = client();
  valueOf(await stale.create({ mode: 'open' }));
  const changing = client();
  valueOf(await changing.open());
  const done = untilResealed(changing);
  valueOf(await changing.replaceKey(null, { mode: 'protected', passphrase, recoveryCode: createRecoveryCode() }));
  expect(await done).toBeNull();
  expect(errorOf(await stale.records.setSetting('late', 1))).toBe('keys-changed');
  expect(valueOf(await changing.records.getSetting('late'))).toBeNull();
});

test('ways in are changed only by who has one, and the old ones end', async () => {
  const vault = client();
  const firstCode = createRecoveryCode();
  valueOf(await vault.create({ mode: 'protected', passphrase, recoveryCode: firstCode }));
  const wrong: Secret = { kind: 'passphrase', passphrase: 'somebody else entirely' };
  const next = 'another long passphrase';
  expect(errorOf(await vault.changeWraps(wrong, { kind: 'passphrase', passphrase: next }))).toBe('wrong-secret');
  expect(errorOf(await vault.changeWraps(auth, { kind: 'passphrase', passphrase: 'short' }))).toBe('weak-passphrase');
  valueOf(await vault.changeWraps(auth, { kind: 'passphrase', passphrase: next }));
  expect(errorOf(await vault.checkSecret(auth))).toBe('wrong-secret');
  const nextAuth: Secret = { kind: 'passphrase', passphrase: next };
  const secondCode = createRecoveryCode();
  valueOf(await vault.changeWraps(nextAuth, { kind: 'recovery', code: secondCode }));
  expect(errorOf(await vault.checkSecret({ kind: 'recovery', code: firstCode }))).toBe('wrong-secret');
  valueOf(await vault.checkSecret({ kind: 'recovery', code: secondCode }));

  const output = crypto.getRandomValues(new Uint8Array(32));
  const credentialId = new Uint8Array([1, 2]);
  const passkey = { kind: 'passkey', id: 'pk', createdAt: 1, label: 'Key', credentialId, prfInput: output } as const;
  const added = valueOf(await vault.changeWraps(nextAuth, { kind: 'add-passkey', passkey, output }));
  expect(added).toMatchObject({
    waysIn: [{ kind: 'passphrase' }, { kind: 'recovery' }, { kind: 'passkey', id: 'pk' }],
  });
  const byPasskey: Secret = { kind: 'passkey', wrapId: 'pk', output };
  valueOf(await vault.checkSecret(byPasskey));
  valueOf(await vault.changeWraps(nextAuth, { kind: 'remove-passkey', wrapId: 'pk' }));
  expect(errorOf(await vault.checkSecret(byPasskey))).toBe('wrong-secret');
  // The passphrase is no passkey, whatever id is named.
  const left = valueOf(await vault.state());
  const wrapId = left.phase === 'ready' ? (left.waysIn[0]?.id ?? '') : '';
  expect(valueOf(await vault.changeWraps(nextAuth, { kind: 'remove-passkey', wrapId }))).toMatchObject({
    waysIn: [{ kind: 'passphrase' }, { kind: 'recovery' }],
  });
});

test('a protected vault has its key on the disk in no form that opens it', async () => {
  const vault = client();
  valueOf(await vault.create({ mode: 'protected', passphrase, recoveryCode: createRecoveryCode() }));
  const raw = await openDB<VaultSchema>(databaseName, migrations.length);
  const [keyring] = await raw.getAll('keyring');
  raw.close();
  expect(keyring?.guard.mode).toBe('protected');
  expect(hasKey(keyring)).toBe(false);
});

test('erasing takes the keys first, and every session is over', async () => {
  const other = client();
  valueOf(await other.create({ mode: 'open' }));
  const closed = new Promise<VaultEvent>((resolve) => other.subscribe(resolve));
  valueOf(await client().erase());
  expect(await closed).toMatchObject({ kind: 'closed' });
  expect(errorOf(await other.records.setSetting('a', 1))).toBe('locked');
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(databaseName);
});

test('a worker that is gone ends its calls instead of leaving them to wait', async () => {
  const vault = client();
  valueOf(await vault.create({ mode: 'open' }));
  vault.end();
  expect(errorOf(await vault.records.getSetting('a'))).toBe('closed');
});

test('the worker calls nothing but what the page may call', async () => {
  const vault = client();
  valueOf(await vault.create({ mode: 'open' }));
  expect(Object.keys(vault.records)).not.toContain('deleteEverything');
  expect(Object.keys(vault.records)).not.toContain('close');
});

/** Settles when everything is sealed anew, with the error if there was one. */
function untilResealed(vault: VaultClient): Promise<VaultError | null> {
  return new Promise((resolve) => {
    vault.subscribe((event) => {
      if (event.kind === 'resealed') resolve(event.error);
    });
  });
}

/** The keys that sealed what is stored. */
async function keyIds(): Promise<Set<string>> {
  const raw = await openDB<VaultSchema>(databaseName, migrations.length);
  const records = await raw.getAll('settings');
  raw.close();
  return new Set(records.map(({ keyId }) => keyId));
}

function hasKey(value: unknown): boolean {
  if (value instanceof CryptoKey) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasKey);
}

function valueOf<T>(result: Result<T, VaultError>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

function errorOf<T>(result: Result<T, VaultError>): VaultError['code'] {
  if (result.ok) throw new Error('expected a failure');
  return result.error.code;
}
