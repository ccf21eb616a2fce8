import type { Span } from '../../documents';

// What makes a piece of text look like part of a postal address, in the spellings of several countries.
const STREET = new RegExp(
  String.raw`(?<![\p{L}])(?:street|str\.?|st\.?(?=[\s,]|$)|road|rd\.?|avenue|ave\.?|lane|ln\.?|drive|dr\.(?=\s|$)|boulevard|blvd\.?|parkway|pkwy|highway|hwy|square|place|terrace|crescent|court|close|grove|gardens|mews|quay|row|walk|wharf|parade|turnpike|circle|plaza|jalan|jln|lorong|persiaran|lebuh|lebuhraya|taman|kampung|kg\.|medan|rue|avenida|calle|via|viale|piazza|plein|gracht|kade|marg|nagar|mall|arcade|estate|industrial|trading estate|business park|retail park|science park|p\.? ?o\.? ?box|postfach|suite|ste\.|floor|flr|unit|block|blk|lot|level|bldg|building|tower|house|kompleks|wisma|menara|plaza|pusat|bandar|seksyen|section|batu)(?![\p{L}])|\p{L}{3,}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|damm|ufer|laan|straat|gata|gatan|vägen|gade|vej|vei)(?![\p{L}])`,
  'iu',
);
const STRONG_STREET = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:no|lot|unit|blk|block|suite|ste|level|floor)\.?\s?[-:]?\s?[\p{N}A-Z]|\d{1,5}(?:[-/&,]\s?\d{1,5}){0,4}[A-Za-z]?,?\s+\p{L})`,
  'iu',
);
const POSTCODE =
  /(?<![\p{L}\p{N}])(?:[A-Z]{2}\.?,? \d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|(?:[A-Z]{1,2}-)?\d{4,6}(?:,? +\p{Lu}[\p{L}.' -]{2,}|\.?,?$)|\d{3} \d{2} \p{Lu}\p{L}+|\p{L}{3,},? \d{4,6}\.?$|\p{L}{4,} \d{6}|\d{4} ?[A-Z]{2}(?: \p{Lu})?)/u;
const REGION =
  /^[,\s]*(?:u\.?s\.?a\.?|united states|u\.?k\.?|united kingdom|england|scotland|wales|ireland|canada|australia|new zealand|india|malaysia|singapore|germany|deutschland|netherlands|the netherlands|nederland|sweden|sverige|france|spain|italy|austria|switzerland|belgium|denmark|norway|finland|poland|selangor|johor|johor bahru|kuala lumpur|w\.? ?p\.? ?kuala lumpur|wilayah persekutuan|penang|pulau pinang|perak|melaka|negeri sembilan|pahang|kedah|sabah|sarawak|selangor darul ehsan|johor darul ta'?zim|[\p{L}' ]*darul [\p{L}' ]+)[.,\s]*$/iu;
const NOT_ADDRESS =
  /(?<![\p{L}])(?:tel|phone|fax|e-?mail|www\.|http|gst|vat|abn|tax|reg(?:istration)?\.?(?: no)?|invoice|receipt|date|time|cashier|total|order|qty|price|amount|iban|bic|account|page|customer|attn|table|server|bill no|doc(?:ument)? no|mobile|hotline|website|co\.? ?(?:reg|no))(?![\p{L}])|@|\d{1,2}:\d{2}|[$€£]|\bRM ?\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?<![\p{L}])(?:sdn|bhd|ltd|limited|llc|inc|gmbh|plc|pte|b\.?v\.?|pty)\.?(?![\p{L}])/iu;
const MOST_LINES = 7;

/**
 * Spans that could be a postal address: a run of lines (or of parts of one line, between commas) that look like
 * pieces of one, with a street, a box or a postal code among them.
 */
export function addressCandidates(text: string): Span[] {
  const lines = [...text.matchAll(/[^\n]+/gu)].map((match) =>
    trimmed(text, match.index, match.index + match[0].length),
  );
  const spans: Span[] = [];
  for (let first = 0; first < lines.length;) {
    const end = runEnd(text, lines, first);
    if (end === first) {
      const opening = lines[first];
      if (opening) spans.push(...insideLine(text, opening));
      first++;
      continue;
    }
    const opening = lines[first];
    const closing = lines[end - 1];
    if (opening && closing) {
      const start = afterLabel(text, opening);
      spans.push(trimmed(text, start, closing.end));
    }
    first = end;
  }
  return spans.filter(({ start, end }) => end - start >= 10 && end - start <= 300);
}

/** Index after the last line of an address that begins with line `first`; `first` when none begins there. */
function runEnd(text: string, lines: readonly Span[], first: number): number {
  let end = first;
  let hasStreet = false;
  let hasPostcode = false;
  while (end < lines.length && end - first < MOST_LINES) {
    const line = lines[end];
    if (!line) break;
    const words = text.slice(end === first ? afterLabel(text, line) : line.start, line.end);
    const isNext = end === first || !/\n\s*\n/u.test(text.slice(lines[end - 1]?.end ?? 0, line.start));
    if (!isNext || NOT_ADDRESS.test(words) || words.length > 120) break;
    const isStreet = isStreetLine(words);
    const isPostcode = POSTCODE.test(words);
    const isContinued = end > first && /,\s*$/u.test(text.slice(0, lines[end - 1]?.end).slice(-3));
    const isRegion = end > first && REGION.test(words);
    const isTown = end > first && !hasPostcode && /^[\p{Lu}][\p{L}.' -]{2,30}$/u.test(words) && !isSentence(words);
    if (!(isStreet || isPostcode || isRegion || isContinued || (isTown && townThenPostcode(text, lines, end)))) break;
    if (end === first && !isStreet) break;
    if (isPostcode && hasPostcode && !isRegion) break;
    hasStreet ||= isStreet;
    hasPostcode ||= isPostcode;
    end++;
  }
  return hasStreet && (hasPostcode || end - first >= 2) ? end : first;
}

function townThenPostcode(text: string, lines: readonly Span[], index: number): boolean {
  return [1, 2].some((ahead) => {
    const line = lines[index + ahead];
    if (!line) return false;
    const words = text.slice(line.start, line.end);
    return (POSTCODE.test(words) || REGION.test(words)) && !NOT_ADDRESS.test(words) && words.length < 60;
  });
}

function isStreetLine(words: string): boolean {
  if (isSentence(words)) return false;
  return (
    (STREET.test(words) && /\p{N}|box/iu.test(words)) ||
    /^(?:no|lot)\.?\s?\p{N}/iu.test(words) ||
    (STRONG_STREET.test(words) && STREET.test(words)) ||
    /^\d{1,5}[A-Za-z]?,? \p{Lu}[\p{L}' ]+$/u.test(words) ||
    /^\p{Lu}[\p{L}. -]+ \d{1,4}[a-z]?,?$/u.test(words)
  );
}

function isSentence(words: string): boolean {
  return (words.match(/(?<=\s)\p{Ll}{2,}(?=\s)/gu)?.length ?? 0) >= 4;
}

/** An address within a longer line: from the part with the street to the last part that looks like one. */
function insideLine(text: string, line: Span): Span[] {
  const spans: Span[] = [];
  const parts = [...text.slice(line.start, line.end).matchAll(/[^,;|()]+/gu)].map((match) => ({
    start: line.start + match.index,
    end: line.start + match.index + match[0].length,
  }));
  for (let first = 0; first < parts.length; first++) {
    const opening = parts[first];
    if (!opening) break;
    const start = streetStart(text, opening);
    if (start === null) continue;
    let last = first;
    let hasPostcode = POSTCODE.test(text.slice(start, opening.end).trim());
    for (let next = first + 1; next < Math.min(parts.length, first + 6); next++) {
      const part = parts[next];
      if (!part) break;
      const words = text.slice(part.start, part.end).trim();
      const isPostcode = POSTCODE.test(words);
      if (NOT_ADDRESS.test(words) || words.length > 50 || !/^[\p{Lu}\p{N}]/u.test(words)) break;
      if (hasPostcode && !REGION.test(words) && !isPostcode) break;
      hasPostcode ||= isPostcode;
      last = next;
    }
    const closing = parts[last];
    if (!closing || (last === first && !hasPostcode)) continue;
    spans.push(trimmed(text, start, addressEnd(text, closing)));
    first = last;
  }
  return spans;
}

/** Where the street begins in a part of a line; null when there is none. */
function streetStart(text: string, part: Span): number | null {
  const words = text.slice(part.start, part.end);
  const match =
    /(?<![\p{L}\p{N}])(?:no\.?\s?|lot\s?|unit\s?|suite\s?|p\.? ?o\.? ?box\s?)?\d{1,5}[A-Za-z]?(?:[-/]\d{1,5})?\s+(?:\p{Lu}|\d{1,3}(?:st|nd|rd|th))[\p{L}\p{N}.'’ -]{2,60}$/u.exec(
      words,
    ) ??
    /(?<![\p{L}\p{N}])\p{Lu}\p{L}+(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|laan|straat|gracht|gatan|vägen) \d{1,4}[a-z]?\s*$/u.exec(
      words,
    );
  if (!match) return null;
  return STREET.test(match[0]) || /\p{Lu}/u.test(match[0]) ? part.start + match.index : null;
}

/** Drops what follows the address in its last part: a sentence that goes on. */
function addressEnd(text: string, part: Span): number {
  const words = text.slice(part.start, part.end);
  const postcode = POSTCODE.exec(words);
  const stop =
    /(?<=[\p{L}\p{N}]{2})\.(?=\s)|\s(?=(?:and|on|at|for|with|which|who|where|is|was|has|to|hereinafter|referred)\s)/u.exec(
      words,
    );
  if (stop && stop.index > (postcode?.index ?? 0)) return part.start + stop.index;
  return part.end;
}

/** Start of a line's words behind a label such as "Address:". */
function afterLabel(text: string, { start, end }: Span): number {
  const label = /^[\p{L} ./-]{2,30}:\s*/u.exec(text.slice(start, end));
  return label ? start + label[0].length : start;
}

function trimmed(text: string, start: number, end: number): Span {
  const words = text.slice(start, end);
  const lead = /^[\s,;:|*#"-]*/u.exec(words)?.[0].length ?? 0;
  const trail = /[\s,;:|*"]*$/u.exec(words)?.[0].length ?? 0;
  return lead === words.length ? { start, end: start } : { start: start + lead, end: end - trail };
}
