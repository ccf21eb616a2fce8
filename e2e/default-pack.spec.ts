import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { headersFor } from '../src/egress';
import type { TaskPack } from '../src/tasks';
import { expect, test } from './support/app';
import {
  addFiles,
  downloadModel,
  expectGrounded,
  expectState,
  exportOf,
  messageWithForm,
  openDocument,
  openTab,
  sample,
  untilControlled,
} from './support/person';
import type { Exported } from './support/person';

// The model that people get, not the fixture's: it is large, and a small machine takes minutes for this.
const minutes = { timeout: 540_000 };
test.setTimeout(600_000);
test.skip(
  !existsSync(join(import.meta.dirname, '../public/models/index.json')),
  'The default model pack is not in public/models.',
);

const packFile = join(import.meta.dirname, '../src/tasks/insurance.pack.json');
const { intents, none } = (JSON.parse(readFileSync(packFile, 'utf8')) as TaskPack).classification;
const labels = [...intents, none].map(({ label }) => label);
const letters = ['broker-letter.pdf', 'note-ni-bhriain.txt'];
/** Of other formats; one of them comes out of a message. */
const others = ['change.eml', 'vehicle-form.pdf'];

async function resultOf(page: Page, name: string): Promise<Exported> {
  await openDocument(page, name);
  await expect(page.getByTestId('intent-label')).not.toBeEmpty();
  return exportOf(page);
}

test('with the network gone, a new tab reads letters with the default model', async ({ app, context }) => {
  const asked: URL[] = [];
  context.on('request', (request) => asked.push(new URL(request.url())));

  const first = await context.newPage();
  await first.goto(app.url);
  await downloadModel(first, minutes);
  await untilControlled(first);
  await app.stop();
  await first.close();

  const tab = await context.newPage();
  await tab.goto(app.url);
  await addFiles(tab, ...letters.map(sample));
  await addFiles(tab, await messageWithForm());
  const found = new Map<string, Exported>();
  for (const name of letters) {
    await expectState(tab, name, 'done', minutes);
    const result = await resultOf(tab, name);
    expect(labels).toContain(result.intent.label);
    expect(result.fields.filter((field) => field.found !== null).length, name).toBeGreaterThanOrEqual(2);
    expectGrounded(result);
    found.set(name, result);
    await openTab(tab, 'Documents');
  }

  for (const name of others) {
    await expectState(tab, name, 'done', minutes);
    const result = await resultOf(tab, name);
    expect(result.run.model, name).toMatch(/^qwen/u);
    expect(result.pack.chosenBy, name).toBe('automatic');
    expectGrounded(result);
    found.set(name, result);
    await openTab(tab, 'Documents');
  }
  // The form says itself what it is.
  expect(found.get('vehicle-form.pdf')?.pack.id).toBe('insurance_correspondence');

  const response = await tab.reload();
  expect(response?.fromServiceWorker()).toBe(true);
  expect(response?.headers()).toMatchObject(
    Object.fromEntries(Object.entries(headersFor('/')).map(([name, value]) => [name.toLowerCase(), value])),
  );
  expect(await tab.evaluate(() => crossOriginIsolated)).toBe(true);
  for (const [name, result] of found) expect(await resultOf(tab, name)).toEqual(result);

  await openTab(tab, 'Network');
  await expect(tab.getByTestId('left-origin')).toHaveText('0 requests left this origin');
  expect(asked.filter(({ origin }) => origin !== app.url)).toEqual([]);
});
