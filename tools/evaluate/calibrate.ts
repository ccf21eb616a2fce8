// Fits what the built-in packs ship: how much each sign of a value and of an intent counts, on labelled documents.
//   npm run calibrate [-- --pack public/models/NAME] [--cuad N]
// The model's scores are kept in a file, so a second run with other features takes seconds.
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { builtInPacks, type Field, type TaskPack } from '../../src/tasks';
import { prior, priorChoices, type PriorData } from './calibrate/prior';
import { intentWeights } from './calibrate/intents';
import { kindWeights } from './calibrate/kinds';
import { readings } from './calibrate/readings';
import { labelledDocuments } from './dev-set';
import { nodeModel } from './node-model';
import { withScoreCache } from './score-cache';
import { roundAll } from './calibrate/round';

const { values } = parseArgs({ options: { pack: { type: 'string' }, cuad: { type: 'string' } } });
const project = resolve(import.meta.dirname, '../..');
const scratch = join(tmpdir(), 'stayput-evaluate');
const packFolder = values.pack ?? join(project, 'public/models/qwen2.5-coder-0.5b-instruct');
const inner = await nodeModel(packFolder, scratch);

/** By pack and role: what each role scores whatever the value. */
const roleScores = new Map<string, number[]>();
let packNow = '';
const model = withScoreCache(inner, join(scratch, 'scores.jsonl'), ({ prompt, continuations }, scores) => {
  if (prompt.kind !== 'text' || !/In this document, "[^\n]*" is$/u.test(prompt.text)) return;
  continuations.forEach((continuation, i) => {
    const key = `${packNow} ${continuation.trim()}`;
    roleScores.set(key, [...(roleScores.get(key) ?? []), scores[i]?.logProbability ?? 0]);
  });
});

const data: readonly PriorData[] = builtInPacks.flatMap((pack) =>
  labelledDocuments(pack, 'dev', Number(values.cuad ?? 0)).map((document) => ({ pack, document })),
);
console.log(`${String(data.length)} labelled documents`);

// 1. What labels and places say, before any model.
const choices = priorChoices(data);
const priors = prior(choices);
console.log(`prior alone, cross-validated: ${priors.report}`);

// 2. What the model adds, on shortlists that were made without having seen the document.
const read = await readings({ data, priors, model, onPack: (id) => (packNow = id), roleScores });
console.log(`with the model, cross-validated: ${read.report}`);

// 3. Intents.
const intents = await intentWeights(data, model);
console.log(`intents, cross-validated: ${intents.report}`);

// 4. Which pack reads a document.
const kinds = await kindWeights(data, builtInPacks, model);
console.log(`packs, cross-validated: ${kinds.report}`);

for (const pack of builtInPacks) {
  const fields = Object.fromEntries(
    pack.fields.map((field) => [field.name, read.weightsOf(`${pack.id}/${field.name}`, field.type)]),
  );
  const calibration = {
    intents: intents.baselineOf(pack),
    roles: read.rolesOf(pack),
    fields,
    kind: kinds.baselineOf(pack),
    kindCues: kinds.cuesOf(pack),
  };
  writePack(pack, { ...pack.calibrations, [model.card.id]: roundAll(calibration) });
}
const types: readonly Field['type'][] = [
  'date',
  'money',
  'phone',
  'email',
  'identifier',
  'name',
  'text',
  'address',
  'duration',
];
write(
  'src/understanding/extract/weights.json',
  roundAll(Object.fromEntries(types.map((type) => [type, read.weightsOf(null, type)]))),
);
write('src/understanding/classify/weights.json', roundAll({ intents: intents.weights, packs: kinds.weights }));
console.log('Written into the packs and src/understanding. Run npx prettier --write on them.');

function writePack(pack: TaskPack, calibrations: unknown): void {
  const names = { insurance_correspondence: 'insurance', banking_messages: 'banking', invoices_receipts: 'invoices' };
  const name = (names as Readonly<Record<string, string>>)[pack.id] ?? pack.id;
  const path = `src/tasks/${name}.pack.json`;
  const file = JSON.parse(readFileSync(join(project, path), 'utf8')) as object;
  write(path, { ...file, calibrations });
}

function write(path: string, content: unknown): void {
  writeFileSync(join(project, path), `${JSON.stringify(content, null, 2)}\n`);
}
