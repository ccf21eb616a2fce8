import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright/test';

/** What the vault's worker answers. */
export type Answer<T = unknown> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { code: string; message: string } };

/**
 * Starts the built vault worker in a page of the app's origin that has no app in it, and talks to it as the app does
 * (Comlink's protocol): so a test can write thousands of records, and know which were acknowledged.
 */
export async function startVaultWorker(page: Page, app: { url: string; root: string }): Promise<void> {
  const file = readdirSync(join(app.root, 'workers')).find((name) => name.startsWith('vault-'));
  if (file === undefined) throw new Error('The build has no vault worker.');
  await page.goto(`${app.url}/icons/icon.svg`);
  await page.evaluate((url) => {
    interface Factory {
      createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): unknown;
    }
    const { trustedTypes } = globalThis as { trustedTypes?: Factory };
    trustedTypes?.createPolicy('default', { createScriptURL: (given) => given });
    const worker = new Worker(url, { type: 'module', name: crypto.randomUUID() });
    const waiting = new Map<string, (answer: unknown) => void>();
    worker.addEventListener('message', ({ data }: MessageEvent<{ id: string; value: unknown }>) => {
      waiting.get(data.id)?.(data.value);
      waiting.delete(data.id);
    });
    Object.assign(globalThis, {
      vault: (method: string, ...args: unknown[]) =>
        new Promise((resolve) => {
          const id = crypto.randomUUID();
          waiting.set(id, resolve);
          const argumentList = args.map((value) => ({ type: 'RAW', value }));
          worker.postMessage({ id, type: 'APPLY', path: [method], argumentList });
        }),
    });
  }, `/workers/${file}`);
}

/** Calls the worker's host. Arguments and answer have to be JSON. */
export function callHost<T>(page: Page, method: string, ...args: readonly unknown[]): Promise<Answer<T>> {
  return page.evaluate(([name, given]) => (globalThis as unknown as VaultPage).vault(name, ...given), [
    method,
    args,
  ] as const) as Promise<Answer<T>>;
}

/** Calls a method of the open vault. */
export function callVault<T>(page: Page, method: string, ...args: readonly unknown[]): Promise<Answer<T>> {
  return callHost(page, 'call', method, args);
}

/** A page in which {@link startVaultWorker} ran. */
export interface VaultPage {
  readonly vault: (method: string, ...args: readonly unknown[]) => Promise<unknown>;
}

export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.value;
}
