import type { Span } from '../../documents';

// Words and codes of postal addresses in the spellings of several countries. No repetition is unbounded.
const STREET = new RegExp(
  String.raw`(?<!\p{L})(?:street|str|st(?=\.?\s*(?:$|\p{N}|#))|road|rd|avenue|ave|av|lane|ln|drive|dr(?=\.?$)|boulevard|blvd|parkway|pkwy|highway|hwy|freeway|square|place|pl(?=\.?$)|terrace|terr|crescent|cres|court|ct|close|grove|gardens|mews|quay|row|walk|wharf|parade|loop|turnpike|pike|circle|cir|trail|trl|way|hill|green|bypass|jalan|jln|lorong|lrg|persiaran|lebuh|lebuhraya|lengkok|lintang|taman|tmn|kampung|kg|medan|rue|avenida|calle|camino|via|viale|piazza|plein|kade|marg|nagar|bazaar|mall|arcade|estate|kawasan|industrial|business park|retail park|science park|technology park|suite|ste|floor|flr|unit|block|blk|lot|level|bldg|building|tower|house|shop|kompleks|wisma|menara|plaza|pusat|bandar|seksyen|section|batu|box|postfach|postboks|postbus)(?!\p{L})|\p{L}{3,30}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|damm|ufer|laan|straat|gracht|kade|plein|gata|gatan|gränd|vägen|gade|vej|vei|veien)(?!\p{L})`,
  'iu',
);
const UNIT =
  /^(?:(?:shop|no|lot|unit|blk|block|suite|ste|level|floor|apt|flat|room)\.?\s{0,2}[-:#]?\s{0,2}(?:[\p{N}#][\p{L}\p{N}/&#.,-]*|[A-Z]\d*(?![\p{L}]))|(?:p\.? ?o\.? ?)?box \d|[A-Z]?-?\d{1,5}(?:[-/&]\s?[\dA-Z]{1,5}){0,4}[A-Za-z]?$|(?:ground|first|second|third|\d{1,2}(?:st|nd|rd|th)) floor)/iu;
const NUMBERED = /^\d{1,5}(?:[-/&]\s?\d{1,5}){0,4}[A-Za-z]?,?\s+\p{L}/u;
const ENDS_IN_NUMBER = /^\p{Lu}[\p{L}. '’-]{3,40} \d{1,4} ?[a-zA-Z]?$/u;
const POSTCODE =
  /(?<![\p{L}\p{N}-])(?:[A-Z]{2}\.?,? {1,3}\d{5}(?:-\d{4})?$|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|[A-Z]\d[A-Z] ?\d[A-Z]\d$|(?:[A-Z]{1,2}-)?\d{4,6}[,.]? +\p{Lu}[\p{L}.'() -]{2,40}$|\d{3} \d{2} +\p{Lu}\p{L}+|\p{Lu}[\p{L}' .-]{2,30} ?[-–]? ?\d{4,6}\.?$|\p{Lu}[\p{L}' .-]{2,30} [A-Z]{2,3} \d{4}$|\d{4} ?[A-Z]{2}(?: +\p{Lu}\p{L}+)?|^\d{5,6}$|\p{L}{3,30} \d{3} ?\d{3}$)/u;
const REGION =
  /^(?:u\.?s\.?a\.?|united states(?: of america)?|u\.?k\.?|united kingdom|england|scotland|wales|(?:northern |republic of )?ireland|canada|australia|new zealand|india|malaysia|singapore|germany|deutschland|(?:the )?netherlands|nederland|sweden|sverige|france|spain|españa|italy|italia|austria|switzerland|belgium|denmark|norway|finland|poland|portugal|mexico|brazil|japan|china|hong kong|south africa|selangor(?: darul ehsan)?|johor(?: bahru)?(?: darul ta.?zim)?|(?:w\.? ?p\.? ?)?kuala lumpur|wilayah persekutuan(?: [\p{L} ]{3,20})?|(?:pulau )?penang|pulau pinang|perak(?: darul ridzuan)?|melaka|negeri sembilan|pahang|kedah|kelantan|terengganu|sabah|sarawak|co\.? \p{L}+|[A-Z]{2}|[\p{L}]+shire|(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|ontario|quebec|british columbia|alberta|manitoba|saskatchewan|nova scotia))\.?$/iu;
const TOWN =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|of|upon|on|an|der|am|in|de|la|le|den)){0,3}(?: \p{N}{1,2})?$/u;
const FOREIGN =
  /(?<!\p{L})(?:tel|telephone|phone|ph|fax|e-?mail|www|https?|gst|vat|abn|tax|reg|invoice|receipt|date|time|cashier|total|subtotal|order|qty|price|amount|iban|bic|account|acct|page|customer|attn|attention|table|server|bill|doc|mobile|hotline|website|kvk|company|terms|net \d+|thank|welcome|open|till|op|trans|pax|sdn|bhd|ltd|limited|llc|inc|gmbh|plc|pte|pty|lp|llp|e\.k|a\.s|paid|deliver|due|cash|card|eur|usd|gbp|sek|nok|dkk|chf|aud|cad|inr|january|february|march|april|may|june|july|august|september|october|november|december)(?!\p{L})|[@$€£=*]|\d{1,2}:\d{2}|\bRM ?\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d[.,]\d{2}(?!\d)|\d{3}[-. ]\d{3}[-. ]\d{3,4}|\d{2,5}[ -]\d{6,8}/iu;

const MOST_SEGMENTS = 10;
const LONGEST_SEGMENT = 60;
const LONGEST_ADDRESS = 260;
/** How far two lines' pieces of one column may be out of line. */
const OUT_OF_LINE = 3;
const MOST_COLUMNS = 12;

/** A piece between commas or line ends, with what it could be in an address. */
interface Segment extends Span {
  readonly kind: 'street' | 'numbered' | 'postcode' | 'region' | 'town' | 'other';
  /** How it is parted from the piece before it. */
  readonly join: 'comma' | 'line' | 'none';
}

/**
 * Spans that could be a postal address: pieces between commas or line ends, from a street, a box or a unit on, to the
 * last town, postal code or country that follows. Columns of a line are read apart.
 */
export function addressCandidates(text: string): Span[] {
  const spans: Span[] = [];
  for (const segments of columnsOf(text)) {
    for (let first = 0; first < segments.length;) {
      const last = addressEnd(segments, first);
      const [opening, closing] = [segments[first], segments[last]];
      if (last < first || !opening || !closing) {
        first++;
        continue;
      }
      spans.push({ start: opening.start, end: closing.end });
      first = last + 1;
    }
  }
  return spans
    .filter(({ start, end }) => end - start >= 8 && end - start <= LONGEST_ADDRESS)
    .sort((a, b) => a.start - b.start);
}

/** Index of the last segment of an address that begins with this one; smaller than `first` when none does. */
function addressEnd(segments: readonly Segment[], first: number): number {
  const opening = segments[first];
  const kind = (index: number) => segments[index]?.kind ?? 'other';
  if (opening?.kind === 'town' && kind(first + 1) === 'region' && segments[first + 1]?.join === 'comma')
    return first + 1;
  if (!opening || !['street', 'numbered'].includes(opening.kind)) return first - 1;
  if (opening.kind === 'numbered' && ![1, 2, 3].some((ahead) => ['postcode', 'street'].includes(kind(first + ahead))))
    return first - 1;
  let end = first;
  let hasCode = false;
  for (let next = first + 1; next < Math.min(segments.length, first + MOST_SEGMENTS); next++) {
    const segment = segments[next];
    if (!segment || segment.join === 'none' || segment.kind === 'other') break;
    if (hasCode && segment.kind !== 'region' && !(segment.kind === 'town' && segment.join === 'comma')) break;
    // A line of capitalised words alone may be anything: it is a town when an address goes on behind it.
    if (segment.kind === 'town' && segment.join === 'line') {
      const follows = segments[next + 1];
      if (!follows || !['postcode', 'region'].includes(follows.kind) || follows.join === 'none') break;
      continue;
    }
    hasCode ||= segment.kind === 'postcode';
    end = next;
  }
  return end > first || opening.kind === 'street' ? end : first - 1;
}

/** The segments of each column of the text, in reading order. A line with one column continues the first. */
function* columnsOf(text: string): Generator<readonly Segment[]> {
  let open: { column: number; segments: Segment[] }[] = [];
  for (const line of text.matchAll(/[^\n]*\n?/gu)) {
    if (line[0] === '') break;
    const cells = [...line[0].matchAll(/[^\s|](?:[^\s|]| {1,2}(?=[^\s|]))*/gu)].slice(0, MOST_COLUMNS);
    const next: typeof open = [];
    for (const cell of cells) {
      const column = cell.index;
      const start = line.index + column;
      const above =
        open.find((other) => Math.abs(other.column - column) <= OUT_OF_LINE) ??
        (cells.length === 1 ? open.find(() => open.length === 1) : undefined);
      // Evidence is one piece of text: what another column stands between is no part of the same address.
      const last = above?.segments.at(-1)?.end ?? start;
      const isNext = above !== undefined && start - last < 200 && /^[\s,;.]*$/u.test(text.slice(last, start));
      const pieces = segmentsOf(text, start, start + cell[0].length, isNext ? 'line' : 'none');
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
  for (const match of text.slice(from, to).matchAll(/(?:[^,;•·]|,(?=\d{2,3}(?!\d)))+/gu)) {
    // A label, and what leads or ends a sentence, is no part of it.
    const label = /^.{0,40}:\s+/u.exec(match[0])?.[0].length ?? 0;
    const words = match[0].slice(label).replace(/[\s"]+$/u, '');
    const lead = /^[\s"*#|-]*/u.exec(words)?.[0].length ?? 0;
    const start = from + match.index + label + lead;
    const whole = words.slice(lead);
    if (whole === '') continue;
    const tail =
      whole.split(
        /(?<!(?<!\p{L})(?:no|co|st|rd|ave|av|mt|ste|dr|jln|kaw|kg|bldg|blk|blvd|ln|p\.o))(?<=[\p{L}\p{N}]{2})\.\s(?=\p{Lu})|\s(?=(?:of the|hereinafter|referred|who|where|is|was|has|on|at|for|to)\s)/iu,
      )[0] ?? whole;
    const inner = streetWithin(tail);
    const end = start + tail.length;
    segments.push({
      start: start + inner,
      end,
      kind: kindOf(tail.slice(inner)),
      join: segments.length > 0 ? 'comma' : label > 0 || inner > 0 ? 'none' : join,
    });
    if (tail.length < whole.length) break;
  }
  return segments;
}

/** Where a street begins behind other words: "trading from 14 Mill Lane". 0 when it begins at once or there is none. */
function streetWithin(words: string): number {
  if (!/\s\p{Ll}+\s/u.test(words)) return 0;
  const match = /(?<=\s(?:of|at|from|to|in)\s)(?:No\.? ?)?\d{1,5}[A-Za-z]?(?:[-/]\d{1,5})? \p{Lu}/u.exec(words);
  return match && STREET.test(words.slice(match.index)) ? match.index : 0;
}

function kindOf(words: string): Segment['kind'] {
  if (words.length > LONGEST_SEGMENT || FOREIGN.test(words)) return 'other';
  if ((words.match(/(?<=\s)\p{Ll}{3,}(?=\s|$)/gu)?.length ?? 0) >= 3) return 'other';
  if (!/^[\p{Lu}\p{N}#]/u.test(words)) return 'other';
  if (REGION.test(words)) return 'region';
  if (UNIT.test(words)) return 'street';
  const hasStreet = STREET.test(words);
  if (hasStreet && (/\p{N}/u.test(words) || /^\p{Lu}/u.test(words))) return 'street';
  if (POSTCODE.test(words)) return NUMBERED.test(words) && !/^\d{4,6}/u.test(words) ? 'numbered' : 'postcode';
  if (NUMBERED.test(words)) return 'numbered';
  if (ENDS_IN_NUMBER.test(words)) return 'numbered';
  return TOWN.test(words) ? 'town' : 'other';
}
