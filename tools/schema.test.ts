import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { policyJsonSchema, taskPackJsonSchema } from './schema';

describe.each([
  ['task packs', taskPackJsonSchema, 'stayput-task-pack/1'],
  ['policies', policyJsonSchema, 'stayput-policy/1'],
])('the published JSON Schema of %s', (_, { file, text }, format) => {
  it('is the one that the app checks (else run tools/schema.ts)', async () => {
    expect(readFileSync(file, 'utf8')).toBe(await text());
  });

  it('refuses unknown properties, as the app does', async () => {
    expect(JSON.parse(await text())).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      additionalProperties: false,
      properties: { format: { const: format } },
    });
  });
});

it('asks of a policy no more than that it says its format and its name', async () => {
  expect(JSON.parse(await policyJsonSchema.text())).toMatchObject({ required: ['format', 'name'] });
});
