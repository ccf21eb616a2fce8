import { err, ok } from '../../shared/result';
import { countControls } from '../clean';
import { unplaced, withoutAttachments } from '../content';
import { decodeText } from '../decode';
import { documentErrors } from '../errors';
import { htmlToText, TooDeep } from '../markup/html-text';
import { TooMuchText } from '../markup/text-lines';
import type { Reader } from '../read';

/** Where a web page has to declare its encoding, four times over (HTML Standard, 1024 bytes). */
const DECLARATION_BYTES = 4096;
const MAX_CONTROL_SHARE = 0.1;

/** The encoding that the page's own text declares. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARATION_BYTES));
  return (
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ??
    null
  );
}

/** Reads a web page as text. Nothing in it runs, and nothing that it names is fetched. */
// eslint-disable-next-line @typescript-eslint/require-await -- every reader is asynchronous
export const readHtml: Reader = async ({ bytes, extension, limits }) => {
  const html = decodeText(bytes, declaredCharset(bytes));
  if (countControls(html) > html.length * MAX_CONTROL_SHARE) {
    return err(documentErrors.typeMismatch(extension, 'a file of binary data'));
  }
  try {
    const text = htmlToText(html, { limit: limits.characters, withTitle: true });
    return text === '' ? err(documentErrors.noText('web page')) : ok(withoutAttachments(unplaced('text/html', text)));
  } catch (cause) {
    if (cause instanceof TooMuchText) return err(documentErrors.tooMuchText(limits));
    if (cause instanceof TooDeep) return err(documentErrors.damaged('web page'));
    throw cause;
  }
};
