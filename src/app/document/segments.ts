import type { Span } from '../../documents';

/** A span with the field it is evidence for. */
export interface EvidenceSpan extends Span {
  readonly field: string;
  /** The field's number in the pack, from 1: it picks the colour and is drawn beside the text. */
  readonly number: number;
}

/** A stretch of text over which the same spans apply. */
export interface Segment extends Span {
  readonly text: string;
  /** In the order in which the spans were given. */
  readonly evidence: readonly EvidenceSpan[];
  /** Fields whose evidence begins with this segment. */
  readonly starts: readonly string[];
}

/**
 * Cuts `text` from `range.start` to `range.end` at every border of a span, so that overlapping spans can be drawn
 * without nesting. The segments are in order, none is empty, and together they are exactly the range.
 */
export function segmentsOf(
  text: string,
  spans: readonly EvidenceSpan[],
  range: Span = { start: 0, end: text.length },
): readonly Segment[] {
  const inside = spans
    .map((span) => ({ span, start: Math.max(span.start, range.start), end: Math.min(span.end, range.end) }))
    .filter(({ start, end }) => start < end);
  const borders = new Set([range.start, range.end, ...inside.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? range.end;
    const here = inside.filter((item) => item.start <= start && end <= item.end);
    return {
      start,
      end,
      text: text.slice(start, end),
      evidence: here.map(({ span }) => span),
      starts: here.filter((item) => item.start === start).map(({ span }) => span.field),
    };
  });
}
