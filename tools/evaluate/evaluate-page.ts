import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import type { EvaluationReport } from '../../src/evaluation';

type GivenFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Paths, or files that are not on a disk. */
export interface EvaluateFiles {
  readonly data: GivenFile;
  readonly training?: GivenFile;
  readonly pack?: GivenFile;
}

/** What the page's form is filled with. */
export interface EvaluateSettings {
  readonly labels: string;
  readonly seed: string;
  readonly targetPercent: string;
  /** Whether the model is asked too. */
  readonly device?: boolean;
  /** Left as it is when absent. */
  readonly deviceLimit?: string;
}

/** How often a step that takes long is told of. */
const tellEveryMs = 15_000;

/** Runs an evaluation on the app's own page, as a person would, and returns the report that it saves. */
export async function evaluateOn(
  page: Page,
  url: string,
  { data, training, pack }: EvaluateFiles,
  settings: EvaluateSettings,
  onProgress: (line: string) => void = () => undefined,
): Promise<EvaluationReport> {
  await page.goto(`${url}/#/evaluate`);
  await page.reload();
  await page.getByTestId('evaluate-data').setInputFiles(data);
  if (training !== undefined) await page.getByTestId('evaluate-train').setInputFiles(training);
  if (pack !== undefined) await page.getByTestId('evaluate-pack').setInputFiles(pack);
  await page.getByTestId('evaluate-labels').fill(settings.labels);
  await page.getByTestId('evaluate-seed').fill(settings.seed);
  await page.getByTestId('evaluate-target').fill(settings.targetPercent);
  const device = page.getByTestId('evaluate-device');
  if (settings.device === true && (await device.isEnabled())) await device.check();
  if (settings.deviceLimit !== undefined) {
    if (!(await device.isChecked())) throw new Error('The model is not asked, so there is nothing to limit.');
    await page.getByTestId('evaluate-device-limit').fill(settings.deviceLimit);
  }
  await page.getByRole('button', { name: 'Evaluate' }).click();
  const report = page.getByTestId('evaluate-report');
  const problem = page.getByTestId('evaluate-problem');
  let [lastStep, lastAt] = ['', 0];
  for (;;) {
    if (await report.isVisible()) break;
    if (await problem.isVisible()) throw new Error((await problem.innerText()).trim());
    const [words = ''] = await page.getByTestId('evaluate-progress').allInnerTexts();
    const step = words.split(/[:…]/u)[0] ?? '';
    if (step !== '' && (step !== lastStep || Date.now() - lastAt >= tellEveryMs)) {
      onProgress(words);
      [lastStep, lastAt] = [step, Date.now()];
    }
    await page.waitForTimeout(200);
  }
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the report' }).click(),
  ]);
  return JSON.parse(await readFile(await download.path(), 'utf8')) as EvaluationReport;
}
