import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { Result } from '../shared/result';
import { VaultClient } from './client';
import { createRecoveryCode } from './keys/recovery-code';
import type { DeletedDocuments } from './vault';
import type { VaultError } from './vault-error';

vi.setConfig({ testTimeout: 120_000 });

/** What a person may do, and what may happen to them. */
type Operation =
  | { readonly kind: 'put' | 'delete'; readonly id: string; readonly size: number }
  | { readonly kind: 'undo' | 'lock' | 'reload' | 'new-key' }
  /** A write that nobody waits for, and then the worker is gone. */
  | { readonly kind: 'crash'; readonly id: string; readonly size: number };

const id = fc.constantFrom('a', 'b', 'c', 'd');
const size = fc.integer({ min: 0, max: 5_000 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), id, size }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), id, size }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('undo', 'lock', 'reload', 'new-key') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('crash' as const), id, size }) },
);

let vault: VaultClient;

afterEach(() => {
  vault.end();
});

test.each([
  ['open', 14],
  ['protected', 4],
] as const)(
  '%s: after any row of operations, locks, reloads and crashes, the vault holds what was acknowledged',
  async (mode, numRuns) => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 14 }), async (operations) => {
        await begin(mode);
        await run(mode, operations);
      }),
      { numRuns },
    );
  },
);

const passphrase = 'correct horse battery';

async function begin(mode: 'open' | 'protected'): Promise<void> {
  const old = new VaultClient();
  valueOf(await old.erase());
  old.end();
  vault = new VaultClient();
  const recoveryCode = createRecoveryCode();
  valueOf(await vault.create(mode === 'open' ? { mode } : { mode, passphrase, recoveryCode }));
}

/** The document with an id and a size, which say all of it. */
function documentOf(documentId: string, bytes: number) {
  const text = documentId.repeat(bytes);
  const pages = [{ start: 0, end: text.length, width: 0, height: 0 }];
  const content = { mediaType: 'text/plain', text, pages, runs: [] } as const;
  const base = { id: documentId, name: `${documentId}${bytes.toString()}.txt`, addedAt: 1, parentId: null };
  return { ...base, content, bytes: new TextEncoder().encode(text) };
}

async function run(mode: 'open' | 'protected', operations: readonly Operation[]): Promise<void> {
  const model = new Map<string, number>();
  const deleted: { ids: DeletedDocuments; sizes: Map<string, number> }[] = [];
  for (const operation of operations) {
    switch (operation.kind) {
      case 'put':
        valueOf(await vault.records.putDocument(documentOf(operation.id, operation.size)));
        model.set(operation.id, operation.size);
        break;
      case 'delete': {
        const before = model.get(operation.id);
        const taken = valueOf(await vault.records.deleteDocument(operation.id));
        model.delete(operation.id);
        if (before !== undefined) deleted.push({ ids: taken, sizes: new Map([[operation.id, before]]) });
        break;
      }
      case 'undo': {
        const last = deleted.pop();
        if (last === undefined) break;
        valueOf(await vault.records.restore(last.ids));
        for (const [documentId, bytes] of last.sizes) model.set(documentId, bytes);
        break;
      }
      case 'new-key': {
        const resealed = untilResealed();
        const protection = mode === 'open' ? { mode } : { mode, passphrase, recoveryCode: createRecoveryCode() };
        valueOf(await vault.replaceKey(mode === 'open' ? null : { kind: 'passphrase', passphrase }, protection));
        expect(await resealed).toBeNull();
        break;
      }
      case 'lock':
      case 'reload':
        await reopen(mode);
        // Undoing ends with the page.
        deleted.length = 0;
        break;
      case 'crash': {
        const before = model.get(operation.id);
        void vault.records.putDocument(documentOf(operation.id, operation.size));
        await reopen(mode);
        deleted.length = 0;
        // Nobody was told that it is stored: the old one or the new one is right, and nothing else.
        const found = await sizeOf(operation.id);
        expect([before, operation.size]).toContain(found);
        if (found === undefined) model.delete(operation.id);
        else model.set(operation.id, found);
        break;
      }
    }
  }
  for (const documentId of ['a', 'b', 'c', 'd']) expect(await sizeOf(documentId)).toBe(model.get(documentId));
}

async function reopen(mode: 'open' | 'protected'): Promise<void> {
  vault.end();
  vault = new VaultClient();
  valueOf(await vault.open());
  if (mode === 'protected') valueOf(await vault.unlock({ kind: 'passphrase', passphrase }));
}

/** The size of a stored document, every part of which is as it was put; undefined when there is none. */
async function sizeOf(documentId: string): Promise<number | undefined> {
  const read = await vault.records.getDocument(documentId);
  if (!read.ok) {
    expect(read.error.code).toBe('not-found');
    return undefined;
  }
  const bytes = read.value.bytes.length;
  expect(read.value).toEqual(documentOf(documentId, bytes));
  return bytes;
}

function untilResealed(): Promise<VaultError | null> {
  return new Promise((resolve) => {
    const end = vault.subscribe((event) => {
      if (event.kind !== 'resealed') return;
      end();
      resolve(event.error);
    });
  });
}

function valueOf<T>(result: Result<T, VaultError>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
