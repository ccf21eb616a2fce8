/** How many tests there were of each outcome. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** `12 passed, 0 failed`, and how many were skipped if any were. */
export function sentence({ passed, failed, skipped }: Counts): string {
  const words = `${passed.toString()} passed, ${failed.toString()} failed`;
  return skipped === 0 ? words : `${words}, ${skipped.toString()} skipped`;
}

/** Vitest's JSON report, as far as it is counted. */
interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * Counts what Vitest's JSON reporter wrote. A file that failed without a failed test (it could not be loaded) counts
 * as one failed test.
 */
export function countVitest(json: string): Counts {
  const report = JSON.parse(json) as VitestReport;
  return report.testResults.reduce((sum, file) => {
    const of = (status: string): number => file.assertionResults.filter((test) => test.status === status).length;
    const passed = of('passed');
    const failed = of('failed');
    const skipped = file.assertionResults.length - passed - failed;
    return add(sum, { passed, failed: failed === 0 && file.status === 'failed' ? 1 : failed, skipped });
  }, nothing);
}

/** Playwright's JSON report, as far as it is counted. */
interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/** Counts what Playwright's JSON reporter wrote. A flaky test failed at least once, so it counts as failed. */
export function countPlaywright(json: string): Counts {
  const { stats } = JSON.parse(json) as PlaywrightReport;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * What a runner's report and exit code say together. A runner that crashed (no report, or a bad exit code without a
 * failed test) or ran nothing counts as one failed test, so that it cannot pass for a success.
 */
export function judge(counts: Counts | null, exitCode: number | null): Counts {
  if (counts === null) return { ...nothing, failed: 1 };
  const isSilentFailure = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return isSilentFailure ? { ...counts, failed: 1 } : counts;
}
