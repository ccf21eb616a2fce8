import type { Finding, Recognizer } from '../recognizer';

const names =
  /(?:secret|passw(?:or)?d|passwd|passphrase|pass ?word|pwd|api[_ -]?key|apikey|access[_ -]?key|private[_ -]?key|signing[_ -]?key|encryption[_ -]?key|master[_ -]?key|app[_ -]?key|auth[_ -]?key|account[_ -]?key|secretOrKey|token|credential|\bauth\b|_auth|session[_ -]?id|\bpass\b|_pass\b|\bpw\b|webhook|dsn|connection[_ -]?string|\bpin\b|\botp\b|sendgrid|telegram[_ -]?bot|\bsalt\b)/giu;
const tail = /[\w.-]{0,40}["'\]]{0,2}[ \t]{0,20}(?::=|=>|[:=]|\|)[ \t]{0,20}/y;
const quoted = /(["'`])((?:(?!\1)[^\n\\]|\\.){1,4000})\1/y;
const plain = /(?:(?!&\w{1,40}=)[^\s"'`,;)}\]<>|]){2,4000}/y;
/** Words that continue such a name and make it another thing: `token_limit`, `password_min_length`, `auth: login`. */
const otherThings =
  /(?:length|limit|count|max|min|expir|ttl|lifetime|policy|rule|field|label|hint|placeholder|reset|url|uri|endpoint|path|file|name|type|prompt|regex|pattern|strength|attempts|required|enabled|age|days|rotation|version|format|algorithm|provider|issuer|scope|message|error|title|text|column|page|form|input|manager|store(?!-password)|usage)\b/iu;
const noSecrets =
  /^(?:null|none|nil|undefined|true|false|yes|no|on|off|string|str|text|number|bool(?:ean)?|int|bytes|object|any|required|optional|login|oauth2?|basic|bearer|plain|default|test|example|changeme\?|x+|\*+|\.+|-+|<.*>?|\$.*|%.*%|\{.*|\[.*|\(.*|process\.env.*|os\.environ.*|os\.getenv.*|env\(.*|env\.\w+|var\.\w+|vault:.*|secrets?\..*|config\..*|settings\..*|this\..*|self\..*|req\..*|await|new|get\w*\(.*|\w+\(.*|\w+\[.*|your[_ -].*|enter .*|please .*|must .*|is .*|was .*|missing|invalid|expired|incorrect|wrong)$/iu;
/** Prose after a colon: several plain words. */
const prose = /^[\p{Ll}]+(?: [\p{Ll}]+){2,}[.!?]?$/u;

/**
 * Values that code, configuration or a form assigns to a name such as `password`, `API_KEY` or `auth_token`. What only refers
 * to a secret (a variable, a template's blank) is none.
 */
export const secretAssignment: Recognizer = {
  name: 'secret-assignment',
  types: ['SECRET'],
  *find(text) {
    for (const match of text.matchAll(names)) {
      const finding = valueAfter(text, match.index, match.index + match[0].length, match[0]);
      if (finding) yield finding;
    }
    for (const match of text.matchAll(quotedKeys)) {
      const [start, end] = match.indices?.groups?.['value'] ?? [0, 0];
      yield { start, end, type: 'SECRET', shape: 0.6 };
    }
  },
};

/** A quoted string that looks random beside a word for secrets in a comment or a call. */
const quotedKeys =
  /(?:twilio|stripe|auth|token|key|secret|client)[^\n"'`]{0,60}["'`](?<value>(?=[\w+/=-]{0,80}\d)(?=[\w+/=-]{0,80}[A-Za-z])[\w+/=-]{20,200})["'`]/dgiu;

function valueAfter(text: string, nameStart: number, nameEnd: number, name: string): Finding | null {
  tail.lastIndex = nameEnd;
  const between = tail.exec(text)?.[0];
  if (between === undefined) return null;
  const suffix = /^[\w.-]*/u.exec(between)?.[0] ?? '';
  if (otherThings.test(suffix) && !/password$|key$/iu.test(suffix)) return null;
  let at = nameEnd + between.length;
  quoted.lastIndex = at;
  const inQuotes = quoted.exec(text);
  plain.lastIndex = at;
  let value = inQuotes?.[2] ?? plain.exec(text)?.[0] ?? '';
  if (inQuotes) at++;
  else value = value.replace(/[.,:]+$/u, '');
  if (
    value === '' ||
    noSecrets.test(value) ||
    (/^https?:\/\/[^@?]*$/u.test(value) && !/webhook|dsn|hooks/iu.test(name + value))
  )
    return null;
  if (inQuotes && prose.test(value) && !/pass|pwd|phrase/iu.test(name)) return null;
  if (!inQuotes && isProse(text, nameStart, value)) return null;
  const isWeakName = /^(?:token|auth|pin|otp|webhook|dsn|salt|_auth|credential)/iu.test(name);
  if (isWeakName && !/\d/.test(value) && value.length < 12) return null;
  if (/^token/iu.test(name) && /^\d{1,6}$/u.test(value)) return null;
  return { start: at, end: at + value.length, type: 'SECRET', shape: isWeakName ? 0.7 : 0.8 };
}

/** How much of a line is looked at, on either side. */
const lineReach = 120;

/** "Password: forgotten?" in a sentence: a small word without digits or signs after a name that begins a sentence. */
function isProse(text: string, nameStart: number, value: string): boolean {
  if (/[\d\p{S}!#*_@&^~+=/-]/u.test(value)) return false;
  const before = text.slice(Math.max(0, nameStart - lineReach), nameStart);
  const after = text.slice(nameStart, nameStart + lineReach);
  const line = before.slice(before.lastIndexOf('\n') + 1) + (after.split('\n', 1)[0] ?? '');
  return /^\p{Ll}+$/u.test(value) && line.trim().split(/\s+/u).length > 4;
}
