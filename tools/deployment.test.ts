import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { configPath, deploymentFile, deploymentOf, readDeployment } from './deployment';

const folder = mkdtempSync(join(tmpdir(), 'stayput-config-'));
const path = join(folder, 'stayput.config.json');

afterEach(() => {
  for (const name of [path, join(folder, 'policy.json'), join(folder, deploymentFile)]) rmSync(name, { force: true });
  vi.unstubAllEnvs();
});

const gateway = {
  id: 'gateway',
  name: 'Our gateway',
  tier: 'private',
  protocol: 'openai-chat',
  baseUrl: 'https://llm.example.org/v1',
  models: [{ id: 'm' }],
} as const;

test('without a file everything is left to the person, and nothing can leave', () => {
  expect(readDeployment(path)).toEqual({
    vault: { requireProtected: false, lockAfterMinutesAtMost: null },
    destinations: [],
    policy: null,
  });
});

test('what the file says counts, and the rest stays as it is', () => {
  writeFileSync(path, '{ "vault": { "requireProtected": true } }');
  expect(readDeployment(path).vault).toEqual({ requireProtected: true, lockAfterMinutesAtMost: null });
  expect(readDeployment(path).destinations).toEqual([]);
});

test('destinations come with their defaults, and a policy with what its file holds', () => {
  writeFileSync(path, JSON.stringify({ destinations: [gateway], policy: 'policy.json' }));
  writeFileSync(join(folder, 'policy.json'), '{ "anything": [1] }');
  expect(readDeployment(path)).toMatchObject({
    destinations: [{ ...gateway, needsKey: true, models: [{ id: 'm', maxOutputTokens: 1024 }] }],
    policy: { anything: [1] },
  });
});

test.each([
  ['{ "vault": { "requireProtcted": true } }', 'requireProtcted'],
  ['{ "vault": { "requireProtected": "yes" } }', 'vault.requireProtected'],
  ['[]', 'not a valid configuration'],
  ['{', 'stayput.config.json is not JSON'],
  ['{ "destination": [] }', 'destination'],
  ['{ "policy": "missing.json" }', 'missing.json does not exist'],
  [JSON.stringify({ destinations: [gateway, gateway] }), 'ids of their own'],
  [JSON.stringify({ destinations: [{ ...gateway, baseUrl: 'http://llm.example.org/v1' }] }), 'must be https://'],
  [JSON.stringify({ destinations: [{ ...gateway, baseUrl: 'https://llm.example.org/*' }] }), 'must be https://'],
  [JSON.stringify({ destinations: [{ ...gateway, baseUrl: 'no address' }] }), 'must be https://'],
  [JSON.stringify({ destinations: [{ ...gateway, baseUrl: 'http://[::1]:8080/v1' }] }), 'IPv6'],
  [JSON.stringify({ destinations: [{ ...gateway, key: 'sk-secret' }] }), 'key'],
])('a slip is an error that names it: %s', (text, words) => {
  writeFileSync(path, text);
  expect(() => readDeployment(path)).toThrow(words);
});

test('a policy that is not JSON is an error that names its file', () => {
  writeFileSync(path, '{ "policy": "policy.json" }');
  writeFileSync(join(folder, 'policy.json'), 'no');
  expect(() => readDeployment(path)).toThrow('policy.json is not JSON');
});

test('another file can be named, and one that is missing does not pass for none', () => {
  vi.stubEnv('STAYPUT_CONFIG', '');
  expect(configPath(folder)).toBe(path);
  writeFileSync(path, '{}');
  vi.stubEnv('STAYPUT_CONFIG', path);
  expect(configPath('elsewhere')).toBe(path);
  vi.stubEnv('STAYPUT_CONFIG', join(folder, 'missing.json'));
  expect(() => configPath(folder)).toThrow('missing.json');
});

test('a build says which destinations it was made with', () => {
  expect(deploymentOf(folder).destinations).toEqual([]);
  writeFileSync(path, JSON.stringify({ destinations: [gateway] }));
  const { destinations } = readDeployment(path);
  writeFileSync(join(folder, deploymentFile), JSON.stringify({ destinations, policy: null }));
  expect(deploymentOf(folder).destinations).toEqual(destinations);
});

test.each(['{', '{}', '{ "destinations": [{ "baseUrl": "*" }] }'])('a damaged build names none: %s', (text) => {
  writeFileSync(join(folder, deploymentFile), text);
  expect(() => deploymentOf(folder)).toThrow(deploymentFile);
});
