// Measures what the design claims, in one run, in headless Chromium, on the built code with the deployment's headers:
//   npm run bench [-- --models FOLDER] [--only graphs|prefix|copy|start|memory|shell|vault]
import { readFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright';
import { ensureBuilt } from '../tools/build';
import { findChromium, type Chromium } from '../tools/chromium';
import { project } from '../tools/run-tool';
import { serve } from '../tools/serve';
import { compareStarts } from './app-start';
import { formatBytes } from './figures';
import { measureMemory } from './memory';
import { compareDrafts, compareFields, compareGraphs, comparePrefix, onBenchPage } from './model-speed';
import { measureShell } from './shell-size';
import { measureVault } from './vault';

const NAMES = ['graphs', 'prefix', 'copy', 'start', 'memory', 'shell', 'vault'] as const;
type Name = (typeof NAMES)[number];

const sample = join(project, 'public/samples/email-prys-llewellyn.txt');
/** With the e-mail, as long as a full page. */
const letter = join(project, 'public/samples/letter-larkspur.txt');

function say(line: string): void {
  console.log(line);
}

try {
  const { values } = parseArgs({ options: { models: { type: 'string' }, only: { type: 'string' } } });
  const chosen = NAMES.filter((name) => values.only === undefined || values.only === name);
  if (chosen.length === 0) throw new Error(`--only takes one of ${NAMES.join(', ')}.`);
  const modelsDirectory = resolve(values.models ?? join(project, 'public/models'));
  const found = await findChromium();
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args] });
  try {
    await sayWhere(browser, modelsDirectory);
    await measureModels(new Set(chosen), browser, modelsDirectory);
    await measureApp(new Set(chosen), found, modelsDirectory);
    if (chosen.includes('vault')) await measureVault(found, say);
  } finally {
    await browser.close();
  }
} catch (error) {
  console.error(`The benchmark stopped. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function sayWhere(browser: Browser, modelsDirectory: string): Promise<void> {
  const index = JSON.parse(await readFile(join(modelsDirectory, 'index.json'), 'utf8')) as {
    packs: { path: string }[];
  };
  const [processor] = cpus();
  say(`Pack ${index.packs[0]?.path ?? 'none'}, Chromium ${browser.version()}, ${process.platform}.`);
  say(
    `${String(cpus().length)} cores (${processor?.model ?? 'unknown'}), ${formatBytes(totalmem())} of memory, ` +
      `load average ${(loadavg()[0] ?? 0).toFixed(1)} at the start.`,
  );
}

async function measureModels(chosen: ReadonlySet<Name>, browser: Browser, modelsDirectory: string): Promise<void> {
  if (!['graphs', 'prefix', 'copy'].some((name) => chosen.has(name as Name))) return;
  const text = await readFile(sample, 'utf8');
  await onBenchPage(browser, modelsDirectory, async (open) => {
    const int8 = await open('int8');
    if (chosen.has('graphs')) {
      const q4 = await open('q4');
      await compareGraphs(int8, q4, text, say);
      await q4.close();
    }
    if (chosen.has('prefix')) {
      await comparePrefix(int8, text, say);
      await compareFields(int8, `${await readFile(letter, 'utf8')}\n${text}`, say);
    }
    if (chosen.has('copy')) await compareDrafts(int8, text, say);
  });
}

async function measureApp(chosen: ReadonlySet<Name>, found: Chromium, modelsDirectory: string): Promise<void> {
  if (!chosen.has('start') && !chosen.has('memory') && !chosen.has('shell')) return;
  const root = await ensureBuilt();
  const server = await serve({ root, port: 0, modelsDirectory });
  try {
    if (chosen.has('start')) await compareStarts(found, server.url, say);
    if (chosen.has('memory')) await measureMemory(found, server.url, sample, say);
    if (chosen.has('shell')) measureShell(root, say);
  } finally {
    await server.close();
  }
}
