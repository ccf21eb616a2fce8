import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemaFile, taskPackJsonSchema } from './schema';

it('the published JSON Schema of task packs is the one that the app checks (else run tools/schema.ts)', async () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(await taskPackJsonSchema());
});

it('refuses unknown properties, as the app does', async () => {
  expect(JSON.parse(await taskPackJsonSchema())).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    properties: { format: { const: 'stayput-task-pack/1' } },
  });
});
