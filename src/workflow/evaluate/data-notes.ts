import type { EvaluationRecord } from '../../evaluation';
import type { ReadingTask } from './reading-task';

/** What is odd about the records themselves, in sentences. */
export function dataNotes(records: readonly EvaluationRecord[]): readonly string[] {
  const contradictory = contradictoryRecords(records);
  const empty = records.filter(({ text }) => text.trim() === '').length;
  return [
    ...(contradictory === 0
      ? []
      : [
          `${counted(contradictory, 'record has', 'records have')} the same text as another, but another intent: no answer can be right for both.`,
        ]),
    ...(empty === 0 ? [] : [`${counted(empty, 'record has', 'records have')} no text.`]),
  ];
}

/** What the pack can't say about the records that it is asked about. */
export function packNotes(asked: readonly EvaluationRecord[], { pack, ...task }: ReadingTask): readonly string[] {
  if (task.isDerived) {
    return [
      'There is no pack, so the model was asked in words that were made from the names of intents and fields in the records.',
    ];
  }
  const known = new Set(task.intents.values());
  const intents = asked.flatMap(({ intent }) => (intent === null || known.has(intent) ? [] : [intent]));
  const fields = asked.flatMap(({ fields: own }) => [...own.keys()].filter((name) => !task.fields.has(name)));
  const foreign = asked.filter(({ text }) => isForeign(text)).length;
  return [
    ...lacking(intents, 'an intent', pack.title, 'what the model says of these counts as wrong'),
    ...lacking(
      fields,
      'a field',
      pack.title,
      'the model finds no value of these, which is wrong where a document states one',
    ),
    ...(foreign === 0
      ? []
      : [
          `${counted(foreign, 'record seems', 'records seem')} to be in another language than English, which is the pack’s.`,
        ]),
  ];
}

const mostNamed = 5;

function lacking(names: readonly string[], what: string, title: string, so: string): readonly string[] {
  if (names.length === 0) return [];
  const distinct = [...new Set(names)].toSorted();
  const listed = distinct.slice(0, mostNamed).map((name) => `“${name}”`);
  const more = distinct.length > mostNamed ? ` and ${String(distinct.length - mostNamed)} more` : '';
  return [
    `${counted(names.length, 'label names', 'labels name')} ${what} that the pack “${title}” lacks (${listed.join(', ')}${more}): ${so}.`,
  ];
}

function contradictoryRecords(records: readonly EvaluationRecord[]): number {
  const byText = new Map<string, (string | null)[]>();
  for (const { text, intent } of records) {
    if (intent === null) continue;
    const key = text.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
    const same = byText.get(key);
    if (same === undefined) byText.set(key, [intent]);
    else same.push(intent);
  }
  return [...byText.values()].filter((all) => new Set(all).size > 1).reduce((sum, { length }) => sum + length, 0);
}

const english = wordSet('the and of to is in for on with you your this that not we our have be are from it was as at');
const others = wordSet(
  'der die das und ist nicht mit für von den dem ein eine sie wir le les des est pas pour avec dans une vous nous el los las que por para con una su il che non per di della sono het een van niet voor og det ikke och att som w nie na się do jest',
);
/** With fewer words nobody can tell. */
const fewestWords = 3;

/** Written in other letters, or with more of the usual words of other languages than of English. */
function isForeign(text: string): boolean {
  const sample = text.slice(0, 2000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= 2 * fewestWords && latin < letters / 2) return true;
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length;
  const foreign = count(others);
  return foreign >= fewestWords && foreign > 2 * count(english);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

function counted(count: number, one: string, several: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;
}
