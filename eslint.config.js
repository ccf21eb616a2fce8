import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { rooms } from './tools/eslint/rooms.js';

const tests = ['**/*.test.ts'];

/** Ways to reach a network. What leaves the device does so through the gate, where it can be audited. */
const network = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'importScripts',
  'fetchLater',
].map((name) => ({
  name,
  message:
    'Only src/egress/transport.ts (off-origin) and src/models/asset-loader.ts (same-origin) may use the network.',
}));

const world = [
  ...['window', 'document', 'navigator', 'location', 'history', 'self', 'localStorage', 'sessionStorage'],
  ...['indexedDB', 'caches', 'Worker', 'BroadcastChannel', 'process'],
  ...['performance', 'setTimeout', 'setInterval', 'requestAnimationFrame', 'crypto'],
].map((name) => ({
  name,
  message:
    'This room is pure, so that it runs anywhere and is tested with plain values: take what you need as an argument.',
}));

const globalObjects = { checkGlobalObject: true, globalObjects: ['globalThis', 'self', 'window'] };

/** @param {readonly { name: string, message: string }[]} names */
const forbid = (names) => ['error', { ...globalObjects, globals: names }];

export default defineConfig(
  { ignores: ['dist/', 'public/', '.svelte-kit/', '**/__pycache__/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/dot-notation': 'off', // process.env['X'], dataset['x']: what is not declared looks it.
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': ['error', { allowTransitions: true }], // The content security policy refuses them.
      'svelte/no-target-blank': 'error',
      'svelte/button-has-type': 'error',
      'prefer-const': 'off', // `let { x } = $props()` is how Svelte writes it.
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    plugins: { rooms: rooms(import.meta.dirname) },
    rules: { 'rooms/arrows': 'error' },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte', 'workers/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': forbid(network),
      'no-restricted-properties': ['error', { property: 'sendBeacon', message: network[0]?.message }],
    },
  },
  {
    // The service worker's job is to answer requests; its own policy holds it to this origin.
    files: ['src/egress/transport.ts', 'src/models/asset-loader.ts', 'workers/service-worker.ts'],
    rules: { 'no-restricted-globals': forbid(network.filter(({ name }) => name !== 'fetch')) },
  },
  {
    files: ['tasks', 'understanding', 'routing', 'redaction', 'evaluation', 'tuning'].map(
      (room) => `src/${room}/**/*.ts`,
    ),
    ignores: tests,
    rules: {
      'no-restricted-globals': forbid([...network, ...world]),
      'no-restricted-properties': [
        'error',
        { property: 'sendBeacon', message: network[0]?.message },
        { object: 'Date', property: 'now', message: 'This room is pure: take the time as an argument.' },
        { object: 'Math', property: 'random', message: 'This room is pure: take randomness as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'This room is pure: take the time as an argument.',
        },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(node:|svelte|idb|comlink)', message: 'This room is pure: it imports no platform.' }] },
      ],
    },
  },
  {
    // Programs talk to the terminal.
    files: ['tools/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: [...tests, 'e2e/**/*.ts'],
    rules: { '@typescript-eslint/no-empty-function': 'off' },
  },
);
