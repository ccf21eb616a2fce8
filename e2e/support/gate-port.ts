import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { Answer } from './vault-worker';

/** A page in which {@link openGatePort} ran. */
interface GatePage {
  readonly vault: (method: string, ...args: readonly unknown[]) => Promise<unknown>;
  readonly gate: (method: string, ...args: readonly unknown[]) => Promise<unknown>;
  readonly gateRaw: (message: unknown) => void;
}

/** The path of a worker's script in a build. */
export function workerPath(root: string, name: string): string {
  const file = readdirSync(join(root, 'workers')).find((each) => each.startsWith(`${name}-`));
  if (file === undefined) throw new Error(`The build has no worker ${name}.`);
  return `/workers/${file}`;
}

/**
 * What a script in the page can do: it starts the vault's worker on the page's own origin, and asks it for a port to the gate,
 * as the app does. From then on {@link askGate} and {@link askVault} work.
 */
export async function openGatePort(page: Page, root: string): Promise<void> {
  await page.evaluate(
    async (url) => {
      const worker = new Worker(url, { type: 'module', name: crypto.randomUUID() });
      const waiting = new Map<string, (answer: unknown) => void>();
      worker.addEventListener('message', ({ data }: MessageEvent<{ id: string; value: unknown }>) => {
        waiting.get(data.id)?.(data.value);
        waiting.delete(data.id);
      });
      const vault = (method: string, args: readonly unknown[], transfer: Transferable[] = []) =>
        new Promise((resolve) => {
          const id = crypto.randomUUID();
          waiting.set(id, resolve);
          const argumentList = args.map((value) => ({ type: 'RAW', value }));
          worker.postMessage({ id, type: 'APPLY', path: [method], argumentList }, transfer);
        });
      await vault('open', []);
      await vault('create', [{ mode: 'open' }]);
      const { port1, port2 } = new MessageChannel();
      await vault('openGate', [port2], [port2]);
      const asked = new Map<number, (answer: unknown) => void>();
      port1.onmessage = ({ data }: MessageEvent<{ kind: string; id: number; answer: unknown }>) => {
        if (data.kind !== 'answer') return;
        asked.get(data.id)?.(data.answer);
        asked.delete(data.id);
      };
      let last = 0;
      Object.assign(globalThis, {
        vault: (method: string, ...args: unknown[]) => vault(method, args),
        gate: (method: string, ...args: unknown[]) =>
          new Promise((resolve) => {
            const id = ++last;
            asked.set(id, resolve);
            port1.postMessage({ id, method, args });
          }),
        gateRaw: (message: unknown) => {
          port1.postMessage(message);
        },
      });
    },
    workerPath(root, 'vault'),
  );
}

/** Calls the gate. Arguments and answer have to be JSON. */
export function askGate<T>(page: Page, method: string, ...args: readonly unknown[]): Promise<Answer<T>> {
  return page.evaluate(([name, given]) => (globalThis as unknown as GatePage).gate(name, ...given), [
    method,
    args,
  ] as const) as Promise<Answer<T>>;
}

/** Posts anything to the gate's port. */
export async function postToGate(page: Page, message: unknown): Promise<void> {
  await page.evaluate((given) => {
    (globalThis as unknown as GatePage).gateRaw(given);
  }, message);
}

/** Calls a method of the open vault. */
export function askVault<T>(page: Page, method: string, ...args: readonly unknown[]): Promise<Answer<T>> {
  return page.evaluate(([name, given]) => (globalThis as unknown as GatePage).vault('call', name, given), [
    method,
    args,
  ] as const) as Promise<Answer<T>>;
}
