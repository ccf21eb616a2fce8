import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { build } from 'vite';
import type { Chromium } from '../tools/chromium';
import { project } from '../tools/run-tool';
import { serve } from '../tools/serve';
import { watchFirstScreen, type FirstScreen } from './first-screen';
import { formatBytes, median, percentile } from './figures';
import { heapsOf, type Heaps } from './heaps';
import type { VaultBench } from './vault-page';

const MANY = 10_000;
/** More than a screen holds. */
const FEW = 50;
const STARTS = 5;
const QUERIES = 50;
const FILL_AT_ONCE = 500;
const PATIENCE_MS = 120_000;

type Say = (line: string) => void;

/** What 10,000 documents cost: the list at the start, the search, and memory. In a vault like the app's own. */
export async function measureVault({ executablePath, args }: Chromium, say: Say): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'stayput-bench-'));
  const profiles = [
    await mkdtemp(join(tmpdir(), 'stayput-bench-few-')),
    await mkdtemp(join(tmpdir(), 'stayput-bench-many-')),
  ];
  const contexts: BrowserContext[] = [];
  try {
    const input = { app: join(project, 'index.html'), bench: join(project, 'bench/vault.html') };
    await build({
      root: project,
      logLevel: 'warn',
      publicDir: false,
      build: { outDir: root, emptyOutDir: true, rolldownOptions: { input } },
    });
    const server = await serve({ root, port: 0 });
    try {
      for (const profile of profiles) {
        contexts.push(await chromium.launchPersistentContext(profile, { executablePath, args: [...args] }));
      }
      const [few, many] = contexts;
      if (few === undefined || many === undefined) return;
      await fill(few, server.url, FEW);
      const seconds = await fill(many, server.url, MANY);
      say(
        `A vault with ${MANY.toLocaleString('en-GB')} documents of about 1,950 characters, filled in ${seconds.toFixed(0)} s:`,
      );
      await measureSearch(many, server.url, say);
      await compareLists(few, many, server.url, say);
    } finally {
      for (const context of contexts) await context.close();
      await server.close();
    }
  } finally {
    for (const folder of [root, ...profiles]) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function fill(context: BrowserContext, url: string, documents: number): Promise<number> {
  const page = await benchPage(context, url);
  const began = performance.now();
  for (let from = 0; from < documents; from += FILL_AT_ONCE) {
    await page.evaluate(
      ([start, end]) => (globalThis as unknown as { vaultBench: VaultBench }).vaultBench.fill(start, end),
      [from, Math.min(documents, from + FILL_AT_ONCE)] as const,
    );
  }
  await page.close();
  return (performance.now() - began) / 1000;
}

async function measureSearch(context: BrowserContext, url: string, say: Say): Promise<void> {
  const building = await benchPage(context, url);
  const before = await heapsOf(context, building);
  say(`  index, built at the first time       ${seconds(await index(building))}`);
  const { pieces, bytes } = await building.evaluate(() =>
    (globalThis as unknown as { vaultBench: VaultBench }).vaultBench.indexAtRest(),
  );
  say(`  index at rest, sealed                ${formatBytes(bytes)} in ${String(pieces)} pieces`);
  await building.close();

  const page = await benchPage(context, url);
  say(`  index, loaded from rest              ${seconds(await index(page))}`);
  const timed = await page.evaluate(
    ([queries, documents]) =>
      (globalThis as unknown as { vaultBench: VaultBench }).vaultBench.search(queries, documents),
    [QUERIES, MANY] as const,
  );
  const times = timed.map(({ ms }) => ms);
  say(
    `  ${String(QUERIES)} different queries, from the page  median ${median(times).toFixed(1)} ms, ` +
      `95 % within ${percentile(times, 0.95).toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms`,
  );
  for (const kind of new Set(timed.map((each) => each.kind))) {
    const own = timed.filter((each) => each.kind === kind);
    const found = median(own.map(({ count }) => count));
    say(`    ${kind.padEnd(34)} median ${median(own.map(({ ms }) => ms)).toFixed(1)} ms, finds ${found.toFixed(0)}`);
  }
  sayHeaps('heaps without the index', before, say);
  sayHeaps('heaps with the index', await heapsOf(context, page), say);
  await page.close();
}

/** The time from the drawn frame of the app to its first rows, in turn, so that a busy machine is busy for both. */
async function compareLists(few: BrowserContext, many: BrowserContext, url: string, say: Say): Promise<void> {
  const runs: { few: FirstScreen[]; many: FirstScreen[] } = { few: [], many: [] };
  for (let run = 0; run < STARTS; run += 1) {
    for (const [name, context, documents] of [['few', few, FEW] as const, ['many', many, MANY] as const]) {
      const page = await context.newPage();
      const screen = await watchFirstScreen(page, `${url}/#/documents`, documents, PATIENCE_MS);
      runs[name].push(screen);
      if (run === STARTS - 1) {
        sayHeaps(`heaps with ${documents.toLocaleString('en-GB')} listed`, await heapsOf(context, page), say);
      }
      await page.close();
    }
  }
  const of = (name: 'few' | 'many', part: keyof FirstScreen): number => median(runs[name].map((run) => run[part]));
  const [short, long] = [of('few', 'firstRowsMs'), of('many', 'firstRowsMs')];
  say(
    `The list, median of ${String(STARTS)} starts with ${String(FEW)} documents and with ${MANY.toLocaleString('en-GB')}:`,
  );
  say(
    `  frame of the app to its first rows   ${short.toFixed(0)} ms and ${long.toFixed(0)} ms: ${(long / short).toFixed(2)} times`,
  );
  const [openFew, openMany] = [of('few', 'openedMs'), of('many', 'openedMs')];
  say(
    `  opening the page to its first rows   ${openFew.toFixed(0)} ms and ${openMany.toFixed(0)} ms: ${(openMany / openFew).toFixed(2)} times`,
  );
  say(`  first rows to all rows               ${of('many', 'restMs').toFixed(0)} ms`);
  const longest = Math.max(...runs.many.map(({ longestTaskMs }) => longestTaskMs));
  say(`  longest task meanwhile, of all       ${longest === 0 ? 'none over 50 ms' : `${longest.toFixed(0)} ms`}`);
}

async function benchPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/bench/vault.html`);
  await page.evaluate(() => (globalThis as unknown as { vaultBench: VaultBench }).vaultBench.open());
  return page;
}

function index(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { vaultBench: VaultBench }).vaultBench.index());
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function sayHeaps(when: string, { page, worker }: Heaps, say: Say): void {
  say(`  ${when.padEnd(36)} page ${formatBytes(page)}, vault's worker ${formatBytes(worker)}`);
}
