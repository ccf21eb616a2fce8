import { expect, test } from 'vitest';
import { onLaunchedFiles } from './launched-files';

interface Launch {
  readonly files?: readonly { getFile(): Promise<File> }[];
}

test('files that the system opens arrive, without one that is gone', async () => {
  let launch: (launch: Launch) => void = () => undefined;
  const launchQueue = {
    setConsumer: (consumer: typeof launch) => {
      launch = consumer;
    },
  };
  const names = new Promise<string[]>((resolve) => {
    onLaunchedFiles((files) => {
      resolve(files.map(({ name }) => name));
    }, launchQueue);
  });
  launch({});
  const gone = { getFile: () => Promise.reject(new DOMException('gone', 'NotFoundError')) };
  launch({ files: [gone, { getFile: () => Promise.resolve(new File(['x'], 'letter.eml')) }] });
  expect(await names).toEqual(['letter.eml']);
});

test('a browser without file handling is left alone', () => {
  expect(() => {
    onLaunchedFiles(() => undefined, undefined);
  }).not.toThrow();
});
