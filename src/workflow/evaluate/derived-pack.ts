import type { EvaluationRecord } from '../../evaluation';
import type { TaskPack } from '../../tasks';
import { describeLabel } from '../../understanding';
import { guessFieldType } from './guess-field-type';
import type { ReadingTask } from './reading-task';

type Field = TaskPack['fields'][number];
type Intent = TaskPack['classification']['intents'][number];

/** What a model completes after a document. */
const stem = 'In short, this document is about';

const noneWords = /^(?:none|others?|oos|out of scope|out of domain|something else|unknown|misc(?:ellaneous)?)$/u;

/**
 * A pack for records that came without one. Its words are made from the names that the records use: `lost_or_stolen_card` becomes
 * "lost or stolen card". All records give names; only `labelled` ones give the values by which types of fields are guessed.
 *
 * Labels and fields of the pack have names of their own, since the records' may be any words.
 */
export function derivedTask(records: readonly EvaluationRecord[], labelled: readonly EvaluationRecord[]): ReadingTask {
  const labels = [...new Set(records.flatMap(({ intent }) => intent ?? []))].toSorted();
  const noneLabel = labels.find((label) => noneWords.test(describeLabel(label).toLowerCase()));
  const named = labels
    .filter((label) => label !== noneLabel)
    .map((label, place): readonly [string, Intent] => [label, intentOf(`intent_${String(place + 1)}`, label)]);
  const names = [...new Set(records.flatMap(({ fields }) => [...fields.keys()]))].toSorted();
  const fields = names.map((name, place): readonly [string, Field] => [
    name,
    fieldOf(`field_${String(place + 1)}`, name, valuesOf(labelled, name)),
  ]);
  return {
    pack: {
      ...frame,
      classification: { stem, intents: named.map(([, intent]) => intent), none },
      fields: fields.map(([, field]) => field),
    },
    intents: new Map([
      ...named.map(([label, intent]) => [intent.label, label] as const),
      ...(noneLabel === undefined ? [] : [[none.label, noneLabel] as const]),
    ]),
    fields: new Map(fields.map(([name, field]) => [name, field.name])),
    isDerived: true,
  };
}

const none: Intent = { label: 'none', title: 'Something else', description: 'something else', cues: [] };

const frame = {
  format: 'stayput-task-pack/1',
  id: 'derived',
  version: '1.0.0',
  title: 'Derived from records',
  description: 'Made from the names that labelled records use.',
  kindCues: [],
  language: 'en',
  locale: { dateOrder: 'day-first', dollar: 'USD' },
  rivals: {
    date: ['another date'],
    money: ['another amount of money'],
    identifier: ['another number'],
    name: ['the name of another person or company'],
    address: ['another address'],
    duration: ['another period of time'],
  },
  rivalCues: {},
  calibrations: {},
} satisfies Omit<TaskPack, 'classification' | 'fields'>;

function intentOf(label: string, name: string): Intent {
  const words = describeLabel(name);
  return { label, title: capital(words), description: words, cues: [] };
}

function fieldOf(name: string, given: string, values: readonly string[]): Field {
  const words = describeLabel(given);
  const plain = words.toLowerCase();
  const type = guessFieldType(plain.split(' '), values);
  return {
    name,
    title: capital(words),
    description: words,
    type,
    label: capital(words),
    role: type === 'name' && !plain.includes('name') ? `the name of the ${words}` : `the ${words}`,
    cues: cuesOf(plain, type),
    mayShare: false,
  };
}

/** What usually stands before a value of that name: its words, and other ways to write them. */
function cuesOf(words: string, type: Field['type']): string[] {
  const usual: Partial<Record<Field['type'], readonly string[]>> = {
    phone: ['phone', 'tel', 'telephone', 'call', 'mobile'],
    email: ['email', 'e-mail', 'mail'],
  };
  const short = words.replace(/ (?:number|no|id|ref|reference)$/u, '');
  const numbered = short === words ? [] : [`${short} no`, `${short} no.`, `${short} #`, `${short} ref`, short];
  const dated = words.endsWith(' date')
    ? [words.replace(/ date$/u, ''), `date of ${words.replace(/ date$/u, '')}`]
    : [];
  return [...new Set([words, ...numbered, ...dated, ...(usual[type] ?? [])])].filter(
    (cue) => cue.length <= 60 && /[\p{L}\p{N}]/u.test(cue),
  );
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Values of one field, at most a few hundred. */
function valuesOf(records: readonly EvaluationRecord[], name: string): readonly string[] {
  return records.flatMap(({ fields }) => fields.get(name)?.slice(0, 1) ?? []).slice(0, 300);
}
