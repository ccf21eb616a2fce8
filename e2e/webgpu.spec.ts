import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect } from './support/app';
import type { App, Fixtures } from './support/app';
import { test } from './support/models-copy';
import type { ModelsCopy } from './support/models-copy';
import {
  addFiles,
  downloadModel,
  expectGrounded,
  expectPhase,
  expectState,
  exportOf,
  openDocument,
  openTab,
  textFile,
} from './support/person';

// An adapter that computes on the processor: the same shaders as on a graphics card, hundreds of times slower.
const args = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--disable-gpu-watchdog'];
const slow = { timeout: 540_000 };
test.setTimeout(600_000);

async function open(app: App, openPersistent: Fixtures['openPersistent']): Promise<Page> {
  const context = await openPersistent({ args });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(app.url);
  return page;
}

/** Gives the graphics processor a graph that computes something else, as a wrong driver would. */
async function breakGpuGraph(modelsCopy: ModelsCopy): Promise<void> {
  const file = 'model_q4.onnx';
  await modelsCopy.damage(file, (bytes) =>
    Buffer.from(bytes.toString('latin1').replaceAll('Sigmoid', 'Softmax'), 'latin1'),
  );
  const bytes = await readFile(join(modelsCopy.folder, modelsCopy.pack, file));
  await modelsCopy.publish((manifest) => ({
    ...manifest,
    files: (manifest['files'] as { path: string }[]).map((entry) =>
      entry.path === file ? { ...entry, sha256: createHash('sha256').update(bytes).digest('hex') } : entry,
    ),
  }));
}

test('a document is read on the graphics processor after its self-test', async ({ app, openPersistent }) => {
  // Minutes of emulated shaders, and not seen to end on two cores: for machines with a graphics processor or patience.
  test.skip(process.env['STAYPUT_SLOW_WEBGPU'] !== '1', 'Set STAYPUT_SLOW_WEBGPU=1 to run it.');
  const page = await open(app, openPersistent);
  await downloadModel(page, slow);
  await expect(page.getByTestId('model-engine')).toHaveText('transformers.js/webgpu');
  await expect(page.getByTestId('self-test')).toHaveAttribute('data-outcome', 'passed');
  // Without a name, a number or a date, so that its intent is most of the work.
  await addFiles(page, textFile('note.txt', 'our roof leaks.'));
  await expectState(page, 'note.txt', 'done', slow);
  await openDocument(page, 'note.txt');
  const exported = await exportOf(page);
  expect(exported.run.engine).toBe('transformers.js/webgpu');
  expectGrounded(exported);
});

test('a graphics processor that computes wrong numbers is refused, and the processor takes over', async ({
  app,
  openPersistent,
  modelsCopy,
}) => {
  await breakGpuGraph(modelsCopy);
  await app.restart({ modelsDirectory: modelsCopy.folder });
  const page = await open(app, openPersistent);
  await downloadModel(page, slow);
  await expect(page.getByTestId('model-engine')).toHaveText('transformers.js/wasm');
  await expect(page.getByTestId('self-test')).toHaveAttribute('data-outcome', 'passed');
  await expect(page.locator('dd', { hasText: 'The graphics processor was not used.' })).toContainText('wrong numbers');
});

test('a model that fits its known answers nowhere is not used at all', async ({ app, openPersistent, modelsCopy }) => {
  await modelsCopy.publish((manifest) => {
    const known = manifest['knownAnswers'] as { cases: { top: [number, number][] }[] };
    // Each token gets the logit of another.
    const cases = known.cases.map((one) => {
      const values = one.top.map(([, logit]) => logit).toReversed();
      return { ...one, top: one.top.map(([token], index) => [token, values[index]]) };
    });
    return { ...manifest, knownAnswers: { ...known, cases } };
  });
  await app.restart({ modelsDirectory: modelsCopy.folder });
  const page = await open(app, openPersistent);
  await openTab(page, 'Model');
  await page.getByTestId('model-download').click();
  await expectPhase(page, 'failed', slow);
  await expect(page.getByText('The model gives wrong numbers on this device, so it is not used')).toBeVisible();
});
