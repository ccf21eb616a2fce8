import type { TaskPack } from '../../tasks';
import { normaliseFor } from '../../understanding';

type FieldType = TaskPack['fields'][number]['type'];

const locale: TaskPack['locale'] = { dateOrder: 'day-first', dollar: 'USD' };
/** Labels may be wrong, and scanned. */
const enough = 0.6;

/** By a word of a field's name, what its values are; the last word that is known decides. */
const typeOfWord = new Map<string, FieldType>(
  (
    [
      ['date', 'date day deadline due dob birthday expiry expires issued dated'],
      [
        'money',
        'amount total subtotal price fee tax vat gst balance cost sum salary premium excess money payment rent',
      ],
      ['phone', 'phone telephone tel mobile cell fax'],
      ['email', 'email mail'],
      [
        'identifier',
        'number no nr num id identifier ref reference code iban account invoice policy order serial plate',
      ],
      ['name', 'name company supplier sender recipient vendor merchant customer client claimant insured party person'],
      ['name', 'seller buyer employer employee tenant landlord author payee payer bank insurer doctor patient contact'],
      ['address', 'address street residence'],
      ['duration', 'duration term period length notice'],
    ] as const
  ).flatMap(([type, words]) => words.split(' ').map((word) => [word, type] as const)),
);

/** From the surest form to the loosest. */
const formOf: readonly (readonly [FieldType, (value: string) => boolean])[] = [
  ['email', (value) => normaliseFor('email', value, locale) !== null],
  ['date', (value) => value.length < 40 && normaliseFor('date', value, locale) !== null],
  ['money', (value) => isMoney(value) && normaliseFor('money', value, locale) !== null],
  ['duration', (value) => value.length < 40 && normaliseFor('duration', value, locale) !== null],
  ['phone', (value) => /^[+(]?[\d\s()./-]{7,24}$/u.test(value) && /[\s()/+]/u.test(value)],
  ['address', (value) => /\d/u.test(value) && /[\n,]/u.test(value) && /\p{L}{3}/u.test(value)],
  ['identifier', (value) => /\d/u.test(value) && /^\S+(?: \S+)?$/u.test(value)],
  ['name', (value) => /^(?:[\p{Lu}&][\p{L}\p{M}.'’&-]*[\s,]*){2,8}$/u.test(value)],
];

/**
 * What the values of a field are: by its name, unless most of its labelled values have another form; where the name says nothing,
 * by the values.
 *
 * @param words - of the field's name, in small letters
 * @param values - as they stand in labelled records; may be none
 */
export function guessFieldType(words: readonly string[], values: readonly string[]): FieldType {
  const named = words.flatMap((word) => typeOfWord.get(word) ?? []).at(-1);
  if (values.length === 0) return named ?? 'text';
  const forms = formOf.filter(([, fits]) => values.filter(fits).length >= enough * values.length);
  const [seen] = forms.map(([type]) => type);
  if (named === undefined) return seen ?? 'text';
  // Names, numbers and addresses come in any form: only what can be nothing else speaks against the name.
  return seen === undefined || !isStrict(seen) || forms.some(([type]) => type === named) ? named : seen;
}

function isStrict(type: FieldType): boolean {
  return type === 'email' || type === 'date' || type === 'money';
}

/** A number alone may be anything. */
function isMoney(value: string): boolean {
  return value.length < 40 && /[$€£₹¥]|\b[A-Z]{2,3}\b|[.,]\d{2}$|dollar|euro|pound/iu.test(value);
}
