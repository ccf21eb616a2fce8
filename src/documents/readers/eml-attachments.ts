import type { Attachment as MailPart } from 'postal-mime';
import { cleanText } from '../clean';
import type { Attachment, LeftOut } from '../document';
import { leftOutAttachments } from '../errors';
import type { AttachmentLimits } from '../limits';
import { extensionOf } from '../sniff';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/plain': 'txt',
};
/** Proof that a message is unchanged: no text for anyone. */
const SIGNATURES: ReadonlySet<string> = new Set([
  'application/pgp-signature',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
]);
/** Pictures in the text up to this size are logos, rulers and counting pixels. */
const DECORATION_BYTES = 10_000;
const MAX_NAME_CHARACTERS = 120;

interface Taken {
  /** Of all attachments, left out or not. */
  readonly names: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly leftOut: LeftOut | null;
}

function bytesOf({ content }: MailPart): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  // A copy, so that a view doesn't take the whole message along.
  return content instanceof Uint8Array ? content.slice() : new Uint8Array(content);
}

function isNoise(part: MailPart, size: number): boolean {
  if (SIGNATURES.has(part.mimeType)) return true;
  return part.related === true && part.mimeType.startsWith('image/') && size <= DECORATION_BYTES;
}

/** A file name that is safe to show and to save: no path, no control character, not too long, with an extension. */
function nameOf(part: MailPart, index: number): string {
  const given = cleanText(part.filename ?? '')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const extension = EXTENSIONS[part.mimeType] ?? 'bin';
  if (given === '')
    return part.mimeType === 'message/rfc822' ? 'Message.eml' : `Attachment ${String(index + 1)}.${extension}`;
  const ending = extensionOf(given);
  const isNamed = ending !== '' && (part.mimeType !== 'message/rfc822' || ending === 'eml');
  const suffix = isNamed ? `.${ending}` : `.${extension}`;
  const stem = isNamed ? given.slice(0, -suffix.length) : given;
  return `${stem.slice(0, MAX_NAME_CHARACTERS)}${isNamed ? given.slice(-suffix.length) : suffix}`;
}

/** Takes a message's attachments out of it, as many as the limits allow, in their order. */
export function takeAttachments(parts: readonly MailPart[], limits: AttachmentLimits): Taken {
  const files = parts
    .map((part, index) => ({ name: nameOf(part, index), bytes: bytesOf(part), part }))
    .filter(({ part, bytes }) => !isNoise(part, bytes.length));
  const names = files.map(({ name }) => name);
  if (limits.depth <= 0) {
    return { names, attachments: [], leftOut: files.length === 0 ? null : leftOutAttachments.tooDeep(files.length) };
  }
  let room = limits.bytes;
  const fitting = files.slice(0, limits.count).filter(({ bytes }) => {
    const fits = bytes.length <= room;
    if (fits) room -= bytes.length;
    return fits;
  });
  const attachments = fitting.map(({ name, bytes }) => ({ name, bytes }));
  const missing = files.length - fitting.length;
  if (missing === 0) return { names, attachments, leftOut: null };
  const isCount = files.length > limits.count;
  return {
    names,
    attachments,
    leftOut: isCount ? leftOutAttachments.tooMany(missing, limits) : leftOutAttachments.tooLarge(missing, limits),
  };
}
