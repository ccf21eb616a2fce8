import type { BrowserContext, Page, Worker } from 'playwright/test';
import { expect, test } from './support/app';
import type { App } from './support/app';
import {
  addFiles,
  downloadModel,
  expectPhase,
  expectState,
  fixtureModels,
  insurance,
  openDocument,
  openTab,
  readNewAs,
  textFile,
} from './support/person';

test.use({ modelsDirectory: fixtureModels });

/** A word that stands in the document and nowhere else in the world. */
const marker = 'Zyxquorblan';

const letter = textFile(
  'letter.txt',
  `Dear sirs, I am ${marker} Oduya. On 3 May 2026 a storm took tiles off our roof, claim CL-20931, 1,250.00 EUR.`,
);

/** A file that is refused, with the marker in what a careless message would quote. */
const broken = { name: 'broken.pdf', mimeType: '', buffer: Buffer.from(`%PDF-1.7\n1 0 obj\n(${marker})\nendobj\n`) };

function workerOf(page: Page, name: 'documents' | 'inference'): Worker | undefined {
  return page.workers().findLast((worker) => worker.url().includes(`/workers/${name}-`));
}

/** Everything that the page, its workers and the service worker say, as it is said. */
function listen(context: BrowserContext, page: Page): string[] {
  const heard: string[] = [];
  context.on('console', (message) => heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(`${error.message}\n${error.stack ?? ''}`));
  for (const worker of context.serviceWorkers()) worker.on('console', (message) => heard.push(message.text()));
  context.on('serviceworker', (worker) => worker.on('console', (message) => heard.push(message.text())));
  return heard;
}

/** Imports, reads, meets a file that fails, loses the worker in the middle, corrects. */
async function work(app: App, page: Page): Promise<void> {
  await page.goto(app.url);
  await downloadModel(page);
  await readNewAs(page, insurance);
  await addFiles(page, broken, letter);
  await expectState(page, broken.name, 'unreadable');
  await expectState(page, letter.name, 'done');

  const long = textFile('long.txt', `${marker} writes about a storm on 3 May 2026 and 1,250.00 EUR.\n`.repeat(100));
  await addFiles(page, long);
  await expectState(page, long.name, 'reading');
  await workerOf(page, 'inference')?.evaluate(() => {
    self.close();
  });
  await expectState(page, long.name, 'failed');
  await page.getByRole('button', { name: `Delete: ${long.name}` }).click();

  await openDocument(page, letter.name);
  const claimant = page.getByTestId('field-claimant');
  await claimant.getByRole('button', { name: /^Correct/ }).click();
  await claimant.getByLabel('Or type the words').fill(marker);
  await claimant.getByRole('button', { name: 'Use these words' }).click();
  await expect(claimant.getByTestId('field-quote')).toHaveText(`“${marker}”`);
  await openTab(page, 'Network');
  await expect(page.getByTestId('network-row').first()).toBeVisible();
}

/** Everything that scripts of this origin can find in its storage, as text: each byte is a character. */
function storedText(page: Page): Promise<{ records: number; text: string }> {
  return page.evaluate(async () => {
    const parts: string[] = [];
    let records = 0;
    const latin1 = new TextDecoder('latin1');
    const collect = (value: unknown): void => {
      if (value instanceof ArrayBuffer) parts.push(latin1.decode(value));
      else if (ArrayBuffer.isView(value)) parts.push(latin1.decode(value));
      else if (typeof value === 'object' && value !== null) Object.entries(value).flat().forEach(collect);
      else parts.push(String(value));
    };
    const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error('IndexedDB refused a request.'));
        };
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answerOf(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        for (const record of await answerOf<unknown[]>(objects.getAll())) {
          records += 1;
          collect(record);
        }
        for (const key of await answerOf(objects.getAllKeys())) collect(key);
      }
      database.close();
    }
    collect(Object.entries(localStorage));
    collect(Object.entries(sessionStorage));
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        parts.push(name, request.url);
        collect(await (await cache.match(request))?.arrayBuffer());
      }
    }
    collect(document.cookie);
    return { records, text: parts.join('\n') };
  });
}

test('no console message and no error holds a word of a document', async ({ app, page, context }) => {
  const heard = listen(context, page);
  await work(app, page);
  expect(heard.filter((message) => message.includes(marker))).toEqual([]);
  expect(heard.filter((message) => message.includes('20931'))).toEqual([]);

  // A message of any of them would have been heard.
  await openTab(page, 'Model');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectPhase(page, 'ready');
  await addFiles(page, textFile('another.txt', 'Please cancel my policy.'));
  await expectState(page, 'another.txt', 'done');
  const speak = (words: string): void => {
    // eslint-disable-next-line no-console -- that it is heard is what is tested
    console.debug(words);
  };
  await page.evaluate(speak, 'page');
  const workers = {
    inference: () => workerOf(page, 'inference'),
    documents: () => workerOf(page, 'documents'),
    serviceWorker: () => context.serviceWorkers().find((worker) => worker.url() === `${app.url}/service-worker.js`),
  };
  // Looked for again when it fails: one that has just ended may still be listed.
  for (const [name, find] of Object.entries(workers)) {
    await expect(async () => {
      await find()?.evaluate(speak, name);
    }).toPass();
  }
  await expect.poll(() => heard).toEqual(expect.arrayContaining(['page', ...Object.keys(workers)]));
});

test('what is stored cannot be read without the key', async ({ app, page }) => {
  await work(app, page);
  const { records, text } = await storedText(page);
  expect(records).toBeGreaterThanOrEqual(4);
  expect(text).toContain('stayput-models');
  for (const words of [marker, Buffer.from(marker, 'utf16le').toString('latin1'), 'CL-20931', letter.name]) {
    expect(text.includes(words), words).toBe(false);
  }
});

test('the server is asked for the files of the app and for nothing else', async ({ app, page }) => {
  await work(app, page);
  const known =
    /^\/($|index\.html$|service-worker\.js$|manifest\.webmanifest$|(assets|workers|icons|licences|ort|samples)\/[\w.-]+$|models\/(index\.json$|[\w.-]+\/[\w.-]+$))/;
  const { requests } = app;
  expect(requests.length).toBeGreaterThan(10);
  expect(requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
  expect(requests.filter(({ path }) => !known.test(path))).toEqual([]);
  expect(JSON.stringify(requests)).not.toContain(marker);
});
