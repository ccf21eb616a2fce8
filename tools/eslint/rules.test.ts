// Proves that the repository's ESLint configuration refuses what the design forbids: a rule that silently stopped to
// match would otherwise look like clean code.
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

const eslint = new ESLint({
  cwd: root,
  // The snippets are not files of the TypeScript project; the rules under test need no types.
  overrideConfig: [
    { files: ['**/*.ts', '**/*.svelte'], ...tseslint.configs.disableTypeChecked },
    { files: ['**/*.ts', '**/*.svelte'], languageOptions: { parserOptions: { projectService: false } } },
  ],
});

/** Rules that a snippet breaks when it stands in the file `path`, without those about style. */
async function broken(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}${path}` });
  const rules = (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
  return [...new Set(rules.filter((rule) => /^(rooms|no-restricted|svelte)|rror/.test(rule)))];
}

describe('the arrows between rooms', () => {
  test.each([
    ['src/models/x.ts', `import { App } from '../app';`],
    ['src/models/engines/x.ts', `import { App } from '../../app';`],
    ['src/shared/x.ts', `export { read } from '../documents';`],
    ['src/shared/x.ts', `export * from '../documents';`],
    ['src/documents/x.ts', `import type { Reading } from '../understanding';`],
    ['src/understanding/classify/x.ts', `import { openVault } from '../../vault';`],
    ['src/understanding/x.test.ts', `import { openVault } from '../vault';`],
    ['src/egress/x.ts', `import { run } from '../workflow';`],
    ['src/routing/x.ts', `import { redact } from '../redaction';`],
    ['src/workflow/x.ts', `const app = await import('../app');`],
    ['src/workflow/x.ts', `import { findChromium } from '../../tools/chromium';`],
    ['src/newroom/x.ts', `import { ok } from '../shared/result';`],
    // Past a room's index:
    ['src/app/x.ts', `import { read } from '../documents/read';`],
    ['src/app/pages/x.ts', `import { pdf } from '../../documents/readers/pdf';`],
    ['src/app/pages/x.ts', `import { pdf } from '../../documents/readers/index';`],
    ['src/app/X.svelte', `<script lang="ts">import { read } from '../documents/read';</script>`],
  ])('in %s refuse: %s', async (path, code) => {
    expect(await broken(path, code)).toContain('rooms/arrows');
  });

  test.each([
    ['src/app/pages/x.ts', `import { read } from '../../documents';`],
    ['src/app/pages/x.ts', `import { read } from '../../documents/index';`],
    ['src/app/pages/x.ts', `import { entityTypes } from '../../redaction/vocabulary';`],
    ['src/app/pages/x.ts', `import { y } from '../documents/y';`],
    ['src/models/engines/x.ts', `import type { Span } from '../../documents';`],
    ['src/models/engines/x.ts', `import { sha256 } from '../../shared/sha256';`],
    ['src/vault/x.ts', `import type { Reading } from '../understanding';`],
    ['src/workflow/x.ts', `import { ok } from '../shared/result';`],
    ['src/workflow/x.ts', `import * as z from 'zod';`],
    ['src/workflow/x.test.ts', `import { ScriptedModel } from '../models/engines/scripted';`],
    ['workers/x.ts', `import { read } from '../src/documents/read';`],
  ])('in %s allow: %s', async (path, code) => {
    expect(await broken(path, code)).toEqual([]);
  });
});

describe('the network', () => {
  const ways = [
    'await fetch("/x");',
    'await globalThis.fetch("/x");',
    'await self.fetch("/x");',
    'await window.fetch("/x");',
    'const f = fetch; await f("/x");',
    'new XMLHttpRequest();',
    'new WebSocket("wss://x");',
    'new globalThis.WebSocket("wss://x");',
    'new EventSource("/x");',
    'new RTCPeerConnection();',
    'new WebTransport("https://x");',
    'importScripts("/x.js");',
  ];

  test.each(ways)('is out of reach of the product: %s', async (code) => {
    for (const path of ['src/app/x.ts', 'src/documents/x.ts', 'src/egress/policy.ts', 'workers/documents.ts']) {
      expect(await broken(path, code), path).toEqual(['no-restricted-globals']);
    }
    expect(await broken('src/app/X.svelte', `<script lang="ts">${code}</script>`)).toEqual(['no-restricted-globals']);
  });

  test('is out of reach by beacon', async () => {
    expect(await broken('src/app/x.ts', 'navigator.sendBeacon("/x");')).toEqual(['no-restricted-properties']);
    expect(await broken('src/routing/x.ts', 'const n = {}; n.sendBeacon("/x");')).toEqual(['no-restricted-properties']);
  });

  test('is open, by fetch alone, to the loader, the gate and the service worker', async () => {
    for (const path of ['src/models/asset-loader.ts', 'src/egress/transport.ts', 'workers/service-worker.ts']) {
      expect(await broken(path, 'await fetch("/x");'), path).toEqual([]);
      expect(await broken(path, 'new WebSocket("wss://x");'), path).toEqual(['no-restricted-globals']);
    }
  });

  test('is not what a variable of the same name is', async () => {
    expect(await broken('src/app/x.ts', 'const fetch = () => 1; fetch();')).toEqual([]);
  });
});

describe('pure rooms', () => {
  test.each([
    ['document.title;', 'no-restricted-globals'],
    ['globalThis.indexedDB.open("x");', 'no-restricted-globals'],
    ['localStorage.getItem("x");', 'no-restricted-globals'],
    ['performance.now();', 'no-restricted-globals'],
    ['setTimeout(() => 1, 2);', 'no-restricted-globals'],
    ['crypto.randomUUID();', 'no-restricted-globals'],
    ['await fetch("/x");', 'no-restricted-globals'],
    ['Date.now();', 'no-restricted-properties'],
    ['Math.random();', 'no-restricted-properties'],
    ['new Date();', 'no-restricted-syntax'],
    [`import { readFile } from 'node:fs';`, 'no-restricted-imports'],
    [`import { openDB } from 'idb';`, 'no-restricted-imports'],
    [`import { mount } from 'svelte';`, 'no-restricted-imports'],
  ])('refuse %s', async (code, rule) => {
    for (const room of ['understanding', 'routing', 'redaction', 'evaluation/statistics', 'tasks']) {
      expect(await broken(`src/${room}/x.ts`, code), room).toContain(rule);
    }
  });

  test('allow a date that was handed in', async () => {
    expect(await broken('src/understanding/x.ts', 'export const y = new Date(0).getUTCFullYear();')).toEqual([]);
  });

  test('leave other rooms the clock', async () => {
    expect(await broken('src/workflow/x.ts', 'export const now = Date.now();')).toEqual([]);
  });
});

describe('components', () => {
  test.each([
    ['{@html "<b>x</b>"}', 'svelte/no-at-html-tags'],
    ['<p style="color: red">x</p>', 'svelte/no-inline-styles'],
    ['<button>x</button>', 'svelte/button-has-type'],
  ])('refuse %s', async (code, rule) => {
    expect(await broken('src/app/X.svelte', code)).toContain(rule);
  });
});
