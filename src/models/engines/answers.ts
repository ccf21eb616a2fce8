import type { Span } from '../../documents';
import type { Constraint } from '../language-model';

/** An answer that a constraint allows. `span`: where it was copied from. */
export interface Answer {
  readonly text: string;
  readonly span: Span | null;
}

/**
 * The answers that a constraint allows, in its order and without empty ones; two may have the same text. Null:
 * anything goes.
 *
 * @param lead - put before each: the space that parts it from the prompt
 */
export function answersOf(
  constraint: Exclude<Constraint, { kind: 'json' }> = { kind: 'none' },
  lead = '',
): readonly Answer[] | null {
  switch (constraint.kind) {
    case 'none':
      return null;
    case 'choices':
      return constraint.choices.filter((text) => text.trim() !== '').map((text) => ({ text: lead + text, span: null }));
    case 'spans': {
      const { source, spans, otherwise } = constraint;
      return [
        ...otherwise.map((text) => ({ text, span: null })),
        ...spans.map((span) => ({ text: folded(source.slice(span.start, span.end)), span })),
      ]
        .filter(({ text }) => text.trim() !== '')
        .map(({ text, span }) => ({ text: lead + text, span }));
    }
  }
}

/** A quote with each run of white space as one space. */
function folded(quote: string): string {
  return quote.replaceAll(/\s+/gu, ' ').trim();
}
