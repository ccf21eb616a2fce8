import type { LabelledText, RankedField } from '../../src/tuning/field-ranker';

/** What became of one document. */
export interface Judged {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly fields: readonly { readonly probability: number; readonly isRight: boolean }[];
}

/** Compares readings with the labels; white space and case do not count. */
export function judge({ fields }: LabelledText, readings: readonly RankedField[]): Judged {
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
  const judged: { probability: number; isRight: boolean }[] = [];
  for (const { name, found, probability } of readings) {
    const label = fields[name];
    if (label === undefined) continue;
    const gold = label === null ? [] : typeof label === 'string' ? [label] : label;
    const isRight = found === null ? gold.length === 0 : gold.some((value) => plain(value) === plain(found.quote));
    if (found !== null && isRight) counts.truePositives++;
    if (found !== null && !isRight) counts.falsePositives++;
    if (gold.length > 0 && !isRight) counts.falseNegatives++;
    judged.push({ probability, isRight });
  }
  return { ...counts, fields: judged };
}

/** F1 over all values of all documents. */
export function microF1(documents: readonly Judged[]): number {
  const sum = (key: 'truePositives' | 'falsePositives' | 'falseNegatives') =>
    documents.reduce((total, document) => total + document[key], 0);
  return (2 * sum('truePositives')) / (2 * sum('truePositives') + sum('falsePositives') + sum('falseNegatives'));
}

/** The lowest threshold at which no more than `risk` of the fields of what is accepted are wrong; 2 when none is. */
export function thresholdFor(documents: readonly Judged[], risk: number, by: 'document' | 'field'): number {
  const units = unitsOf(documents, by).sort((a, b) => b.probability - a.probability);
  let [wrong, fields, threshold] = [0, 0, 2];
  units.forEach((unit, i) => {
    wrong += unit.wrong;
    fields += unit.fields;
    const isLastOfItsKind = units[i + 1]?.probability !== unit.probability;
    if (isLastOfItsKind && wrong <= risk * fields) threshold = unit.probability;
  });
  return threshold;
}

/** The share of documents (or fields) that a threshold accepts, and the share of wrong fields among theirs. */
export function acceptedShare(
  documents: readonly Judged[],
  threshold: number,
  by: 'document' | 'field',
): { readonly share: number; readonly risk: number } {
  const units = unitsOf(documents, by);
  const accepted = units.filter(({ probability }) => probability >= threshold);
  const sum = (key: 'wrong' | 'fields') => accepted.reduce((total, unit) => total + unit[key], 0);
  return { share: accepted.length / units.length, risk: sum('wrong') / Math.max(1, sum('fields')) };
}

/** A document is as sure as its least sure field. */
function unitsOf(
  documents: readonly Judged[],
  by: 'document' | 'field',
): { readonly probability: number; readonly wrong: number; readonly fields: number }[] {
  const groups =
    by === 'document'
      ? documents.map(({ fields }) => fields)
      : documents.flatMap(({ fields }) => fields.map((field) => [field]));
  return groups.map((fields) => ({
    probability: Math.min(...fields.map(({ probability }) => probability)),
    wrong: fields.filter(({ isRight }) => !isRight).length,
    fields: fields.length,
  }));
}

function plain(value: string): string {
  return value.replaceAll(/\s+/gu, ' ').trim().toLowerCase();
}
