import type { Entity } from './entity';
import type { EntityType } from './entity-types';
import { streetWords } from './recognizers/support/street-words';

/**
 * A postal address is told in parts: street, unit and code are ADDRESS; town, region and country are LOCATION. So a town
 * has the same placeholder inside and outside of an address, what a town gets by policy holds for both, and spans are cut
 * as in the field's data sets (Presidio, OntoNotes).
 *
 * @param entities without overlaps, in order
 */
export function withAddressParts(entities: readonly Entity[], text: string): readonly Entity[] {
  return entities.flatMap((entity) => (entity.type === 'ADDRESS' ? partsOf(entity, text) : [entity]));
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
}

const code =
  '(?:\\d{4} [A-Z]{2}(?!\\p{L})|(?:[A-Z]{1,2}-)?\\d{4,6}(?:-\\d{3,4})?|\\d{3} \\d{2,3}|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z][ -]?\\d[A-Z]\\d|[A-Z]\\d[\\dW] ?[A-Z\\d]{4})';
const place = "\\p{L}(?:[\\p{L}\\p{M}.'’() -]*?[\\p{L}\\p{M}.)])??";
/** `Springfield`, `IL 62704`, `75002 Paris`, `OX1 2AB`. */
const placeLine = new RegExp(
  `^(?:(?<before>${code})(?:[ -]+|$))?(?<place>${place})?(?:(?:^|[ -]+)(?<after>${code}))?$`,
  'u',
);
/** What makes a stretch without a figure part of the street and no town. */
const streetLike = new RegExp(
  `(?:^| )(?:${streetWords}|house|tower|building|bldg|block|floor|flat|suite|unit|phase|sector|near|opp|opposite|behind|c/o|estate|farm|college|hospital|hotel|office|cottage|lodge|manor|villa|hall|barn|apartments|mansions|towers|centre|center|arcade|mall|box|postfach|postbus|rue|calle|via|viale|piazza|plaza|avenida)\\.?$|(?:stra(?:ß|ss)e|straat|gatan|vej|gasse|platz|weg)$`,
  'iu',
);
/** `12 Main Street Springfield IL`: without a comma, the town begins behind the kind of street. */
const streetThenTown = new RegExp(
  `^(?<street>.*\\p{N}.* (?:${streetWords})\\.?(?: [NSEW]{1,2})?(?: (?:apt|apartment|unit|suite|ste|flat|#)\\.? ?#?[\\p{L}\\p{N}-]{1,6})?) (?<rest>\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]*)*(?: ${code})?)$`,
  'iu',
);

/** Letters of an address at most: what is longer is none, as an address that base64 hides. */
const longest = 300;

function partsOf(entity: Entity, text: string): readonly Entity[] {
  if (entity.end - entity.start > longest) return [entity];
  const lines = linesOf(entity, text);
  const street = lines.findLastIndex(({ start, end }) => !isPlaceLine(text.slice(start, end)));
  const [alone] = lines;
  const parts: Part[] = [];
  if (lines.length === 1 && alone) {
    const match = streetThenTown.exec(text.slice(alone.start, alone.end));
    if (!match?.groups || !/^\p{Lu}/u.test(match.groups['rest'] ?? '')) return [entity];
    const end = alone.start + (match.groups['street'] ?? '').length;
    parts.push({ start: alone.start, end, type: 'ADDRESS' });
    parts.push(...placesOf(text, end + 1, alone.end));
  } else {
    // "Acme Ltd, 12 Elm Street": who lives there is part of no street.
    const first = street > 0 ? lines.findIndex(({ start, end }) => !isPlaceLine(text.slice(start, end))) : 0;
    for (const { start, end } of lines.slice(0, first)) parts.push({ start, end, type: 'ORGANIZATION' });
    const [from, to] = [lines[first], lines[street]];
    if (from && to) parts.push({ start: from.start, end: to.end, type: 'ADDRESS' });
    const rest = lines.slice(street + 1);
    // Only words: the model's word that it is an address stands, as for the name of a house.
    if (street === -1 && !/\p{N}/u.test(text.slice(entity.start, entity.end))) return [entity];
    for (const { start, end } of rest) parts.push(...placesOf(text, start, end));
  }
  return parts.map((part) => ({ ...entity, ...part }));
}

/** What commas and line breaks divide, without the spaces around it. */
function linesOf({ start, end }: Entity, text: string): readonly { start: number; end: number }[] {
  return [...text.slice(start, end).matchAll(/[^,;\n]+/gu)].flatMap(({ 0: line, index }) => {
    const own = line.trim();
    if (own === '') return [];
    const from = start + index + line.indexOf(own);
    return [{ start: from, end: from + own.length }];
  });
}

function isPlaceLine(line: string): boolean {
  const match = placeLine.exec(line);
  return match !== null && !streetLike.test(match.groups?.['place']?.trim() ?? '');
}

function placesOf(text: string, start: number, end: number): readonly Part[] {
  const line = text.slice(start, end);
  const { before = '', place: named = '', after = '' } = placeLine.exec(line)?.groups ?? {};
  const name = named.trim();
  const from =
    start + before.length + (line.slice(before.length).length - line.slice(before.length).trimStart().length);
  const parts: readonly Part[] = [
    { start, end: start + before.length, type: 'ADDRESS' },
    { start: from, end: from + name.length, type: 'LOCATION' },
    { start: end - after.length, end, type: 'ADDRESS' },
  ];
  return parts.filter((part) => part.start < part.end);
}
