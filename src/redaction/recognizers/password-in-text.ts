import type { Recognizer } from '../recognizer';

const kindOf = String.raw`(?:pass ?words?|pass ?codes?|pass ?phrase|pwd?|pw|log-?in code|(?:door|gate|alarm|entry|access|security|safe|lock|bike|vault|garage|unlock|building|voicemail|lockbox)[ -]?(?:code|pin|combination|combo)|pin(?: ?(?:code|number))?|api[ -]?key|access key|secret(?: key)?|token|passwort|kennwort|mot de passe|contraseña|senha|wachtwoord|hasło|wifi(?: (?:key|pw|password))?|wi-fi (?:key|password)|key ?code|combination)`;
const link = String.raw`(?:["”']?(?: ?(?:for|to|of|on|at|in) (?:the |our |my |your |that |this )?[\p{L}\p{N}'-]{1,20}(?: [\p{L}\p{N}'-]{1,20}){0,4}?)?(?: ?(?:\((?:new|temporary|temp)\)))?(?: ?(?:is|was|ist|lautet|est|es|to|as|=|:|->|→)(?: (?:now|still|currently|set to|changed to|just|again))?:?| still| now| ) ?)`;
const candidate = String.raw`["“'«\x60]?(?<value>[^\s"“”'«»\x60]{3,64})`;
const after = new RegExp(String.raw`(?<![\p{L}\p{N}])${kindOf}${link}${candidate}`, 'dgiu');
const bare = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:pw|pwd|pass|pin|passcode|code)[: ]{1,2}(?<value>[^\s"'“”]{3,40})`,
  'dgiu',
);
const oneTime =
  /(?:verification|security|confirmation|one[- ]time|login|log-in|authentication|auth|access|2fa|otp|sms|reset|activation|sign-?in)[ -]?(?:code|pin|passcode|password|otp)?[^\n\d]{0,24}?(?<![\d.,-])(?<value>\d{3} ?\d{3}|\d{4,8}|[A-Z]-\d{6})(?![\d.,-]*\d)/dgiu;
const opens =
  /(?:safe|lock|door|gate|combination|combo|vault|locker|padlock|tresor)[^\n\d.]{0,30}?(?<value>\d{1,2}[-–/ ]\d{1,2}[-–/ ]\d{1,2}(?:[-–/ ]\d{1,2})?)(?!\d)/dgiu;
const old =
  /(?:old|previous|former|new|temporary|temp|alte|neue)(?: one| password| pw| pin)? ?[(:]{1} ?["“']?(?<value>[^\s"“”')]{4,40})/dgiu;
const answer =
  /(?:mother'?s maiden name|first pet|security (?:question|answer)|secret answer|memorable (?:word|place|name))(?: (?:is|was))?[: ]{1,3}["“']?(?<value>[\p{L}\p{N}][\p{L}\p{N}'-]{1,30})/dgiu;
const seedPhrase =
  /(?:seed|recovery|mnemonic|secret|backup)[ -]?(?:phrase|words|seed|recovery phrase)?[^\n]{0,60}?[:=\n] ?["'“]?(?<value>(?:\d{1,2}[.)] ?)?[a-z]{3,8}(?:[ ,\n]{1,3}(?:\d{1,2}[.)] ?)?[a-z]{3,8}){11,23})(?![a-z])/dgiu;
const question =
  /(?:root|admin|nas|server|router|wifi|wi-fi|db|vpn|password|pw|pin|code|login)\b[^\n]{0,60}\?\s*\n\s*(?:<[^>\n]{1,20}>|[\p{L}\p{N} ._-]{1,20}:|\[[^\]\n]{1,20}\])?\s*(?<value>[^\s]{4,40})(?=\s*(?:\n|$))/dgiu;

/** Words that follow such a name in a sentence that tells nothing. */
const words =
  /^(?:is|was|are|has|had|have|for|from|and|or|to|the|an?|your|my|our|his|her|their|its|it|that|this|of|on|in|at|by|with|will|would|can|could|must|should|may|might|shall|not|no|does|did|do|been|be|reset|resets|change[ds]?|changing|manager|policy|protected|protection|expire[ds]?|expires|expired|required|requirements?|field|forgotten|forgot|hint|link|page|again|below|above|here|there|please|when|where|what|which|who|why|how|if|then|but|so|as|incorrect|wrong|invalid|correct|missing|empty|strong|weak|secure|safe|secret|confidential|shared?|stored|saved|sent|set|changed|updated|new|old|same|different|case|longer|shorter|length|least|characters?|letters|digits|numbers?|symbols|attempts|entry|box|prompt|screen|recovery|login|user|account|email|please|now|still|only|also|just|via|per|into|about|under|over|without|within|until|since|after|before|during|card|code|codes|key|keys|number|numeric|works?|working|down|written|write|them|both|any|all|one|rotated|yesterday|today|tomorrow|known|unknown|unchanged|up|yet|too|once|twice|never|always|every|each|using|used|use|we|i|you|he|she|they|refreshed|string|null|true|false)$/iu;

/** Passwords, PINs and codes that a person tells another in a sentence, a message or a note. */
export const passwordInText: Recognizer = {
  name: 'password-in-text',
  types: ['SECRET'],
  *find(text) {
    for (const [expression, isSure] of [
      [after, false],
      [bare, false],
      [oneTime, true],
      [opens, true],
      [old, false],
      [answer, true],
      [seedPhrase, true],
      [question, false],
    ] as const) {
      for (const match of text.matchAll(expression)) {
        const [start, end] = match.indices?.groups?.['value'] ?? [0, 0];
        const value = text.slice(start, end).replace(/[.,;:!?)\]}>*_]+$/u, keptEnding);
        if (value.length < 3 || (!isSure && !looksSecret(value))) continue;
        yield { start, end: start + value.length, type: 'SECRET', shape: isSure ? 0.8 : 0.7 };
      }
    }
  },
};

/** A sentence's punctuation is cut off; an exclamation mark may well be the password's. */
function keptEnding(ending: string): string {
  return ending.startsWith('!') ? '!' : '';
}

function looksSecret(value: string): boolean {
  if (
    words.test(value) ||
    /^(?:\w{1,40}[.([]\w*[\w.]*[([]|(?:var|env|os|process|config|self|this)\.|\w+\($|https?:|www\.|[$%{<[(]|\.{2,}|\*+$)/u.test(
      value,
    )
  )
    return false;
  // A plain word is a password only rarely, and a sentence's word nearly always.
  return /\d|[^\p{L}\p{N}'’.,:;-]|\p{Ll}\p{Lu}|\p{L}-\p{L}+-?/u.test(value);
}
