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
