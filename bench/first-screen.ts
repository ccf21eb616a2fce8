import type { Page } from 'playwright';

/** How a list came onto the screen. */
export interface FirstScreen {
  /** From opening the page until the first rows are painted. */
  readonly openedMs: number;
  /** From the app's frame, which is drawn once the vault is open, until the first rows are painted. */
  readonly firstRowsMs: number;
  /** From then until all rows are there. */
  readonly restMs: number;
  /** The longest that the page did not answer between the frame and the last row. */
  readonly longestTaskMs: number;
}

interface Marks {
  frame?: number;
  rows?: number;
  all?: number;
  longest: number;
}

/** Opens the list and waits until `documents` are in it. */
export async function watchFirstScreen(
  page: Page,
  url: string,
  documents: number,
  patienceMs: number,
): Promise<FirstScreen> {
  await page.addInitScript(
    (sentence) => {
      const marks: Marks = { longest: 0 };
      Object.assign(globalThis, { firstScreen: marks });
      // No function here has a name: the tool that runs this program would have it call one that the page does not have.
      new MutationObserver(() => {
        const now = performance.now();
        if (marks.frame === undefined && document.querySelector('#app main') !== null) marks.frame = now;
        if (marks.rows === undefined && document.querySelector('[data-testid=document-row]') !== null) {
          marks.rows = Number.POSITIVE_INFINITY;
          // The next frame paints it, the task after that one comes when it has.
          requestAnimationFrame(() => {
            setTimeout(() => {
              marks.rows = performance.now();
            });
          });
        }
        if (document.querySelector('.list-head p')?.textContent.startsWith(sentence) === true) marks.all ??= now;
      }).observe(document, { childList: true, subtree: true, characterData: true });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) {
          if (marks.frame !== undefined && startTime + duration > marks.frame)
            marks.longest = Math.max(marks.longest, duration);
        }
      }).observe({ type: 'longtask', buffered: true });
    },
    `${documents.toLocaleString('en-GB')} documents,`,
  );
  await page.goto(url);
  await page.waitForFunction(
    () => {
      const { rows, all } = (globalThis as unknown as { firstScreen: Marks }).firstScreen;
      return rows !== undefined && Number.isFinite(rows) && all !== undefined;
    },
    undefined,
    { timeout: patienceMs },
  );
  const { frame, rows, all, longest } = await page.evaluate(
    () => (globalThis as unknown as { firstScreen: Required<Marks> }).firstScreen,
  );
  return { openedMs: rows, firstRowsMs: rows - frame, restMs: Math.max(0, all - rows), longestTaskMs: longest };
}
