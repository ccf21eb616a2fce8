import type { Finding, Recognizer } from '../recognizer';

const upper = String.raw`\p{Lu}[\p{L}'’-]{0,24}`;
const particle = String.raw`(?:van der|van den|van de|van|von der|von|zu|de la|de los|de|del|della|di|da|dos|das|du|le|la|bin|ibn|al|el|ter|ten|af|av|ní|ó|mac|v\.)`;
const capitals = String.raw`(?:${upper}|\p{Lu}\.(?:-?\p{Lu}\.)*)(?: (?:${particle} )?(?:${upper}|\p{Lu}\.)){0,4}`;
const anyCase = String.raw`[\p{L}][\p{L}'’.-]{1,24}(?: [\p{L}][\p{L}'’.-]{0,24}){0,3}`;
const honorific = String.raw`(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|reverend|fr|sgt|sergeant|capt|captain|lt|lieutenant|col|colonel|maj|major|gen|general|cpl|pte|pc|dc|di|dci|insp|inspector|constable|officer|det|detective|judge|justice|hon|hon'ble(?: mr\.?)?(?: justice)?|mr justice|senator|sen|rep|president|ambassador|herr|frau|hr|fr|dipl\.-ing|madame|mme|mlle|monsieur|m|señor|señora|sr|sra|srta|don|doña|signor|signora|sig|sig\.ra|dhr|mevr|pan|pani|thiru|tmt|shri|smt|sri|kumari|adv|advocate|nurse|sister|brother|pastor|father|rabbi|imam|aunt|auntie|uncle|granny|grandma|grandpa|coach|chief|counsel|attorney|esq|agent)`;
const titled = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${honorific}\.? (?:(?:dr|prof|and mrs|and ms|& mrs|hon)\.? )?(?<value>${capitals})`,
  'dgiu',
);
const titledStrict = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Frau|Mme|Mr and Mrs|MR|MRS|MS|DR|mr|mrs|ms|miss|dr)\.? (?:(?:Dr|Prof)\.? )?(?<value>${capitals})`,
  'dgu',
);
const titledSmall = /(?<![\p{L}\p{N}])(?:mr|mrs|ms|miss|dr|prof)\.? (?<value>\p{Ll}[\p{L}'’-]{2,20})(?![\p{L}@])/dgu;
const label = String.raw`(?:(?:first|last|full|given|family|middle|maiden|sur|fore|nick|account|card|user's|patient|customer|client|contact|employee|applicant|claimant|insured|mother'?s(?: maiden)?|father'?s|spouse|beneficiary|holder) ?names?|names?|surname|forename|pt|patient|claimant|insured|policy ?holder|applicant|co-?applicant|complainant|defendant|plaintiff|appellant|respondent|petitioner|tenant|landlord|buyer|seller|borrower|guarantor|witness|victim|suspect|attn|attention|att|c\/o|from|to|cc|bcc|sender|recipient|author|signed(?: by)?|prepared by|approved by|reviewed by|submitted by|reported by|contact(?: person)?|manager|supervisor|doctor|physician|pcp|gp|consultant|next of kin|emergency contact|agent|employee|guest|passengers?|driver|owner|account ?holder|card ?holder|payee|payer|beneficiary|executive|name of [\p{L} -]{3,20}|v\d|s\d|w\d|before|counsel|judge|ansprechpartner|sachbearbeiter(?:in)?|nachname|vorname|nom|prénom|nombre|apellidos?|nome|cognome|naam)`;
const labelled = new RegExp(
  String.raw`(?:^|[\n,;|({\[>"']) ?\**"?${label}"?\**[ .]{0,24}(?:no\.? ?)?[:=|][ \t]*["*]{0,2}(?<value>(?:${honorific}\.? )?${capitals}(?:, ${capitals})?)(?=$|[\n,;|<("'*\t/)}\]]|\.(?:\s|$)| {2,}| [(<–-]| (?:dob|mrn|age|date|ssn|tel|phone|id|nationality|occupation|and)(?!\p{L}))`,
  'dgimu',
);
const key =
  /["'](?:first_?name|last_?name|full_?name|given_?name|family_?name|surname|name|customer_?name|patient_?name|contact_?name|owner|author|recipient|sender|holder)["'] ?: ?["'](?<value>[^"'\n]{2,60})["']/dgiu;
const greeting = new RegExp(
  String.raw`(?:^|\n|["'>] ?)(?:dear|hi|hello|hey|hallo|liebe[r]?|bonjour|cher|chère|hola|estimad[oa]|caro|cara|ciao|good morning|good afternoon|good evening|morning|gm|gday) (?:${honorific}\.? (?:and ${honorific}\.? )?)?(?<value>${anyCase})(?=[ ]?[,!.:\n–-]|$)`,
  'dgiu',
);
const introduced = new RegExp(
  String.raw`(?:my name(?:'s| is)|name's|i am called|this is|it's|i'm|i, |ich bin|ich heiße|je m'appelle|me llamo|mi chiamo|known as|called|named) (?:${honorific}\.? )?(?<value>${capitals})(?=[ ,.!?\n]|$)`,
  'dgiu',
);
const speaker =
  /^(?:\[?\d{1,2}[:.]\d{2}(?::\d{2})?\]? ?)?(?:<(?<inside>[\p{L}][\p{L}\p{N}' ._-]{1,24})>|(?:Agent |Customer |Q |A )?(?<value>\p{L}[\p{L}'’-]{1,20}(?: \p{Lu}[\p{L}'’-]{1,20})?): )/dgmu;
const slashed =
  /(?<![\p{L}\p{N}])(?<value>\p{Lu}{2,20}\/\p{Lu}{2,20}(?: \p{Lu}{1,20}){0,2}?)(?= ?(?:MR|MRS|MS|MISS|MSTR|CHD|INF)(?!\p{L}))/dgu;
const reversed = /(?<![\p{L}\p{N}])(?<value>\p{Lu}{2,20}, \p{Lu}{2,20}(?: \p{Lu}\.?)?)(?![\p{L}])/dgu;
const beforeMail = new RegExp(
  String.raw`(?<value>${capitals}(?:, ${capitals})?) ?<[^<>\s@]{1,64}@[^<>\s]{1,120}>`,
  'dgu',
);
const signedFor = new RegExp(
  String.raw`(?:\/s\/|by: (?:\/s\/)?|signature:|signed by|e-?signed by|electronically signed by|gez\.|i\. ?a\.) ?_{0,30} ?(?<value>${capitals})`,
  'dgiu',
);
const kin = new RegExp(
  String.raw`(?<=\b(?:my|his|her|their|our|your) (?:[\p{Ll}-]{2,12} )?(?:husband|wife|son|daughter|mother|father|mum|mom|dad|brother|sister|aunt|uncle|cousin|niece|nephew|neighbour|neighbor|friend|colleague|partner|boss|manager|ex|fiancée?|girlfriend|boyfriend|baby|child|teacher|doctor|grandson|granddaughter|assistant),? (?:called |named |is )?)(?<value>\p{Lu}[\p{L}'’-]{1,20}(?: \p{Lu}[\p{L}'’-]{1,20}){0,2})`,
  'dgu',
);
const relation = new RegExp(
  String.raw`(?<=\b(?:s\/o|d\/o|w\/o|c\/o)\.? (?:Shri |Smt\. |Mr\. |Late )?)(?<value>${capitals})`,
  'dgiu',
);

/** Words that stand after a title, a greeting or a label and are no names. */
const noNames =
  /^(?:sir|madam|sirs|all|team|customer|client|colleagues?|friends?|everyone|everybody|folks|there|guys|both|members?|user|valued.*|hiring manager|or madam|whom.*|the .*|a |an |this|that|these|it|your|our|my|not|no|yes|none|n\/?a|unknown|date|signature|name|address|again|and|or|of|in|on|at|is|was|re|note|notes|subject|total|claims|department|support|service|sales|accounts|human resources|reception|information|general|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|just|still|very|going|so|here|sorry|afraid|writing|looking|happy|glad|currently|now|from|to|for|with|by|court|justice|judge|honor|honour|page|section|article|error|warning|info|debug|todo|example|summary|plan|present|apologies|address|phone|email|fax|website|invoice|order|delivery|location|position|title|time|data|type|kind|spec|host|port|user|password|metadata|services|env|http|https|file|status|version|id|key|value|labels?|customers?|agent|assistant|bot|chatbot|operator|caller|system|q|a|mr|mrs|ms|dr)$/iu;

interface Rule {
  readonly expression: RegExp;
  readonly shape: number;
}

const rules: readonly Rule[] = [
  { expression: titledStrict, shape: 0.85 },
  { expression: titled, shape: 0.6 },
  { expression: titledSmall, shape: 0.6 },
  { expression: labelled, shape: 0.65 },
  { expression: key, shape: 0.8 },
  { expression: greeting, shape: 0.7 },
  { expression: introduced, shape: 0.5 },
  { expression: slashed, shape: 0.9 },
  { expression: reversed, shape: 0.5 },
  { expression: beforeMail, shape: 0.75 },
  { expression: signedFor, shape: 0.85 },
  { expression: kin, shape: 0.7 },
  { expression: relation, shape: 0.8 },
];

/** Names of persons that something beside them announces: a title, a greeting, a label, a relation, a signature. */
export const personTitle: Recognizer = {
  name: 'person-title',
  types: ['PERSON'],
  *find(text) {
    for (const { expression, shape } of rules) {
      for (const match of text.matchAll(expression)) {
        const [start, end] = match.indices?.groups?.['value'] ?? [0, 0];
        const finding = named(text, start, end, shape);
        if (finding) yield finding;
      }
    }
    yield* speakers(text);
  },
};

/** Expressions with the flag for any case take small letters for capitals: the name ends at the first small word. */
function named(text: string, start: number, end: number, shape: number): Finding | null {
  let value = text
    .slice(start, end)
    .replace(/['’]s$/u, '')
    .replace(/[.,;:'’-]+$/u, (ending) => (/\p{Lu}\.$/u.test(text.slice(start, end)) ? ending.slice(0, 1) : ''));
  const isSmall = /^\p{Ll}/u.test(value);
  if (!isSmall) {
    const words = value.split(' ');
    const small = words.findIndex(
      (word, at) => at > 0 && /^\p{Ll}/u.test(word) && !new RegExp(`^${particle}$`, 'iu').test(word),
    );
    if (small > 0) value = words.slice(0, small).join(' ');
  } else if (value.split(' ').length > 2) {
    return null;
  }
  if (
    value.length < 2 ||
    /^(?:executive|financial|operating|technology|information|marketing|risk|of) /iu.test(`${value} `) ||
    noNames.test(value) ||
    noNames.test(value.split(' ')[0] ?? '')
  )
    return null;
  return { start, end: start + value.length, type: 'PERSON', shape: isSmall ? shape - 0.1 : shape };
}

/** Who speaks in a chat: a name and a colon at the beginning of several lines. */
function* speakers(text: string): Generator<Finding> {
  const found = [...text.matchAll(speaker)].flatMap((match) => {
    const [start, end] = match.indices?.groups?.['value'] ?? match.indices?.groups?.['inside'] ?? [0, 0];
    const value = text.slice(start, end);
    return noNames.test(value) ? [] : [{ start, end, value: value.toLowerCase() }];
  });
  const names = new Set(found.map(({ value }) => value));
  // A list of settings has a new name in each line; in a conversation, somebody speaks twice.
  if (found.length < 3 || names.size > Math.max(2, found.length / 2)) return;
  for (const { start, end } of found) yield { start, end, type: 'PERSON', shape: 0.55 };
}
