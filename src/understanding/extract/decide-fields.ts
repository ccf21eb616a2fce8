import type { Field, TaskPack } from '../../tasks';
import type { FieldReading, FieldValue } from '../reading';
import type { ReadValue } from './field-reader';

/** What was found out about one field. */
export interface FieldEvidence {
  /** How many places in the document have the form of such a value. */
  readonly places: number;
  readonly values: readonly ReadValue[];
}

/** A value for a field. `odds`: natural log, over "not stated". */
interface Contender {
  readonly field: Field;
  readonly found: FieldValue;
  readonly odds: number;
}

/** Types whose values look alike, so that one place is a value of only one of them. */
const ALIKE: readonly (readonly Field['type'][])[] = [
  ['phone', 'identifier'],
  ['name', 'text'],
];

/**
 * The answers for a document. A value stands when it outweighs "not stated"; one place in the document answers at
 * most one of the fields of a type, the one that it fits best, unless the pack lets a field share it.
 *
 * @param evidence - by field name
 */
export function decideFields(
  pack: TaskPack,
  text: string,
  evidence: ReadonlyMap<string, FieldEvidence>,
): readonly FieldReading[] {
  const contenders = pack.fields
    .flatMap((field) =>
      (evidence.get(field.name)?.values ?? []).map(({ candidate: { start, end, value }, odds }): Contender => {
        return { field, found: { start, end, quote: text.slice(start, end), value }, odds };
      }),
    )
    .sort((a, b) => b.odds - a.odds);
  const best = new Map<string, Contender>();
  const lost = new Set<string>();
  // Best first, so each place goes to the field with the best claim, and the others to their next best place.
  for (const contender of contenders) {
    const { field } = contender;
    if (best.has(field.name)) continue;
    if ([...best.values()].some((taken) => isRival(taken, contender))) lost.add(field.name);
    else best.set(field.name, contender);
  }
  return pack.fields.map((field) => {
    const { places = 0, values = [] } = evidence.get(field.name) ?? {};
    return readingOf(field, best.get(field.name) ?? null, places, values, lost.has(field.name));
  });
}

/** Whether a field that answers with its best value leaves another field no claim to the same place. */
function isRival(taken: Contender, { field, found }: Contender): boolean {
  if (taken.odds < 0 || taken.found.end <= found.start || found.end <= taken.found.start) return false;
  if (taken.field.mayShare || field.mayShare) return false;
  const types = [taken.field.type, field.type];
  return types[0] === types[1] || ALIKE.some((alike) => types.every((type) => alike.includes(type)));
}

function readingOf(
  { name }: Field,
  best: Contender | null,
  places: number,
  values: readonly ReadValue[],
  hasLost: boolean,
): FieldReading {
  if (!best) {
    if (hasLost) {
      const reason = 'The only fitting value in the document answers another field better.';
      return { name, found: null, confidence: 0.5, reason };
    }
    return places === 0
      ? { name, found: null, confidence: 1, reason: 'Nothing in the document has the form of such a value.' }
      : { name, found: null, confidence: 0.98, reason: 'No value in the document has a label or a place that fits.' };
  }
  // Among all values that were weighed and "not stated", whose odds are 1.
  const total = 1 + values.reduce((sum, { odds }) => sum + Math.exp(odds), 0);
  const wasAsked = values.some(({ signs }) => signs !== null);
  if (best.odds < 0) {
    const reason = wasAsked
      ? 'It is likelier that the document does not say this than that any value in it is meant.'
      : 'No value in the document has a label or a place that fits. That is clear enough, so the model was not asked.';
    return { name, found: null, confidence: 1 / total, reason };
  }
  const reason = `${placesWords(places)}${
    wasAsked
      ? ', by its label, its place and the model.'
      : ', by its label and its place. That is clear enough, so the model was not asked.'
  }`;
  return { name, found: best.found, confidence: Math.exp(best.odds) / total, reason };
}

function placesWords(places: number): string {
  return places === 1
    ? 'The only value of this form in the document, and it fits'
    : `Chosen among ${String(places)} places that have the form of such a value`;
}
