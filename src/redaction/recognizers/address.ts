import type { Finding, Recognizer } from '../recognizer';
import { postcodePatterns } from './support/postcodes';
import { streetWords } from './support/street-words';

const direction = '(?:(?:north|south|east|west|[ns]\\.?[ew]?\\.?|[ew]\\.?) )?';
const word = "[\\p{L}\\p{N}][\\p{L}\\p{N}.'-]{0,24}";
const plainWord = "[\\p{L}\\p{N}][\\p{L}\\p{N}'-]{0,24}";
const frenchName = "(?:(?:de la|de l'|des|de|du|d'|l'|le|la|les|aux|au) ?)?[\\p{Lu}\\p{N}][\\p{L}\\p{N}'-]{0,24}";
const unit =
  '(?:,? ?(?:\\n ?)?(?:(?:apt|apartment|unit|suite|ste|flat|floor|fl|room|rm|bldg|building|block|lot|no|#)\\.? ?#? ?[\\p{L}\\p{N}-]{1,6}|#\\s?[\\p{L}\\p{N}-]{1,6}|\\d{1,3}(?:st|nd|rd|th) floor)(?!\\p{L}))?';
const numberBefore =
  '(?:(?:flat|apt|unit|suite|apartment|house|no\\.?|plot|shop|block|floor) ?\\p{L}?\\d{1,5}\\p{L}?,? ?(?:/ ?)?)?\\d{1,6}(?:[-/]\\d{1,5})?\\p{L}?';

const city =
  "(?:(?:St|Ste|Mt|Ft)\\.? )?\\p{Lu}[\\p{L}'-]{1,24}(?: (?:\\p{Lu}|a[mn](?= )|der(?= )|de(?= )|la(?= )|les?(?= )|sur(?= )|upon(?= )|en(?= )|im(?= ))[\\p{L}'-]{0,24}){0,3}";
const cityLine = `(?:,? ?(?:\\n ?)?|, )${city}`;
const stateAndZip =
  '(?:,? (?:[A-Z]{2,3}|\\p{Lu}\\p{Ll}{3,14}(?: \\p{Lu}\\p{Ll}{3,12})?))?,?(?: [-–])? (?:\\d{5}(?:-\\d{4})?|\\d{4}|\\d{3} ?\\d{3}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|[A-Z]\\d[\\dW] ?[A-Z\\d]{4})(?![\\p{L}\\p{N}])';
const codeAndCity = `(?:,? ?(?:\\n ?)?|, ?)(?:[A-Z]{1,2}-)?\\d{4,5}(?: [A-Z]{2})? ${city}(?: CEDEX(?: \\d{1,2})?)?`;

interface Form {
  readonly expression: RegExp;
  readonly shape: number;
}

function form(source: string, shape: number, flags = 'dgiu'): Form {
  return { expression: new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, flags), shape };
}

/** Beginnings of addresses: a street with a number, or a box. What follows is read by {@link endOfAddress}. */
const beginnings: readonly Form[] = [
  form(
    `${numberBefore},? ${direction}(?:${word} ){1,4}(?:${streetWords})\\.?(?: (?:north|south|east|west|[ns][ew]?|[ew]))?${unit}`,
    0.7,
  ),
  form(
    `\\d{1,6} (?:avenue|ave|highway|hwy|route|rte|county road|state road) (?:of the )?[\\p{L}\\d]{1,16}${unit}`,
    0.65,
  ),
  form(`\\d{1,6} (?:Broadway|Main|The ${word} ?${word}?)${unit}`, 0.45, 'dgu'),
  form(
    `(?:p\\.? ?o\\.? ?box|post office box|postfach|boîte postale|bp|apartado(?: de correos)?|casella postale|postbus|gpo box|locked bag) ?#?\\d{1,3}(?:[ ]?\\d{1,3}){0,2}`,
    0.75,
  ),
  form(
    `\\p{Lu}[\\p{L}.-]{1,30}(?:straße|strasse|str\\.|weg|platz|allee|gasse|damm|chaussee|steig|stieg|straat|laan|plein|gracht|dijk|singel|vägen|gatan|gata|veien|vej|katu|STRASSE|STRAßE|STR\\.|WEG|PLATZ|ALLEE|GASSE) ?\\d{1,4} ?\\p{L}?(?: ?[-/] ?\\d{1,4}\\p{L}?)?`,
    0.75,
  ),
  form(
    `(?:\\p{Lu}[\\p{L}.-]{1,24} )?(?:Straße|Strasse|Str\\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer) \\d{1,4} ?[a-z]?`,
    0.7,
    'dgu',
  ),
  form(
    `(?:Am|Im|An der|An den|Auf der|Auf dem|Unter den|Zum|Zur|In der|Hinter der) \\p{Lu}[\\p{L}-]{2,24} \\d{1,4} ?[a-z]?`,
    0.6,
    'dgu',
  ),
  form(
    `\\d{1,4}(?: ?(?:bis|ter|quater|[a-c]))?,? ?(?:[Rr]ue|RUE|[Aa]venue|[Aa]v\\.|AVENUE|[Bb]oulevard|[Bb]d|BOULEVARD|[Cc]hemin|[Aa]llées?|[Ii]mpasse|[Pp]lace|[Qq]uai|[Rr]oute|[Cc]ours|[Pp]assage|[Ss]quare|[Ff]aubourg|[Vv]illa) ${frenchName}(?:[ -]${frenchName}){0,3}`,
    0.7,
    'dgu',
  ),
  form(
    `(?:calle|c/|c\\.|avenida|avda?\\.?|plaza|pza\\.?|paseo|p\\.º|carrera|cra\\.?|camino|ronda|travesía|via|viale|piazza|corso|largo|vicolo|rua|praça|ul\\.|ulica|al\\.) ?(?:(?:de la|de los|de las|del|de|dei|della|delle|la|el) )?${plainWord}(?: ${plainWord}){0,4},? (?:n\\.?º ?|nº ?|# ?|n\\. ?)?\\d{1,4}(?: ?\\p{L})?(?:, ?\\d{1,2}º? ?(?:[a-z]|izq|dcha)?\\.?º?)?`,
    0.7,
  ),
];

const tails: readonly RegExp[] = [
  new RegExp(`^${cityLine}${stateAndZip}`, 'u'),
  new RegExp(`^${codeAndCity}`, 'u'),
  new RegExp(`^${cityLine}${cityLine}${stateAndZip}`, 'u'),
  new RegExp(`^${stateAndZip}`, 'u'),
  /^, \p{Lu}[\p{L}.'-]{1,24}(?: \p{Lu}[\p{L}.'-]{1,24}){0,2}, (?:[A-Z]{2}|\p{Lu}\p{Ll}{3,14})(?![\p{L}\p{N}])/u,
  /^, \p{Lu}[\p{L}'-]{2,24}(?: \p{Lu}[\p{L}'-]{2,24}){0,1}(?=[.,;\n)"]|$)/u,
];
const country =
  /^,? ?(?:\n ?)?(?:USA|U\.S\.A?\.?|United States(?: of America)?|UK|United Kingdom|England|Scotland|Wales|Ireland|Canada|Australia|India|Germany|Deutschland|France|Spain|España|Italy|Italia|Netherlands|Nederland|Austria|Österreich|Switzerland|Schweiz|Belgium|New Zealand)(?!\p{L})/u;
const labelledLine =
  /(?<!\p{L})(?:(?:home |mailing |postal |billing |shipping |delivery |street |residential |work |business )?address|anschrift|adresse|dirección|indirizzo|domicilio|adres|wohnhaft|residing at|resident at|lives at|located at)["']?(?: ?[:=] {0,3}(?:\n ?)?["']?| )(?<value>[^\n"<>;|]{6,90})/dgiu;
const furtherLine = /^,?\n ?(?=[^\n]{3,60}(?:\n|$))[^\n:@<>"|]*\p{L}[^\n:@<>"|]*(?=\n|$)/u;

/** Postal addresses: street with number, unit, place and code; boxes; postal codes alone; what a label calls one. */
export const address: Recognizer = {
  name: 'address',
  types: ['ADDRESS'],
  context: [
    'address',
    'live',
    'resid',
    'located',
    'deliver',
    'ship',
    'adress',
    'anschrift',
    'wohn',
    'dirección',
    'mail',
    'postcode',
    'postal',
    'zip',
    'plz',
  ],
  *find(text): Generator<Finding> {
    for (const { expression, shape } of beginnings) {
      for (const match of text.matchAll(expression)) {
        if (isProse(match[0])) continue;
        const end = endOfAddress(text, match.index + match[0].length);
        const isLong = end > match.index + match[0].length;
        yield { start: match.index, end, type: 'ADDRESS', shape: isLong ? Math.max(shape, 0.8) : shape };
      }
    }
    for (const match of text.matchAll(labelledLine)) yield* labelled(text, match);
    for (const { expression, shape } of postcodePatterns) {
      for (const match of text.matchAll(expression)) {
        const [start, end] = match.indices?.groups?.['value'] ?? [match.index, match.index + match[0].length];
        yield { start, end, type: 'ADDRESS', shape };
      }
    }
  },
};

/** Kinds of streets that are words of any text, too: in small letters they name none. */
const vagueKind =
  / (?:way|park|path|point|hill|view|close|row|walk|run|place|pl|court|ct|drive|dr|st|green|loop|bend|rise|square|circle|cross|crossing|grove|gardens|trail|parade|plaza|colony|bypass|pass|alley|terrace|ter|ridge|heights|route|wharf)\.?$/u;

/** `5 years on the road`, `2 ways`: words that no street has between its number and its kind. */
function isProse(written: string): boolean {
  if (vagueKind.test(written) && !/\d\p{L}?,? (?:\p{Lu}|\d)/u.test(written)) return true;
  if (/ of (?:the|a) \p{L}+\.?$/u.test(written)) return true;
  return / (?:years?|days?|months?|hours?|minutes?|miles?|people|is|are|was|were|has|have|will|be|on|your|our|my|his|her|their|this|that|it|we|you|they|percent|times|with|which|into|by|or|if|not|can|may|shall|each|any|per|more|than|at|from|and|copies|units?|items?|pages?) /iu.test(
    `${written.replaceAll('\n', ' ')} `,
  );
}

/** Where an address ends whose street ends at a place: behind the town, the region, the code and the country. */
function endOfAddress(text: string, from: number): number {
  const rest = text.slice(from, from + 160);
  const tail = tails.map((expression) => expression.exec(rest)?.[0]).find((found) => found !== undefined) ?? '';
  const nation = country.exec(rest.slice(tail.length))?.[0] ?? '';
  return from + tail.length + nation.length;
}

function* labelled(text: string, match: RegExpExecArray): Generator<Finding> {
  const [start, lineEnd] = match.indices?.groups?.['value'] ?? [0, 0];
  const line = text.slice(start, lineEnd);
  const isAddress = /\p{N}/u.test(line) && /\p{L}{2}/u.test(line) && !/@|https?:/u.test(line);
  if (!isAddress || !/[:=]/u.test(text.slice(match.index, start))) return;
  let end = lineEnd;
  for (let lines = 0; lines < 4; lines++) {
    const next = furtherLine.exec(text.slice(end, end + 80))?.[0];
    if (next === undefined || /\d{7,}|[.!?]$/u.test(next)) break;
    end += next.length;
  }
  const inLine = /^[\s\S]*?(?=\. \p{Lu}\p{Ll}+ \p{Ll}| (?:Phone|Tel|Email|E-mail|DOB|Fax|Mobile)\b)/u.exec(
    text.slice(start, end),
  )?.[0];
  const value = (inLine ?? text.slice(start, end)).replace(/[\s.,;)'*_]+$/u, '');
  yield { start, end: start + value.length, type: 'ADDRESS', shape: 0.75, hasContext: true };
}
