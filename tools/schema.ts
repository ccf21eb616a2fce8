// Writes the JSON Schema of task packs, for editors that check a pack while it is written:
//   npx tsx tools/schema.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import * as z from 'zod';
import { taskPackSchema } from '../src/tasks';
import { project } from './run-tool';

/** Where the schema is in the project, and with it in every deployment. */
export const schemaFile = join(project, 'public/schemas/task-pack.schema.json');

/** The text of that file. */
export async function taskPackJsonSchema(): Promise<string> {
  const schema = {
    title: 'Stayput task pack',
    description: 'What a task pack may say; see docs/task-packs.md. That no label or name is used twice is not in it.',
    ...z.toJSONSchema(taskPackSchema, { io: 'input' }),
  };
  return format(JSON.stringify(schema), { ...(await resolveConfig(schemaFile)), filepath: schemaFile });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(dirname(schemaFile), { recursive: true });
  writeFileSync(schemaFile, await taskPackJsonSchema());
  console.log(schemaFile);
}
