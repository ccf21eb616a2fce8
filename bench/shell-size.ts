import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { precacheEntries } from '../tools/vite/service-worker';
import { formatBytes } from './figures';

/** What a first visit downloads before any model: all that the service worker keeps, without the samples. */
export async function measureShell(root: string, say: (line: string) => void): Promise<void> {
  const paths = precacheEntries(root)
    .map(({ url }) => url)
    .filter((url) => !url.startsWith('/samples/'));
  let raw = 0;
  let compressed = 0;
  for (const path of paths) {
    const content = await readFile(join(root, path));
    raw += content.length;
    compressed += brotliCompressSync(content).length;
  }
  say(`App shell, ${String(paths.length)} files without model, ONNX Runtime and samples:`);
  say(`  brotli              ${formatBytes(compressed)} of ${formatBytes(raw)}`);
}
