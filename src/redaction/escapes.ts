/** Single characters, or runs of them, as HTML, JSON and URLs write them. */
export const escapes =
  /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,8});|(?:\\u[\da-fA-F]{4})+|\\[nrt](?![a-z])|(?:%[\da-fA-F]{2})+/u;

const named = namedCharacters();

/** What an escape stands for; undefined: it is none, or stands for a sign that is better left written as it is. */
export function decodeEscape(written: string): string | undefined {
  if (written.startsWith('&')) {
    const decoded = decodeHtml(written.slice(1, -1));
    // No address on the web holds markup's own spaces.
    return decoded !== undefined && /^\p{Zs}$/u.test(decoded) ? ' ' : printable(decoded);
  }
  if (/^\\[nr]$/u.test(written)) return '\n';
  if (written === '\\t') return ' ';
  if (written.startsWith('\\u')) {
    const units = written.slice(2).split('\\u');
    return printable(String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
  }
  return printable(decodePercent(written));
}

/** Where a percent-encoded space were undone, an address on the web would end at it. */
function printable(text: string | undefined): string | undefined {
  return text === undefined || /[\p{Cc}\p{Cs}\p{Zs}]/u.test(text) ? undefined : text;
}

function decodeHtml(name: string): string | undefined {
  if (!name.startsWith('#')) return named.get(name);
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

function decodePercent(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}

/** The names of Latin-1's letters and of the signs that markup escapes (HTML 4, section 24.2). */
function namedCharacters(): ReadonlyMap<string, string> {
  const marks = { grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308', cedil: '\u0327' };
  const names = new Map(
    Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', szlig: 'ß', aring: 'å', Aring: 'Å' }),
  );
  for (const [name, sign] of Object.entries({ aelig: 'æ', AElig: 'Æ', oslash: 'ø', Oslash: 'Ø', commat: '@' })) {
    names.set(name, sign);
  }
  for (const [mark, sign] of Object.entries(marks)) {
    for (const letter of 'aceinouyACEINOUY') {
      const composed = `${letter}${sign}`.normalize('NFC');
      if (composed.length === 1) names.set(`${letter}${mark}`, composed);
    }
  }
  return names;
}
