import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright';
import type { Chromium } from '../tools/chromium';
import { startCold } from './app-start';
import { formatBytes } from './figures';

const ANSWER_WITHIN_MS = 60_000;
const PATIENCE_MS = 600_000;
const LOOK_EVERY_MS = 250;

type Say = (line: string) => void;

/** Memory after the first load of the model, and after it has read one document. */
export async function measureMemory(
  { executablePath, args }: Chromium,
  url: string,
  document: string,
  say: Say,
): Promise<void> {
  // A browser of its own, so that no other page's process can be taken for this one's.
  const browser = await chromium.launch({ executablePath, args: [...args] });
  const peak = await PeakMemory.watch(browser);
  try {
    const page = await browser.newPage();
    await startCold(page, url);
    say('Memory of the page with its workers:');
    const isAnswered = await sayMemory(peak, 'first load', page, say);

    await page.goto(`${url}/#/documents`);
    await page.getByTestId('drop-input').setInputFiles(document);
    const row = page.getByTestId('document-row');
    const settled = page.locator(
      '[data-testid=document-row]:not([data-state=opening], [data-state=waiting], [data-state=reading])',
    );
    await settled.waitFor({ timeout: PATIENCE_MS });
    const state = await row.getAttribute('data-state');
    if (state !== 'done') throw new Error(`The document was not read: ${state ?? 'no state'}.`);
    await sayMemory(peak, 'one document', isAnswered ? page : null, say);
  } finally {
    peak.stop();
    await browser.close();
  }
}

/** Returns whether the browser, when `page` is given to ask it, gave a figure of its own. */
async function sayMemory({ bytes }: PeakMemory, when: string, page: Page | null, say: Say): Promise<boolean> {
  say(`  after ${when.padEnd(13)} ${bytes === null ? 'peak unknown' : `peak ${formatBytes(bytes)} resident`}`);
  if (page === null) return false;
  const counted = await reportedMemory(page);
  const answer = counted === null ? 'does not answer within a minute' : `counts ${formatBytes(counted)} now`;
  say(`                      the browser itself ${answer}`);
  return counted !== null;
}

/**
 * The most that a browser's largest renderer process had in memory. The system keeps that figure for each process,
 * but Chromium sets its own back now and then, so it is read again and again.
 */
class PeakMemory {
  #bytes: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async watch(browser: Browser): Promise<PeakMemory> {
    const peak = new PeakMemory(await browser.newBrowserCDPSession());
    if (process.platform === 'linux') peak.#timer = setInterval(() => void peak.#look(), LOOK_EVERY_MS);
    return peak;
  }

  /** Null where the system does not tell. */
  get bytes(): number | null {
    return this.#bytes;
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    try {
      const { processInfo } = await this.#session.send('SystemInfo.getProcessInfo');
      for (const { id, type } of processInfo) {
        if (type !== 'renderer') continue;
        const bytes = await peakOfProcess(id);
        if (bytes !== null && bytes > (this.#bytes ?? 0)) this.#bytes = bytes;
      }
    } catch {
      // The browser has closed.
      this.stop();
    }
  }
}

/** `VmHWM` of proc_pid_status(5): the peak resident set size. */
async function peakOfProcess(id: number): Promise<number | null> {
  const status = await readFile(`/proc/${String(id)}/status`, 'utf8').catch(() => '');
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kib === undefined ? null : Number(kib) * 1024;
}

/** https://developer.mozilla.org/docs/Web/API/Performance/measureUserAgentSpecificMemory, or null without an answer. */
function reportedMemory(page: Page): Promise<number | null> {
  return page.evaluate(async (limitMs) => {
    const measuring = performance as { measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> };
    const none = new Promise<null>((resolve) => {
      setTimeout(() => {
        resolve(null);
      }, limitMs);
    });
    const answer = measuring.measureUserAgentSpecificMemory?.().then(
      ({ bytes }) => bytes,
      () => null,
    );
    return answer === undefined ? null : Promise.race([answer, none]);
  }, ANSWER_WITHIN_MS);
}
