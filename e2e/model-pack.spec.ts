import type { Page } from 'playwright/test';
import { expect } from './support/app';
import type { App } from './support/app';
import { hold } from './support/hold';
import { test, withFlippedBit } from './support/models-copy';
import { addFiles, downloadModel, expectPhase, expectState, fixtureModels, openTab, textFile } from './support/person';

const shard = 'weights-01.bin.gz';

/** Names of the pack's files that this browser keeps, without the two that say what the pack is. */
function keptFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const keys = await (await caches.open('stayput-models')).keys();
    const paths = keys.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith('/models/'));
    const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
    return names.filter((name) => name !== 'index.json' && name !== 'manifest.json').sort();
  });
}

/** SHA-256 of each kept file of the pack whose name starts so. */
function hashes(page: Page, start: string): Promise<Record<string, string>> {
  return page.evaluate(async (prefix) => {
    const cache = await caches.open('stayput-models');
    const found: Record<string, string> = {};
    for (const request of await cache.keys()) {
      const name = new URL(request.url).pathname.split('/').at(-1) ?? '';
      const response = await cache.match(request);
      if (!name.startsWith(prefix) || response === undefined) continue;
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
      found[name] = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    }
    return found;
  }, start);
}

/** How often the server was asked for a file of the pack. */
function timesAsked(app: App, name: string): number {
  return app.requests.filter(({ path }) => path.endsWith(`/${name}`)).length;
}

async function startDownload(app: App, page: Page): Promise<void> {
  await page.goto(`${app.url}/#/models`);
  await page.getByTestId('model-download').click();
}

test('a damaged shard is refused, and a good one is taken when the server has it again', async ({
  app,
  page,
  modelsCopy,
}) => {
  await modelsCopy.damage(shard, withFlippedBit);
  await app.restart({ modelsDirectory: modelsCopy.folder });
  await startDownload(app, page);
  await expectPhase(page, 'failed');
  await expect(page.getByText(`${shard} is not the file that this model pack names`)).toBeVisible();
  expect(timesAsked(app, shard)).toBe(2);
  expect(await keptFiles(page)).not.toContain(shard);
  expect((await keptFiles(page)).filter((name) => name.startsWith('cpu-'))).toEqual([]);

  await app.restart({ modelsDirectory: fixtureModels });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectPhase(page, 'ready');
  expect(await keptFiles(page)).toContain(shard);
});

test('a shard that is cut short is refused', async ({ app, page, modelsCopy }) => {
  await modelsCopy.damage(shard, (bytes) => bytes.subarray(0, bytes.length - 1));
  await app.restart({ modelsDirectory: modelsCopy.folder });
  await startDownload(app, page);
  await expectPhase(page, 'failed');
  expect(await keptFiles(page)).not.toContain(shard);
});

test('a manifest that the index does not name is refused', async ({ app, page, modelsCopy }) => {
  await modelsCopy.damage('manifest.json', (bytes) => Buffer.concat([bytes, Buffer.from('\n')]));
  await app.restart({ modelsDirectory: modelsCopy.folder });
  await page.goto(`${app.url}/#/models`);
  await expectPhase(page, 'failed');
  await expect(page.getByText('manifest.json is damaged or of another version')).toBeVisible();
});

test('a page in place of a shard is refused', async ({ app, page, context }) => {
  await context.route(`**/models/**/${shard}`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Stayput</title>' }),
  );
  await startDownload(app, page);
  await expectPhase(page, 'failed');
  await expect(page.getByText(`The server has no file`)).toBeVisible();
  expect(await keptFiles(page)).not.toContain(shard);

  await context.unroute(`**/models/**/${shard}`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectPhase(page, 'ready');
});

test('what is damaged on this device is noticed and fetched again', async ({ app, page }) => {
  await page.goto(app.url);
  await downloadModel(page);
  const good = { ...(await hashes(page, 'weights-')), ...(await hashes(page, 'cpu-')) };
  expect(timesAsked(app, shard)).toBe(1);
  // The shard and all that was made from it.
  await page.evaluate(async (name) => {
    const cache = await caches.open('stayput-models');
    for (const request of await cache.keys()) {
      const file = new URL(request.url).pathname.split('/').at(-1) ?? '';
      if (file !== name && !file.startsWith('cpu-')) continue;
      const response = await cache.match(request);
      if (response === undefined) continue;
      const bytes = new Uint8Array(await response.arrayBuffer());
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      await cache.put(request, new Response(bytes));
    }
  }, shard);
  expect({ ...(await hashes(page, 'weights-')), ...(await hashes(page, 'cpu-')) }).not.toEqual(good);

  await page.reload();
  await expectPhase(page, 'ready');
  expect(timesAsked(app, shard)).toBe(2);
  expect(timesAsked(app, 'weights-00.bin.gz')).toBe(1);
  expect({ ...(await hashes(page, 'weights-')), ...(await hashes(page, 'cpu-')) }).toEqual(good);
});

test('a cancelled download keeps what was checked and goes on from there', async ({ app, page, context }) => {
  const release = await hold(context, 'weights-02.bin.gz');
  await startDownload(app, page);
  await expect.poll(() => keptFiles(page)).toEqual(expect.arrayContaining(['weights-00.bin.gz', shard]));
  await page.getByTestId('model-cancel').click();
  await expectPhase(page, 'absent');
  await expect(page.getByText(/^[\d.]+ \wB of [\d.]+ \wB are here already\.$/)).toBeVisible();
  expect(await keptFiles(page)).toEqual(expect.arrayContaining(['weights-00.bin.gz', shard]));
  expect(await keptFiles(page)).not.toContain('weights-02.bin.gz');

  release();
  await page.getByTestId('model-download').click();
  await expectPhase(page, 'ready');
  expect(timesAsked(app, shard)).toBe(1);
});

test('a removed model is gone from this device, and documents wait for it', async ({ app, page }) => {
  await page.goto(app.url);
  await downloadModel(page);
  expect(await keptFiles(page)).toContain(shard);
  await page.getByRole('button', { name: 'Remove the model' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the model' }).click();
  await expectPhase(page, 'absent');
  expect(await keptFiles(page)).toEqual([]);

  await addFiles(page, textFile('note.txt', 'My claim is about a storm.'));
  await expectState(page, 'note.txt', 'waiting');
  await openTab(page, 'Model');
  await page.getByTestId('model-download').click();
  await openTab(page, 'Documents');
  await expectState(page, 'note.txt', 'done');
});
