import type { Finding, Recognizer } from '../recognizer';

const withScheme =
  /(?<![\p{L}\p{N}])(?:https?|hxxps?|ftps?|sftp|wss?|file|ssh|git|smb|ldaps?):\/\/[^\s<>"'`|\\^{}]+/giu;
const withWww = /(?<![\p{L}\p{N}@./])www\d?\.[^\s<>"'`|\\^{}]+/giu;
const bare =
  /(?<![\p{L}\p{N}@./_-])(?:[a-zA-Z\d](?:[a-zA-Z\d-]{0,61}[a-zA-Z\d])?\.)+([a-zA-Z]{2,24})(?![\p{L}\p{N}@_(-])(?::\d{2,5})?(?:[/?#][^\s<>"'`|\\^{}]*)?/gu;

/** Endings under which most sites are registered, that are no words and no kinds of files. */
const endings = new Set(
  (
    'com org net edu gov mil biz io ai co tv gg xyz eu uk ca au nz ie za bd lk sg ph th vn cn hk tw jp kr de ch fr nl lu es pt ' +
    'cz sk hu ro bg gr tr ru ua lt lv ee fi se dk hr si ba mk al il ae sa eg tn ng ke gh tz ug et mx br ar cl pe ve uy ec'
  ).split(' '),
);
/** Endings that are words, members of objects or kinds of files as well: a path or a word has to speak for them. */
const doubtful = new Set(
  (
    'in is it me no at be us my id pl sh cc page name info pro mobi app dev ly online site shop store blog cloud tech web email ' +
    'agency company group media news live life world today link space digital pk rs ma by int example test invalid localhost'
  ).split(' '),
);
/** Below a country's ending, the second level says what a name is. */
const secondLevel = /\.(?:co|com|gov|ac|org|net|edu|nic|gouv|or|ne|go)\.[a-z]{2}$/iu;

/** Addresses on the web and of servers. */
export const url: Recognizer = {
  name: 'url',
  types: ['URL'],
  context: [
    'visit',
    'website',
    'web site',
    'site',
    'domain',
    'url',
    'link',
    'click',
    'homepage',
    'web:',
    'www',
    'online at',
  ],
  *find(text) {
    for (const match of text.matchAll(withScheme)) yield found(match, 0.85);
    for (const match of text.matchAll(withWww)) yield found(match, 0.85);
    for (const match of text.matchAll(bare)) {
      const shape = bareShape(match[0], match[1] ?? '');
      if (shape > 0) yield found(match, shape);
    }
  },
};

function bareShape(address: string, ending: string): number {
  const own = ending.toLowerCase();
  const isSure = endings.has(own);
  if (!isSure && !doubtful.has(own)) return 0;
  const [host = ''] = address.split(/[:/?#]/u);
  // "sold.Net proceeds": two sentences that no space divides.
  if (ending !== own && host !== host.toUpperCase()) return 0.1;
  if (isSure || secondLevel.test(host)) return address.length > host.length ? 0.8 : 0.6;
  return address.length > host.length && /[/?]/u.test(address) ? 0.6 : 0.25;
}

/** A sentence's punctuation after an address is no part of it, nor is a bracket that was opened before it. */
function found(match: RegExpExecArray, shape: number): Finding {
  let length = lengthWithoutEnd(match[0], match[0].length);
  for (let last = match[0].charAt(length - 1); last === ')' || last === ']'; last = match[0].charAt(length - 1)) {
    if (hasOpened(match[0].slice(0, length), last)) break;
    length = lengthWithoutEnd(match[0], length - 1);
  }
  return { start: match.index, end: match.index + length, type: 'URL', shape };
}

function lengthWithoutEnd(address: string, length: number): number {
  let end = length;
  while (end > 0 && '.,;:!?*_~…'.includes(address.charAt(end - 1))) end--;
  return end;
}

function hasOpened(address: string, close: string): boolean {
  return address.split(close === ')' ? '(' : '[').length >= address.split(close).length;
}
