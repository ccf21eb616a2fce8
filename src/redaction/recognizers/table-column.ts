import type { EntityType } from '../entity-types';
import type { Finding, Recognizer } from '../recognizer';
import { labels, wordsOf } from './support/labels';

/** What a column's heading calls values that are no numbers. */
const headings: Readonly<Partial<Record<EntityType, string>>> = {
  PERSON:
    'name;first name;last name;full name;surname;given name;family name;forename;middle name;firstname;lastname;fullname;customer name;contact name;contact;employee name;patient name;patient;client name;owner;holder;account holder;cardholder;manager;doctor;beneficiary;guest;passenger;nachname;vorname;nom;prénom;apellido;nombre;maiden name;signatory;assignee;author;sender;recipient;attendee',
  EMAIL_ADDRESS: 'email;e mail;mail;email address',
  PHONE_NUMBER: 'phone;phone number;telephone;mobile;cell;fax;tel;telefon;phone no',
  ADDRESS:
    'address;street;street address;address line 1;address line 2;home address;adresse;anschrift;zip;zip code;postcode;postal code;plz',
  LOCATION:
    'city;town;state;county;country;region;place of birth;birthplace;ort;stadt;land;ville;pays;province;location',
  ORGANIZATION: 'company;employer;organisation;organization;vendor;supplier;firm;bank;institution;school',
  DATE_OF_BIRTH: 'dob;date of birth;birth date;birthdate;birthday;geburtsdatum;date de naissance;born',
  DATE_TIME:
    'date;start date;end date;hire date;created;created at;last contact;due date;datum;joined;timestamp;last login',
  AGE: 'age;alter;edad',
  JOB_TITLE: 'job;job title;title;position;occupation;role;beruf;profession',
  NRP: 'nationality;religion;citizenship;ethnicity;race;party',
  AMOUNT: 'amount;balance;salary;income;price;total;wage;net pay;betrag;montant;limit',
  USERNAME: 'username;user name;login;user;handle',
  SECRET: 'password;passwd;pin;secret;api key;token;pass',
  IP_ADDRESS: 'ip;ip address',
};

const typeOfHeading = new Map(
  Object.entries(headings).flatMap(([type, list]) =>
    list.split(';').map((heading) => [heading, type as EntityType] as const),
  ),
);
const fewestColumns = 3;
/** What no heading of a column holds. */
const isSentence = /[.:!?] |[!?]$|\p{L}{4,}\.$/u;
const separators = [',', ';', '\t', '|'] as const;

/** Cells of CSV and other tables under a heading that says what they are. */
export const tableColumn: Recognizer = {
  name: 'table-column',
  types: [...new Set([...typeOfHeading.values(), 'ID_NUMBER' as const])],
  *find(text) {
    const lines = linesOf(text);
    for (let row = 0; row + 1 < lines.length; row++) {
      const separator = separators.find((sign) => (lines[row]?.text.split(sign).length ?? 0) >= fewestColumns);
      if (separator === undefined) continue;
      const headings = cellsOf(lines[row], separator);
      if (headings.some(({ text: heading }) => isSentence.test(heading))) continue;
      const types = headings.map(({ text: heading }) => typeOf(heading));
      if (types.filter((type) => type !== null).length < 2) continue;
      let below = row + 1;
      for (; below < lines.length; below++) {
        const cells = cellsOf(lines[below], separator);
        if (cells.length !== types.length) break;
        for (const [column, cell] of cells.entries()) {
          const type = types[column] ?? null;
          if (type !== null && /[\p{L}\p{N}]/u.test(cell.text))
            yield { start: cell.start, end: cell.end, type, shape: 0.75 } satisfies Finding;
        }
      }
      row = below - 1;
    }
  },
};

function typeOf(heading: string): EntityType | null {
  const words = wordsOf(heading).map(({ text }) => text);
  const phrase = words.join(' ');
  const named = typeOfHeading.get(phrase);
  if (named) return named;
  const label = (labels.get(words[0] ?? '') ?? []).find((known) => known.words.join(' ') === phrase);
  return label?.type ?? null;
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function linesOf(text: string): readonly Piece[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const piece = { text: line, start: at, end: at + line.length };
    at += line.length + 1;
    return piece;
  });
}

/** Cells without spaces and quotation marks at their ends; a separator inside of quotation marks divides nothing. */
function cellsOf(line: Piece | undefined, separator: string): readonly Piece[] {
  if (!line) return [];
  const cells: Piece[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at <= line.text.length; at++) {
    const sign = line.text.charAt(at);
    if (sign === '"') isQuoted = !isQuoted;
    if (at < line.text.length && (sign !== separator || isQuoted)) continue;
    const [, before = '', content = ''] = /^([ "']*)([\s\S]*?)[ "']*$/u.exec(line.text.slice(from, at)) ?? [];
    const start = line.start + from + before.length;
    cells.push({ text: content, start, end: start + content.length });
    from = at + 1;
  }
  return cells;
}
