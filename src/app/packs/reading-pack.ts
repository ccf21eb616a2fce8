import { compareVersions, fieldWithDefaults, withDefaults, type Field, type Intent, type TaskPack } from '../../tasks';
import type { Reading } from '../../understanding';

/** The pack in whose words a reading is shown. */
export interface ReadingPack {
  readonly pack: TaskPack;
  /** `other-version`: that version is not kept any more, another one lends its words. `gone`: none is. */
  readonly source: 'exact' | 'other-version' | 'gone';
}

/**
 * Finds the words for a reading: titles of its fields and intents. It has exactly the fields of the reading, whatever
 * has become of the pack since.
 *
 * @param versions - all versions of the reading's pack that are kept
 */
export function packOfReading(reading: Reading, versions: readonly TaskPack[]): ReadingPack {
  const exact = versions.find(({ version }) => version === reading.packVersion);
  if (exact !== undefined) return { pack: exact, source: 'exact' };
  const newest = versions.toSorted((a, b) => compareVersions(a.version, b.version)).at(-1) ?? null;
  const fields = reading.fields.map(
    ({ name }) => newest?.fields.find((field) => field.name === name) ?? unknownField(name),
  );
  const known = newest === null ? [] : [...newest.classification.intents, newest.classification.none];
  const intents = reading.intent.ranking.map(
    ({ label }) => known.find((intent) => intent.label === label) ?? unknownIntent(label),
  );
  const none = known.find(({ label }) => label === 'none') ?? unknownIntent('none');
  return {
    source: newest === null ? 'gone' : 'other-version',
    pack: withDefaults({
      format: 'stayput-task-pack/1',
      id: reading.packId,
      version: reading.packVersion,
      title: newest?.title ?? asWords(reading.packId),
      description: newest?.description ?? asWords(reading.packId),
      language: 'en',
      locale: newest?.locale ?? { dateOrder: 'month-first', dollar: 'USD' },
      classification: { stem: newest?.classification.stem ?? '', intents, none },
      fields,
      rivals: {},
      calibrations: {},
    }),
  };
}

/** The title of an intent; its label as words when the pack does not know it. */
export function intentTitle({ classification: { intents, none } }: TaskPack, label: string): string {
  return [...intents, none].find((intent) => intent.label === label)?.title ?? asWords(label);
}

function unknownField(name: string): Field {
  const words = asWords(name);
  return fieldWithDefaults({ name, title: words, description: words, type: 'text', label: words, role: words });
}

function unknownIntent(label: string): Intent {
  return { label, title: asWords(label), description: asWords(label), cues: [] };
}

/** `date_of_loss` -> `Date of loss` */
export function asWords(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words === '' ? name : `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}
