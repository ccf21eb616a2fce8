import { join } from 'node:path';
import { runnerImport, type Plugin } from 'vite';
import type { readPolicy } from '../../src/egress/policy';
import { deploymentFile, readDeployment } from '../deployment.ts';

const virtualId = 'virtual:deployment';

/** The module `virtual:deployment`: what `stayput.config.json` says, checked while the app is built, and which build it is. */
export function deploymentModule(path: string, build: string): Plugin {
  return {
    name: 'stayput:deployment-module',
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : null),
    load(id) {
      if (id !== `\0${virtualId}`) return null;
      const deployment = JSON.stringify(readDeployment(path));
      return `export const deployment = ${deployment}; export const build = ${JSON.stringify(build)};`;
    },
  };
}

/** Writes the configuration into the build. There is no secret in it: who serves the build takes the headers from it. */
export function deploymentOutput(path: string): Plugin {
  return {
    name: 'stayput:deployment-output',
    apply: 'build',
    async generateBundle() {
      const deployment = readDeployment(path);
      await checkPolicy(deployment.policy);
      const source = `${JSON.stringify(deployment, null, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: deploymentFile, source });
    },
  };
}

/** Loaded when it is needed, and by Vite: what stands behind a policy is code of the app. */
async function checkPolicy(policy: unknown): Promise<void> {
  if (policy === null) return;
  const { module } = await runnerImport<{ readonly readPolicy: typeof readPolicy }>(
    join(import.meta.dirname, '../../src/egress/policy/index.ts'),
  );
  const read = module.readPolicy(JSON.stringify(policy));
  if (!read.ok) throw new Error(`The policy of the configuration: ${read.error.message}`);
}
