// Builds the app when that is needed, and serves it on this machine:
//   npm start [-- --port 4173] [--models FOLDER]
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build';
import { serve } from './serve';

try {
  const { values } = parseArgs({ options: { port: { type: 'string' }, models: { type: 'string' } } });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port ?? ''}".`);
  }
  if (values.models !== undefined && !existsSync(values.models)) {
    throw new Error(`--models names a folder that does not exist: ${values.models}.`);
  }
  const root = await ensureBuilt();
  const server = await serve({
    root,
    ...(port === undefined ? {} : { port }),
    ...(values.models === undefined ? {} : { modelsDirectory: resolve(values.models) }),
  });
  console.log(`Stayput runs at ${server.url} on this machine only. Stop it with Ctrl+C.`);
  const stop = (): void => {
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  console.error(`Stayput could not start. ${error instanceof Error ? error.message : String(error)}`);
  console.error('Nothing was changed but the folder "dist". If packages are missing, run "npm ci" first.');
  process.exitCode = 1;
}
