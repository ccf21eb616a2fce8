import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unwrapKey, type Secret, type Wrap } from './wrap';

/** Wraps that an earlier Stayput made. They must open for ever, and those that somebody changed never. */
interface Vectors {
  readonly keyId: string;
  readonly dataKey: Uint8Array;
  readonly secrets: readonly Secret[];
  readonly wraps: readonly Wrap[];
  readonly hostile: readonly { readonly what: string; readonly secret: number; readonly wrap: Wrap }[];
}

const text = readFileSync(new URL('./fixtures/wraps.json', import.meta.url), 'utf8');
const vectors = JSON.parse(text, (key, value: unknown) => {
  if (typeof value !== 'object' || value === null || !('base64' in value)) return value;
  const bytes = new Uint8Array(Buffer.from(value.base64 as string, 'base64'));
  return key === 'data' ? bytes.buffer : bytes;
}) as Vectors;

function secretAt(index: number): Secret {
  const secret = vectors.secrets[index];
  if (secret === undefined) throw new Error('no such secret');
  return secret;
}

test.each(vectors.wraps.map((wrap, index) => [wrap.kind, wrap, index] as const))(
  'a wrap by %s opens',
  async (_kind, wrap, index) => {
    expect(await unwrapKey(wrap, secretAt(index), vectors.keyId)).toEqual(vectors.dataKey);
  },
);

test.each(vectors.hostile.map(({ what, wrap, secret }) => [what, wrap, secret] as const))(
  'hostile: %s',
  async (_what, wrap, secret) => {
    expect(await unwrapKey(wrap, secretAt(secret), vectors.keyId)).toBeNull();
  },
);
