import { expect, test } from 'vitest';
import { isOwnWorkerScript } from './trusted-script-urls';

const base = 'https://stayput.example/#/documents';

test.each(['/workers/documents-AbCd1234.js', 'https://stayput.example/workers/inference-x.js', '/service-worker.js'])(
  'a worker may start from %s',
  (url) => {
    expect(isOwnWorkerScript(url, base)).toBe(true);
  },
);

test.each([
  'https://elsewhere.example/workers/documents-AbCd1234.js',
  '//elsewhere.example/workers/x.js',
  'http://stayput.example/workers/x.js',
  'blob:https://stayput.example/0a1b',
  'data:text/javascript,0',
  '/samples/note.txt',
  '/workers/../samples/note.txt',
  '/assets/index.js',
])('a worker may not start from %s', (url) => {
  expect(isOwnWorkerScript(url, base)).toBe(false);
});
