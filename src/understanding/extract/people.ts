const TITLE = String.raw`(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|madam|rev|herr|frau)\.?[ \t]+)?`;
const GREETED = new RegExp(
  String.raw`(?:^|\n)[ \t>*]*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))[ \t]+${TITLE}((?:\p{Lu}[\p{L}\p{M}'’.-]*[ \t]*){1,4})(?=[,:;!.–—-]|\s*\n)`,
  'giu',
);
const CLOSING = new RegExp(
  String.raw`(?:^|\n)[^\n]{0,40}(?:regards|sincerely|faithfully|truly|wishes|thanks|thank you|cheers|yours|respectfully|best|signed)[,.!]?[ \t]*\n\s*([^\n]{2,60})`,
  'giu',
);
/** Whom nobody is named by: "Dear Sirs", "Hi team". */
const NOBODY =
  /^(?:or|and|the|our|valued|sirs?|madams?|team|all|both|claims|customer|client|member|policyholder|support|service|everyone|folks|there|colleagues?|insurers?|department|manager|officer)$/u;
const EMAIL = /(?<![\w.+%-])([\w.+%-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/gu;
const WEB = /(?:https?:\/\/|(?<!\p{L})www\.)([\w.-]{3,80})/giu;
/** Letters that no accent makes, as people write them in addresses. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ð: 'd',
  đ: 'd',
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
};

/** What a document shows of a name apart from the place where the name stands. Each from 0 to 1. */
export interface PersonSigns {
  /** How many of its words the user's part of an e-mail address in the document has. */
  readonly mailbox: number;
  /** How many of its words a domain in the document has. */
  readonly domain: number;
  /** Whether a greeting names it: "Dear Ms Lee". */
  readonly greeted: number;
  /** Whether it stands below a closing. */
  readonly signed: number;
  /** The same where no greeting names a person, as in "Dear Sirs". */
  readonly signedToNobody: number;
}

/** Who writes, and to whom, as far as greetings, closings and addresses of one text tell. */
export class People {
  readonly #mailboxes: readonly string[];
  readonly #domains: readonly string[];
  readonly #greeted: ReadonlySet<string>;
  readonly #signed: ReadonlySet<string>;

  constructor(text: string) {
    const emails = [...text.matchAll(EMAIL)].slice(0, MOST_ADDRESSES);
    this.#mailboxes = emails.map(([, mailbox = '']) => plainLetters(mailbox));
    this.#domains = [
      ...emails.map(([, , domain = '']) => plainLetters(domain)),
      ...[...text.matchAll(WEB)].slice(0, MOST_ADDRESSES).map(([, domain = '']) => plainLetters(domain)),
    ];
    this.#greeted = wordsIn(text.matchAll(GREETED));
    this.#signed = wordsIn(text.matchAll(CLOSING));
  }

  signsOf(name: string): PersonSigns {
    const words = wordsOf(name);
    const isGreeted = words.some((word) => this.#greeted.has(word));
    const isSigned = words.length > 0 && words.every((word) => this.#signed.has(word));
    return {
      mailbox: best(words, this.#mailboxes),
      domain: best(words, this.#domains),
      greeted: isGreeted ? 1 : 0,
      signed: isSigned ? 1 : 0,
      signedToNobody: isSigned && this.#greeted.size === 0 ? 1 : 0,
    };
  }
}

const MOST_ADDRESSES = 50;

function wordsIn(matches: Iterable<RegExpMatchArray>): Set<string> {
  return new Set([...matches].flatMap(([, name = '']) => wordsOf(name)).filter((word) => !NOBODY.test(word)));
}

/** The share of the words that the best of these addresses has. Short words are in too many. */
function best(words: readonly string[], addresses: readonly string[]): number {
  const long = words.filter((word) => word.length >= 3);
  if (long.length === 0) return 0;
  const shares = addresses.map((address) => long.filter((word) => address.includes(word)).length / long.length);
  return Math.max(0, ...shares);
}

function wordsOf(name: string): readonly string[] {
  return plainLetters(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 2);
}

/** Lower case, without accents: "Guðrún" is "gudrun". */
function plainLetters(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ðđøłßæœþı]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter);
}
