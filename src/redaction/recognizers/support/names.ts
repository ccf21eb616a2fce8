/** Words that stand between a given name and a family name, or before one. */
const particle =
  /^(?:de|del|della|di|da|das|do|dos|du|des|d'|la|le|van|von|vom|zu|zur|der|den|ter|ten|te|bin|binti|ibn|al|el|y|e|st|af|av|mac|ap|bint|abu|ben)(?![\p{L}\p{N}])/iu;
const nameWord = /^(?:\p{Lu}\.(?:-?\p{Lu}\.)*|\p{L}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*)/u;
const longestName = 120;

/** Words that end a name though they begin with a capital. */
const noName = new Set(
  `a|about|above|account|accountant|act|address|admin|administrator|after|age|agent|agreement|all|also|am|amount|an|and|any|application|are|as|at|attached|attorney|b\
|back|bank|be|because|been|best|better|birth|born|bring|but|buyer|by|call|called|can|care|cell|chair|chairman|claim|claimant|clerk|client|co|code|company|contact|could|councillor|court|cto|customer|cell|date|dated|day|deal|dear|defendant|department|dept|did|director|dob|doctor|does|doing|driver|due|email|emails|employee|employer|engineer|esq|everyone|executive|fax|fine|firm|for|founder|friend|from|further|gender|general|going|good|great|guardian|had|has|have|he|head|hello|help|her|here|hi|his|home|hope|hotel|how|husband|i|id|if|in|inc|insurance|insured|is|it|its|job|just|kind|landlord|later|lawyer|lease|letter|limited|llc|llp|lives|living|ltd|madam|manager|managing|many|may|me|member|mobile|monday|more|mother|mr|mrs|ms|much|must|my|n/a|name|nationality|new|no|none|not|note|notary|now|number|nurse|of|office|officer|ok|okay|on|only|or|order|our|out|owner|page|partner|passport|patient|payment|personal|phone|plaintiff|please|policy|policyholder|position|postcode|president|product|project|re|reading|ref|reference|regarding|regards|registered|representative|requests|respondent|said|sales|says|secretary|see|seller|senior|sent|shall|she|should|signature|signed|since|sir|so|ssn|staff|state|status|still|street|subject|submitted|support|surname|suspect|tax|team|tel|telephone|tenant|thank|thanks|that|the|their|them|then|there|these|they|this|those|title|to|today|told|tomorrow|treasurer|type|under|unknown|until|urgent|us|vat|very|vice|was|we|well|were|what|when|where|which|who|why|wife|will|wishes|with|witness|would|yes|yesterday|you|your|yours|zip|und|oder|der|die|das|den|dem|ist|am|im|wir|sie|ich|vielen|dank|et|ou|les|est|nous|vous|merci|los|las|usted|gracias|ceo|cfo|coo|counsel|hr|it|vp|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|summary|details|information|order|invoice|total|description|quantity|everybody|colleagues|folks|guys|customers|ladies|gentlemen|sirs|valued|sender|recipient|parent|taking|having|calling|writing|looking|sorry|interested|trying|happy|glad|afraid|sure|currently|really|actually|getting|waiting|always|never|too|quite|pretty`.split(
    '|',
  ),
);

/** Whether a word that stands where a name could is none. */
export function isNoName(word: string): boolean {
  return noName.has(word.toLowerCase().replace(/\.$/u, ''));
}

/** How a name is to be read. */
export interface NameReading {
  /** Words at most, particles not counted. */
  readonly longest: number;
  /** Whether small letters are read as names, too: in chats and forms after a sure label. */
  readonly isAnyCase?: boolean;
  /** Whether a comma may divide the family name from the given names. */
  readonly hasComma?: boolean;
}

/**
 * Where the name that begins at a place of the text ends; null where none begins. Reads capitalised words, initials and
 * particles, one space or one line's hyphen apart.
 */
export function nameEnd(
  text: string,
  from: number,
  { longest, isAnyCase = false, hasComma = false }: NameReading,
): number | null {
  let at = from;
  let end: number | null = null;
  let words = 0;
  let hasSeenComma = !hasComma;
  while (words < longest && at - from < longestName) {
    const rest = text.slice(at, at + 48);
    const before = particle.exec(rest);
    if (
      before &&
      words < longest &&
      /^ ?\p{L}/u.test(rest.slice(before[0].length)) &&
      (isAnyCase || /^ ?\p{Lu}|^ (?:la|le|der|den|los|las)(?!\p{L})/u.test(rest.slice(before[0].length)))
    ) {
      at += before[0].length + (rest.charAt(before[0].length) === ' ' ? 1 : 0);
      continue;
    }
    const word = nameWord.exec(rest)?.[0];
    if (word === undefined || isNoName(word) || !(isAnyCase || /^\p{Lu}|^[a-z]{1,2}['’]?\p{Lu}/u.test(word))) break;
    if (/^[\p{N}@_/\\]/u.test(rest.slice(word.length))) break;
    if (/^(?:[.][\p{L}\p{N}])/u.test(rest.slice(word.length)) && word.length > 2) break;
    words++;
    at += word.length;
    if (/^\p{L}$/u.test(word) && text.charAt(at) === '.') at++;
    end = at;
    if (!hasSeenComma && /^, ?\p{L}/u.test(text.slice(at, at + 3))) {
      hasSeenComma = true;
      at += text.charAt(at + 1) === ' ' ? 2 : 1;
    } else if (text.charAt(at) === ' ' && text.charAt(at + 1) !== ' ') {
      at++;
    } else if (text.charAt(at - 1) !== '.') {
      break;
    }
  }
  return end;
}

/** Without the genitive's ending: the name alone is the value. */
export function withoutGenitive(text: string, start: number, end: number): number {
  return /['’]s$/iu.test(text.slice(start, end)) ? end - 2 : end;
}
