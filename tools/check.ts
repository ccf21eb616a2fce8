// Everything that can be said about the code without running it:
//   npm run check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { licenceProblems } from './licences';
import { project, runTool } from './run-tool';
import { nothing, sentence, type Counts } from './test-counts';

interface Check {
  readonly name: string;
  /** What is wrong, null when nothing is. */
  readonly run: () => Promise<string | null>;
}

function tool(name: string, ...args: string[]): Check {
  return {
    name,
    run: async () => {
      const { exitCode, output } = await runTool(name, args, { output: 'kept' });
      return exitCode === 0 ? null : output.trim() || `${name} ended without a word.`;
    },
  };
}

const checks: readonly Check[] = [
  tool('prettier', '--check', '.', '--log-level', 'warn'),
  tool('eslint', '.', '--max-warnings', '0'),
  tool('tsc', '--noEmit'),
  tool('svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'),
  tool('knip', '--no-progress'),
  {
    name: 'licences',
    run: () => {
      const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
        packages: Record<string, { license?: string }>;
      };
      const problems = licenceProblems(lock.packages);
      return Promise.resolve(problems.length === 0 ? null : problems.join('\n'));
    },
  },
];

/** Runs all checks, one after another, and writes what they found; each counts as one test. */
export async function runChecks(): Promise<Counts> {
  let { passed, failed } = nothing;
  for (const { name, run } of checks) {
    const problem = await run();
    if (problem === null) passed++;
    else failed++;
    console.log(problem === null ? `  ok    ${name}` : `  WRONG ${name}\n\n${problem}\n`);
  }
  return { ...nothing, passed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const counts = await runChecks();
  console.log(sentence(counts));
  process.exitCode = counts.failed === 0 ? 0 : 1;
}
