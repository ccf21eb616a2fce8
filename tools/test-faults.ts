// The long run of the tests of faults: a browser that is killed while it writes, a disk that is full.
//   npm run test:faults               30 rounds
//   npm run test:faults -- --rounds 100
// The last line is the sum, "N passed, N failed".
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from './chromium';
import { nothing, sentence } from './test-counts';
import { runEndToEnd } from './test-runners';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '30' } } });
const folder = await mkdtemp(join(tmpdir(), 'stayput-faults-'));
let counts = nothing;
try {
  const env = { CHROMIUM_PATH: (await findChromium()).executablePath, FAULT_ROUNDS: values.rounds };
  counts = await runEndToEnd(folder, ['faults.spec'], env, (text) => {
    console.log(`\n== ${text} ==\n`);
  });
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  counts = { ...counts, failed: counts.failed + 1 };
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
console.log(`\n${sentence(counts)}`);
