import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app';
import { inBothLooks, violationsOf } from './support/axe';
import { evaluateOn } from '../tools/evaluate/evaluate-page';

const sentences = [
  ['claim', 'a tree fell on my roof'],
  ['claim', 'water came through the ceiling'],
  ['cancel', 'please cancel my policy'],
  ['cancel', 'do not renew my cover'],
] as const;
/** Labelled messages, as a file of JSON Lines. */
function messages(count: number) {
  const lines = Array.from({ length: count }, (_, place) => {
    const [intent, sentence] = sentences[place % sentences.length] ?? sentences[0];
    const number = `PX-${String(10_000 + place * 37)}`;
    return JSON.stringify({
      id: String(place),
      text: `Dear sirs, ${sentence}. <img src=x onerror=alert(1)>\nPolicy number: ${number}\n`,
      intent,
      fields: { number, a_name_that_somebody_gave_to_a_field_and_that_is_long_enough_to_stick_out: null },
    });
  });
  return { name: 'messages.jsonl', mimeType: '', buffer: Buffer.from(lines.join('\n')) };
}

const settings = { labels: '120', seed: '1', targetPercent: '10' };

test('labelled documents give a report of what can be promised, and nothing leaves', async ({ app, page, context }) => {
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const report = await evaluateOn(page, app.url, { data: messages(200) }, settings);
  expect(report).toMatchObject({
    n: 80,
    labels: 120,
    intents: { accuracy: { value: 1 }, certified: { target: 0.1 } },
    fields: { number: { f1: 1 } },
  });
  await expect(page.getByTestId('evaluate-certified')).toContainText('Certified. At most 10.0 %');
  await inBothLooks(page, async () => {
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
  expect(asked.filter((url) => !url.startsWith(app.url))).toEqual([]);
});

test('what can’t be evaluated says why, and an evaluation can be stopped', async ({ app, page }) => {
  const broken = { ...messages(3), buffer: Buffer.from('{"id": 1, "text": "x"}\nnot json\n') };
  await expect(evaluateOn(page, app.url, { data: broken }, settings)).rejects.toThrow(/Line 2 is not JSON/);
  await expect(evaluateOn(page, app.url, { data: messages(20) }, { ...settings, targetPercent: '0' })).rejects.toThrow(
    /more than 0 %/,
  );
  await page.getByTestId('evaluate-target').fill('5');
  await page.getByTestId('evaluate-data').setInputFiles(messages(4000));
  await page.getByTestId('evaluate-labels').fill('');
  await page.getByRole('button', { name: 'Evaluate' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByTestId('evaluate-problem')).toHaveText('Stopped as you asked.');
});

test('a task pack that is none is refused by its mistakes', async ({ app, page }) => {
  const buffer = Buffer.from('{"format": "stayput-task-pack/1", "id": 7}');
  const pack = { name: 'mine.pack.json', mimeType: '', buffer };
  await expect(evaluateOn(page, app.url, { data: messages(20), pack }, settings)).rejects.toThrow(
    /mine\.pack\.json is not a task pack that can be used\. id: must be text in quotes/,
  );
});

test.describe('with the default model', () => {
  test.setTimeout(240_000);
  test.skip(
    !existsSync(join(import.meta.dirname, '../public/models/index.json')),
    'The default model pack is not in public/models.',
  );

  const letters = [
    ['cancel_policy', 'Please cancel my policy number PX-10437 at once.', 'PX-10437'],
    ['report_accident', 'I had an accident: a lorry hit my car. My policy number is PX-20559.', 'PX-20559'],
    ['change_address', 'We have moved. Our new address is 4 Elm Road, Leeds.', null],
  ] as const;
  const lines = letters.map(([intent, text, policy_number]) =>
    JSON.stringify({ id: intent, text, intent, fields: { policy_number } }),
  );
  const data = { name: 'letters.jsonl', mimeType: '', buffer: Buffer.from(lines.join('\n')) };

  test('a few letters are read without any label, and nothing leaves', async ({ app, page, context }) => {
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    const steps: string[] = [];
    const report = await evaluateOn(page, app.url, { data }, { ...settings, labels: '0' }, (line) => steps.push(line));
    expect(report).toMatchObject({
      n: 3,
      labels: 0,
      intents: { classes: 3, certified: { missingLabels: 22 } },
      tiers: { device: 0, person: 1 },
      answered: { device: 1 },
    });
    expect(report.fields?.['policy_number']?.f1).toBeGreaterThan(0);
    expect(report.tokens.input).toBeGreaterThan(50);
    expect(report.tokens.output).toBeGreaterThan(10);
    expect(report.latencyMs.p50).toBeGreaterThan(0);
    expect(report.model?.engine).toMatch(/^transformers\.js/);
    expect(steps.join(' ')).toMatch(/Getting the model on this device ready.*Asking the model on this device/);
    await expect(page.getByTestId('evaluate-model')).toContainText('The reading model is ready');
    await expect(page.getByTestId('evaluate-device')).toBeChecked();
    await inBothLooks(page, async () => {
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
    expect(asked.filter((url) => !url.startsWith(app.url))).toEqual([]);

    // The model is here now: a pack's own names are asked, and reading can be stopped.
    const packFile = join(import.meta.dirname, '../src/tasks/insurance.pack.json');
    const many = Array.from({ length: 60 }, (_, place) => ({ id: place, text: letters[0][1], intent: 'cancellation' }));
    await page.getByTestId('evaluate-data').setInputFiles({
      ...data,
      buffer: Buffer.from(many.map((one) => JSON.stringify(one)).join('\n')),
    });
    await page.getByTestId('evaluate-pack').setInputFiles({
      name: 'insurance.pack.json',
      mimeType: '',
      buffer: readFileSync(packFile),
    });
    await page.getByRole('button', { name: 'Evaluate' }).click();
    await expect(page.getByTestId('evaluate-progress')).toContainText('left', { timeout: 60_000 });
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByTestId('evaluate-problem')).toHaveText('Stopped as you asked.');
  });
});
