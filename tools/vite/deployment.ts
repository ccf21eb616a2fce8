import type { Plugin } from 'vite';
import { readDeployment } from '../deployment.ts';

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
