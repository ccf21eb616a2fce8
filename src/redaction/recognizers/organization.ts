import type { Finding, Recognizer } from '../recognizer';
import { isNoName } from './support/names';

/** Legal forms: what stands before one is a firm's name. */
const legalForm =
  /(?<![\p{L}\p{N}])(?:Ltd|LTD|ltd|Limited|LIMITED|Inc|INC|inc|Incorporated|INCORPORATED|Corp|CORP|Corporation|CORPORATION|LLC|L\.L\.C|llc|LLP|L\.L\.P|LP|L\.P|PLC|plc|P\.L\.C|PLLC|PC|P\.C|GmbH(?: & Co\.? KG(?:aA)?)?|gGmbH|mbH|UG(?: \(haftungsbeschränkt\))?|AG(?: & Co\.? KG)?|KGaA|KG|OHG|GbR|e\.? ?V|eG|SE|S\.A\.S|SAS|S\.A\.R\.L|SARL|Sàrl|S\.A|SA|SNC|EURL|S\.L\.U?|S\.L|SL|B\.V|BV|N\.V|NV|V\.O\.F|Pty\.? Ltd|PTY\.? LTD|Pvt\.? Ltd|PVT\.? LTD|Private Limited|Pte\.? Ltd|Sdn\.? Bhd|Oyj?|AB|ASA?|A\/S|ApS|S\.p\.A|SpA|S\.r\.l|Srl|Sp\. z o\.o|s\.r\.o|Kft|d\.o\.o|Company|Co|& Co|Holdings?|Group|Partners|Associates|& Sons|and Sons|& Associates|Ventures|Trust|Foundation)(?![\p{L}\p{N}])/gu;
/** What an institution calls itself: stands behind its name. */
const institution =
  /(?<!\p{L})(?:Bank|Hospital|Clinic|Insurance|Assurance|Council|School|Court|University|College|Institute|Academy|Church|Agency|Authority|Department|Ministry|Commission|Committee|Association|Society|Union|Federation|Airlines?|Airways|Railways?|Hotel|Pharmacy|Laborator(?:y|ies)|Pharmaceuticals|Technologies|Systems|Solutions|Services|Industries|Enterprises|Consulting|Logistics|Motors|Energy|Media|Studios?|Records|Library|Museum|Police|Medical Cent(?:er|re)|Health Cent(?:er|re)|Credit Union|Law Firm|Solicitors|Chambers|Capital|Financial|Mutual|Building Society|Sparkasse|Versicherung|Krankenhaus|Klinikum|Universität|Gymnasium|Constabulary|NHS|Times|Herald|Tribune)(?!\p{L})/gu;
const ofName =
  /(?<!\p{L})(?:University|Universität|Université|Universidad|Università|Bank|Banco|Banque|College|Institute|Ministry|Department|Court|Church|City|County|Borough|Bureau|Board|School|State|Office|Royal Bank|Supreme Court|High Court|Court of Appeals?) (?:of|de|der|für|for|di|del) (?:the )?\p{Lu}[\p{L}'-]+(?:(?: and| &| of| of the)? \p{Lu}[\p{L}'-]{2,}){0,4}(?!\p{L})/gu;
const hospital =
  /(?<!\p{L})(?:St\.? |Saint )\p{Lu}[\p{L}'-]+ (?:Hospital|School|Church|College|Clinic|Academy|Medical Center)(?!\p{L})/gu;
const label =
  /(?<!\p{L})(?:company(?: name)?|employer|organi[sz]ation|firm|insurer|bank(?: name)?|vendor|supplier|firma|arbeitgeber|entreprise|société|empresa|business name|hospital|school|university|institution)["']? ?[:=] {0,4}["']?(?<value>\p{L}[\p{L}\p{N}&.'-]{0,24}(?:,? [\p{L}\p{N}&.'-]{1,24}){0,5})(?=["'\n;<|)]|$|\. |, )/dgiu;

const mostWords = 7;
const isConnector = /^(?:&|and|of|the|de|du|des|der|für|und|et|y|e|for|\+)$/u;

/** Firms by their legal form, institutions by what they call themselves, and what a label names. */
export const organization: Recognizer = {
  name: 'organization',
  types: ['ORGANIZATION'],
  *find(text): Generator<Finding> {
    for (const match of text.matchAll(legalForm)) {
      const start = nameStart(text, match.index, true);
      if (start === null) continue;
      const isSure =
        !/^(?:Company|Co|Group|Partners|Associates|Trust|Foundation|Holdings?|PC|SE|SA|AS|LP|AB|Limited|Ventures)$/u.test(
          match[0],
        );
      yield { start, end: withFullStop(text, match), type: 'ORGANIZATION', shape: isSure ? 0.8 : 0.6 };
    }
    for (const match of text.matchAll(institution)) {
      const start = nameStart(text, match.index, false);
      if (start !== null) yield { start, end: match.index + match[0].length, type: 'ORGANIZATION', shape: 0.6 };
    }
    for (const [expression, shape] of [
      [ofName, 0.7],
      [hospital, 0.75],
    ] as const) {
      for (const match of text.matchAll(expression)) {
        yield { start: match.index, end: match.index + match[0].length, type: 'ORGANIZATION', shape };
      }
    }
    for (const match of text.matchAll(label)) {
      const [start, end] = match.indices?.groups?.['value'] ?? [0, 0];
      if (!isNoName(text.slice(start, end))) yield { start, end, type: 'ORGANIZATION', shape: 0.6 };
    }
  },
};

const endsAnotherName = /^(?:Ltd|Inc|Corp|LLC|LLP|PLC|plc|GmbH|KG|AG|S\.A|B\.V|N\.V|S\.p\.A)\.?$/u;
/** A name goes on in the next line only where the line was full. */
const fullLine = 50;

/**
 * Where the capitalised words begin that lead up to a place; null where there is none.
 *
 * @param hasComma whether a comma may stand before the last word: `Foo, Inc.`
 */
function nameStart(text: string, end: number, hasComma: boolean): number | null {
  const from = Math.max(0, end - 100);
  const words = [...text.slice(from, end).matchAll(/[^\s,;:()<>"|[\]{}*]+/gu)];
  let start: number | null = null;
  let right = end;
  for (let back = words.length - 1; back >= Math.max(0, words.length - mostWords); back--) {
    const word = words[back];
    if (!word) break;
    const at = from + word.index;
    if (at === from && from > 0) break;
    const between = text.slice(at + word[0].length, right);
    if (!/^(?:, ?| | ?\n)?$/u.test(between) || (between.includes(',') && !(hasComma && right === end))) break;
    if (between.includes('\n') && !isFullLine(text, at)) break;
    if (endsAnotherName.test(word[0]) && !/^ (?:& |$)/u.test(text.slice(at + word[0].length, end))) break;
    if (isConnector.test(word[0])) {
      if (right === end && word[0] !== '&') break;
      right = at;
      continue;
    }
    if (
      !/^(?:\p{Lu}|\p{N}+\p{L}|[a-z]{1,2}\p{Lu})/u.test(word[0]) ||
      (/[.!?]$/u.test(word[0]) && word[0].length > 4) ||
      isLead(word[0])
    )
      break;
    start = at;
    right = at;
  }
  return start;
}

function isFullLine(text: string, at: number): boolean {
  return !text.slice(Math.max(0, at - fullLine), at).includes('\n') && at >= fullLine;
}

function isLead(word: string): boolean {
  return /^(?:The|This|That|Our|Your|A|An|Any|Each|Such|In|At|By|For|From|To|With|And|Or|Of|Between|If|Dear|Re|When|While|As|On|No|Said|Other|These|All|Its|His|Her|Their|My|Mr|Mrs|Ms|Dr)\.?$/iu.test(
    word,
  );
}

/** The full stop belongs to a short form unless it ends the sentence as well; then, too, it does no harm. */
function withFullStop(text: string, match: RegExpExecArray): number {
  const end = match.index + match[0].length;
  return text.charAt(end) === '.' && /^(?:Ltd|LTD|ltd|Inc|INC|inc|Corp|CORP|Co)$|\./u.test(match[0]) ? end + 1 : end;
}
