import { err, ok } from '../../shared/result';
import { cleanText, countControls } from '../clean';
import { documentErrors } from '../errors';
import type { Reader } from '../read';

/** More control characters than this share of a file means that it isn't text, whatever its name says. */
const MAX_CONTROL_SHARE = 0.1;

function byteOrderMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** What windows-1252 has at 0x80 to 0x9f (WHATWG Encoding Standard, index windows-1252). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 decodes windows-1252 as Latin-1, so the characters in which they differ are set right here. */
function decodeWindows1252(bytes: Uint8Array): string {
  const decoded = new TextDecoder('windows-1252').decode(bytes);
  return decoded.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}

/** UTF-8 where it is valid, else windows-1252 (the WHATWG Encoding Standard's fallback). Drops a UTF-8 mark. */
function decodeUnmarked(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** Reads TXT and Markdown: one page that spans the text, no runs. */
// eslint-disable-next-line @typescript-eslint/require-await -- every reader is asynchronous
export const readText: Reader = async ({ bytes, extension, limits }) => {
  const named = extension === '' ? 'txt' : extension;
  const mark = byteOrderMark(bytes);
  if (mark === null && bytes.includes(0)) return err(documentErrors.typeMismatch(named, 'a file of binary data'));

  const decoded = mark === null ? decodeUnmarked(bytes) : new TextDecoder(mark).decode(bytes);
  if (countControls(decoded) > decoded.length * MAX_CONTROL_SHARE) {
    return err(documentErrors.typeMismatch(named, 'a file of binary data'));
  }
  const text = cleanText(decoded);
  if (text.trim() === '') return err(documentErrors.emptyFile());
  if (text.length > limits.characters) return err(documentErrors.tooMuchText(limits));

  return ok({
    mediaType: extension === 'md' || extension === 'markdown' ? 'text/markdown' : 'text/plain',
    text,
    pages: [{ start: 0, end: text.length, width: 0, height: 0 }],
    runs: [],
  });
};
