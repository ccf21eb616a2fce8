import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { build } from 'vite';
import { configPath, deploymentFile, readDeployment } from './deployment';

const project = resolve(import.meta.dirname, '..');
const root = join(project, 'dist');

const sources = ['src', 'workers', 'public', 'index.html', 'vite.config.ts', 'svelte.config.js', 'tools/vite'];

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Whether `dist` is newer than everything it is made from. */
function isBuilt(): boolean {
  const marker = join(root, 'service-worker.js'); // The last file that a build writes.
  if (!existsSync(marker)) return false;
  const isNewest = [...sources, 'package-lock.json'].every(
    (path) => newest(join(project, path)) <= statSync(marker).mtimeMs,
  );
  return isNewest && isOfToday(join(root, deploymentFile));
}

/** Whether a build was made with the configuration of now. */
function isOfToday(path: string): boolean {
  if (!existsSync(path)) return false;
  const built: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return isDeepStrictEqual(built, JSON.parse(JSON.stringify(readDeployment(configPath(project)))));
}

/** Builds the app when that is needed. Returns the folder of the build. */
export async function ensureBuilt(): Promise<string> {
  if (!isBuilt()) {
    console.log('Building the app (about half a minute) ...');
    await build({ root: project, logLevel: 'warn' });
  }
  return root;
}

/** Builds the app as a deployment with this configuration, into a folder of its own. */
export async function buildFor(configFile: string, folder: string): Promise<void> {
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  // A process of its own: the configuration is read from its environment.
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    { cwd: project, env: { ...process.env, STAYPUT_CONFIG: configFile } },
  );
  if (!existsSync(join(folder, 'service-worker.js'))) throw new Error('The app could not be built.');
}
