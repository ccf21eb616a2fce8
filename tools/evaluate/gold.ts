import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TaskPack } from '../../src/tasks';
import type { Gold } from '../demo/score';
import { moneyOf, normalForms, shapeOf, squeeze } from './gold-forms';

/** A document as its reader gives it, with the answers that were written down before any model read it. */
export interface GoldDocument extends Gold {
  /** Id of the task pack. */
  readonly pack: string;
  readonly text: string;
}

/** `dev`: prompts and constants may be tuned on it. `holdout`: for the last look only. */
export type Part = 'dev' | 'holdout';

/** The project's own gold set of a pack (`tools/evaluate/README.md` says what is in it). */
export function goldSet(pack: string, part: Part): readonly GoldDocument[] {
  return parseGold(readFileSync(join(import.meta.dirname, 'sets', `${pack}.${part}.jsonl`), 'utf8'));
}

/** Reads one JSON object a line. */
export function parseGold(lines: string): readonly GoldDocument[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldDocument);
}

/**
 * What is wrong with a gold document, in sentences; empty when nothing is. It can't judge whether an answer
 * is right, only that its quote stands in the text and that its value is a normal form of that quote.
 */
export function problemsOf(document: GoldDocument, pack: TaskPack): readonly string[] {
  const { file, intent, fields } = document;
  const problems: string[] = [];
  const labels = [...pack.classification.intents.map(({ label }) => label), 'none'];
  if (document.pack !== pack.id) problems.push(`${file}: pack ${document.pack} is not ${pack.id}`);
  if (!labels.includes(intent)) problems.push(`${file}: ${pack.id} has no intent ${intent}`);
  const names = pack.fields.map(({ name }) => name);
  if (Object.keys(fields).join() !== names.join())
    problems.push(`${file}: fields ${Object.keys(fields).join()} are not ${names.join()}`);
  const text = squeeze(document.text);
  for (const { name, type } of pack.fields) {
    const field = fields[name];
    if (!field) continue;
    const { quote, value, alternatives = [] } = field;
    const say = (problem: string) => problems.push(`${file}: ${name}: ${problem}`);
    if (quote !== squeeze(quote) || quote === '') say(`quote has white space to spare: "${quote}"`);
    if (!text.includes(quote)) say(`quote not in the text: ${quote}`);
    else if (!normalForms(type, quote, document.text).includes(type === 'money' ? moneyOf(value) : value))
      say(`${quote} is not ${value}`);
    for (const answer of [value, ...alternatives])
      if (answer !== null && !shapeOf(type).test(answer)) say(`not a normal form of ${type}: ${answer}`);
    if (new Set([value, ...alternatives]).size !== alternatives.length + 1) say('an answer is there twice');
  }
  return problems;
}
