import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readDeployment } from './deployment';

const folder = mkdtempSync(join(tmpdir(), 'stayput-config-'));
const path = join(folder, 'stayput.config.json');

afterEach(() => {
  rmSync(path, { force: true });
});

test('without a file everything is left to the person', () => {
  expect(readDeployment(path)).toEqual({
    vault: { requireProtected: false, lockAfterMinutesAtMost: null },
    destinations: [],
    policy: null,
  });
});

test('what the file says counts, and the rest stays as it is', () => {
  writeFileSync(path, '{ "vault": { "requireProtected": true } }');
  expect(readDeployment(path).vault).toEqual({ requireProtected: true, lockAfterMinutesAtMost: null });
});

test.each(['{ "vault": { "requireProtcted": true } }', '{ "vault": { "requireProtected": "yes" } }', '[]', '{'])(
  'a slip is an error: %s',
  (text) => {
    writeFileSync(path, text);
    expect(() => readDeployment(path)).toThrow();
  },
);
