import { fold } from './words';

/** A piece of a snippet. Drawn as text, never as HTML. */
export interface SnippetPiece {
  readonly text: string;
  readonly isHit: boolean;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** A page has no use for more, and a word such as "the" may stand there ten thousand times. */
const maxPlaces = 500;

function placesOf(text: string, words: ReadonlySet<string>): readonly Place[] {
  const places: Place[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const word = fold(match[0]);
    if (!words.has(word)) continue;
    places.push({ start: match.index, end: match.index + match[0].length, word });
    if (places.length >= maxPlaces) break;
  }
  return places;
}

function cut(text: string, places: readonly Place[], start: number, end: number): readonly SnippetPiece[] {
  const pieces: SnippetPiece[] = [];
  let at = start;
  const add = (until: number, isHit: boolean): void => {
    if (until > at) pieces.push({ text: text.slice(at, until).replaceAll(/\s+/g, ' '), isHit });
    at = Math.max(at, until);
  };
  for (const place of places) {
    if (place.start < start || place.end > end) continue;
    add(place.start, false);
    add(place.end, true);
  }
  add(end, false);
  if (start > 0) pieces.unshift({ text: '… ', isHit: false });
  if (end < text.length) pieces.push({ text: ' …', isHit: false });
  return pieces;
}

/** A whole text, with the words that match marked. */
export function marked(text: string, words: ReadonlySet<string>): readonly SnippetPiece[] {
  return cut(text, placesOf(text, words), 0, text.length);
}

/** How many different words stand within a stretch that begins with one of them. */
function distinctNear(places: readonly Place[], index: number, width: number): number {
  const from = places[index]?.start ?? 0;
  const near = places.slice(index, index + 40).filter(({ end }) => end <= from + width);
  return new Set(near.map(({ word }) => word)).size;
}

/**
 * The stretch of a text, about `width` characters long, in which most of the words stand.
 *
 * @param words folded, see {@link fold}
 * @returns null when none of them stands in the text
 */
export function snippetOf(text: string, words: ReadonlySet<string>, width = 180): readonly SnippetPiece[] | null {
  const places = placesOf(text, words);
  const [first] = places
    .map((place, index) => ({ place, distinct: distinctNear(places, index, width * 0.75) }))
    .sort((a, b) => b.distinct - a.distinct)
    .map(({ place }) => place);
  if (first === undefined) return null;
  const from = Math.max(0, first.start - Math.round(width / 4));
  // Not in the middle of a word.
  const start = from === 0 ? 0 : from + (/\s/.exec(text.slice(from, first.start))?.index ?? first.start - from);
  const rough = Math.min(text.length, Math.max(start + width, first.end));
  const tail = /\s\S*$/.exec(text.slice(first.end, rough));
  const end = rough === text.length || tail === null ? rough : first.end + tail.index;
  return cut(text, places, start, end);
}
