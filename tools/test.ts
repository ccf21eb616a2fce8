// Runs every test and sums them up in the last line, "N passed, N failed":
//   npm test                     unit and browser tests, the build, end-to-end tests on the built app
//   npm test -- --with-checks    and everything that "npm run check" looks at
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runChecks } from './check';
import { findChromium } from './chromium';
import { runTool } from './run-tool';
import { add, countPlaywright, countVitest, judge, nothing, sentence, type Counts } from './test-counts';

/** Runs one runner that writes a JSON report to a file, and counts what the report says. */
async function runner(
  [name, ...args]: readonly [string, ...string[]],
  reportPath: string,
  count: (report: string) => Counts,
  env: Record<string, string>,
): Promise<Counts> {
  const { exitCode } = await runTool(name, args, { output: 'terminal', env });
  const counts = existsSync(reportPath) ? count(await readFile(reportPath, 'utf8')) : null;
  const judged = judge(counts, exitCode);
  if (counts?.failed !== judged.failed) {
    console.log(`${name} crashed or ran no test (exit code ${String(exitCode)}); this counts as one failed test.`);
  }
  return judged;
}

async function runTests(folder: string): Promise<Counts> {
  // Found once, and named to the runners, so that each need not search or install it again.
  const env = { CHROMIUM_PATH: (await findChromium()).executablePath };

  heading('Unit and browser tests');
  const unitReport = join(folder, 'vitest.json');
  const unit = await runner(
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    unitReport,
    countVitest,
    env,
  );

  heading('Build');
  const build = await runTool('vite', ['build', '--logLevel', 'warn'], { output: 'terminal' });
  if (build.exitCode !== 0) {
    console.log('The app could not be built, so its end-to-end tests could not run; this counts as one failed test.');
    return add(unit, { ...nothing, failed: 1 });
  }

  heading('End-to-end tests');
  const endToEndReport = join(folder, 'playwright.json');
  const endToEnd = await runner(
    ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
    endToEndReport,
    countPlaywright,
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport },
  );
  return add(unit, endToEnd);
}

function heading(text: string): void {
  console.log(`\n== ${text} ==\n`);
}

const { values } = parseArgs({ options: { 'with-checks': { type: 'boolean', default: false } } });
const folder = await mkdtemp(join(tmpdir(), 'stayput-test-'));
let counts = nothing;
try {
  if (values['with-checks']) {
    heading('Checks');
    counts = await runChecks();
  }
  counts = add(counts, await runTests(folder));
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  counts = add(counts, { ...nothing, failed: 1 });
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
console.log(`\n${sentence(counts)}`);
