import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { Chromium } from '../tools/chromium';
import { formatRatio, formatSeconds } from './figures';

const COLD_STARTS = 2;
const WARM_STARTS = 3;
const PATIENCE_MS = 600_000;

/** Opens the app, agrees to the download, and waits until the model is ready. Returns the seconds from the opening. */
export async function startCold(page: Page, url: string): Promise<number> {
  const begin = performance.now();
  await page.goto(`${url}/#/models`);
  await page.getByTestId('model-download').click();
  await untilReady(page);
  return (performance.now() - begin) / 1000;
}

async function startWarm(page: Page): Promise<number> {
  const begin = performance.now();
  await page.reload();
  await untilReady(page);
  return (performance.now() - begin) / 1000;
}

async function untilReady(page: Page): Promise<void> {
  const status = page.getByTestId('model-status');
  const settled = page.locator('[data-testid=model-status]:is([data-phase=ready], [data-phase=failed])');
  await settled.waitFor({ timeout: PATIENCE_MS });
  if ((await status.getAttribute('data-phase')) === 'failed') {
    throw new Error(`The model could not be made ready: ${await page.getByRole('main').innerText()}`);
  }
}

/** The first start on a device (download from this machine, checks, int8 weights derived) against later ones. */
export async function compareStarts(
  { executablePath, args }: Chromium,
  url: string,
  say: (line: string) => void,
): Promise<void> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let i = 0; i < COLD_STARTS; i++) {
    const profile = await mkdtemp(join(tmpdir(), 'stayput-bench-profile-'));
    const context = await chromium.launchPersistentContext(profile, { executablePath, args: [...args] });
    try {
      const page = await context.newPage();
      cold.push(await startCold(page, url));
      for (let j = 0; i === COLD_STARTS - 1 && j < WARM_STARTS; j++) warm.push(await startWarm(page));
    } finally {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  say('From opening the page to a model that is ready, served from this machine:');
  say(`  first time          ${formatSeconds(cold)}`);
  say(`  later               ${formatSeconds(warm)}`);
  say(`  later is faster by  ${formatRatio(cold, warm)}`);
}
