import type { Mention } from '../request';

/** What is compared of a name: small letters without marks, titles and suffixes. */
interface Name {
  /** In order, the family name last. */
  readonly parts: readonly string[];
}

const titles =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|sgt|capt|judge|justice|herr|frau|mme|mlle|monsieur|madame|sr|sra|señor|señora|thiru|tmt|shri|smt|jr|sr|ii|iii|iv|md|phd|esq|mstr)$/u;
const legalForms =
  /^(?:ltd|limited|inc|incorporated|llc|llp|lp|plc|corp|corporation|co|company|gmbh|ag|kg|se|sa|sarl|sas|srl|spa|bv|nv|pty|pvt|oy|ab|as|aps|kft|zrt|holdings|group|the)$/u;

/**
 * Which person or thing each mention is of, as numbers from 1 in the order of first mention. Names, their short forms and
 * e-mail addresses made of them are one subject; two full names that differ are two. A short form that fits several goes
 * to the one that was named last before it.
 */
export function linkSubjects(mentions: readonly Mention[]): readonly number[] {
  const numbers = new Map<string, number>();
  const next = (key: string) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const subject = numbers.size + 1;
    numbers.set(key, subject);
    return subject;
  };

  // Full names first, wherever they stand: "Ms. Gonzalez" may come before "Maria Gonzalez".
  const names = mentions.map((mention) => (mention.type === 'PERSON' ? nameOf(mention.value) : null));
  const fullest = [...names.keys()].toSorted((a, b) => weight(names[b]) - weight(names[a]) || a - b);
  const groups: { readonly name: Name; readonly members: number[] }[] = [];
  const groupOf = new Map<number, number>();
  for (const place of fullest) {
    const name = names[place];
    if (!name || name.parts.length === 0) continue;
    const fitting = [...groups.keys()].filter((group) => fits(name, groups[group]?.name));
    const chosen = fitting.length < 2 ? fitting[0] : nearestBefore(place, fitting, groups);
    if (chosen === undefined) {
      groupOf.set(place, groups.length);
      groups.push({ name, members: [place] });
    } else {
      groupOf.set(place, chosen);
      groups[chosen]?.members.push(place);
    }
  }
  return mentions.map((mention, place) => {
    const group = groupOf.get(place);
    if (group !== undefined) {
      return next(`person ${String(group)}`);
    }
    if (mention.type === 'EMAIL_ADDRESS' || mention.type === 'USERNAME') {
      const owner = groups.findIndex(({ name }) => isMadeOf(mention.value, name));
      if (owner !== -1) return next(`person ${String(owner)}`);
    }
    return next(keyOf(mention));
  });
}

function weight(name: Name | null | undefined): number {
  return name ? name.parts.reduce((sum, part) => sum + (part.length > 1 ? 10 + part.length / 100 : 1), 0) : 0;
}

function nearestBefore(
  place: number,
  fitting: readonly number[],
  groups: readonly { readonly members: readonly number[] }[],
): number | undefined {
  const distance = (group: number) => {
    const before = (groups[group]?.members ?? []).filter((member) => member < place);
    return before.length > 0 ? place - Math.max(...before) : Number.MAX_SAFE_INTEGER;
  };
  return fitting.toSorted((a, b) => distance(a) - distance(b) || a - b)[0];
}

function nameOf(value: string): Name {
  const [family = [], given = []] = value.split(',').map((part) => wordsOf(part));
  // "GONZALEZ, Maria" and "GONZALEZ/MARIA MRS".
  const slashed = value.includes('/') ? value.split('/').map((part) => wordsOf(part)) : null;
  const words = slashed ? [...(slashed[1] ?? []), ...(slashed[0] ?? [])] : [...given, ...family];
  return { parts: words.filter((word) => !titles.test(word)) };
}

function wordsOf(value: string): string[] {
  return folded(value.replaceAll(/['’]s\b/gu, '')).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Small letters without marks. */
export function folded(value: string): string {
  return value
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i');
}

/** Whether a name may be a form of a fuller one: the same family name or forename, initials that agree, none that differs. */
function fits(name: Name, fuller: Name | undefined): boolean {
  if (!fuller || fuller.parts.length === 0) return false;
  const [own, other] = [name.parts, fuller.parts];
  // In a file's name, the family name often comes first.
  if (own.toSorted().join(' ') === other.toSorted().join(' ')) return true;
  if (own.length === 1) {
    const [only = ''] = own;
    return only.length > 1 && (other[0] === only || other.at(-1) === only);
  }
  if (own.at(-1) !== other.at(-1)) return false;
  // Forenames, as far as both tell them.
  const givenOwn = own.slice(0, -1);
  const givenOther = other.slice(0, -1);
  if (givenOther.length === 0) return true;
  return givenOwn.every((part, at) => {
    const same = givenOther[at];
    if (same === undefined) return givenOwn.length > givenOther.length;
    return (
      same === part ||
      ((part.length === 1 || same.length === 1) && same.startsWith(part.charAt(0))) ||
      givenOther.includes(part)
    );
  });
}

/** `gonzalez.m@`, `maria.gonzalez@`, `mgonzalez`: all of the address is the name's parts or their initials. */
function isMadeOf(address: string, { parts }: Name): boolean {
  const family = parts.at(-1) ?? '';
  if (parts.length < 2 || family.length < 3) return false;
  const local = folded(address.split('@')[0] ?? '').replaceAll(/[^\p{L}]/gu, '');
  if (!local.includes(family)) return false;
  const rest = local.replace(family, '');
  const given = parts.slice(0, -1);
  return (
    given.some((part) => rest === part || rest === part.charAt(0)) ||
    rest === given.join('') ||
    rest === given.map((part) => part.charAt(0)).join('')
  );
}

/** Types whose values are words; the others are numbers and addresses, whose separators mean nothing. */
const typesOfWords: ReadonlySet<string> = new Set(['PERSON', 'LOCATION', 'JOB_TITLE', 'NRP', 'ADDRESS']);

function keyOf({ type, value }: Mention): string {
  if (type === 'SECRET') return `${type} ${value}`;
  if (type === 'ORGANIZATION') {
    const words = wordsOf(value).filter((word) => !legalForms.test(word));
    return `${type} ${words.length > 0 ? words.join(' ') : folded(value)}`;
  }
  if (typesOfWords.has(type)) return `${type} ${wordsOf(value).join(' ')}`;
  return `${type} ${value.toLowerCase().replaceAll(/[^\p{L}\p{N}@]/gu, '')}`;
}
