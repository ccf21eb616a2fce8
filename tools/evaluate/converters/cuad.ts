import { datesOf, squeeze } from '../gold-forms';
import type { GoldDocument } from '../gold';

/** One line of the openings of CUAD's contracts. */
export interface CuadOpening {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly label: string }[];
  readonly fields: Readonly<Record<string, string>>;
}

type Answer = NonNullable<GoldDocument['fields'][string]>;

const kinds: readonly (readonly [intent: string, title: RegExp])[] = [
  [
    'collaboration',
    /joint venture|collaborat|cooperation|alliance|co-branding|affiliate|promotion|sponsorship|endorsement|\bmarketing|development/i,
  ],
  ['licence', /licen[cs]|intellectual property/i],
  ['supply', /distribut|reseller|supply|manufactur/i],
  [
    'services',
    /hosting|servic|outsourcing|consulting|transportation|(?<!(capital|income|liquidity|yield) )maintenance/i,
  ],
];

/**
 * The kind of agreement, from the category at the end of CUAD's file name. Null where it names two kinds or
 * none of ours (franchise, agency, joint filing, non-compete, amendments): the gold must not be a guess.
 */
export function kindOf(id: string): string | null {
  const title = id.split('_').at(-1) ?? '';
  const found = kinds.filter(([, pattern]) => pattern.test(title));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}

/**
 * The gold of a contract, or null where an answer of the experts can't be found again in its opening.
 * `term` and `governing_law` are not labelled here, so the gold doesn't name them.
 */
export function goldOfContract(opening: CuadOpening): GoldDocument | null {
  const { id, text, fields } = opening;
  const intent = kindOf(id);
  const parties = partiesOf(fields['Parties'] ?? '', text);
  const agreement = dateOf(fields['Agreement Date'], opening);
  const effective = dateOf(fields['Effective Date'], opening);
  if (intent === null || parties === null || agreement === 'lost' || effective === 'lost') return null;
  const [first, second] = parties;
  return {
    file: id,
    pack: 'contracts',
    text,
    intent,
    fields: {
      first_party: first,
      second_party: second,
      // An agreement with one date only: CUAD files it under either name, and so may a reader.
      agreement_date: agreement ?? (effective && { ...effective, alternatives: [null] }),
      effective_date:
        effective && effective.value === agreement?.value ? { ...effective, alternatives: [null] } : effective,
    },
  };
}

/** The first two parties as the text has them; the others' names are alternatives of both, for no order is fixed. */
function partiesOf(listed: string, text: string): readonly [Answer, Answer] | null {
  const names = listed
    .split(';')
    .map((entry) => squeeze(entry.replace(/\s*\((?=[^()]*["“'])[^()]*\)?/g, '').replace(/["“].*$/, '')))
    .map((entry) => entry.replace(/^[\s(]+|[\s,)]+$/g, ''))
    .filter((entry) => entry !== '' && !/^(each|collectively|together|and|party|parties)\b/i.test(entry));
  if (names.some((name) => /^(you|we|us|i)$/i.test(name))) return null;
  const found = names.map((name) => formsOf(name, text));
  if (found.length < 2 || found.some((forms) => forms.length === 0)) return null;
  const [a, b] = found;
  if (!a?.[0] || !b?.[0] || a[0].toLowerCase() === b[0].toLowerCase()) return null;
  // Letter case does not count when answers are compared.
  const all = new Map(
    found
      .flat()
      .flatMap((form) => [form, form.replace(/\.$/, '')])
      .map((form) => [form.toLowerCase(), form]),
  );
  const answer = (value: string): Answer => ({
    quote: value,
    value,
    alternatives: [...all].flatMap(([key, form]) => (key === value.toLowerCase() ? [] : [form])),
  });
  return [answer(a[0]), answer(b[0])];
}

/** How a name stands in the text: its cases and its white space, in the order they come. */
function formsOf(name: string, text: string): string[] {
  const words = name
    .replace(/\.$/, '')
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\d])${words.join('\\s+')}(?![\\p{L}\\d])\\.?`, 'giu');
  return [...new Set([...text.matchAll(pattern)].map(([form]) => squeeze(form)))];
}

const datePatterns = [
  /\b[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b/gi,
  /\b\d{1,2} ?(?:st|nd|rd|th)? (?:day of )?[A-Z][a-z]{2,8}\.?,? \d{4}\b/gi,
  /\b\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b/g,
  /\b\d{4}-\d{2}-\d{2}\b/g,
];

/** Null: the contract has no such date. `lost`: it has one, but not in figures or words that can be pointed at. */
function dateOf(listed: string | undefined, { text, entities }: CuadOpening): Answer | null | 'lost' {
  if (listed === undefined || listed.includes('[]')) return null;
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(listed.trim()) ?? [];
  if (!month || !day || !year) return 'lost';
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  const value = `${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const spans = entities
    .filter(({ label }) => label.endsWith('_DATE'))
    .map(({ start, end }) => squeeze(text.slice(start, end)));
  for (const span of spans)
    for (const pattern of datePatterns)
      for (const [quote] of span.matchAll(pattern)) if (datesOf(quote, '').includes(value)) return { quote, value };
  return 'lost';
}
