import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './run-tool';
import { countPlaywright, judge, nothing, type Counts } from './test-counts';

/** Runs one runner that writes a JSON report to a file, and counts what the report says. */
export async function runner(
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

/**
 * Builds the app and runs end-to-end tests on it.
 *
 * @param folder for reports
 * @param files parts of the names of the spec files; none: all
 */
export async function runEndToEnd(
  folder: string,
  files: readonly string[],
  env: Record<string, string>,
  heading: (text: string) => void,
): Promise<Counts> {
  heading('Build');
  const build = await runTool('vite', ['build', '--logLevel', 'warn'], { output: 'terminal' });
  if (build.exitCode !== 0) {
    console.log('The app could not be built, so its end-to-end tests could not run; this counts as one failed test.');
    return { ...nothing, failed: 1 };
  }
  heading('End-to-end tests');
  const report = join(folder, 'playwright.json');
  return runner(
    ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json', ...files],
    report,
    countPlaywright,
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
}
