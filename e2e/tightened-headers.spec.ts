import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { headerSetHash, headersFor } from '../src/egress';
import { deploymentFile } from '../tools/deployment';
import { serve } from '../tools/serve';
import { expect, test } from './support/app';
import { startElsewhere, type Elsewhere } from './support/elsewhere';
import { workerPath } from './support/gate-port';
import { changeFile, copyBuild, untilKept, untilUpdateWaits } from './support/kept';

let elsewhere: Elsewhere;
let folder: string;

test.beforeEach(async ({ app }) => {
  elsewhere = await startElsewhere();
  folder = await mkdtemp(join(tmpdir(), 'stayput-tightened-'));
  await copyBuild(app.root, folder);
});

test.afterEach(async () => {
  await elsewhere.close();
  await rm(folder, { recursive: true });
});

/** Makes the copied build one of a deployment with these destinations, as far as headers and revisions go. */
async function deployWith(
  baseUrls: readonly string[],
  { from, to = headerSetHash(baseUrls.map((baseUrl) => ({ baseUrl }))) }: { from: string; to?: string },
): Promise<string> {
  const destination = { id: 'a', name: 'A', tier: 'private', protocol: 'openai-chat', models: [{ id: 'm' }] };
  await changeFile(folder, deploymentFile, (text) => {
    const destinations = baseUrls.map((baseUrl) => ({ ...destination, baseUrl }));
    return JSON.stringify({ ...(JSON.parse(text) as object), destinations });
  });
  await changeFile(folder, 'service-worker.js', (worker) => {
    expect(worker).toContain(`-${from}`);
    // The browser takes a service worker for a new one when a byte of it is another.
    return `${worker.replaceAll(`-${from}`, `-${to}`)}\n// ${baseUrls.join(' ')}`;
  });
  return to;
}

/** What this browser gives for the gate's script, and whether a worker that runs it reaches the other server. */
async function tryGate(page: Page, path: string): Promise<{ allowlist: string | null; isReached: boolean }> {
  const allowlist = await page.evaluate(async (url) => (await fetch(url)).headers.get('Connection-Allowlist'), path);
  const [worker] = await Promise.all([
    page.waitForEvent('worker', (candidate) => new URL(candidate.url()).pathname === path),
    page.evaluate((url) => {
      new Worker(url, { type: 'module' });
    }, path),
  ]);
  elsewhere.reset();
  await worker.evaluate((url) => fetch(url).catch(() => undefined), `${elsewhere.url}/v1/models`);
  return { allowlist, isReached: elsewhere.contacts() > 0 };
}

test('a destination that is taken away is out of reach offline, too, once the new version is there', async ({
  app,
  page,
}) => {
  const gate = workerPath(app.root, 'gate');
  const destination = { baseUrl: `${elsewhere.url}/v1` };
  const wide = await deployWith([destination.baseUrl], { from: headerSetHash() });
  let server = await serve({ root: folder, port: 0 });
  const { port } = server;
  try {
    await page.goto(server.url);
    await untilKept(page);
    await server.close();
    expect(await tryGate(page, gate)).toEqual({
      allowlist: headersFor(gate, [destination])['Connection-Allowlist'],
      isReached: true,
    });

    await deployWith([], { from: wide });
    server = await serve({ root: folder, port });
    await untilUpdateWaits(page);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Switch to it now' }).click()]);
    await untilKept(page);
    await server.close();
    // Nothing but the headers has changed: the script has the name and the content of before.
    expect(await tryGate(page, gate)).toEqual({ allowlist: '(response-origin)', isReached: false });
    await page.reload();
    expect(await tryGate(page, gate)).toEqual({ allowlist: '(response-origin)', isReached: false });
  } finally {
    await server.close().catch(() => undefined);
  }
});

test('were the header set not in the revisions, what is kept would stay as wide as it was', async ({ app, page }) => {
  const gate = workerPath(app.root, 'gate');
  const baseUrl = `${elsewhere.url}/v1`;
  await deployWith([baseUrl], { from: headerSetHash(), to: headerSetHash() });
  let server = await serve({ root: folder, port: 0 });
  const { port } = server;
  try {
    await page.goto(server.url);
    await untilKept(page);
    await server.close();
    await deployWith([], { from: headerSetHash(), to: headerSetHash() });
    server = await serve({ root: folder, port });
    await untilUpdateWaits(page);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Switch to it now' }).click()]);
    await untilKept(page);
    expect(await tryGate(page, gate)).toMatchObject({ isReached: true });
  } finally {
    await server.close().catch(() => undefined);
  }
});
