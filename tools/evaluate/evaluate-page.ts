import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import type { EvaluationReport } from '../../src/evaluation';

type GivenFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Paths, or files that are not on a disk. */
export interface EvaluateFiles {
  readonly data: GivenFile;
  readonly training?: GivenFile;
}

/** Runs an evaluation on the app's own page, as a person would, and returns the report that it saves. */
export async function evaluateOn(
  page: Page,
  url: string,
  { data, training }: EvaluateFiles,
  settings: { readonly labels: string; readonly seed: string; readonly targetPercent: string },
  onProgress: (line: string) => void = () => undefined,
): Promise<EvaluationReport> {
  await page.goto(`${url}/#/evaluate`);
  await page.reload();
  await page.getByTestId('evaluate-data').setInputFiles(data);
  if (training !== undefined) await page.getByTestId('evaluate-train').setInputFiles(training);
  await page.getByTestId('evaluate-labels').fill(settings.labels);
  await page.getByTestId('evaluate-seed').fill(settings.seed);
  await page.getByTestId('evaluate-target').fill(settings.targetPercent);
  await page.getByRole('button', { name: 'Evaluate' }).click();
  const report = page.getByTestId('evaluate-report');
  const problem = page.getByTestId('evaluate-problem');
  let last = '';
  for (;;) {
    if (await report.isVisible()) break;
    if (await problem.isVisible()) throw new Error((await problem.innerText()).trim());
    const labels = await page
      .getByRole('progressbar')
      .evaluateAll((bars) => bars.map((bar) => bar.getAttribute('aria-label') ?? ''));
    const words = labels[0] ?? '';
    if (words !== '' && words !== last) onProgress(words);
    last = words;
    await page.waitForTimeout(200);
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the report' }).click(),
  ]);
  return JSON.parse(await readFile(await download.path(), 'utf8')) as EvaluationReport;
}
