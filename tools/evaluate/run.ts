// How right a pack is on the development set, with the model in Node's native runtime:
//   npm run evaluate [-- --pack public/models/NAME] [--json FILE]
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { insurancePack } from '../../src/tasks';
import { readDocument } from '../../src/workflow';
import type { DemoDocument } from '../demo/drive';
import { formatTally, isRight, tally } from '../demo/score';
import { developmentSet } from './dev-set';
import { nodeModel } from './node-model';

const { values } = parseArgs({ options: { pack: { type: 'string' }, json: { type: 'string' } } });
const model = await nodeModel(
  values.pack ?? 'public/models/qwen2.5-coder-0.5b-instruct',
  join(tmpdir(), 'stayput-evaluate'),
);
const documents: DemoDocument[] = [];
const gold = developmentSet();
for (const { file, text, intent, fields } of gold) {
  const read = await readDocument(model, insurancePack, text);
  if (!read.ok) throw new Error(`${file}: ${read.error.message}`);
  const { value } = read;
  documents.push({
    file,
    text,
    pack: { id: value.packId, version: value.packVersion, chosenBy: null, confidence: null },
    intent: value.intent,
    fields: value.fields.map(({ name, found, confidence }) => ({
      name,
      value: found?.value ?? null,
      quote: found?.quote ?? null,
      start: found?.start ?? null,
      end: found?.end ?? null,
      confidence,
    })),
    engine: value.engine,
    model: value.model,
    seconds: value.seconds,
  });
  const wrong = value.fields.filter(({ name, found }) => !isRight(fields[name] ?? null, found?.value ?? null));
  console.log(
    `${file} ${value.seconds.toFixed(0)} s  ${value.intent.label === intent ? 'right' : `${value.intent.label} (gold ${intent})`}  ${wrong
      .map(({ name, found }) => `${name}: ${found?.value ?? 'null'} (gold ${fields[name]?.value ?? 'null'})`)
      .join('; ')}`,
  );
}
const counts = tally(documents, gold);
console.log(`intent         ${formatTally(counts.intents)}`);
for (const [name, count] of counts.fields) console.log(`${name.padEnd(14)} ${formatTally(count)}`);
console.log(`all fields     ${formatTally(counts.all)}`);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(documents));
