// Prints the configuration of a server that serves the build with the headers that it was made for:
//   npm run headers -- --for nginx|caddy|apache|headers-file [--out FILE] [--host NAME] [--root FOLDER] [--build FOLDER]
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { errorHeaders, headerRules } from '../src/egress/headers.ts';
import { deploymentFile, deploymentOf } from './deployment.ts';
import { apacheConfig } from './headers/apache.ts';
import { caddyConfig } from './headers/caddy.ts';
import { headersFile } from './headers/headers-file.ts';
import { nginxConfig } from './headers/nginx.ts';
import type { Site } from './headers/site.ts';
import { mediaTypes } from './serve.ts';

/** The servers that a configuration is emitted for. */
export const servers = ['nginx', 'caddy', 'apache', 'headers-file'] as const;
export type ServerName = (typeof servers)[number];

export interface EmitOptions {
  /** Folder of a build. What it was made with is in it, so that headers and code agree. */
  readonly build: string;
  /** Name under which people open the app. */
  readonly host: string;
  /** Where the build lies on the server's machine. */
  readonly root: string;
}

/**
 * The whole configuration of a server, for the build in a folder.
 *
 * @throws with a sentence when there is no build, or when that server can't be told
 */
export function emitHeaders(server: ServerName, { build, host, root }: EmitOptions): string {
  if (!existsSync(join(build, deploymentFile))) {
    throw new Error(`There is no build in ${build}. Make one first: npm run build.`);
  }
  if (!/^[a-z0-9.-]+$/i.test(host)) throw new Error(`${host} is not the name of a host.`);
  if (/["`$%\\\n{]/.test(root)) throw new Error(`${root} can't be written into the configuration of a server.`);
  const { destinations } = deploymentOf(build);
  const site: Site = { host, root, headers: headerRules(destinations), errorHeaders, mediaTypes };
  switch (server) {
    case 'nginx':
      return nginxConfig(site);
    case 'caddy':
      return caddyConfig(site);
    case 'apache':
      return apacheConfig(site);
    case 'headers-file':
      return headersFile(site, pathsIn(build));
  }
}

function pathsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => `/${path.split(sep).join('/')}`)
    .sort();
}

function main(): void {
  const { values } = parseArgs({
    options: {
      for: { type: 'string' },
      out: { type: 'string' },
      host: { type: 'string', default: 'stayput.example.org' },
      root: { type: 'string', default: '/srv/stayput' },
      build: { type: 'string', default: resolve(import.meta.dirname, '../dist') },
    },
  });
  const server = servers.find((name) => name === values.for);
  if (server === undefined) {
    throw new Error(
      `--for takes one of ${servers.join(', ')}${values.for === undefined ? '' : `, not "${values.for}"`}.`,
    );
  }
  const text = emitHeaders(server, values);
  if (values.out === undefined) process.stdout.write(text);
  else writeFileSync(values.out, text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
