/** What a browser shows nothing of, and what a person did not write. Their content is dropped unread. */
export const UNSEEN: ReadonlySet<string> = new Set([
  'applet',
  'audio',
  'canvas',
  'datalist',
  'embed',
  'frameset',
  'iframe',
  'noembed',
  'noframes',
  'noscript',
  'object',
  'script',
  'style',
  'svg',
  'template',
  'title',
  'video',
]);

/** Begin and end a line. */
export const BLOCKS: ReadonlySet<string> = new Set([
  'address',
  'article',
  'aside',
  'body',
  'caption',
  'center',
  'details',
  'dialog',
  'div',
  'dt',
  'fieldset',
  'figcaption',
  'footer',
  'form',
  'header',
  'html',
  'legend',
  'main',
  'nav',
  'option',
  'section',
  'summary',
  'tbody',
  'tfoot',
  'thead',
]);

/** Stand apart: a blank line before and after. */
export const PARAGRAPHS: ReadonlySet<string> = new Set([
  'blockquote',
  'dl',
  'figure',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'p',
  'pre',
]);

type Attributes = Readonly<Record<string, string>>;

/**
 * Declarations that hide an element. A font size of 0 is not among them: layouts set it on the parents of text that
 * shows.
 */
const HIDING_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?:opacity|max-height)\s*:\s*0*\.?0+(?:px|pt|em|rem|%)?\s*(?:!important\s*)?(?:;|$))/i;

/** Whether the element's own attributes hide it. Style sheets are not read. */
export function isHidden(name: string, attributes: Attributes): boolean {
  if (UNSEEN.has(name)) return true;
  if (attributes['hidden'] !== undefined) return true;
  return HIDING_STYLE.test(attributes['style'] ?? '');
}

/** What a form control shows: its value or its tick; nothing for buttons, and for what is hidden or secret. */
export function inputText(attributes: Attributes): string {
  const type = (attributes['type'] ?? 'text').toLowerCase();
  if (type === 'checkbox' || type === 'radio') return attributes['checked'] === undefined ? '[ ]' : '[x]';
  return ['hidden', 'password', 'submit', 'button', 'reset', 'image', 'file', 'color', 'range'].includes(type)
    ? ''
    : (attributes['value'] ?? '');
}

/** The address behind a link that only shows a name: an e-mail address or a telephone number; null for other links. */
export function contactOf(href: string | undefined): string | null {
  const match = /^\s*(?:mailto|tel):([^?]+)/i.exec(href ?? '')?.[1];
  if (match === undefined) return null;
  try {
    return decodeURIComponent(match).trim();
  } catch {
    return match.trim();
  }
}

/** What a picture's author says that it shows; nothing where a program wrote a file's name or its own guess. */
export function pictureText(attributes: Attributes): string {
  const alt = (attributes['alt'] ?? '').trim();
  const isProgram = /automatically generated|AI-generated|\.(?:jpe?g|png|gif|bmp|emf|wmf|tiff?|svg|webp)$/i.test(alt);
  return alt === '' || isProgram ? '' : `[${alt}]`;
}
