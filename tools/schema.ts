// Writes the JSON Schemas of task packs and policies, for editors that check a file while it is written:
//   npx tsx tools/schema.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import * as z from 'zod';
import { policySchema } from '../src/egress/policy';
import { taskPackSchema } from '../src/tasks';
import { project } from './run-tool';

/** A JSON Schema that every deployment serves. */
interface PublishedSchema {
  /** Where it is in the project, and with it in every deployment. */
  readonly file: string;
  /** The text of that file. */
  readonly text: () => Promise<string>;
}

export const taskPackJsonSchema = published('task-pack', taskPackSchema, {
  title: 'Stayput task pack',
  description: 'What a task pack may say; see docs/task-packs.md. That no label or name is used twice is not in it.',
});

export const policyJsonSchema = published('policy', policySchema, {
  title: 'Stayput policy',
  description:
    'What may leave, to whom, under which conditions; see docs/policy.md. That its parts do not contradict each other is not in it.',
});

function published(
  name: string,
  schema: z.ZodType,
  words: { readonly title: string; readonly description: string },
): PublishedSchema {
  const file = join(project, `public/schemas/${name}.schema.json`);
  const text = async () =>
    format(JSON.stringify({ ...words, ...z.toJSONSchema(schema, { io: 'input' }) }), {
      ...(await resolveConfig(file)),
      filepath: file,
    });
  return { file, text };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { file, text } of [taskPackJsonSchema, policyJsonSchema]) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await text());
    console.log(file);
  }
}
