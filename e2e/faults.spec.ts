// What must not lose anything: a killed browser and a full disk. FAULT_ROUNDS says how often (npm run test:faults).
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright/test';
import { expect, test, type App } from './support/app';
import { killBrowser } from './support/kill';
import { addFiles, expectState, fixtureModels, patience, rowOf, textFile } from './support/person';
import { callHost, callVault, startVaultWorker, valueOf, type VaultPage } from './support/vault-worker';

test.use({ modelsDirectory: fixtureModels });
test.describe.configure({ timeout: 1_200_000 });

const rounds = Number(process.env['FAULT_ROUNDS'] ?? 5);
/** The long run has a vault of two gigabytes. */
const backupMb = rounds >= 30 ? 2_000 : 60;

/** A vault that is being written to, in a browser of its own. */
interface Victim {
  readonly context: BrowserContext;
  readonly page: Page;
}

async function open(app: App, profile: string, launch: object): Promise<Victim> {
  const context = await chromium.launchPersistentContext(profile, launch);
  const page = context.pages()[0] ?? (await context.newPage());
  await startVaultWorker(page, app);
  return { context, page };
}

async function openVault(page: Page): Promise<void> {
  const state = valueOf(await callHost<{ phase: string }>(page, 'open'));
  if (state.phase === 'absent') valueOf(await callHost(page, 'create', { mode: 'open' }));
}

/**
 * Writes documents without end, four at a time. Each acknowledged one is told to the test by its id, which says all that
 * is in it.
 */
async function writeWithoutEnd(page: Page, round: number): Promise<void> {
  await page.evaluate((prefix) => {
    const { vault, acknowledged } = globalThis as unknown as VaultPage & {
      readonly acknowledged: (id: string) => void;
    };
    const write = async (writer: number): Promise<void> => {
      for (let count = 0; ; count += 1) {
        const id = `${prefix}-${writer.toString()}-${count.toString()}`;
        const text = `${id} `.repeat(1 + ((count * 37 + writer * 11) % 400));
        const content = { mediaType: 'text/plain', text, pages: [], runs: [] };
        const document = { id, name: `${id}.txt`, addedAt: Date.now(), parentId: null, content };
        const answer = await vault('call', 'putDocument', [{ ...document, bytes: new TextEncoder().encode(text) }]);
        if (!(answer as { ok: boolean }).ok) return;
        acknowledged(id);
      }
    };
    for (let writer = 0; writer < 4; writer += 1) void write(writer);
  }, round.toString());
}

/** What is stored: ids of whole documents, and of those that are not what was put. */
async function readAll(page: Page): Promise<{ whole: string[]; torn: string[] }> {
  return page.evaluate(async () => {
    const { vault } = globalThis as unknown as VaultPage;
    interface Listed {
      readonly ok: boolean;
      readonly value: { items: { id: string }[]; damaged: string[]; next?: number | null };
    }
    const whole: string[] = [];
    const torn: string[] = [];
    let before: number | null = null;
    do {
      const listed = (await vault('call', 'listDocuments', [{ before, limit: 500 }])) as Listed;
      if (!listed.ok) return { whole, torn: ['the list'] };
      torn.push(...listed.value.damaged);
      for (const { id } of listed.value.items) {
        const [, writer, count] = id.split('-').map(Number);
        const text = `${id} `.repeat(1 + (((count ?? 0) * 37 + (writer ?? 0) * 11) % 400));
        const read = (await vault('call', 'getDocument', [id])) as {
          value?: { bytes: Uint8Array; content: { text: string } };
        };
        const isWhole = read.value?.content.text === text && new TextDecoder().decode(read.value.bytes) === text;
        (isWhole ? whole : torn).push(id);
      }
      before = listed.value.next ?? null;
    } while (before !== null);
    return { whole, torn };
  });
}

test(`a browser that is killed ${rounds.toString()} times while it writes loses nothing acknowledged, and tears nothing`, async ({
  app,
  launchOptions,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'stayput-killed-'));
  const acknowledged = new Set<string>();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { context, page } = await open(app, profile, launchOptions);
      await openVault(page);
      await page.exposeFunction('acknowledged', (id: string) => {
        acknowledged.add(id);
      });
      const before = acknowledged.size;
      await writeWithoutEnd(page, round);
      await expect.poll(() => acknowledged.size).toBeGreaterThan(before + 10);
      await new Promise((later) => setTimeout(later, 100 + ((round * 173) % 900)));
      killBrowser(profile);
      await context.close().catch(() => undefined);
    }
    const { context, page } = await open(app, profile, launchOptions);
    await openVault(page);
    const { whole, torn } = await readAll(page);
    await context.close();
    const stored = new Set(whole);
    const lost = [...acknowledged].filter((id) => !stored.has(id));
    process.stdout.write(
      `      killed ${rounds.toString()} times: ${acknowledged.size.toString()} acknowledged, ` +
        `${stored.size.toString()} stored, ${lost.length.toString()} lost, ${torn.length.toString()} torn\n`,
    );
    expect(acknowledged.size).toBeGreaterThan(rounds * 10);
    expect({ lost, torn }).toEqual({ lost: [], torn: [] });
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('a change of keys that is killed again and again ends with everything under one key', async ({
  app,
  launchOptions,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'stayput-killed-'));
  try {
    let { context, page } = await open(app, profile, launchOptions);
    await openVault(page);
    for (let index = 0; index < 1_500; index += 1)
      valueOf(await callVault(page, 'setSetting', index.toString(), index));
    for (let round = 0; round < rounds; round += 1) {
      // Busy: the one before is still going on.
      const begun = await callHost(page, 'replaceKey', null, { mode: 'open' });
      expect(begun.ok || begun.error.code === 'busy').toBe(true);
      await new Promise((later) => setTimeout(later, 20 + ((round * 97) % 300)));
      killBrowser(profile);
      await context.close().catch(() => undefined);
      ({ context, page } = await open(app, profile, launchOptions));
      await openVault(page);
    }
    const isDone = async (): Promise<boolean> => {
      const state = valueOf(await callHost<{ isResealing?: boolean }>(page, 'state'));
      return state.isResealing === false;
    };
    await expect.poll(isDone, { timeout: 60_000 }).toBe(true);
    for (let index = 0; index < 1_500; index += 1) {
      expect(valueOf(await callVault(page, 'getSetting', index.toString()))).toBe(index);
    }
    const keys = await page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const request = indexedDB.open('stayput');
          request.onerror = () => {
            reject(new Error('not opened'));
          };
          request.onsuccess = () => {
            const all = request.result.transaction('settings').objectStore('settings').getAll();
            all.onsuccess = () => {
              resolve(new Set((all.result as { keyId: string }[]).map(({ keyId }) => keyId)).size);
            };
          };
        }),
    );
    expect(keys).toBe(1);
    await context.close();
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('a full quota is told at the document that did not fit, and the others are safe', async ({
  app,
  openPersistent,
}) => {
  const context = await openPersistent();
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${app.url}/icons/icon.svg`);
  const cdp = await context.newCDPSession(page);
  // Before anything is stored: for half a minute the browser goes by what it found out about the room last.
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: app.url, quotaSize: 4_000_000 });
  await page.goto(app.url);
  const first = textFile('first.txt', 'The first letter.');
  await addFiles(page, first);
  await expectState(page, first.name, 'waiting');
  const large = textFile('large.txt', 'A long letter. '.repeat(200_000));
  await addFiles(page, large);
  await expectState(page, large.name, 'unreadable');
  await expect(rowOf(page, large.name).getByTestId('document-state')).toContainText('no room left');
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: app.url });
  const again = page.getByRole('button', { name: `Try again: ${large.name}` });
  await expect(async () => {
    if (await again.isVisible()) await again.click();
    await expectState(page, large.name, 'waiting', { timeout: 2_000 });
  }).toPass(patience);
  await page.reload();
  await expectState(page, first.name, 'waiting');
  await expectState(page, large.name, 'waiting');
});

test('a disk that is really full is told, and what it costs comes back from a backup', async ({
  app,
  launchOptions,
}) => {
  const disk = await mkdtemp(join(tmpdir(), 'stayput-small-disk-'));
  const isMounted = mount(disk);
  test.skip(!isMounted, 'This machine does not let a test mount a small disk.');
  const lost = { rounds: 0, records: 0 };
  try {
    const tries = Math.max(1, Math.round(rounds / 5));
    for (let round = 0; round < tries; round += 1) {
      const profile = join(disk, `profile-${round.toString()}`);
      const acknowledged = new Set<string>();
      const { context, page } = await open(app, profile, launchOptions);
      await openVault(page);
      await page.exposeFunction('acknowledged', (id: string) => {
        acknowledged.add(id);
      });
      await writeWithoutEnd(page, round);
      await expect.poll(() => acknowledged.size).toBeGreaterThan(30);
      const saved = await page.evaluate(async () => {
        const { vault } = globalThis as unknown as VaultPage;
        const answer = (await vault('saveBackup', null, 'otter violin granite seven', 'test')) as {
          ok: boolean;
          value: { file: File; documents: number };
        };
        if (!answer.ok) return null;
        return {
          documents: answer.value.documents,
          bytes: Array.from(new Uint8Array(await answer.value.file.arrayBuffer())),
        };
      });
      if (saved === null) throw new Error('no backup');
      // All that is left but a little.
      const { bavail, bsize } = await statfs(disk);
      await writeFile(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - 1_500_000))).catch(
        () => undefined,
      );
      const refused = await page.evaluate(async () => {
        const { vault } = globalThis as unknown as VaultPage;
        for (let count = 0; count < 200; count += 1) {
          const id = `9-9-${count.toString()}`;
          const text = 'x'.repeat(200_000);
          const content = { mediaType: 'text/plain', text, pages: [], runs: [] };
          const document = { id, name: id, addedAt: 1, parentId: null, content, bytes: new Uint8Array(200_000) };
          const answer = (await vault('call', 'putDocument', [document])) as { ok: boolean; error?: { code: string } };
          if (!answer.ok) return answer.error?.code ?? 'no error';
        }
        return 'never';
      });
      // Which of them depends on what the browser can still say about the disk.
      expect(['quota', 'failed', 'closed', 'locked']).toContain(refused);
      await context.close().catch(() => undefined);
      await rm(join(disk, 'ballast'), { force: true });
      // Somebody made room: a restore needs it twice, because the old vault stays until the new one is whole.
      resize(disk, '800m');

      const again = await open(app, profile, launchOptions);
      await openVault(again.page);
      const { whole } = await readAll(again.page);
      const missing = [...acknowledged].filter((id) => !whole.includes(id));
      if (missing.length > 0) {
        lost.rounds += 1;
        lost.records += missing.length;
      }
      // Whatever the browser did to the storage, the backup brings back what was in it.
      const restored = await again.page.evaluate(async (bytes) => {
        const { vault } = globalThis as unknown as VaultPage;
        const answer = await vault('restoreBackup', new Blob([new Uint8Array(bytes)]), 'otter violin granite seven');
        return (answer as { ok: boolean; error?: { code: string } }).error?.code ?? 'restored';
      }, saved.bytes);
      expect(restored).toBe('restored');
      const after = await readAll(again.page);
      expect(after.torn).toEqual([]);
      expect(after.whole).toHaveLength(saved.documents);
      await again.context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      resize(disk, smallDisk);
    }
    process.stdout.write(
      `      full disk ${tries.toString()} times: the browser lost acknowledged records in ${lost.rounds.toString()} ` +
        `(${lost.records.toString()} records); the backup brought all of its own back each time\n`,
    );
  } finally {
    execFileSync('umount', ['-l', disk]);
    await rm(disk, { recursive: true, force: true });
  }
});

test(`a vault of ${backupMb.toString()} MB comes back from its backup, byte for byte`, async ({
  app,
  openPersistent,
}) => {
  const context = await openPersistent();
  const page = context.pages()[0] ?? (await context.newPage());
  await startVaultWorker(page, app);
  await openVault(page);
  const documents = Math.ceil(backupMb / 20);
  const outcome = await page.evaluate(async (count) => {
    const { vault } = globalThis as unknown as VaultPage;
    interface Outcome {
      readonly ok: boolean;
      readonly value: { readonly file: File; readonly documents: number; readonly bytes: Uint8Array<ArrayBuffer> };
      readonly error?: { readonly code: string };
    }
    // What is put answers nothing; whatever else is asked has a value.
    const ask = async (method: string, ...args: unknown[]): Promise<Outcome['value']> => {
      const answer = (await vault(method, ...args)) as Outcome;
      if (!answer.ok) throw new Error(`${method}: ${answer.error?.code ?? ''}`);
      return answer.value;
    };
    const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
      Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) => byte.toString(16)).join('');
    const hashes: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const bytes = new Uint8Array(20_000_000);
      for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      hashes.push(await hashOf(bytes));
      const content = { mediaType: 'text/plain', text: 'x', pages: [], runs: [] };
      const head = { id: index.toString(), name: `${index.toString()}.pdf`, addedAt: index, parentId: null };
      await ask('call', 'putDocument', [{ ...head, content, bytes }]);
    }
    const begun = performance.now();
    const saved = await ask('saveBackup', null, 'otter violin granite seven', 'test');
    const saveSeconds = (performance.now() - begun) / 1000;
    await ask('restoreBackup', saved.file, 'otter violin granite seven');
    const restoreSeconds = (performance.now() - begun) / 1000 - saveSeconds;
    let same = 0;
    for (const [index, hash] of hashes.entries()) {
      const { bytes } = await ask('call', 'getDocument', [index.toString()]);
      if ((await hashOf(bytes)) === hash) same += 1;
    }
    return { saved: saved.documents, same, saveSeconds, restoreSeconds };
  }, documents);
  process.stdout.write(
    `      ${backupMb.toString()} MB: written and read back in ${outcome.saveSeconds.toFixed(0)} s, ` +
      `checked and restored in ${outcome.restoreSeconds.toFixed(0)} s\n`,
  );
  expect(outcome).toMatchObject({ saved: documents, same: documents });
});

const smallDisk = '160m';

function resize(folder: string, size: string): void {
  execFileSync('mount', ['-o', `remount,size=${size}`, folder]);
}

function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${smallDisk}`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
