const LINE_BREAKS = /\r\n|[\r\f\v\u0085\u2028\u2029]/g;
// Everything in Unicode's Cc class except the tab and the line feed.
// eslint-disable-next-line no-control-regex -- control characters are what this takes out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * Text that every later step can rely on: lines end in `\n`, no control character but tab and line feed, no lone
 * surrogate (each becomes U+FFFD).
 */
export function cleanText(text: string): string {
  return text.replace(LINE_BREAKS, '\n').replace(CONTROLS, '').replace(LONE_SURROGATES, '\uFFFD');
}

/** How many characters {@link cleanText} would drop as control characters: many mean that this isn't text. */
export function countControls(text: string): number {
  return text.replace(LINE_BREAKS, '\n').match(CONTROLS)?.length ?? 0;
}
