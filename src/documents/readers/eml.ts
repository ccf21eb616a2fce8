import PostalMime, { type Address, type Email } from 'postal-mime';
import { err, ok } from '../../shared/result';
import { cleanText } from '../clean';
import { unplaced } from '../content';
import { documentErrors } from '../errors';
import { htmlToText, TooDeep } from '../markup/html-text';
import { TooMuchText } from '../markup/text-lines';
import type { Reader } from '../read';
import { takeAttachments } from './eml-attachments';

const WHAT = 'e-mail message';
/** A header line is cut here: mailing lists name thousands of people, and some attacks write a name of megabytes. */
const MAX_LINE_CHARACTERS = 2_000;
const MAX_PEOPLE = 50;
/** How much longer the HTML has to be before the plain text counts as a stub ("Your program can't show this"). */
const STUB = { times: 3, characters: 300 } as const;
const MAX_PARTS_DEPTH = 64;

/** The first line of a message that was cut out of an mbox file: no header, although it may hold a colon. */
function withoutMboxLine(bytes: Uint8Array): Uint8Array {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 5));
  if (start !== 'From ') return bytes;
  const end = bytes.indexOf(0x0a);
  return end < 0 ? bytes : bytes.subarray(end + 1);
}

function cut(line: string): string {
  return line.length <= MAX_LINE_CHARACTERS ? line : `${line.slice(0, MAX_LINE_CHARACTERS)} ...`;
}

function person(address: Address): string {
  if (address.group !== undefined) return `${address.name}: ${people(address.group)}`;
  if (address.name === '' || address.name === address.address) return address.address;
  return address.address === '' ? address.name : `${address.name} <${address.address}>`;
}

function people(addresses: readonly Address[] | undefined): string {
  if (addresses === undefined) return '';
  const shown = addresses.slice(0, MAX_PEOPLE).map(person).join(', ');
  const more = addresses.length - MAX_PEOPLE;
  return more > 0 ? `${cut(shown)} and ${String(more)} more` : shown;
}

/** The header as a mail program shows it. The date stays as the sender's program wrote it. */
function headerLines(email: Email, attachmentNames: readonly string[]): string[] {
  const date = email.headers.find(({ key }) => key === 'date')?.value ?? '';
  const lines: readonly (readonly [string, string])[] = [
    ['From', people(email.from === undefined ? undefined : [email.from])],
    ['To', people(email.to)],
    ['Cc', people(email.cc)],
    ['Bcc', people(email.bcc)],
    ['Date', date],
    ['Subject', email.subject ?? ''],
    ['Attachments', attachmentNames.join(', ')],
  ];
  return lines
    .map(([name, value]) => [name, cleanText(value).replace(/\s+/g, ' ').trim()] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => cut(`${name}: ${value}`));
}

/** The plain body, unless there is none worth reading: then the HTML one as text. */
function bodyOf(email: Email, limit: number): string {
  const plain = cleanText(email.text ?? '')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (email.html === undefined) return plain;
  const rich = htmlToText(email.html, { limit });
  const isStub = rich.length > STUB.times * plain.length && rich.length > plain.length + STUB.characters;
  return plain === '' || isStub ? rich : plain;
}

/**
 * Reads an e-mail message: who wrote to whom and when, then its text, quoted parts included. Files and messages inside
 * of it come along as attachments. Nothing that it names is fetched.
 */
export const readEml: Reader = async ({ bytes, extension, limits }) => {
  let email: Email;
  try {
    email = await PostalMime.parse(withoutMboxLine(bytes).slice(), {
      forceRfc822Attachments: true,
      maxNestingDepth: MAX_PARTS_DEPTH,
    });
  } catch {
    return err(documentErrors.damaged(WHAT));
  }
  const isMessage = email.from !== undefined || email.to !== undefined || email.subject !== undefined;
  if (!isMessage && email.date === undefined && email.messageId === undefined) {
    return err(documentErrors.typeMismatch(extension === '' ? 'eml' : extension, 'plain text'));
  }
  try {
    const taken = takeAttachments(email.attachments, limits.attachments);
    const body = bodyOf(email, limits.characters);
    const text = [headerLines(email, taken.names).join('\n'), body].filter((part) => part !== '').join('\n\n');
    if (text === '') return err(documentErrors.noText(WHAT));
    if (text.length > limits.characters) return err(documentErrors.tooMuchText(limits));
    const { attachments, leftOut } = taken;
    return ok({ content: unplaced('message/rfc822', text), attachments, leftOut });
  } catch (cause) {
    if (cause instanceof TooMuchText) return err(documentErrors.tooMuchText(limits));
    if (cause instanceof TooDeep) return err(documentErrors.damaged(WHAT));
    throw cause;
  }
};
