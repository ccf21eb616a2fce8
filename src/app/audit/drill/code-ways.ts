import type { Told, Way } from './way';

/** A blob's worker that starts says so within this time. */
const startMs = 1500;

/** Ways out that load code: whoever may, may load it from where they like to send to. */
export const codeWays: readonly Way[] = [
  {
    id: 'import',
    title: 'import() of a script from outside',
    isReported: true,
    attempt: async ({ url }): Promise<Told> => {
      await import(/* @vite-ignore */ url).catch(() => undefined);
      return 'tried';
    },
  },
  {
    id: 'worker',
    title: 'Worker from another origin',
    isReported: true,
    attempt: ({ url, signal }) => {
      const worker = new Worker(url);
      endWith(signal, worker);
      return 'tried';
    },
  },
  {
    id: 'blob-worker',
    title: 'Worker from a text of the page (blob:), with importScripts',
    isReported: true,
    attempt: ({ url, signal }) => {
      const code = `let told = 'started'; try { importScripts(${JSON.stringify(url)}) } catch {} postMessage(told);`;
      const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      signal.addEventListener('abort', () => {
        URL.revokeObjectURL(address);
      });
      const worker = new Worker(address);
      endWith(signal, worker);
      return startOf(worker);
    },
  },
  {
    id: 'service-worker',
    title: 'Service worker from another origin',
    isReported: true,
    attempt: async ({ url }) => {
      if (!('serviceWorker' in navigator)) return 'absent';
      // It rejects: browsers refuse another origin before they look for it.
      await navigator.serviceWorker.register(url);
      return 'open';
    },
  },
  {
    id: 'worklet',
    title: 'Audio worklet from outside',
    // Its refusal is reported to nobody.
    isReported: false,
    attempt: async ({ url }) => {
      if (!('OfflineAudioContext' in globalThis)) return 'absent';
      const context = new OfflineAudioContext(1, 1, 8000);
      await context.audioWorklet.addModule(url).catch(() => undefined);
      return 'tried';
    },
  },
];

function endWith(signal: AbortSignal, worker: Worker): void {
  signal.addEventListener('abort', () => {
    worker.terminate();
  });
}

function startOf(worker: Worker): Promise<Told> {
  return new Promise((resolve) => {
    worker.onmessage = () => {
      resolve('open');
    };
    worker.onerror = () => {
      resolve('tried');
    };
    setTimeout(() => {
      resolve('tried');
    }, startMs);
  });
}
