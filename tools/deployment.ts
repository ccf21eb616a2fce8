import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Deployment } from '../src/app/deployment';

/** An unknown name is an error: a slip in a policy must not pass for none. */
const schema = z.strictObject({
  vault: z
    .strictObject({
      requireProtected: z.boolean().default(false),
      lockAfterMinutesAtMost: z.int().min(1).max(1440).nullable().default(null),
    })
    .prefault({}),
});

/** Reads a deployment's `stayput.config.json`. Without the file, everything is left to the person. */
export function readDeployment(path: string): Deployment {
  const config: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const read = schema.safeParse(config);
  if (!read.success) throw new Error(`${path} is not a valid configuration.\n${z.prettifyError(read.error)}`);
  return read.data;
}
