import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFor } from '../../tools/build';
import { serve, type StaticServer } from '../../tools/serve';
import { startFrontierServer, type FrontierServer } from './frontier-server';

/** The app as a deployment builds it that lets redacted requests go to a server. */
export interface GateApp {
  readonly url: string;
  readonly root: string;
  /** Speaks OpenAI's protocol as `local` and Anthropic's as `other`. */
  readonly frontier: FrontierServer;
  readonly server: StaticServer;
  close(): Promise<void>;
}

/** A policy that lets both destinations be asked, each request by a person. */
export const openPolicy = {
  format: 'stayput-policy/1',
  name: 'Of the test',
  destinations: ['local', 'other'].map((id) => ({ id, models: 'all', tasks: 'all', packs: 'all' })),
  approval: { required: 'first-of-kind', rules: [] },
} as const;

/** The destinations of a configuration, for a server of models at `origin`. */
function destinationsAt(origin: string): readonly unknown[] {
  const models = [{ id: 'm', price: { inputUsd: 1, outputUsd: 2 } }];
  return [
    { id: 'local', name: 'Our gateway', tier: 'private', protocol: 'openai-chat', baseUrl: `${origin}/v1`, models },
    {
      id: 'other',
      name: 'The frontier',
      tier: 'frontier',
      protocol: 'anthropic-messages',
      baseUrl: `${origin}/v1`,
      models,
    },
  ];
}

/** Builds the app with a configuration of its own, into a folder of its own, and serves it with the headers of that. */
export async function startGateApp(): Promise<GateApp> {
  const frontier = await startFrontierServer();
  const folder = await mkdtemp(join(tmpdir(), 'stayput-gate-'));
  const root = join(folder, 'dist');
  const config = join(folder, 'stayput.config.json');
  await mkdir(root);
  await writeFile(config, JSON.stringify({ destinations: destinationsAt(frontier.origin) }));
  await buildFor(config, root);
  const server = await serve({ root, port: 0, modelsDirectory: join(import.meta.dirname, '../fixtures/models') });
  return {
    url: server.url,
    root,
    frontier,
    server,
    close: async () => {
      await server.close();
      await frontier.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
