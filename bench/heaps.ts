import type { BrowserContext, Page } from 'playwright';

/** Bytes that are in use after a collection of garbage, by V8's own count. */
export interface Heaps {
  readonly page: number;
  /** The vault's worker. */
  readonly worker: number;
}

interface Answer {
  readonly id: number;
  readonly result?: { readonly usedSize?: number };
}

/** Asks the debugger of Chromium, which reaches workers through their page. */
export async function heapsOf(context: BrowserContext, page: Page): Promise<Heaps> {
  const session = await context.newCDPSession(page);
  try {
    const worker = new Promise<string>((resolve) => {
      session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
        if (/\/vault-[^/]*$/.test(targetInfo.url)) resolve(sessionId);
      });
    });
    // Messages to the worker go through the page's session: Playwright hands out none for workers.
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
    const sessionId = await worker;
    let asked = 0;
    const ask = (method: string): Promise<Answer> => {
      const id = (asked += 1);
      const answered = new Promise<Answer>((resolve) => {
        session.on('Target.receivedMessageFromTarget', (event) => {
          const answer = JSON.parse(event.message) as Answer;
          if (event.sessionId === sessionId && answer.id === id) resolve(answer);
        });
      });
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
      return answered;
    };
    await ask('HeapProfiler.collectGarbage');
    const { result } = await ask('Runtime.getHeapUsage');
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return { page: usedSize, worker: result?.usedSize ?? NaN };
  } finally {
    await session.detach();
  }
}
