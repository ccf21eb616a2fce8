import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** What the app's shell may weigh, in bytes after brotli. */
export const shellLimit = 150_000;

/** Static imports of a built module, minified or not: `from"./x.js"` and `import"./x.js"`, but not `import("./x.js")`. */
const staticImport = /\b(?:from|import)\s*["']([^"'\n]+)["']/g;
const linked = /<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g;

/**
 * The files that the page needs before it shows the stored documents: `index.html` with its scripts, styles, icons and
 * manifest, everything that these scripts import at once, and the service worker. Modules that are imported later, and
 * workers, are not among them.
 *
 * @param folder a build
 * @returns paths in it, with a leading slash, sorted
 */
export function shellFiles(folder: string): string[] {
  const found = new Set(['/index.html', '/service-worker.js']);
  const take = (path: string): void => {
    if (found.has(path) || !existsSync(join(folder, path))) return;
    found.add(path);
    if (!path.endsWith('.js')) return;
    for (const [, specifier = ''] of readFileSync(join(folder, path), 'utf8').matchAll(staticImport)) {
      if (/^[./]/.test(specifier)) take(posix.resolve(posix.dirname(path), specifier));
    }
  };
  for (const [, address = ''] of readFileSync(join(folder, 'index.html'), 'utf8').matchAll(linked)) {
    take(posix.resolve('/', address));
  }
  if (existsSync(join(folder, 'icons'))) for (const icon of readdirSync(join(folder, 'icons'))) take(`/icons/${icon}`);
  return [...found].sort();
}

/** What some files of a folder weigh, and would after brotli (quality 11, as a server that compresses ahead uses). */
export function weigh(folder: string, paths: readonly string[]): { readonly raw: number; readonly brotli: number } {
  const contents = paths.map((path) => readFileSync(join(folder, path)));
  return {
    raw: contents.reduce((sum, content) => sum + content.length, 0),
    brotli: contents.reduce((sum, content) => sum + brotliCompressSync(content).length, 0),
  };
}
