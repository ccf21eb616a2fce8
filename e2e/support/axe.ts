import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright/test';

/**
 * What axe-core finds wrong with the page as it is now: one line per rule, with the elements.
 *
 * The page's policy lets no foreign script in, so axe comes through the browser's debugger.
 */
export async function violationsOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe.source });
  await session.detach();
  const results = await page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    return axe.run();
  });
  return results.violations.map(({ id, nodes }) => {
    const elements = nodes.map(
      ({ target, any }) => `${target.join(' ')} (${any.map(({ message }) => message).join('; ')})`,
    );
    return `${id}: ${elements.join(', ')}`;
  });
}

/** Looks at the page on a phone in the dark and on a desk in the light, and leaves it so. */
export async function inBothLooks(page: Page, look: () => Promise<void>): Promise<void> {
  for (const [width, colorScheme] of [
    [390, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await look();
  }
}
