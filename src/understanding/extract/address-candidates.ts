import type { Span } from '../../documents';

// Words and codes of postal addresses in the spellings of several countries. No repetition is unbounded, and all but
// the splits are tried on short pieces only.
const ROADS =
  'streets?|str|roads?|rd|avenue|ave|av|lanes?|ln|drive|boulevard|blvd|parkway|pkwy|highway|hwy|freeway|square|place|terrace|terr|tce|crescent|cres|court|close|grove|gardens|mews|quay|row|walk|wharf|parade|pde|esplanade|circuit|cct|loop|turnpike|circle|cir|trail|trl|way|hill|rise|green|bypass|arcade|bazaar|marg|nagar|cottages|villas';
const ROADS_FIRST =
  'jalan|jln|lorong|lrg|persiaran|lebuh|lebuhraya|lengkok|lintang|taman|tmn|kampung|kg|medan|bandar|seksyen';
/** Words that are a road at the beginning or behind the number only. */
const ROADS_AHEAD = 'rue|boul|chemin|impasse|quai|avenida|calle|camino|via|viale|piazza|rua';
const BUILDINGS =
  'pike|plein|kade|mall|estate|kawasan|kaw|industrial|(?:business|retail|science|technology) park|suite|ste|floor|flr|unit|block|blk|lot|plot|level|bldg|building|tower|house|shop|complex|kompleks|wisma|menara|plaza|pusat|mukim|section|batu|village|box|postfach|postboks|postbus';
/** Words that are a road at the end of a piece only: "Dr" may be a doctor, "St" a saint. */
const ENDING = '(?:st|dr|pl|ct)';
const DIRECTION = '(?:[NSEW]|[NS][EW]|north|south|east|west)';
const COMPOUND = String.raw`\p{L}{3,30}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|damm|ufer|laan|straat|gracht|kade|plein|gata|gatan|gränd|vägen|gade|vej|vei|veien)(?!\p{L})`;
const STREET = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:${ROADS}|${ROADS_FIRST}|${BUILDINGS}|(?<=^|\p{N}\p{L}?,?\s)(?:${ROADS_AHEAD}))(?!\p{L})|${ENDING}(?=\.?\s{0,2}(?:$|\p{N}|#|${DIRECTION}\.?$)))|${COMPOUND}`,
  'iu',
);
/** A piece that is a street by itself: its road stands last or first, and not in the middle of a sentence. */
const WHOLE_STREET = new RegExp(
  String.raw`^(?:\P{L}{1,12}\p{L}?,? )?(?:${ROADS_FIRST}|${ROADS_AHEAD})\.? |^(?:p\.? ?o\.? ?)?box \d|(?:(?<![\p{L}\p{N}])(?:${ROADS}|${ENDING}|box)|${COMPOUND})\.?(?: ${DIRECTION}\.?)?(?: ?#?\p{N}[\p{L}\p{N}/-]{0,9}){0,2}$`,
  'iu',
);
const LOWER_ROAD = new RegExp(`^(?:${ROADS_FIRST}|${ROADS_AHEAD})\\.? \\p{Lu}`, 'u');
const UNIT = new RegExp(
  String.raw`^(?:(?:(?:shop|lot|plot|door|house|flat|h|d|s|survey)\.?\s?no|shop|no|lot|plot|unit|blk|block|suite|ste|level|floor|apt|flat|room|km|batu|ptd?)(?![\p{L}])\.?\s{0,2}[-:#]?\s{0,2}(?:[\p{N}#][\p{L}\p{N}/&#.,-]{0,30}|[A-Z]\d{0,5}(?![\p{L}]))|(?:p\.? ?o\.? ?)?box \d|#\p{N}{1,3}-\p{N}|[A-Z]{0,2}-?\d{1,5}[A-Z]?(?: ?[-/&] ?[\dA-Z]{1,5}){0,4}$|(?:ground|first|second|third|\d{1,2}(?:st|nd|rd|th)) fl)`,
  'iu',
);
/** A number of a house or flat and nothing else, as invoices and items have numbers too: it needs a street behind it. */
const BARE_UNIT = /^(?!.{0,5}box)(?:no(?![\p{L}])\.?\s{0,2}|[#-])?[\p{L}\p{N}/&. -]{0,12}$/iu;
const NUMBERED = /^\d{1,5}(?:[-/&]\s?\d{1,5}){0,4}[A-Za-z]?,?\s{1,3}\p{L}/u;
const ENDS_IN_NUMBER = /^\p{Lu}[\p{L}. '’-]{3,40} \d{1,4} ?[a-zA-Z]?$/u;
const STATE =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|AB|BC|MB|N[BLSTU]|ON|PE|Q[CU]|SK|YT|NSW|VIC|QLD|SA|TAS|ACT';
/** Codes that nothing but an address has: ZIP behind a state, UK postcode, Eircode (also masked), Canada, Australia. */
const SURE_CODE = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:[A-Z]{2}\.?,? {1,3}\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[A-Z\d]{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT),? \d{4})\.?$`,
  'u',
);
const CODE =
  /(?<![\p{L}\p{N}-])(?:(?:[A-Z]{1,2}-)?\d{4,6}[,.]? {1,3}\p{Lu}[\p{L}.'() -]{2,40}$|(?:SE?-)?\d{3} \d{2} {1,3}\p{Lu}\p{L}+|\p{Lu}[\p{L}' .-]{2,30} ?[-–]? ?(?:\d{4,6}|\d{3} \d{3})\.?$|\p{Lu}[\p{L}' .-]{2,30} [A-Z]{2,3} \d{4}$|\d{4} ?[A-Z]{2}(?: {1,3}\p{Lu}\p{L}+)?|^\d{5,6}$)/u;
const REGION =
  /^(?:u\.?s\.?a\.?|united states(?: of america)?|u\.?k\.?|united kingdom|england|scotland|wales|(?:northern |republic of )?ireland|canada|australia|new zealand|india|malaysia|singapore|germany|deutschland|(?:the )?netherlands|nederland|sweden|sverige|france|spain|españa|italy|italia|austria|switzerland|belgium|denmark|norway|finland|poland|portugal|mexico|brazil|japan|china|hong kong|south africa|selangor(?: darul ehsan)?|johor(?: bahru)?(?: darul ta.?zim)?|(?:w\.? ?p\.? ?)?kuala lumpur|wilayah persekutuan(?: [\p{L} ]{3,20})?|(?:pulau )?penang|pulau pinang|perak(?: darul ridzuan)?|melaka|negeri sembilan|pahang|kedah|kelantan|terengganu|sabah|sarawak|co\.? \p{L}+|[\p{L}]+shire|(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|ontario|quebec|british columbia|alberta|manitoba|saskatchewan|nova scotia))\.?$/iu;
const SHORT_REGION = new RegExp(`^(?:${STATE})\\.?$`, 'u');
const TOWN =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|of|upon|on|an|der|am|in|de|la|le|den)){0,3}(?: \p{N}{1,2})?$/u;
const FOREIGN =
  /(?<!\p{L})(?:tel|telephone|phone|ph|fax|e-?mail|www|https?|gst|vat|abn|tax|reg|invoice|receipt|date|time|cashier|total|subtotal|order|qty|price|amount|iban|bic|account|acct|page|customer|attn|attention|table|server|bill|doc|mobile|hotline|website|kvk|company|terms|net \d+|thank|welcome|open|till|op|trans|pax|sdn|bhd|ltd|limited|llc|inc|gmbh|ges\.? ?m\.? ?b\.? ?h|plc|pte|pty|lp|llp|e\.k|a\.s|paid|deliver|due|cash|card|eur|usd|gbp|sek|nok|dkk|chf|aud|cad|inr|january|february|march|april|may|june|july|august|september|october|november|december)(?!\p{L})|[@$€£=*]|\d{1,2}:\d{2}|\bRM ?\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d[.,]\d{2}(?!\d)|\d{3}[-. ]\d{3}[-. ]\d{3,4}|\d{2,5}[ -]\d{6,8}/iu;

const HOUSE_NAME = /^(?:the )?[^\s]{1,30}(?: [^\s]{1,30})?$/iu;
/** Words before an address that lead to it, without a colon. */
const ADDRESS_LABEL =
  /^(?:(?:\d{1,2}\. )?(?:(?:service|billing|mailing|postal|registered|business|shipping) )?(?:address|location|office)[ .]{1,40}|(?:of|at|from|to|in) )(?=[\p{N}#])/iu;
const ABBREVIATION =
  'no|co|st|rd|ave|av|mt|ste|dr|jln|tmn|lrg|kaw|kg|sg|bldg|blk|blvd|boul|ch|ln|apt|rm|fl|flr|hwy|p\\.o';
const SENTENCE_END = new RegExp(
  String.raw`(?<!(?<!\p{L})(?:${ABBREVIATION})|str)(?<=[\p{L}\p{N})]{2})\.\s(?=[\p{Lu}\p{N}])`,
  'iu',
);
/** The initial of a person: no town has one. */
const INITIAL = /(?<!\p{L})\p{Lu}(?:\.|\s)/u;
const CLAUSE =
  /\s(?=(?:of the|hereinafter|referred|who|where|is|was|has|on|for|(?:at|to)(?!\s\p{N}{1,5}[A-Za-z]? \p{Lu}))\s)/iu;

const MOST_SEGMENTS = 10;
const LONGEST_SEGMENT = 60;
const LONGEST_ADDRESS = 260;
/** How far two lines' pieces of one column may be out of line. */
const OUT_OF_LINE = 3;
const MOST_COLUMNS = 12;
/** How much of the lines beside an address may stand in its passage. */
const LONGEST_GAP = 200;

/** A piece between commas or line ends, with what it could be in an address. */
interface Segment extends Span {
  readonly kind: 'street' | 'numbered' | 'unit' | 'postcode' | 'region' | 'town' | 'other';
  readonly words: string;
  /** How it is parted from the piece before it; `beside`: by a line end and what stands in columns to the right. */
  readonly join: 'comma' | 'line' | 'beside' | 'none';
  /** Whether it begins its line or column. */
  readonly isFirst: boolean;
}

/**
 * Spans that could be a postal address: pieces between commas or line ends, from a street, a box or a unit on, to the
 * last town, postal code or country that follows. Columns of a line are read apart. Where a line may or may not belong
 * to it, there is a span for either.
 */
export function addressCandidates(text: string): Span[] {
  const spans: Span[] = [];
  for (const segments of columnsOf(text)) {
    for (let first = 0; first < segments.length;) {
      const found = addressesFrom(segments, first);
      let next = first + 1;
      for (const [from, to] of found) {
        const [opening, closing] = [segments[from], segments[to]];
        if (!opening || !closing) continue;
        spans.push({ start: opening.start, end: withoutFullStop(text, opening, closing.end) });
        next = Math.max(next, to + 1);
      }
      first = next;
    }
  }
  return spans
    .filter(({ start, end }) => end - start >= 8 && end - start <= LONGEST_ADDRESS)
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** First and last segments of the addresses that begin with this one, at most three. */
function addressesFrom(segments: readonly Segment[], first: number): (readonly [number, number])[] {
  const opening = segments[first];
  const next = segments[first + 1];
  if (!opening) return [];
  if (opening.kind === 'town') {
    if (next?.join !== 'comma') return [];
    if (next.kind === 'region') return [[first, first + 1]];
    const ends = addressEnds(segments, first + 1);
    // A short name before a street without a number may be that of the house. Below nothing, it is rather a company.
    if (
      next.kind === 'street' &&
      !/\p{N}/u.test(next.words) &&
      opening.join !== 'none' &&
      HOUSE_NAME.test(opening.words)
    )
      return ends.filter((end) => end > first + 1).flatMap((end) => [[first, end] as const, [first + 1, end] as const]);
    const code = townsWithCode(segments, first);
    return code > first ? [[first, code]] : [];
  }
  return addressEnds(segments, first).map((end) => [first, end] as const);
}

/** Where a line such as "An Cnoc, Carraroe, Co. Galway H91 XXXX" has its code; -1 when it is none. */
function townsWithCode(segments: readonly Segment[], first: number): number {
  if (segments[first]?.isFirst !== true) return -1;
  for (let next = first + 1; next <= first + 3; next++) {
    const segment = segments[next];
    if (segment?.join !== 'comma') return -1;
    if (segment.kind === 'postcode') return SURE_CODE.test(segment.words) ? next : -1;
    if (segment.kind !== 'town' && segment.kind !== 'region') return -1;
  }
  return -1;
}

/** Indexes of the last segments that an address which begins with this street, number or unit may have. */
function addressEnds(segments: readonly Segment[], first: number): number[] {
  const opening = segments[first];
  const kind = (index: number) => segments[index]?.kind ?? 'other';
  const isNumbered = opening?.kind === 'postcode' && NUMBERED.test(opening.words) && kind(first + 1) === 'postcode';
  if (!opening || !(['street', 'numbered', 'unit'].includes(opening.kind) || isNumbered)) return [];
  let end = first;
  let optional = -1;
  let hasCode = false;
  let isSure = isWholeStreet(opening);
  for (let next = first + 1; next < Math.min(segments.length, first + MOST_SEGMENTS); next++) {
    const segment = segments[next];
    if (!segment || segment.join === 'none' || segment.kind === 'other') break;
    if (hasCode && segment.kind !== 'region' && !(segment.kind === 'town' && segment.join === 'comma')) break;
    // In columns, a second address may stand below the first.
    if (segment.join === 'beside' && ['street', 'numbered', 'unit'].includes(segment.kind) && kind(next - 1) === 'town')
      break;
    // A line of capitalised words alone may be anything: it is a town when an address goes on behind it.
    if (segment.kind === 'town' && segment.join !== 'comma') {
      const ahead = kind(next + 1) === 'town' ? next + 2 : next + 1;
      const isFollowed =
        ['postcode', 'region'].includes(kind(ahead)) &&
        segments.slice(next + 1, ahead + 1).every(({ join }) => join !== 'none');
      if (isFollowed) continue;
      if (segment.join === 'line' && segments[next + 1]?.join !== 'comma' && !INITIAL.test(segment.words))
        optional = next;
      break;
    }
    hasCode ||= segment.kind === 'postcode';
    isSure ||= isWholeStreet(segment) || segment.kind === 'region';
    end = next;
  }
  if (!hasCode && !isSure) return [];
  if (end === first && opening.kind !== 'street') return [];
  return optional > end ? [end, optional] : [end];
}

function isWholeStreet({ kind, words }: Segment): boolean {
  if (kind !== 'street') return false;
  if (/(?<=\s)(?!(?:du|de|des|la|le|der|del|van)\s)\p{Ll}{2,}(?=\s|$)/u.test(words)) return false;
  if (NUMBERED.test(words) && (SURE_CODE.test(words) || CODE.test(words))) return true;
  return WHOLE_STREET.test(words) || /^(?:#|(?:shop|lot|plot|unit|blk|block|no)\W{1,3})\p{N}/iu.test(words);
}

/**
 * The end of an address without the full stop of its sentence. Where the address has its lines for itself, the full
 * stop is printed as a part of it; that of an abbreviation always is.
 */
function withoutFullStop(text: string, { start, isFirst }: Segment, end: number): number {
  if (!/[\p{L}\p{N}]{3}\.$/u.test(text.slice(Math.max(0, end - 4), end))) return end;
  const before = text.slice(Math.max(0, start - 80), start);
  const isBlock =
    isFirst &&
    !/\s\p{Ll}{1,20},?[ \t]*\n[ \t]*$/u.test(before) &&
    /^(?:[ \t]{0,40}(?:\n|$)| {3})/u.test(text.slice(end, end + 41));
  return isBlock ? end : end - 1;
}

/** The segments of each column of the text, in reading order. A line with one column continues the first. */
function* columnsOf(text: string): Generator<readonly Segment[]> {
  let open: { column: number; segments: Segment[] }[] = [];
  for (const line of text.matchAll(/[^\n]*\n?/gu)) {
    if (line[0] === '') break;
    // A table's line begins with a bar; within a line of a letterhead, bars stand for commas.
    const isTable = /^[ \t]{0,80}\|/u.test(line[0]);
    const cells = [
      ...line[0].matchAll(isTable ? /[^\s|](?:[^\s|]| {1,2}(?=[^\s|]))*/gu : /\S(?:\S| {1,2}(?=\S))*/gu),
    ].slice(0, MOST_COLUMNS);
    const next: typeof open = [];
    for (const [index, cell] of cells.entries()) {
      const column = cell.index;
      const start = line.index + column;
      const above =
        open.find((other) => Math.abs(other.column - column) <= OUT_OF_LINE) ??
        (cells.length === 1 ? open.find(() => open.length === 1) : undefined);
      const last = above?.segments.at(-1)?.end ?? start;
      let join: Segment['join'] = 'none';
      if (above !== undefined && start - last < LONGEST_GAP) {
        // Evidence is one passage: of columns, that of the first alone can be told again from its lines.
        if (/^[\s,;.|]*$/u.test(text.slice(last, start))) join = 'line';
        else if (!isTable && index === 0 && above === open[0] && /^[,;.]? {3}/u.test(text.slice(last, last + 4)))
          join = 'beside';
      }
      const pieces = segmentsOf(text, start, start + cell[0].length, join);
      if (above) {
        above.segments.push(...pieces);
        next.push({ column, segments: above.segments });
      } else next.push({ column, segments: pieces });
    }
    for (const { segments } of open) if (!next.some((other) => other.segments === segments)) yield segments;
    open = next;
  }
  for (const { segments } of open) yield segments;
}

function segmentsOf(text: string, from: number, to: number, join: Segment['join']): Segment[] {
  const segments: Segment[] = [];
  let isCut = false;
  for (const match of text.slice(from, to).matchAll(/(?:[^,;•·|]|,(?=\d{2,3}(?!\d)))+/gu)) {
    // A label, and what leads or ends a sentence, is no part of it.
    const label = /^.{0,40}:\s{1,3}/u.exec(match[0])?.[0].length ?? 0;
    let at = from + match.index + label;
    let isSentence = isCut;
    isCut = false;
    for (const sentence of match[0].slice(label).split(SENTENCE_END)) {
      const lead = /^(?:[\s"*|-]|#(?!\p{N}))*/u.exec(sentence)?.[0].length ?? 0;
      const whole = trimEnd(sentence.slice(lead));
      const start = at + lead;
      at += sentence.length + 2;
      if (whole === '') continue;
      const words = whole.split(CLAUSE)[0] ?? whole;
      const inner = streetWithin(words);
      const isApart = isSentence || label > 0 || inner > 0;
      segments.push({
        start: start + inner,
        end: start + words.length,
        words: words.slice(inner),
        kind: kindOf(words.slice(inner)),
        join: isApart ? 'none' : segments.length > 0 ? 'comma' : join,
        isFirst: segments.length === 0 && !isApart,
      });
      isSentence = true;
      isCut = words.length < whole.length;
    }
  }
  return segments;
}

function trimEnd(words: string): string {
  let end = words.length;
  while (end > 0 && /[\s"]/u.test(words.charAt(end - 1))) end--;
  return words.slice(0, end);
}

/** Where a street begins behind other words: "trading from 14 Mill Lane". 0 when it begins at once or there is none. */
function streetWithin(words: string): number {
  const label = ADDRESS_LABEL.exec(words)?.[0].length;
  if (label !== undefined) return label;
  if (!/\s\p{Ll}+\s/u.test(words)) return 0;
  const match = /(?<=\s(?:of|at|from|to|in)\s)(?:No\.? ?)?\d{1,5}[A-Za-z]?(?:[-/]\d{1,5})? \p{Lu}/u.exec(words);
  return match && STREET.test(words.slice(match.index, match.index + LONGEST_ADDRESS)) ? match.index : 0;
}

function kindOf(printed: string): Segment['kind'] {
  if (printed.length > LONGEST_SEGMENT) return 'other';
  const words = withoutSlips(printed);
  if (FOREIGN.test(words)) return 'other';
  if ((words.match(/(?<=\s)\p{Ll}{3,}(?=\s|$)/gu)?.length ?? 0) >= 3) return 'other';
  const hasStreet = STREET.test(words);
  if (!/^[\p{Lu}\p{N}#]/u.test(words) && !(hasStreet && LOWER_ROAD.test(words))) return 'other';
  if (REGION.test(words) || SHORT_REGION.test(words)) return 'region';
  if (/^\d{5,6}\.?$/u.test(words)) return 'postcode';
  if (UNIT.test(words)) return hasStreet && !BARE_UNIT.test(words) ? 'street' : 'unit';
  if (hasStreet) return 'street';
  if (SURE_CODE.test(words) || CODE.test(words))
    return NUMBERED.test(words) && !/^\d{4,6}/u.test(words) ? 'numbered' : 'postcode';
  if (NUMBERED.test(words) || ENDS_IN_NUMBER.test(words)) return 'numbered';
  return TOWN.test(words) ? 'town' : 'other';
}

/** Zeros in a word of capitals and the letter O in a number, as text recognition confuses them. Lengths stay. */
function withoutSlips(words: string): string {
  return words
    .replaceAll(/(?<![\p{L}\p{N}])(?=\p{Lu}[\p{Lu}0]{3})\p{Lu}{1,20}0[\p{Lu}0]{0,20}(?![\p{L}\p{N}])/gu, (word) =>
      word.replaceAll('0', 'O'),
    )
    .replaceAll(/(?<![\p{L}\p{N}])\d[\dO]{3,5}(?![\p{L}\p{N}])/gu, (number) => number.replaceAll('O', '0'));
}
