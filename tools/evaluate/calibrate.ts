// Measures what a model answers whatever a document says, on the development set, and writes it into the task pack:
//   npm run calibrate [-- --pack public/models/NAME]
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { insurancePack, type Calibration, type Field, type TaskPack } from '../../src/tasks';
import {
  classifyDocument,
  decideFields,
  referenceDate,
  WindowReader,
  type WindowAnswer,
} from '../../src/understanding';
import { isRight } from '../demo/score';
import { developmentSet, type LabelledDocument } from './dev-set';
import { nodeModel } from './node-model';

const { values } = parseArgs({ options: { pack: { type: 'string' } } });
const packFile = resolve(import.meta.dirname, '../../src/tasks/insurance.pack.json');
const model = await nodeModel(
  values.pack ?? 'public/models/qwen2.5-coder-0.5b-instruct',
  join(tmpdir(), 'stayput-evaluate'),
);
const bare: TaskPack = { ...insurancePack, calibrations: {} };
const documents = developmentSet();

const intentScores: Record<string, number>[] = [];
const roleScores = new Map<string, number[]>();
const read: { readonly document: LabelledDocument; readonly answers: Map<string, readonly WindowAnswer[]> }[] = [];
for (const document of documents) {
  const { text } = document;
  const scored = await classifyDocument.score(model, bare, text);
  if (!scored.ok) throw new Error(scored.error.message);
  intentScores.push(scored.value);
  const reader = new WindowReader(model, bare, { text, reference: referenceDate(text, bare.locale) });
  const answers = new Map<string, readonly WindowAnswer[]>();
  for (const field of bare.fields) {
    const answer = await reader.read(field);
    if (!answer.ok) throw new Error(answer.error.message);
    answers.set(field.name, [answer.value]);
  }
  for (const [role, score] of [...answers.values()].flatMap(scoresOfRoles)) {
    roleScores.set(role, [...(roleScores.get(role) ?? []), score]);
  }
  read.push({ document, answers });
  console.log(`${document.file} measured`);
}

const intents = Object.fromEntries(
  Object.keys(intentScores[0] ?? {}).map((label) => [
    label,
    round(mean(intentScores.map((scores) => scores[label] ?? 0))),
  ]),
);
const roles = Object.fromEntries([...roleScores].map(([role, scores]) => [role, round(mean(scores))]));
const fields: Record<string, number> = {};
for (const field of bare.fields) fields[field.name] = bestThreshold(field);
const calibration: Calibration = { intents, roles, fields };
const file = JSON.parse(readFileSync(packFile, 'utf8')) as TaskPack;
const calibrations = { ...file.calibrations, [model.card.id]: calibration };
writeFileSync(packFile, `${JSON.stringify({ ...file, calibrations }, null, 2)}\n`);
console.log(`Written to ${packFile}. Run npx prettier --write on it.`);

/**
 * The log-odds at which most documents are right, in the middle of the best range. With few documents the range is
 * wide, so a fifth of its distance to 0 is taken back.
 */
function bestThreshold(field: Field): number {
  const thresholds = Array.from({ length: 161 }, (_, i) => (i - 80) / 4);
  const right = thresholds.map((threshold) => {
    const calibrations = { [model.card.id]: { intents, roles, fields: { ...fields, [field.name]: threshold } } };
    return read.filter(({ document, answers }) => {
      const text = {
        text: document.text,
        reference: referenceDate(document.text, bare.locale),
        windows: [{ start: 0, end: document.text.length }],
      };
      const decided = decideFields({ ...bare, calibrations }, model.card.id, text, answers);
      const value = decided.find(({ name }) => name === field.name)?.found?.value ?? null;
      return isRight(document.fields[field.name] ?? null, value);
    }).length;
  });
  const most = Math.max(...right);
  const best = thresholds.filter((_, i) => right[i] === most);
  console.log(
    `${field.name}: ${String(most)} of ${String(read.length)} at ${String(best[0])} to ${String(best.at(-1))}`,
  );
  return round(mean(best) * 0.8);
}

function scoresOfRoles(answers: readonly WindowAnswer[]): (readonly [string, number])[] {
  return answers.flatMap(({ finalists }) => finalists.flatMap(({ roles }) => Object.entries(roles)));
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function round(number: number): number {
  return Math.round(number * 1000) / 1000;
}
