import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, chromium } from 'playwright/test';
import type { BrowserContext, BrowserContextOptions, LaunchOptions, Page } from 'playwright/test';
import { serve } from '../../tools/serve';
import type { ServedRequest, StaticServer } from '../../tools/serve';

const root = join(import.meta.dirname, '../../dist');

/** The built app on a server of its own, so on an origin of its own. */
export interface App {
  readonly url: string;
  readonly root: string;
  /** Every request that the server answered, over all its restarts. */
  readonly requests: readonly ServedRequest[];
  /** Takes the network away. */
  stop(): Promise<void>;
  /** Comes back at the same address, with other model packs if asked to. */
  restart(changes?: { modelsDirectory?: string }): Promise<void>;
}

export interface Fixtures {
  readonly app: App;
  /** Console errors and uncaught exceptions of `page`, as `console: ...` and `exception: ...`. */
  readonly problems: string[];
  /**
   * Opens a browser whose profile lies on disk. A second call opens the same profile again, for tests that crash or
   * close a browser and come back; close the context that the first call gave before that.
   */
  readonly openPersistent: (options?: BrowserContextOptions & LaunchOptions) => Promise<BrowserContext>;
}

export interface Options {
  /** Folder with model packs that stands in for the build's own; set it with `test.use`. */
  readonly modelsDirectory: string | undefined;
}

export const test = base.extend<Fixtures & Options>({
  modelsDirectory: [undefined, { option: true }],

  app: async ({ modelsDirectory }, use) => {
    const app = await startApp(modelsDirectory);
    await use(app);
    await app.stop();
  },

  problems: async ({ page }, use) => {
    await use(recordProblems(page));
  },

  openPersistent: async ({ launchOptions }, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'stayput-profile-'));
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await chromium.launchPersistentContext(profile, {
        ...launchOptions,
        ...options,
        args: [...(launchOptions.args ?? []), ...(options.args ?? [])],
      });
      contexts.push(context);
      return context;
    });
    // A context that the test closed or crashed is closed already.
    for (const context of contexts) await context.close().catch(() => undefined);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect } from 'playwright/test';

async function startApp(modelsDirectory: string | undefined): Promise<App> {
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error('These tests drive the built app, and there is none. Run "npm run build" first.');
  }
  const requests: ServedRequest[] = [];
  const start = (models: string | undefined, port: number): Promise<StaticServer> =>
    serve({ root, port, ...(models === undefined ? {} : { modelsDirectory: models }) });
  let server: StaticServer | null = await start(modelsDirectory, 0);
  const { port, url } = server;

  const stop = async (): Promise<void> => {
    const running = server;
    server = null;
    await running?.close();
    requests.push(...(running?.requests ?? []));
  };
  return {
    url,
    root,
    get requests() {
      return [...requests, ...(server?.requests ?? [])];
    },
    stop,
    async restart(changes = {}) {
      await stop();
      server = await start(changes.modelsDirectory ?? modelsDirectory, port);
      if (server.port !== port) throw new Error(`Another program took port ${port.toString()} meanwhile.`);
    },
  };
}

/** Starts to write down the console errors and uncaught exceptions of a page. */
export function recordProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  return problems;
}
