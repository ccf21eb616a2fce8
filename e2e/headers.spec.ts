import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Page, Worker } from 'playwright/test';
import { headersFor } from '../src/egress';
import { expect, test } from './support/app';
import { startElsewhere } from './support/elsewhere';
import type { Elsewhere } from './support/elsewhere';

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Paths of everything that the build hands out, without the models. */
function builtPaths(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => `/${path.split(sep).join('/')}`)
    .filter((path) => !path.startsWith('/models/'));
}

test('every response carries every header', async ({ app, request }) => {
  for (const path of ['/', ...builtPaths(app.root)]) {
    const response = await request.head(app.url + path);
    expect(response.status(), path).toBe(200);
    expect(response.headers(), path).toMatchObject(lowerCase(headersFor(path)));
  }
});

test('errors carry them too', async ({ app, request }) => {
  const answers = [
    [404, await request.get(`${app.url}/nothing-here`)],
    [404, await request.get(`${app.url}/models/nothing/manifest.json`)],
    [405, await request.post(`${app.url}/`)],
    [416, await request.get(`${app.url}/index.html`, { headers: { Range: 'bytes=9999999-' } })],
  ] as const;
  for (const [status, response] of answers) {
    expect(response.status()).toBe(status);
    const expected = { ...headersFor(new URL(response.url()).pathname), 'Cache-Control': 'no-store' };
    expect(response.headers()).toMatchObject(lowerCase(expected));
  }
});

test('WebAssembly compiles where the model runs and keys are derived, and nowhere else', async ({ app, request }) => {
  const paths = builtPaths(app.root);
  const allowed: string[] = [];
  for (const path of paths) {
    const policy = (await request.head(app.url + path)).headers()['content-security-policy'];
    if (policy?.includes('wasm-unsafe-eval')) allowed.push(path);
  }
  expect(allowed).toEqual(
    paths.filter((path) => /^\/(workers\/(inference|redaction|vault)-[\w-]+\.js|ort\/)/.test(path)),
  );
  expect(allowed.some((path) => path.startsWith('/workers/'))).toBe(true);
});

test('the page is isolated, compiles no WebAssembly, and starts without a complaint', async ({
  app,
  page,
  problems,
}) => {
  await page.goto(app.url);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(page.locator('#app > *').first()).toBeVisible();
  expect(problems).toEqual([]);

  // The header of an empty WebAssembly module.
  const compiles = (): Promise<boolean> =>
    WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
      () => true,
      () => false,
    );
  expect(await page.evaluate(compiles)).toBe(false);
  for (const [path, expected] of workerPaths(app.root).map(
    (path) => [path, /inference|redaction|vault/.test(path)] as const,
  )) {
    const worker = await startWorker(page, path);
    expect(await worker.evaluate(compiles), path).toBe(expected);
    expect(await worker.evaluate(() => crossOriginIsolated), path).toBe(true);
  }
});

test('a string becomes neither markup nor a foreign worker', async ({ app, page }) => {
  await page.goto(app.url);
  const attempts = await page.evaluate(async () => {
    // Playwright lets the code that it starts use eval; what runs in a later task has the page's rights.
    await new Promise((resolve) => setTimeout(resolve));
    const outcome = (attempt: () => unknown): string => {
      try {
        attempt();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'error';
      }
    };
    /* eslint-disable @typescript-eslint/no-implied-eval -- that these fail is what is tested */
    return [
      outcome(() => (document.createElement('div').innerHTML = '<b>x</b>')),
      outcome(() => new Worker('/samples/README.md')),
      outcome(() => new Worker(URL.createObjectURL(new Blob(['0'])))),
      outcome(() => new Function('return 1')),
      outcome(() => setTimeout('1')),
    ];
    /* eslint-enable @typescript-eslint/no-implied-eval */
  });
  expect(attempts).toEqual(['TypeError', 'TypeError', 'TypeError', 'EvalError', 'TypeError']);
});

interface Destination {
  readonly url: string;
  readonly webSocketUrl: string;
  readonly stunUrl: string;
}

/**
 * Ways out of a page. Each returns once it has been tried; whether it worked is seen by the other side. Each is a
 * function of its own because it is sent to the browser as source text.
 */
const pageWays = {
  fetch: ({ url }) => fetch(`${url}/fetch`, { mode: 'no-cors' }).catch(() => undefined),
  XMLHttpRequest: ({ url }) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.onloadend = resolve;
      request.open('GET', `${url}/xhr`);
      request.send();
    }),
  WebSocket: ({ webSocketUrl }) =>
    new Promise((resolve) => {
      new WebSocket(webSocketUrl).onerror = resolve;
    }),
  EventSource: ({ url }) =>
    new Promise((resolve) => {
      const source = new EventSource(`${url}/events`);
      source.onerror = () => {
        source.close();
        resolve(null);
      };
    }),
  beacon: ({ url }) => navigator.sendBeacon(`${url}/beacon`, 'x'),
  image: ({ url }) =>
    new Promise((resolve) => {
      const image = new Image();
      image.onload = image.onerror = resolve;
      image.src = `${url}/image.png`;
    }),
  RTCPeerConnection: async ({ stunUrl }) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: stunUrl }] });
    connection.createDataChannel('x');
    await connection.setLocalDescription(await connection.createOffer());
  },
  'script element': ({ url }) => {
    const script = document.createElement('script');
    script.type = 'module';
    try {
      script.src = `${url}/script.js`;
    } catch {
      return; // Trusted Types refuse the assignment.
    }
    document.head.append(script);
  },
  'dynamic import': ({ url }) => import(`${url}/module.js`).catch(() => undefined),
  'style sheet': ({ url }) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `${url}/style.css`;
    document.head.append(link);
  },
  prefetch: ({ url }) => {
    const link = document.createElement('link');
    link.rel = 'prefetch';
    link.href = `${url}/prefetch`;
    document.head.append(link);
  },
  frame: ({ url }) => {
    const frame = document.createElement('iframe');
    frame.src = `${url}/frame`;
    document.body.append(frame);
  },
  form: ({ url }) => {
    const form = document.createElement('form');
    form.action = `${url}/form`;
    form.target = '_blank';
    document.body.append(form);
    form.submit();
  },
  'new window': ({ url }) => {
    window.open(`${url}/window`);
  },
  navigation: ({ url }) => {
    location.assign(`${url}/navigation`);
  },
} satisfies Readonly<Record<string, (to: Destination) => unknown>>;

const workerWays = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'dynamic import'] as const;

/** Time that a way out gets to show at the other side; in the control most take a few milliseconds. */
const settleMs = 700;

async function contactsAfter(elsewhere: Elsewhere, tryIt: (to: Destination) => Promise<unknown>): Promise<number> {
  elsewhere.reset();
  const { url, webSocketUrl, stunUrl } = elsewhere;
  // A navigation that works ends the page in which it was asked for.
  const tried = tryIt({ url, webSocketUrl, stunUrl }).catch(() => undefined);
  const settled = new Promise((resolve) => setTimeout(resolve, settleMs));
  await Promise.all([settled, Promise.race([tried, settled])]);
  return elsewhere.contacts();
}

function workerPaths(root: string): string[] {
  return builtPaths(root).filter((path) => path.startsWith('/workers/'));
}

async function startWorker(page: Page, path: string): Promise<Worker> {
  const [worker] = await Promise.all([
    page.waitForEvent('worker', (candidate) => new URL(candidate.url()).pathname === path),
    page.evaluate((url) => {
      new Worker(url, { type: 'module' });
    }, path),
  ]);
  return worker;
}

test.describe('another origin hears nothing', () => {
  let elsewhere: Elsewhere;
  test.beforeAll(async () => {
    elsewhere = await startElsewhere();
  });
  test.afterAll(() => elsewhere.close());

  test('from the page', async ({ app, page }) => {
    for (const [name, way] of Object.entries(pageWays)) {
      await page.goto(app.url);
      expect(await contactsAfter(elsewhere, (to) => page.evaluate(way, to)), name).toBe(0);
    }
  });

  test('from any worker', async ({ app, page }) => {
    await page.goto(app.url);
    const paths = workerPaths(app.root);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      const worker = await startWorker(page, path);
      for (const name of workerWays) {
        const way = pageWays[name];
        const contacts = await contactsAfter(elsewhere, (to) => worker.evaluate(way, to));
        expect(contacts, `${name} in ${path}`).toBe(0);
      }
    }
  });

  test('although these ways out work where the headers are missing', async ({ page, context }) => {
    const open = await startElsewhere();
    const silent: string[] = [];
    for (const [name, way] of Object.entries(pageWays)) {
      await page.goto(open.url);
      if ((await contactsAfter(elsewhere, (to) => page.evaluate(way, to))) === 0) silent.push(name);
      for (const other of context.pages()) if (other !== page) await other.close();
    }
    await open.close();
    expect(silent).toEqual([]);
  });
});
