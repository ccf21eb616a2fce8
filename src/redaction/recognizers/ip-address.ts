import type { Recognizer } from '../recognizer';
import { isNear } from './support/near';

/** With dots as they are, or in brackets so that nobody follows the address. */
const version4 = /(?<![\p{L}\p{N}]|\d\.)(?:\d{1,3}(?:\.|\[\.\]|\(\.\))){3}\d{1,3}(?:\/\d{1,2})?(?![\p{L}\p{N}]|\.\d)/gu;
const version6 =
  /(?<![\p{L}\p{N}:.])[\da-fA-F:]{2,39}(?:(?:\d{1,3}\.){3}\d{1,3})?(?:%\w{1,16})?(?:\/\d{1,3})?(?![\p{L}\p{N}:]|\.\d)/gu;
const otherNumbers = [
  'version',
  'v',
  'ver.',
  'firmware',
  'release',
  'section',
  'clause',
  'build',
  'article',
  'chapter',
  '§',
];
const networkWords = [
  'ip',
  'ipv4',
  'host',
  'server',
  'subnet',
  'gateway',
  'dns',
  'client',
  'address',
  'ping',
  'netmask',
  'login',
];

/** Addresses on the internet, versions 4 and 6, with or without a prefix length. */
export const ipAddress: Recognizer = {
  name: 'ip-address',
  types: ['IP_ADDRESS'],
  context: networkWords,
  *find(text) {
    const longer = [...text.matchAll(version6)].filter(({ 0: written }) => isVersion6(written.replace(/[%/].*$/u, '')));
    for (const match of longer) {
      yield { start: match.index, end: match.index + match[0].length, type: 'IP_ADDRESS', shape: 0.8 };
    }
    let next = 0;
    for (const match of text.matchAll(version4)) {
      const [start, end] = [match.index, match.index + match[0].length];
      // Version 6 may end in one, which is then a part of it.
      while (endOf(longer[next]) <= start) next++;
      if ((longer[next]?.index ?? Infinity) < start) continue;
      const octets = (match[0].split('/')[0] ?? '').split(/\D+/u);
      if (octets.some((octet) => Number(octet) > 255 || /^0\d/u.test(octet))) continue;
      if (isNear(text, start, start, otherNumbers, { before: 12, after: 0 })) continue;
      yield { start, end, type: 'IP_ADDRESS', shape: isLikeSection(octets) ? 0.3 : 0.65 };
    }
  },
};

function endOf(match: RegExpExecArray | undefined): number {
  return match ? match.index + match[0].length : Infinity;
}

/** Sections of contracts and versions of programs count as `15.5.2.2`; few networks begin like this. */
function isLikeSection(octets: readonly string[]): boolean {
  const [first = '', ...rest] = octets;
  const isPublicResolver = rest.every((octet) => octet === first) || rest.join('.') === '0.0.1';
  return first !== '10' && !isPublicResolver && octets.every((octet) => Number(octet) < 32);
}

/** RFC 4291, section 2.2. */
function isVersion6(address: string): boolean {
  const halves = address.split('::');
  // Without a digit, it is a name in a program: `abc::def`.
  if (halves.length > 2 || address.length < 3 || !/\d/u.test(address)) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const ending = groups.at(-1) ?? '';
  const size = groups.length + (ending.includes('.') ? 1 : 0);
  const isHex = groups.every(
    (part, place) =>
      /^[\da-fA-F]{1,4}$/u.test(part) || (place === groups.length - 1 && /^(?:\d{1,3}\.){3}\d{1,3}$/u.test(part)),
  );
  return isHex && (halves.length === 2 ? size >= 1 && size < 8 : size === 8);
}
