import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Page } from 'playwright/test';
import { expect, test } from './support/app';
import { violationsOf } from './support/axe';
import { addFiles, expectState, fixtureModels, insurance, openTab, readNewAs, sample } from './support/person';
import type { GivenFile } from './support/person';

test.use({ modelsDirectory: fixtureModels });

const size = 11;
const words = { before: 'Your reference: ', value: 'PM-77120', after: ' of last year' };

/** A letter of two pages; the value stands on the second, at a place that is known. */
async function letter(): Promise<{ file: GivenFile; box: { x: number; y: number; width: number; height: number } }> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  pdf.addPage([595, 842]).drawText('The first page says little.', { x: 72, y: 700, size, font });
  const line = { x: 120, y: 400 };
  pdf.addPage([595, 842]).drawText(words.before + words.value + words.after, { ...line, size, font });
  const left = line.x + font.widthOfTextAtSize(words.before, size);
  const box = { x: left, y: 842 - line.y - size, width: font.widthOfTextAtSize(words.value, size), height: size };
  return { file: { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await pdf.save()) }, box };
}

async function open(page: Page, name: string): Promise<void> {
  await openTab(page, 'Documents');
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('button', { name: 'Page', exact: true }).click();
}

async function drawn(page: Page): Promise<void> {
  await expect(page.getByTestId('page-picture')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
}

/** How much of a part of the canvas is dark, from 0 to 1. The part is given in points. */
function darkness(page: Page, part: { x: number; y: number; width: number; height: number }): Promise<number> {
  return page.locator('.page-picture canvas').evaluate((element, { x, y, width, height }) => {
    const canvas = element as HTMLCanvasElement;
    const scale = canvas.width / 595;
    const area = [x, y, width, height].map((points) => Math.round(points * scale)) as [number, number, number, number];
    const pixels = canvas.getContext('2d')?.getImageData(...area).data ?? new Uint8ClampedArray();
    let dark = 0;
    for (let index = 0; index < pixels.length; index += 4) if ((pixels[index] ?? 255) < 128) dark += 1;
    return dark / (pixels.length / 4);
  }, part);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`evidence is drawn on the page where it stands, ${colorScheme}`, async ({ app, browser }) => {
    const context = await browser.newContext({
      colorScheme,
      deviceScaleFactor: 2,
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    const { file, box } = await letter();
    await page.goto(app.url);
    // With its pack chosen, the fields are known before the model is here.
    await readNewAs(page, insurance);
    await addFiles(page, file);
    await expectState(page, file.name, 'waiting');
    await open(page, file.name);
    await drawn(page);
    await expect(page.getByText('Page 1 of 2', { exact: true })).toBeVisible();

    const field = page.getByTestId('field-policy_number');
    await field.getByRole('button', { name: /^Correct/ }).click();
    await field.getByLabel('Or type the words').fill(words.value);
    await field.getByRole('button', { name: 'Use these words' }).click();
    await field.getByTestId('field-quote').click();

    // The evidence is on the second page, which is turned to, and the box has the focus.
    const shown = page.getByTestId('evidence-box');
    await expect(shown).toBeFocused();
    await expect(page.getByText('Page 2 of 2', { exact: true })).toBeVisible();
    await drawn(page);
    const rect = await shown.locator('rect').evaluate((element) => {
      const number = (name: string): number => Number(element.getAttribute(name));
      return { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
    });
    expect(Math.abs(rect.x - box.x)).toBeLessThan(3);
    expect(Math.abs(rect.width - box.width)).toBeLessThan(4);
    // From above the capitals to below the line that the letters stand on.
    const baseline = box.y + size;
    expect(rect.y).toBeLessThan(baseline - 0.66 * size);
    expect(rect.y + rect.height).toBeGreaterThan(baseline);
    expect(rect.height).toBeLessThan(1.5 * size);

    // On the screen, too: the SVG lies exactly over the canvas, and the canvas has ink there and white paper around.
    const [overlay, canvas] = await Promise.all([
      page.locator('.page-picture svg').boundingBox(),
      page.locator('.page-picture canvas').boundingBox(),
    ]);
    expect(overlay).toEqual(canvas);
    await expect.poll(() => darkness(page, box)).toBeGreaterThan(0.05);
    expect(await darkness(page, { ...box, y: box.y + 60 })).toBe(0);
    expect(await violationsOf(page)).toEqual([]);

    await page.getByRole('button', { name: 'Zoom in' }).click();
    await drawn(page);
    await page
      .getByTestId('field-amount')
      .getByRole('button', { name: /^Correct/ })
      .focus();
    await expect(shown).not.toHaveClass(/evidence-active/);
    await shown.locator('rect').click();
    await expect(field).toBeFocused();
    await expect(shown).toHaveClass(/evidence-active/);

    // Words are still selected in the text.
    await page.keyboard.press('v');
    await expect(page.getByRole('region', { name: 'Text of the document' })).toContainText(words.value);
    await context.close();
  });
}

test('samples are drawn, on a narrow page as well, without a request to anywhere else', async ({
  app,
  page,
  problems,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(app.url);
  await addFiles(page, sample('broker-letter.pdf'), sample('native-document-pii.pdf'), sample('vehicle-form.pdf'));
  for (const name of ['broker-letter.pdf', 'native-document-pii.pdf', 'vehicle-form.pdf']) {
    await openTab(page, 'Documents');
    await expectState(page, name, 'waiting');
    await open(page, name);
    await drawn(page);
    await expect.poll(() => darkness(page, { x: 0, y: 0, width: 595, height: 780 }), name).toBeGreaterThan(0.003);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, name).toBe(0);
  }
  expect(await violationsOf(page)).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(app.url) && !url.startsWith('blob:'))).toEqual([]);
  expect(problems).toEqual([]);
});

test('a page that cannot be drawn shows its text', async ({ app, page }) => {
  const buffer = await readFile(join(import.meta.dirname, '../src/documents/fixtures/xref_command_missing.pdf'));
  await page.goto(app.url);
  await addFiles(page, { name: 'odd.pdf', mimeType: 'application/pdf', buffer });
  await expectState(page, 'odd.pdf', 'waiting');
  await open(page, 'odd.pdf');
  // pdf.js repairs this one; either way the document stays readable.
  await expect(page.getByTestId('page-picture').or(page.locator('.page-region .page-text'))).toBeVisible();
  await page.keyboard.press('v');
  await expect(page.getByRole('region', { name: 'Text of the document' })).not.toBeEmpty();
});
