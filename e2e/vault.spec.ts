import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright/test';
import { expect, test } from './support/app';
import { addFiles, rowOf, expectState, fixtureModels, openTab, textFile } from './support/person';
import { unwrapKey, type Wrap } from '../src/vault/keys/wrap';
import { choosePassphrase, expectLocked, protect, unlock } from './support/vault';

test.use({ modelsDirectory: fixtureModels });

const passphrase = 'otter violin granite seven';
/** Words that stand in the document, in its name and nowhere else in the world. */
const inText = 'Zyxquorblan';
const inName = 'Vlomptrigg';
const letter = textFile(`${inName}.txt`, `Dear sirs, I am ${inText} Oduya, and a storm took our roof.`);

test('a passphrase locks everything, in all tabs, and opens it again', async ({ app, page, context, problems }) => {
  await page.goto(app.url);
  await addFiles(page, letter);
  await expectState(page, letter.name, 'waiting');
  const code = await protect(page, passphrase);

  const other = await context.newPage();
  await other.goto(app.url);
  await expectLocked(other);
  await unlock(other, passphrase);
  await expect(rowOf(other, letter.name)).toBeVisible();

  await page.getByTestId('lock-now').click();
  await expectLocked(page);
  await expectLocked(other);
  await expect(page.getByText(inName)).toHaveCount(0);
  await unlock(page, 'otter violin granite eight');
  await expect(page.getByRole('alert')).toContainText('does not open this vault');
  await unlock(page, passphrase);
  await openTab(page, 'Documents');
  await expect(rowOf(page, letter.name)).toBeVisible();

  await page.reload();
  await expectLocked(page);
  await page.getByRole('button', { name: 'Use the recovery code' }).click();
  await page.getByTestId('recovery-code').fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(rowOf(page, letter.name)).toBeVisible();
  expect(problems).toEqual([]);
});

test('a passkey opens the vault, and is never the only way', async ({ app, page, context }) => {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  // An authenticator knows sites by name, not by address.
  await page.goto(app.url.replace('127.0.0.1', 'localhost'));
  await protect(page, passphrase);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByTestId('passkeys')).toContainText('This device');

  await page.getByTestId('lock-now').click();
  await expectLocked(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await openTab(page, 'Settings');
  await page.getByRole('button', { name: 'Remove the passkey: This device' }).click();
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByTestId('passkeys')).toHaveCount(0);
});

test('locked, neither the page nor the profile on the disk holds a word of it', async ({ app, openPersistent }) => {
  const context = await openPersistent();
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(app.url);
  // One letter from before the passphrase, and one from after it.
  await addFiles(page, letter);
  await expectState(page, letter.name, 'waiting');
  const code = await protect(page, passphrase);
  await addFiles(page, textFile(`${inName}-2.txt`, `Once more, ${inText}.`));
  await expectState(page, `${inName}-2.txt`, 'waiting');
  await page.getByTestId('lock-now').click();
  await expectLocked(page);
  const dataKey = await dataKeyOf(page);

  const secrets = [inText, inName, passphrase, code, code.replaceAll('-', '')];
  const heap = await heapOf(context, page);
  // A word of the page itself, so that an empty snapshot does not pass.
  expect(heap).toContain('Stayput is locked');
  for (const secret of secrets) expect(heap.includes(secret), `${secret} in the heap`).toBe(false);

  const profile = await page.evaluate(() => indexedDB.databases());
  expect(profile.map(({ name }) => name)).toContain('stayput');
  const folder = await profileOf(context);
  await context.close();
  const found = await secretsIn(folder, [...secrets, dataKey]);
  expect(found.files).toBeGreaterThan(20);
  expect(found.hits).toEqual([]);
});

test('a browser that erased the storage is told from a new one', async ({ app, page }) => {
  await page.goto(app.url);
  await addFiles(page, letter);
  await expectState(page, letter.name, 'waiting');
  await page.goto(`${app.url}/icons/icon.svg`);
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('stayput');
        request.onsuccess = resolve;
        request.onerror = reject;
      }),
  );
  await page.goto(app.url);
  await expect(page.getByRole('heading', { name: 'What was stored here is gone' })).toBeVisible();
  await page.getByRole('button', { name: 'Begin anew', exact: true }).click();
  await expect(page.getByTestId('drop-input')).toBeAttached();
  await page.reload();
  await expect(page.getByTestId('drop-input')).toBeAttached();
});

test('a backup brings everything back after the browser lost it', async ({ app, page }) => {
  // Headless browsers have no window to choose a place in; this is the way of browsers without one.
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'showSaveFilePicker');
  });
  await page.goto(app.url);
  await addFiles(page, letter);
  await expectState(page, letter.name, 'waiting');
  await openTab(page, 'Settings');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByTestId('new-passphrase').fill(passphrase);
  await page.getByTestId('new-passphrase-again').fill(passphrase);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the backup' }).click(),
  ]);
  await expect(page.getByTestId('backup-done')).toContainText('holds 1 document');
  const path = await download.path();
  expect((await readFile(path)).includes(inText)).toBe(false);

  await page.getByRole('button', { name: 'Delete everything from this browser' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByTestId('last-backup')).toContainText('No backup');
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  await page.getByTestId('restore-file').setInputFiles(path);
  await page.getByTestId('restore-passphrase').fill('not the passphrase');
  await page.getByRole('button', { name: 'Look into it' }).click();
  await expect(page.getByRole('alert')).toContainText('does not open the backup');
  await page.getByTestId('restore-passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Look into it' }).click();
  await expect(page.getByTestId('restore-summary')).toContainText('is whole. It holds 1 document');
  await page.getByRole('button', { name: 'Restore it' }).click();
  await openTab(page, 'Documents');
  await expect(rowOf(page, letter.name)).toBeVisible();
});

test('a record that was damaged is set aside and named, and the others open', async ({ app, page }) => {
  await page.goto(app.url);
  const other = textFile('other.txt', 'Another letter.');
  await addFiles(page, letter, other);
  await expectState(page, other.name, 'waiting');
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('stayput');
        request.onerror = () => {
          reject(new Error('not opened'));
        };
        request.onsuccess = () => {
          const transaction = request.result.transaction(name, 'readwrite');
          const store = transaction.objectStore(name);
          const first = store.getAll();
          first.onsuccess = () => {
            const record = (first.result as { data: ArrayBuffer }[])[0];
            if (record === undefined) throw new Error('no record');
            new Uint8Array(record.data)[3] = (new Uint8Array(record.data)[3] ?? 0) ^ 1;
            store.put(record);
          };
          transaction.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
    'contents',
  );
  await page.reload();
  await openTab(page, 'Settings');
  await page.getByRole('button', { name: 'Check every record' }).click();
  await expect(page.getByTestId('damaged-count')).toContainText('1 record could not be opened');
  await expect(page.getByText(/^The text of (Vlomptrigg|other)\.txt$/)).toBeVisible();
  await page.getByRole('button', { name: 'Delete the damaged records' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete them' }).click();
  await page.getByRole('button', { name: 'Check every record' }).click();
  await expect(page.getByTestId('damaged-count')).toHaveText('Every record opens.');
});

test('removing the passphrase and erasing everything do what they say', async ({ app, page }) => {
  await page.goto(app.url);
  await addFiles(page, letter);
  await expectState(page, letter.name, 'waiting');
  await protect(page, passphrase);
  await page.getByRole('button', { name: 'Remove the passphrase' }).click();
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the passphrase' }).click();
  await expect(page.getByTestId('vault-mode')).toHaveAttribute('data-mode', 'open');
  await page.reload();
  await openTab(page, 'Documents');
  await expect(rowOf(page, letter.name)).toBeVisible();

  await openTab(page, 'Settings');
  await page.getByRole('button', { name: 'Delete everything from this browser' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
  await openTab(page, 'Documents');
  await expect(page.getByTestId('drop-input')).toBeAttached();
  await expect(rowOf(page, letter.name)).toHaveCount(0);
});

test('it locks by itself when nobody is there, after it said so', async ({ app, page }) => {
  await page.clock.install();
  await page.goto(app.url);
  await protect(page, passphrase);
  await page.clock.fastForward('14:40');
  await expect(page.getByText('Stayput locks itself')).toBeVisible();
  // Moving the mouse is enough.
  await page.mouse.move(200, 200);
  await expect(page.getByText('Stayput locks itself')).toHaveCount(0);
  await page.clock.fastForward('15:10');
  await expectLocked(page);
});

test('a new recovery code and a new key need the passphrase, and end the old ones', async ({ app, page }) => {
  await page.goto(app.url);
  const first = await protect(page, passphrase);
  await page.getByRole('button', { name: 'Change the key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('passphrase').fill(passphrase);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog.getByTestId('new-recovery-code')).toBeVisible();
  const groups = await dialog.getByTestId('new-recovery-code').locator('span').allTextContents();
  expect(groups.join('-')).not.toBe(first);
  await dialog.getByRole('button', { name: 'I have written it down' }).click();
  await dialog.getByTestId('confirm-recovery-code').fill('AAAA AAAA');
  await dialog.getByRole('button', { name: 'Change the key' }).click();
  await expect(dialog.getByRole('alert')).toContainText('not how the code ends');
  await dialog.getByTestId('confirm-recovery-code').fill(groups.join('-'));
  await dialog.getByRole('button', { name: 'Change the key' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByTestId('resealing')).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Use the recovery code' }).click();
  await page.getByTestId('recovery-code').fill(first);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alert')).toContainText('does not open this vault');
  await page.getByTestId('recovery-code').fill(groups.join(''));
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByTestId('vault-mode')).toHaveAttribute('data-mode', 'protected');
});

test('a passphrase that is too easy is refused with a reason', async ({ app, page }) => {
  await page.goto(app.url);
  await openTab(page, 'Settings');
  await page.getByRole('button', { name: 'Set a passphrase' }).click();
  await page.getByTestId('new-passphrase').fill('123456789012');
  await page.getByTestId('new-passphrase-again').fill('123456789012');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('alert')).toContainText('too easy to guess');
  await choosePassphrase(page, passphrase, 'Protect my documents');
  await expect(page.getByTestId('vault-mode')).toHaveAttribute('data-mode', 'protected');
});

/** All that the page's JavaScript holds, as DevTools would save it. */
async function heapOf(context: BrowserContext, page: Page): Promise<string> {
  const cdp = await context.newCDPSession(page);
  const chunks: string[] = [];
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await cdp.detach();
  return chunks.join('');
}

async function profileOf(context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  await page.goto('chrome://version');
  const path = await page.locator('#profile_path').textContent();
  return join(path ?? '', '..');
}

/** The raw data key, as somebody gets it who knows the passphrase. */
async function dataKeyOf(page: Page): Promise<Buffer> {
  const found = await page.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const request = indexedDB.open('stayput');
        request.onerror = () => {
          reject(new Error('not opened'));
        };
        request.onsuccess = () => {
          const all = request.result.transaction('keyring').objectStore('keyring').getAll();
          all.onsuccess = () => {
            request.result.close();
            // Bytes as lists: what comes back is JSON.
            resolve(
              JSON.parse(
                JSON.stringify(all.result[0], (_key, value: unknown) =>
                  value instanceof ArrayBuffer || value instanceof Uint8Array ? [...new Uint8Array(value)] : value,
                ),
              ),
            );
          };
        };
      }),
  );
  const { keyId, guard } = found as { keyId: string; guard: { wraps: Record<string, unknown>[] } };
  for (const { salt, nonce, data, ...head } of guard.wraps) {
    const bytes = (list: unknown): Uint8Array<ArrayBuffer> => Uint8Array.from(list as number[]);
    const wrap = { ...head, salt: bytes(salt), nonce: bytes(nonce), data: bytes(data).buffer } as unknown as Wrap;
    const dataKey = await unwrapKey(wrap, { kind: 'passphrase', passphrase }, keyId);
    if (dataKey !== null) return Buffer.from(dataKey);
  }
  throw new Error('The passphrase opens no wrap.');
}

/** Looks for each secret in each file of a folder, as Latin-1, UTF-8 and UTF-16. */
async function secretsIn(
  folder: string,
  secrets: readonly (string | Buffer)[],
): Promise<{ files: number; hits: string[] }> {
  const hits: string[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  for (const file of files) {
    const bytes = await readFile(join(file.parentPath, file.name));
    for (const secret of secrets) {
      const plain = typeof secret === 'string' ? Buffer.from(secret) : secret;
      const isThere = bytes.includes(plain) || bytes.includes(Buffer.from(plain.toString('latin1'), 'utf16le'));
      if (isThere) hits.push(`${plain.toString('hex')} in ${file.name}`);
    }
  }
  return { files: files.length, hits };
}
