import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Deployment } from '../src/app/deployment';
import { destinationsSchema } from '../src/egress/destinations.ts';

/** An unknown name is an error: a slip in a policy must not pass for none. */
const schema = z.strictObject({
  vault: z
    .strictObject({
      requireProtected: z.boolean().default(false),
      lockAfterMinutesAtMost: z.int().min(1).max(1440).nullable().default(null),
    })
    .prefault({}),
  /** Servers that redacted requests may go to. None: nothing can leave. */
  destinations: destinationsSchema
    // A CSP can't name an IPv6 address (CSP 3, 2.3.1), so the browser would refuse every request.
    .refine((all) => all.every(({ baseUrl }) => !new URL(baseUrl).hostname.startsWith('[')), {
      error: 'must not have an IPv6 address: browsers let no header name one. Use a name, or 127.0.0.1.',
      // Only of what is a URL.
      when: ({ issues }) => issues.length === 0,
    })
    .default([]),
  /** The organisation's policy: a file, named from here. People can only narrow it. */
  policy: z.string().min(1).nullable().default(null),
});

/**
 * Where a deployment's configuration lies: beside `package.json`, or where `STAYPUT_CONFIG` says.
 *
 * @throws when `STAYPUT_CONFIG` names a file that is not there: without it a deployment would lose its rules.
 */
export function configPath(project: string): string {
  const named = process.env['STAYPUT_CONFIG'];
  if (named === undefined || named === '') return join(project, 'stayput.config.json');
  if (!existsSync(named)) throw new Error(`STAYPUT_CONFIG names ${named}, and there is no such file.`);
  return named;
}

/**
 * Reads a deployment's `stayput.config.json`. Without the file, everything is left to the person, and nothing can leave.
 *
 * @throws with a sentence that names the file and what is wrong in it
 */
export function readDeployment(path: string): Deployment {
  const read = schema.safeParse(existsSync(path) ? jsonIn(path) : {});
  if (!read.success) throw new Error(`${path} is not a valid configuration.\n${z.prettifyError(read.error)}`);
  const { policy, ...rest } = read.data;
  return { ...rest, policy: policy === null ? null : policyIn(resolve(dirname(path), policy)) };
}

/** Any JSON: the build checks that it is a policy. */
function policyIn(path: string): unknown {
  if (!existsSync(path)) throw new Error(`The policy ${path} does not exist.`);
  return jsonIn(path);
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} is not JSON. ${cause instanceof Error ? cause.message : ''}`, { cause });
  }
}

/** The file of a build that says which configuration it was made with, so that its headers and its code agree. */
export const deploymentFile = 'deployment.json';

/** What a build was made with; the defaults for one that does not say. */
export function deploymentOf(build: string): Pick<Deployment, 'destinations'> {
  const path = join(build, deploymentFile);
  const built = builtSchema.safeParse(existsSync(path) ? jsonIn(path) : { destinations: [] });
  if (!built.success) throw new Error(`${path} is damaged. Build the app again.`);
  return built.data;
}

const builtSchema = z.looseObject({ destinations: destinationsSchema });
