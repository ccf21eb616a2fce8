import { precacheEntries } from '../tools/vite/service-worker';
import { shellFiles, shellLimit, weigh } from '../tools/vite/shell';
import { expect, test } from './support/app';

test('the shell weighs at most 150 kB, and all that it leaves for later is kept for offline work', async ({
  app,
  page,
}) => {
  const shell = shellFiles(app.root);
  expect(shell.length).toBeGreaterThan(5);
  expect(weigh(app.root, shell).brotli).toBeLessThanOrEqual(shellLimit);

  const kept = new Set(precacheEntries(app.root).map(({ url }) => url));
  for (const part of ['xlsx-', 'export-results-', 'document-index-', 'render-page-', 'LiberationSans-Regular-']) {
    expect(
      shell.some((url) => url.includes(part)),
      `${part} is loaded later`,
    ).toBe(false);
    expect(
      [...kept].some((url) => url.includes(part)),
      `${part} is kept`,
    ).toBe(true);
  }

  // What the page really asks for before it shows its list is in the shell.
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(app.url);
  await expect(page.getByTestId('drop-input')).toBeAttached();
  const scripts = asked.filter((path) => /\.(js|css)$/.test(path) && !path.startsWith('/workers/'));
  const later = scripts.filter((path) => !shell.includes(path) && !kept.has(path));
  expect(later).toEqual([]);
});
