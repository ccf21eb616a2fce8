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

interface Line {
  readonly start: number;
  readonly end: number;
  /** Code and town, where the line is no part of the street. */
  readonly places: readonly Part[] | null;
}

function partsOf(entity: Entity, text: string): readonly Entity[] {
  if (entity.end - entity.start > longest) return [entity];
  const lines = linesOf(entity, text);
  const [alone] = lines;
  const parts = lines.length === 1 && alone ? partsOfOneLine(alone, text) : partsOfLines(lines);
  // Only words: the model's word that it is an address stands, as for the name of a house.
  return parts?.some(({ type }) => type === 'ADDRESS') === true
    ? parts.map((part) => ({ ...entity, ...part }))
    : [entity];
}

function partsOfOneLine({ start, end }: Line, text: string): readonly Part[] | null {
  const { street, rest } = streetThenTown.exec(text.slice(start, end))?.groups ?? {};
  if (street === undefined || !/^\p{Lu}/u.test(rest ?? '')) return null;
  const town = placesOf(text, start + street.length + 1, end);
  return town && [{ start, end: start + street.length, type: 'ADDRESS' }, ...town];
}

function partsOfLines(lines: readonly Line[]): readonly Part[] {
  const [first, last] = [lines.findIndex(({ places }) => !places), lines.findLastIndex(({ places }) => !places)];
  // "Acme Ltd, 12 Elm Street": who lives there is part of no street.
  const before = lines
    .slice(0, Math.max(0, first))
    .map(({ start, end }): Part => ({ start, end, type: 'ORGANIZATION' }));
  const [from, to] = [lines[first], lines[last]];
  const street: readonly Part[] = from && to ? [{ start: from.start, end: to.end, type: 'ADDRESS' }] : [];
  return [...before, ...street, ...lines.slice(last + 1).flatMap(({ places }) => places ?? [])];
}

/** What commas and line breaks divide, without the spaces around it. */
function linesOf({ start, end }: Entity, text: string): readonly Line[] {
  return [...text.slice(start, end).matchAll(/[^,;\n]+/gu)].flatMap(({ 0: line, index }) => {
    const own = line.trim();
    if (own === '') return [];
    const from = start + index + line.indexOf(own);
    const places = placesOf(text, from, from + own.length);
    const isStreet = places?.some(
      (part) => part.type === 'LOCATION' && streetLike.test(text.slice(part.start, part.end)),
    );
    return [{ start: from, end: from + own.length, places: isStreet === true ? null : places }];
  });
}

/** The codes and the town of a stretch; null: it holds something else, too. */
function placesOf(text: string, start: number, end: number): readonly Part[] | null {
  const line = text.slice(start, end);
  const match = placeLine.exec(line);
  if (!match) return null;
  const { before = '', place: name = '', after = '' } = match.groups ?? {};
  const from = start + line.indexOf(name, before.length);
  const parts: readonly Part[] = [
    { start, end: start + before.length, type: 'ADDRESS' },
    { start: from, end: from + name.length, type: 'LOCATION' },
    { start: end - after.length, end, type: 'ADDRESS' },
  ];
  return parts.filter((part) => part.start < part.end);
}
