import type { BrowserContext } from 'playwright/test';

/** Lets requests for a file of a model pack wait until the returned function is called. */
export async function hold(context: BrowserContext, name: string): Promise<() => void> {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route(`**/models/**/${name}`, async (route) => {
    await released;
    // A request that was cancelled meanwhile is gone.
    await route.continue().catch(() => undefined);
  });
  return release;
}
