import type { Plugin } from 'vite';
import { readDeployment } from '../deployment.ts';

const virtualId = 'virtual:deployment';

/** The module `virtual:deployment`: what `stayput.config.json` says, checked while the app is built. */
export function deploymentModule(path: string): Plugin {
  return {
    name: 'stayput:deployment-module',
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : null),
    load(id) {
      if (id !== `\0${virtualId}`) return null;
      return `export const deployment = ${JSON.stringify(readDeployment(path))};`;
    },
  };
}
