import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';

export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chrome.exe',
  'microsoft-edge',
  'msedge.exe',
];

const usualPlaces = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

let found: Promise<Chromium> | undefined;

/**
 * A Chromium to test in: the one that `CHROMIUM_PATH` names, Playwright's own, or one of this machine; when there is
 * none, one is installed by Playwright or, as root on Debian and its kin, by apt.
 *
 * @throws Error with a sentence that says what to do when none can be had.
 */
export function findChromium(): Promise<Chromium> {
  found ??= locate().then((executablePath) => ({ executablePath, args: sandboxArguments() }));
  return found;
}

async function locate(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file. Correct it, or unset it.`);
  }
  const here = alreadyHere() ?? (await install());
  if (here !== undefined) return here;
  throw new Error(
    'The tests need a Chromium browser, and none was found or could be installed. Install one ' +
      '("npx playwright install chromium", or "apt-get install chromium" on Debian), or set CHROMIUM_PATH to one.',
  );
}

function alreadyHere(): string | undefined {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...usualPlaces].find((path) => path !== '' && existsSync(path));
}

async function install(): Promise<string | undefined> {
  const run = promisify(execFile);
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const ways: readonly (readonly [string, ...string[]])[][] = [
    [[process.execPath, join(import.meta.dirname, '../node_modules/playwright/cli.js'), 'install', 'chromium']],
    isRootOnDebian
      ? [
          ['apt-get', 'update'],
          ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
        ]
      : [],
  ];
  for (const way of ways) {
    try {
      for (const [command, ...args] of way) {
        process.stderr.write(`No Chromium here. Trying: ${command} ${args.join(' ')}\n`);
        await run(command, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 600_000 });
      }
    } catch (error) {
      process.stderr.write(`That did not work: ${error instanceof Error ? error.message : String(error)}\n`);
    }
    const here = alreadyHere();
    if (here !== undefined && starts(here)) return here;
  }
  return undefined;
}

/** A downloaded browser may lack the system's libraries; then the next way is tried. */
function starts(executablePath: string): boolean {
  try {
    execFileSync(executablePath, ['--version', ...sandboxArguments()], { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

/** Chromium's sandbox refuses to run as root, and most CI containers forbid the namespaces that it needs. */
function sandboxArguments(): readonly string[] {
  return process.getuid?.() === 0 || process.env['CI'] !== undefined ? ['--no-sandbox'] : [];
}
