// Runs every test and sums them up in the last line, "N passed, N failed":
//   npm test                     unit and browser tests, the build, end-to-end tests on the built app
//   npm test -- --with-checks    and everything that "npm run check" looks at
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runChecks } from './check';
import { findChromium } from './chromium';
import { add, countVitest, nothing, sentence, type Counts } from './test-counts';
import { runEndToEnd, runner } from './test-runners';

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

  return add(unit, await runEndToEnd(folder, [], env, heading));
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
