import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headersFor } from '../src/egress';
import { serve } from '../tools/serve';
import { expect, test } from './support/app';
import { changeFile, copyBuild, untilKept, untilUpdateWaits } from './support/kept';

test('the app starts without a network, isolated and with its policy', async ({ app, page, problems }) => {
  await page.goto(app.url);
  await untilKept(page);
  await app.stop();

  const response = await page.reload();
  expect(response?.fromServiceWorker()).toBe(true);
  expect(response?.headers()).toMatchObject({
    'content-security-policy': headersFor('/')['Content-Security-Policy'],
    'connection-allowlist': '(response-origin)',
  });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(page.locator('#app > *').first()).toBeVisible();

  // An address inside the app, typed in.
  await page.goto(`${app.url}/documents`);
  await expect(page.locator('#app > *').first()).toBeVisible();
  expect(problems.filter((problem) => problem.startsWith('exception'))).toEqual([]);
});

test('models and ONNX Runtime come from their own cache, with the headers of today', async ({ app, page }) => {
  await page.goto(app.url);
  await untilKept(page);
  const path = '/ort/ort-wasm-simd-threaded.mjs';
  await page.evaluate(async (url) => {
    const cache = await caches.open('stayput-models');
    // As an older version may have kept it: another policy, no type.
    const kept = new Response('export const kept = true;', { headers: { 'Content-Security-Policy': 'script-src *' } });
    kept.headers.delete('Content-Type');
    await cache.put(new URL(url, location.href), kept);
  }, path);
  const ask = (cacheMode: RequestCache): Promise<{ text: string; headers: Record<string, string> }> =>
    page.evaluate(
      async ([url, cache]) => {
        const response = await fetch(url, { cache });
        return { text: (await response.text()).slice(0, 25), headers: Object.fromEntries(response.headers) };
      },
      [path, cacheMode] as const,
    );

  const kept = await ask('default');
  expect(kept.text).toBe('export const kept = true;');
  for (const [name, value] of Object.entries(headersFor(path))) expect(kept.headers[name.toLowerCase()]).toBe(value);
  expect((await ask('no-cache')).text).not.toBe(kept.text);
  await app.stop();
  expect((await ask('no-cache')).text).toBe(kept.text);
});

test('nothing large is kept without being asked for', async ({ app, page }) => {
  await page.goto(app.url);
  await untilKept(page);
  const kept = await page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    }
    return paths;
  });
  expect(kept).toContain('/index.html');
  expect(kept.some((path) => path.startsWith('/workers/inference-'))).toBe(true);
  // What models there are is looked up at the start: two small files.
  const isLarge = /^\/ort\/|^\/models\/(?!index\.json$|[\w.-]+\/manifest\.json$)/;
  expect(kept.filter((path) => isLarge.test(path))).toEqual([]);
  expect(app.requests.filter(({ path }) => path.startsWith('/ort/'))).toEqual([]);
});

test('a new version waits for the person, then takes over', async ({ app, page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'stayput-versions-'));
  await copyBuild(app.root, folder);
  const server = await serve({ root: folder, port: 0 });
  try {
    await page.goto(server.url);
    await untilKept(page);
    const isNext = ['data-version', 'next'] as const;

    await publish(folder, (html) => html.replace('<html ', '<html data-version="next" '));
    await untilUpdateWaits(page);
    await page.reload();
    await expect(page.locator('html')).not.toHaveAttribute(...isNext);

    // The page offers it, also to a second tab, which is not reloaded under the person's hands.
    const second = await page.context().newPage();
    await second.goto(server.url);
    await page.getByRole('button', { name: 'Switch to it now' }).click();
    await expect(page.locator('html')).toHaveAttribute(...isNext);
    await expect(second.locator('html')).not.toHaveAttribute(...isNext);
    await second.getByRole('button', { name: 'Switch to it now' }).click();
    await expect(second.locator('html')).toHaveAttribute(...isNext);
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
});

/** Changes index.html as a build would: its revision in the service worker changes with it. */
async function publish(folder: string, change: (html: string) => string): Promise<void> {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
  let html = '';
  await changeFile(folder, 'index.html', (text) => {
    html = text;
    return change(text);
  });
  await changeFile(folder, 'service-worker.js', (worker) => {
    expect(worker).toContain(digest(html));
    return worker.replaceAll(digest(html), digest(change(html)));
  });
}
