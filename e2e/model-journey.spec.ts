import { readdir, rm } from 'node:fs/promises';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { zipPack } from '../tools/zip-pack';
import { expect } from './support/app';
import type { App } from './support/app';
import { test } from './support/models-copy';
import type { ModelsCopy } from './support/models-copy';
import { addFiles, downloadModel, expectPhase, expectState, openTab, textFile } from './support/person';

const shard = 'weights-01.bin.gz';
const note = textFile('note.txt', 'My claim is about a storm on 3 May 2026.');

function timesAsked(app: App, name: string): number {
  return app.requests.filter(({ path, status }) => path.endsWith(`/${name}`) && status < 400).length;
}

/** A server before the app's own that breaks the first answer with the shard off in the middle. */
async function flaky(app: App, name: string) {
  const ranges: (string | undefined)[] = [];
  const target = new URL(app.url);
  const server = createServer((incoming, outgoing) => {
    const isShard = incoming.url?.endsWith(`/${name}`) === true;
    if (isShard) ranges.push(incoming.headers.range);
    const breaks = isShard && ranges.length === 1;
    const { url, method, headers } = incoming;
    const asked = httpRequest({ host: target.hostname, port: target.port, path: url, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      let sent = 0;
      answer.on('data', (chunk: Buffer) => {
        if (!breaks) {
          outgoing.write(chunk);
          return;
        }
        const part = chunk.subarray(0, Math.max(0, 20_000 - sent));
        sent += part.length;
        outgoing.write(part);
        if (sent >= 20_000) setTimeout(() => outgoing.destroy(), 200);
      });
      answer.on('end', () => breaks || outgoing.end());
    });
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port.toString()}`, ranges, close };
}

test('a connection that breaks in the middle of a shard is taken up where it broke', async ({ app, page }) => {
  const server = await flaky(app, shard);
  await page.goto(server.url);
  await downloadModel(page);
  expect(server.ranges[0]).toBeUndefined();
  expect(server.ranges[1]).toMatch(/^bytes=[1-9]\d*-$/u);
  expect(server.ranges).toHaveLength(2);
  server.close();
});

test('without a server the download says what is kept, and "Try again" goes on', async ({ app, page, context }) => {
  await context.route(`**/models/**/${shard}`, (route) => route.abort('connectionreset'));
  await page.goto(`${app.url}/#/models`);
  await page.getByTestId('model-download').click();
  await expectPhase(page, 'failed');
  await expect(page.getByText(/MB are here and kept; "Try again" goes on from there\./)).toBeVisible();
  const before = timesAsked(app, 'weights-00.bin.gz');
  await context.unroute(`**/models/**/${shard}`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectPhase(page, 'ready');
  expect(timesAsked(app, 'weights-00.bin.gz')).toBe(before);
});

test('a device without enough room is told, and the model comes once there is room', async ({
  app,
  openPersistent,
}) => {
  const context = await openPersistent();
  const page = await context.newPage();
  await page.goto(`${app.url}/#/models`);
  await expectPhase(page, 'absent');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: app.url, quotaSize: 5_000_000 });
  await page.getByTestId('model-download').click();
  await expectPhase(page, 'failed');
  // Chromium reports a made-up quota to pages, so the refusal comes from the estimate or from the first file.
  await expect(
    page.getByText(/not enough storage left for the model|The model needs \d+ MB more storage/),
  ).toBeVisible();

  await devtools.send('Storage.overrideQuotaForOrigin', { origin: app.url });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectPhase(page, 'ready');
  await expect(page.getByTestId('storage-kept')).not.toBeEmpty();
});

test.describe('two tabs', () => {
  test('share one model, and the second takes over when the first is closed', async ({ app, context }) => {
    const first = await context.newPage();
    await first.goto(app.url);
    await downloadModel(first);
    const second = await context.newPage();
    await second.goto(`${app.url}/#/models`);
    await expectPhase(second, 'ready');
    await expect(second.getByTestId('model-elsewhere')).toBeVisible();
    await expect(first.getByTestId('model-elsewhere')).toHaveCount(0);
    const engines = (page: Page) => page.workers().filter((worker) => worker.url().includes('/workers/inference-'));
    expect(engines(second)).toHaveLength(0);

    await addFiles(second, note);
    await expectState(second, note.name, 'done');
    expect(engines(second)).toHaveLength(0);

    await first.close();
    await openTab(second, 'Model');
    await expect(second.getByTestId('model-elsewhere')).toHaveCount(0);
    await expectPhase(second, 'ready');
    expect(engines(second).length).toBeGreaterThan(0);
    expect(timesAsked(app, shard)).toBe(1);
  });

  test('see one download, which the second goes on with', async ({ app, context }) => {
    let isHeld = true;
    await context.route(`**/models/**/weights-02.bin.gz`, async (route) => {
      while (isHeld) await new Promise((later) => setTimeout(later, 50));
      await route.continue().catch(() => undefined);
    });
    const first = await context.newPage();
    await first.goto(`${app.url}/#/models`);
    const second = await context.newPage();
    await second.goto(`${app.url}/#/models`);
    await expectPhase(second, 'absent');
    await second.getByTestId('model-download').click();
    await expectPhase(first, 'downloading');
    await expectPhase(second, 'downloading');
    await first.close();
    await expect(second.getByTestId('model-elsewhere')).toHaveCount(0);
    isHeld = false;
    await expectPhase(second, 'ready');
    expect(timesAsked(app, shard)).toBe(1);
  });
});

test.describe('without a network', () => {
  /** A deployment that names its pack and does not hold it. */
  async function withoutPack(app: App, { folder, pack }: ModelsCopy): Promise<void> {
    await rm(join(folder, pack), { recursive: true });
    await app.restart({ modelsDirectory: folder });
  }

  test('a model comes from a ZIP file', async ({ app, page, modelsCopy }) => {
    const zip = join(modelsCopy.folder, 'pack.zip');
    await zipPack(modelsCopy.folder, zip);
    await withoutPack(app, modelsCopy);
    await page.goto(`${app.url}/#/models`);
    await expectPhase(page, 'failed');
    await page.getByTestId('import-zip').setInputFiles(zip);
    await expectPhase(page, 'ready');
    expect(timesAsked(app, shard)).toBe(0);
    await addFiles(page, note);
    await expectState(page, note.name, 'done');
  });

  test('a model comes from a folder, and a missing file is named', async ({
    app,
    page,
    modelsCopy,
    modelsDirectory,
  }) => {
    const stick = join(modelsDirectory ?? '', modelsCopy.pack);
    await withoutPack(app, modelsCopy);
    await page.goto(`${app.url}/#/models`);
    await expectPhase(page, 'failed');
    const files = (await readdir(stick)).map((name) => join(stick, name));
    await page.getByTestId('import-folder').setInputFiles(stick);
    await expectPhase(page, 'ready');
    expect(files.length).toBeGreaterThan(5);
    expect(timesAsked(app, shard)).toBe(0);
  });

  test('a model that nothing vouches for is refused', async ({ app, page, modelsCopy }) => {
    const zip = join(modelsCopy.folder, 'pack.zip');
    await zipPack(modelsCopy.folder, zip);
    await rm(join(modelsCopy.folder, 'index.json'));
    await withoutPack(app, modelsCopy);
    await page.goto(`${app.url}/#/models`);
    await expectPhase(page, 'failed');
    await page.getByTestId('import-zip').setInputFiles(zip);
    await expect(page.getByText(/has never learned which model|another model, or another version/)).toBeVisible();
  });
});

test.describe('a newer version', () => {
  /** Publishes the same pack under a new version, with one file changed. */
  async function publish(app: App, modelsCopy: ModelsCopy): Promise<void> {
    await modelsCopy.publish((manifest) => ({ ...manifest, version: '1.0.1' }));
    await app.restart({ modelsDirectory: modelsCopy.folder });
  }

  test('is offered, and equal files are not downloaded again', async ({ app, page, modelsCopy }) => {
    await page.goto(app.url);
    await downloadModel(page);
    await publish(app, modelsCopy);
    await page.reload();
    await expectPhase(page, 'ready');
    await expect(page.getByTestId('model-update')).toContainText('1.0.1');
    await page.getByTestId('model-update-start').click();
    await expect(page.getByTestId('model-update')).toHaveCount(0);
    await expectPhase(page, 'ready');
    await expect(page.getByText('version 1.0.1')).toBeVisible();
    expect(timesAsked(app, shard)).toBe(1);
    const manifests = await page.evaluate(async () => {
      const keys = await (await caches.open('stayput-models')).keys();
      return keys.filter(({ url }) => url.includes('/manifest.json')).length;
    });
    expect(manifests).toBe(1);
  });

  test('that does not work leaves the old one in use', async ({ app, page, modelsCopy }) => {
    await page.goto(app.url);
    await downloadModel(page);
    await modelsCopy.publish((manifest) => ({
      ...manifest,
      version: '1.0.1',
      knownAnswers: {
        cases: [
          {
            tokens: [5, 6, 7],
            top: [
              [1, 90],
              [2, -90],
            ],
          },
        ],
        tolerance: { maxMeanAbsoluteDifference: 0.1 },
      },
    }));
    await app.restart({ modelsDirectory: modelsCopy.folder });
    await page.reload();
    await expectPhase(page, 'ready');
    await page.getByTestId('model-update-start').click();
    await expect(page.getByTestId('model-update')).toContainText(
      'The new version could not be started, so the old one stays.',
    );
    await expectPhase(page, 'ready');
    await expect(page.getByText('version 1.0.0')).toBeVisible();
    await page.reload();
    await expectPhase(page, 'ready');
  });
});

test('a model that the browser removed is said to be so', async ({ app, page }) => {
  await page.goto(app.url);
  await downloadModel(page);
  await page.evaluate(() => caches.delete('stayput-models'));
  await page.reload();
  await expectPhase(page, 'absent');
  await expect(page.getByRole('heading', { name: 'The browser removed the reading model' })).toBeVisible();
  await page.getByTestId('model-download').click();
  await expectPhase(page, 'ready');
});
