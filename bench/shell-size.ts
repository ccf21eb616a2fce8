import { precacheEntries } from '../tools/vite/service-worker';
import { shellFiles, shellLimit, weigh } from '../tools/vite/shell';
import { formatBytes } from './figures';

/** What the page needs to start, and what the service worker then keeps so that everything works offline. */
export function measureShell(root: string, say: (line: string) => void): void {
  const shell = shellFiles(root);
  const kept = precacheEntries(root)
    .map(({ url }) => url)
    .filter((url) => !url.startsWith('/samples/'));
  const sayWeight = (title: string, paths: readonly string[], more: string): void => {
    const { raw, brotli } = weigh(root, paths);
    say(`${title}, ${String(paths.length)} files:`);
    say(`  brotli              ${formatBytes(brotli)} of ${formatBytes(raw)}${more}`);
  };
  sayWeight('App shell, what the page needs to start', shell, `, at most ${formatBytes(shellLimit)}`);
  sayWeight('Kept for offline work, without model, ONNX Runtime and samples', kept, '');
}
