import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';

/** Resolves when the page's shell is kept and the service worker answers for the page. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      });
    }
  });
}

/** Looks for a new version, and resolves when it waits for the person. */
export async function untilUpdateWaits(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (registration.waiting) resolve();
        else setTimeout(look, 50);
      };
      look();
    });
  });
}

/** Copies a build without what is large, so that a test can change it. */
export async function copyBuild(root: string, folder: string): Promise<void> {
  await cp(root, folder, { recursive: true, filter: (source) => !/[\\/](ort|models)$/.test(source) });
}

/** Changes a file of a copied build. */
export async function changeFile(folder: string, name: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, change(await readFile(path, 'utf8')));
}
