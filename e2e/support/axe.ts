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
