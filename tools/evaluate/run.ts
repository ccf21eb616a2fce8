// How right the built-in packs are on labelled documents, with the model in Node's native runtime:
//   npm run evaluate:packs [-- --part dev|holdout] [--gold FILE.jsonl] [--only PACK_ID] [--pack public/models/NAME] [--json FILE]
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtInPacks } from '../../src/tasks';
import { readDocument } from '../../src/workflow';
import type { DemoDocument } from '../demo/drive';
import { formatTally, isRight, tally } from '../demo/score';
import { labelledDocuments } from './dev-set';
import { parseGold, type GoldDocument } from './gold';
import { nodeModel } from './node-model';
import { withScoreCache } from './score-cache';

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'dev' },
    gold: { type: 'string' },
    only: { type: 'string' },
    pack: { type: 'string' },
    json: { type: 'string' },
  },
});
if (values.part !== 'dev' && values.part !== 'holdout') throw new Error('--part is dev or holdout.');
const scratch = join(tmpdir(), 'stayput-evaluate');
const model = withScoreCache(
  await nodeModel(values.pack ?? 'public/models/qwen2.5-coder-0.5b-instruct', scratch),
  join(scratch, 'scores.jsonl'),
);
const own = values.gold === undefined ? null : parseGold(readFileSync(values.gold, 'utf8'));
const results: DemoDocument[] = [];
for (const pack of builtInPacks) {
  if (values.only !== undefined && values.only !== pack.id) continue;
  const gold: readonly GoldDocument[] =
    own?.filter((each) => each.pack === pack.id) ?? labelledDocuments(pack, values.part);
  if (gold.length === 0) continue;
  const documents: DemoDocument[] = [];
  console.log(`\n${pack.id}`);
  for (const { file, text, intent, fields } of gold) {
    const read = await readDocument(model, pack, text);
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
      redaction: null,
    });
    const wrong = value.fields.filter(
      ({ name, found }) => fields[name] !== undefined && !isRight(fields[name], found?.value ?? null),
    );
    console.log(
      `${file} ${value.seconds.toFixed(0)} s  ${value.intent.label === intent ? 'right' : `${value.intent.label} (gold ${intent})`}  ${wrong
        .map(({ name, found }) => `${name}: ${found?.value ?? 'null'} (gold ${fields[name]?.value ?? 'null'})`)
        .join('; ')}`,
    );
  }
  const counts = tally(documents, gold);
  console.log(`intent            ${formatTally(counts.intents)}`);
  for (const [name, count] of counts.fields) console.log(`${name.padEnd(17)} ${formatTally(count)}`);
  console.log(`all fields        ${formatTally(counts.all)}`);
  results.push(...documents);
}
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(results));
