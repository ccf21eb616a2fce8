// How right intents are without any label, by each step of the method, on public sets that you have on disk:
//   npx tsx tools/evaluate/zero-label.ts --data DIR [--part dev|test] [--per-label 40] [--only SET,SET] [--names] [--stream 400]
//     [--pack public/models/NAME] [--seed 1]
// DIR holds any of multidogo/, nlupp-banking/ and clinc150/. Choices are made on the dev parts; test parts are for the report.
// --names asks by bare label names also where there are descriptions. --stream reads MultiDoGO's turns as they come, too.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { wilson } from '../../src/routing';
import { nodeModel } from './node-model';
import { withScoreCache } from './score-cache';
import { answersOf } from './zero-label/methods';
import { questionOf } from './zero-label/questions';
import { dogoStream, intentSets, type IntentSet } from './zero-label/sets';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    part: { type: 'string', default: 'dev' },
    'per-label': { type: 'string', default: '40' },
    only: { type: 'string' },
    names: { type: 'boolean', default: false },
    stream: { type: 'string' },
    pack: { type: 'string', default: 'public/models/qwen2.5-coder-0.5b-instruct' },
    seed: { type: 'string', default: '1' },
  },
});
const { data, part } = values;
const perLabel = Number(values['per-label']);
if (data === undefined || (part !== 'dev' && part !== 'test') || !(perLabel > 0)) {
  console.error('Say where the collections are: --data DIR. --part is dev or test, --per-label a number above 0.');
  process.exit(2);
}
const streams = values.stream === undefined ? [] : [dogoStream(data, 'insurance', part, Number(values.stream))];
const only = values.only?.split(',');
const sets = [...intentSets(data, { part, perLabel, seed: Number(values.seed) }), ...streams].filter(
  ({ name }) => only?.includes(name) ?? true,
);
if (sets.length === 0) {
  console.error('None of the sets is there. See tools/evaluate/README.md for their names.');
  process.exit(1);
}
const scratch = join(tmpdir(), 'stayput-evaluate');
const model = withScoreCache(await nodeModel(values.pack, scratch), join(scratch, 'zero-label-scores.jsonl'));
for (const set of sets) await report(set);

async function report(set: IntentSet): Promise<void> {
  const question = questionOf(set, values.names);
  const answers = await answersOf(
    model,
    question,
    set.examples.map(({ text }) => text),
  );
  const asked = set.examples.length;
  console.log(`\n${set.name}, ${part}: ${String(asked)} texts, ${String(set.labels.length)} labels`);
  for (const [method, given] of Object.entries(answers)) {
    const right = set.examples.filter(({ label }, i) => given[i] === label).length;
    const { low, high } = wilson(right, asked);
    const percent = (share: number) => (100 * share).toFixed(1);
    console.log(`  ${method.padEnd(26)} ${percent(right / asked)} % (${percent(low)}-${percent(high)})`);
  }
}
