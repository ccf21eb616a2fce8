import type { Page } from 'playwright';

/** What the page makes of one document's identifiers. */
export interface DemoRedaction {
  readonly redacted: string;
  /** How many entities of each type, as the page calls the types. */
  readonly entities: Readonly<Record<string, number>>;
  readonly risk: string;
  readonly seconds: number;
}

/** Redacts the document that the page shows. The first time, the entity model is downloaded and started. */
export async function redactShown(page: Page): Promise<DemoRedaction> {
  const begin = performance.now();
  await page.getByRole('link', { name: 'Redaction' }).click();
  const text = page.getByTestId('redacted-text');
  const isDone = () => page.locator('[data-testid=redacted-text][aria-busy=false]').waitFor({ timeout: 600_000 });
  await isDone();
  const download = page.getByRole('button', { name: 'Download the entity model' });
  if (await download.isVisible()) {
    await download.click();
    await page.getByTestId('entity-model').waitFor({ state: 'detached', timeout: 600_000 });
    await isDone();
  }
  const labels = await text
    .locator('mark.entity')
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('title')));
  const entities: Record<string, number> = {};
  for (const label of labels) entities[label ?? ''] = (entities[label ?? ''] ?? 0) + 1;
  return {
    redacted: (await text.textContent()) ?? '',
    entities,
    risk: (await page.getByTestId('risk-level').innerText()).trim(),
    seconds: (performance.now() - begin) / 1000,
  };
}
