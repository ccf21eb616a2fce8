import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { build } from 'vite';
import { project } from '../tools/run-tool';
import { serve } from '../tools/serve';
import { formatRate, formatRatio, formatSeconds } from './figures';
import type { FieldsTiming, SpeedTiming } from './inference';
import type { Bench } from './page';

const SPEED_RUNS = 3;
const PREFIX_RUNS = 2;

type Say = (line: string) => void;

/**
 * Builds the benchmark's own page as the app is built, serves it with the app's headers, and runs `work` in a browser
 * profile whose Cache Storage keeps the pack from one page to the next.
 */
export async function onBenchPage(
  browser: Browser,
  modelsDirectory: string,
  work: (open: (graph: 'int8' | 'q4') => Promise<Page>) => Promise<void>,
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'stayput-bench-'));
  let context: BrowserContext | null = null;
  try {
    await build({
      root: project,
      logLevel: 'warn',
      publicDir: false,
      build: { outDir: root, emptyOutDir: true, rolldownOptions: { input: join(project, 'bench/index.html') } },
    });
    const server = await serve({ root, port: 0, modelsDirectory });
    try {
      const opened = await browser.newContext();
      context = opened;
      await work(async (graph) => {
        const page = await opened.newPage();
        await page.goto(`${server.url}/bench/index.html`);
        await page.evaluate((which) => (globalThis as unknown as { bench: Bench }).bench.load(which), graph);
        return page;
      });
    } finally {
      await context?.close();
      await server.close();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Tokens per second of both graphs, in turn, so that a busy machine is busy for both. */
export async function compareGraphs(int8: Page, q4: Page, text: string, say: Say): Promise<void> {
  const runs: { readonly int8: SpeedTiming[]; readonly q4: SpeedTiming[] } = { int8: [], q4: [] };
  for (let i = 0; i < SPEED_RUNS; i++) {
    for (const [graph, page] of [['int8', int8] as const, ['q4', q4] as const]) {
      runs[graph].push(
        await page.evaluate((words) => (globalThis as unknown as { bench: Bench }).bench.speed(words), text),
      );
    }
  }
  const [prompt, decoded] = [runs.int8[0]?.promptTokens ?? 0, runs.int8[0]?.decodedTokens ?? 0];
  const decode = (graph: 'int8' | 'q4'): number[] => runs[graph].map(({ decodeSeconds }) => decodeSeconds);
  const prefill = (graph: 'int8' | 'q4'): number[] => runs[graph].map(({ prefillSeconds }) => prefillSeconds);
  say(`Decoding ${String(decoded)} tokens after ${String(prompt)}, WebAssembly:`);
  say(`  int8 made from q4   ${formatRate(decoded, decode('int8'))}`);
  say(`  q4 as downloaded    ${formatRate(decoded, decode('q4'))}`);
  say(`  int8 is faster by   ${formatRatio(decode('q4'), decode('int8'))}`);
  say(`Prefill of ${String(prompt)} tokens, WebAssembly:`);
  say(`  int8 made from q4   ${formatRate(prompt, prefill('int8'))}`);
  say(`  q4 as downloaded    ${formatRate(prompt, prefill('q4'))}`);
  say(`  int8 is faster by   ${formatRatio(prefill('q4'), prefill('int8'))}`);
}

/** Reading six fields of one document against one. Answers the times of all six. */
export async function compareFields(page: Page, text: string, say: Say): Promise<readonly number[]> {
  const one: number[] = [];
  const six: number[] = [];
  let words = '';
  for (let i = 0; i < PREFIX_RUNS; i++) {
    for (const [into, most] of [[one, 1] as const, [six, 6] as const]) {
      const { fields, documentTokens, seconds } = await readFields(page, text, most, true);
      into.push(seconds);
      words = `What a document of ${String(documentTokens)} tokens is about, and ${String(fields)} of its fields, int8:`;
    }
  }
  say(words);
  say(`  the first alone     ${formatSeconds(one)}`);
  say(`  all, prefix kept    ${formatSeconds(six)}`);
  say(`  all against one     ${formatRatio(six, one)}`);
  return six;
}

/** {@link compareFields}, and against six fields that compute the document again at each question. */
export async function comparePrefix(page: Page, text: string, say: Say): Promise<void> {
  const six = await compareFields(page, text, say);
  const fresh: number[] = [];
  for (let i = 0; i < PREFIX_RUNS; i++) fresh.push((await readFields(page, text, 6, false)).seconds);
  say(`  all, computed anew  ${formatSeconds(fresh)}`);
  say(`  keeping it saves    ${formatRatio(fresh, six)}`);
}

function readFields(page: Page, text: string, most: number, isPrefixKept: boolean): Promise<FieldsTiming> {
  return page.evaluate(
    ([document, count, isKept]) => (globalThis as unknown as { bench: Bench }).bench.fields(document, count, isKept),
    [text, most, isPrefixKept] as const,
  );
}

/** Copying a long passage with tokens proposed from the document, and without. */
export async function compareDrafts(page: Page, text: string, say: Say): Promise<void> {
  const drafted: number[] = [];
  const plain: number[] = [];
  let copied = 0;
  for (let i = 0; i < PREFIX_RUNS; i++) {
    for (const hasDrafts of [true, false]) {
      const { tokens, seconds } = await page.evaluate(
        ([document, has]) => (globalThis as unknown as { bench: Bench }).bench.copy(document, has),
        [text, hasDrafts] as const,
      );
      copied = tokens;
      (hasDrafts ? drafted : plain).push(seconds);
    }
  }
  say(`Copying a passage of ${String(copied)} tokens out of the document, int8:`);
  say(`  with proposals      ${formatSeconds(drafted)}`);
  say(`  token by token      ${formatSeconds(plain)}`);
  say(`  proposals save      ${formatRatio(plain, drafted)}`);
}
