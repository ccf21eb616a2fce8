import { err, ok, type Result } from '../../shared/result';
import { cleanText, countControls } from '../clean';
import { unplaced, withoutAttachments } from '../content';
import { decodeText } from '../decode';
import type { DocumentError } from '../document';
import { documentErrors } from '../errors';
import type { Reader, ReaderInput } from '../read';

/** More control characters than this share of a file means that it isn't text, whatever its name says. */
const MAX_CONTROL_SHARE = 0.1;

/** Decoded and cleaned text, or why the bytes are none. */
export function textOf(
  { bytes, extension, limits }: ReaderInput,
  declared: string | null = null,
): Result<string, DocumentError> {
  const decoded = decodeText(bytes, declared);
  if (decoded.includes('\0') || countControls(decoded) > decoded.length * MAX_CONTROL_SHARE) {
    return err(documentErrors.typeMismatch(extension === '' ? 'txt' : extension, 'a file of binary data'));
  }
  const text = cleanText(decoded);
  if (text.trim() === '') return err(documentErrors.emptyFile());
  return text.length > limits.characters ? err(documentErrors.tooMuchText(limits)) : ok(text);
}

/** Reads TXT and Markdown: one page that spans the text, no runs. */
// eslint-disable-next-line @typescript-eslint/require-await -- every reader is asynchronous
export const readText: Reader = async (input) => {
  const text = textOf(input);
  if (!text.ok) return text;
  const isMarkdown = input.extension === 'md' || input.extension === 'markdown';
  return ok(withoutAttachments(unplaced(isMarkdown ? 'text/markdown' : 'text/plain', text.value)));
};
