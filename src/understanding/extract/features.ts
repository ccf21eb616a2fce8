import type { Span } from '../../documents';
import type { Field, TaskPack } from '../../tasks';
import type { Candidate } from './candidates';
import { CueBook } from './cues';
import { ShapeReader, type Features } from './shapes';
import { SurroundingsReader, type Surroundings } from './surroundings';

/** Reads the features of candidates in one window of a document, for the fields of a pack. */
export class FeatureReader {
  readonly #text: string;
  readonly #cues: CueBook;
  readonly #reader: SurroundingsReader;
  readonly #shapes: ShapeReader;
  readonly #around = new Map<string, Surroundings>();

  /** @param documentDate - see {@link ShapeReader} */
  constructor(pack: TaskPack, text: string, documentDate: string | null) {
    this.#text = text;
    this.#cues = new CueBook(pack);
    this.#reader = new SurroundingsReader(text);
    this.#shapes = new ShapeReader(text, documentDate);
  }

  /** @param candidates - all of the field's type, in reading order */
  of(field: Field, candidates: readonly Candidate[]): readonly Features[] {
    const values = candidates.map(({ value }) => value);
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const order = [...new Set(values)];
    const sizes = order.map(sizeOf);
    const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
    const smallest = sizes.reduce((least, size) => Math.min(least, size), Infinity);
    const parts = partsOf(candidates);
    const shapes = this.#shapes.of(field.type, candidates);
    return candidates.map((candidate, i) => {
      const around = this.#surroundings(candidate);
      const own = this.#cues.fit(field, around);
      const rival = this.#cues.rival(field, around);
      const size = sizeOf(candidate.value);
      return {
        label: own.label,
        above: own.above,
        sentence: own.sentence,
        after: own.after,
        rivalLabel: rival.label,
        rivalAbove: rival.above,
        rivalSentence: rival.sentence,
        rivalAfter: rival.after,
        foreign: around.hasLabel && own.label === 0 ? 1 : 0,
        first: order[0] === candidate.value ? 1 : 0,
        last: order.at(-1) === candidate.value ? 1 : 0,
        only: order.length === 1 ? 1 : 0,
        top: Math.exp(-around.line / 3),
        position: candidate.start / Math.max(1, this.#text.length),
        wholeLine: around.isWholeLine ? 1 : 0,
        repeated: Math.log(counts.get(candidate.value) ?? 1),
        largest: size === largest ? 1 : 0,
        smallest: size === smallest ? 1 : 0,
        ...shapes[i],
        ...(field.type === 'identifier' &&
          this.#cues.abbreviated(field, this.#text.slice(candidate.start, candidate.end))),
        part: parts.has(i) ? 1 : 0,
      };
    });
  }

  #surroundings(span: Span): Surroundings {
    const key = `${String(span.start)}:${String(span.end)}`;
    const known = this.#around.get(key);
    if (known) return known;
    const around = this.#reader.of(span);
    this.#around.set(key, around);
    return around;
  }
}

/** Amount of money, or a number by which dates sort; 0 for what has no size. */
function sizeOf(value: string): number {
  return Number(
    /^\d{4}-\d{2}-\d{2}$/u.test(value) ? value.replaceAll('-', '') : (/^\d+\.\d{2}/u.exec(value)?.[0] ?? 0),
  );
}

/** Indexes of candidates that lie within a longer one. */
function partsOf(candidates: readonly Span[]): ReadonlySet<number> {
  const order = candidates.map((span, i) => ({ ...span, i })).sort((a, b) => a.start - b.start || b.end - a.end);
  const parts = new Set<number>();
  let end = -1;
  for (const span of order) {
    if (span.end <= end) parts.add(span.i);
    end = Math.max(end, span.end);
  }
  return parts;
}
