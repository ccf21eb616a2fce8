import type { Finding, Recognizer } from '../recognizer';
import { nameEnd, withoutGenitive } from './support/names';

/** `/s/ Maria Lopez`, as filings are signed. */
const conformed = /\/s\/ {0,4}(?:\n ?)?/gu;
const by =
  /(?<!\p{L})(?:By|Signed|Signature|Name|Print(?:ed)? Name|Per|Witness|Attest)[ :]{1,3}[_ .]{0,60}(?:\n {0,8})?(?:\/s\/ {0,4})?(?:Name ?: {0,3})?/gu;
const title =
  /(?:^|\n) {0,8}(?:Its|Title|Position|Office)[ :]{1,3}[_ ]{0,4}(?<value>\p{Lu}[\p{L}&,.' -]{1,58}[\p{L}.])(?= *(?:\n|$))/dgu;
const signOff =
  /(?:^|\n) *(?:(?:kind|best|warm|many) regards|regards|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|respectfully(?: submitted)?|best(?: wishes)?|cheers|many thanks|thanks|thank you|mit freundlichen grüßen|(?:viele|beste|liebe) grüße|cordialement|saludos|atentamente),? *\n{1,3}(?<name>[^\n]{2,60})\n(?<second>[^\n]{2,70})(?:\n(?<third>[^\n]{2,70}))?/dgiu;
const isJob =
  /(?<!\p{L})(?:manager|director|officer|engineer|consultant|analyst|president|partner|counsel|attorney|lawyer|solicitor|assistant|secretary|administrator|coordinator|specialist|executive|head|lead|founder|ceo|cfo|cto|coo|agent|adviser|advisor|adjuster|representative|developer|designer|accountant|professor|teacher|nurse|physician|leiter|leiterin|geschäftsführer|sachbearbeiter|sachbearbeiterin|référent|responsable|directeur|directrice|gerente|director[a]?)(?!\p{L})/iu;

const closing =
  /(?:^|\n) *(?:(?:(?:with )?(?:kind|best|warm|many|kindest|warmest) )?regards|yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|respectfully(?: submitted)?|best(?: wishes)?|all the best|cheers|many thanks|thanks(?: again| so much)?|thank you|love|cordially|take care|mit freundlichen grüßen|(?:viele|beste|liebe|herzliche) grüße|mfg|hochachtungsvoll|(?:bien )?cordialement|saludos|atentamente|un saludo|cordiali saluti|met vriendelijke groet(?:en)?)[,.!]? *\n{1,4} *(?:[-–—*_]{1,3} ?)?/giu;

/** Names, offices and firms of those who sign. */
export const signatureBlock: Recognizer = {
  name: 'signature-block',
  types: ['PERSON', 'JOB_TITLE', 'ORGANIZATION'],
  *find(text): Generator<Finding> {
    for (const expression of [conformed, by]) {
      for (const match of text.matchAll(expression)) {
        const start = match.index + match[0].length;
        const read = nameEnd(text, start, { longest: 4 });
        if (read !== null && read - start > 2) {
          yield {
            start,
            end: withoutGenitive(text, start, read),
            type: 'PERSON',
            shape: expression === conformed ? 0.9 : 0.65,
          };
        }
      }
    }
    for (const match of text.matchAll(title)) {
      const [start, end] = match.indices?.groups?.['value'] ?? [0, 0];
      yield { start, end, type: 'JOB_TITLE', shape: 0.75 };
    }
    for (const match of text.matchAll(closing)) yield* signedName(text, match.index + match[0].length);
    for (const match of text.matchAll(signOff)) {
      yield* lineBehindName(text, match.indices?.groups?.['second']);
      yield* lineBehindName(text, match.indices?.groups?.['third']);
    }
  },
};

/** The line behind a closing, where a name is all that it holds. */
function* signedName(text: string, start: number): Generator<Finding> {
  if (!/^[\p{L}\p{M}.' -]{2,40}(?:[\n,|]|$)/u.test(text.slice(start, start + 42))) return;
  const read = nameEnd(text, start, { longest: 4, isAnyCase: true });
  if (read === null || read - start < 2) return;
  if (/^\p{Ll}/u.test(text.slice(start)) && !/^(?: *[\n,|]|$)/u.test(text.slice(read, read + 3))) return;
  yield { start, end: withoutGenitive(text, start, read), type: 'PERSON', shape: 0.75 };
}

function* lineBehindName(text: string, span: readonly [number, number] | undefined): Generator<Finding> {
  if (!span) return;
  let at = span[0];
  for (const part of text.slice(...span).split(/(, | \| | - | at )/u)) {
    const value = part.trim();
    const start = at + part.indexOf(value);
    at += part.length;
    if (!/^\p{Lu}[\p{L}&.' -]{1,50}$/u.test(value)) continue;
    if (isJob.test(value)) yield { start, end: start + value.length, type: 'JOB_TITLE', shape: 0.7 };
    else if (
      / (?:Ltd|Inc|LLC|LLP|GmbH|AG|Group|Bank|Insurance|Partners|University|Hospital|Associates)\.?$/u.test(value)
    ) {
      yield { start, end: start + value.length, type: 'ORGANIZATION', shape: 0.7 };
    }
  }
}
