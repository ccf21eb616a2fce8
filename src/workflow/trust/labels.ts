import { INTENT_QUESTION, type Field, type TaskPack } from '../../tasks';
import { localeOf, normaliseFor, type FieldValue, type Reading } from '../../understanding';
import type { Correction, LabelSource } from '../../vault';

/** What a person said about one question of a document. */
export interface Label {
  /** The normal form, or the intent's label; null: the document does not say. */
  readonly right: string | null;
  /** The words of the document; null as above, and for an intent. */
  readonly quote: string | null;
  readonly source: LabelSource;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A document with what is known of it. */
export interface TaskDocument {
  readonly id: string;
  readonly text: string;
  /** The model's; null where it has none by this pack. */
  readonly reading: Reading | null;
  /** By question; see {@link INTENT_QUESTION}. */
  readonly labels: ReadonlyMap<string, Label>;
}

/**
 * The last word on each question of a pack, by question.
 *
 * @param packId - what was said about another pack's questions is left out; null: nothing is
 */
export function labelsOf(corrections: readonly Correction[], packId: string | null): ReadonlyMap<string, Label> {
  const own = corrections.filter((each) => packId === null || (each.packId ?? packId) === packId);
  return new Map(
    own.map(({ field, found, intent, source = 'document', at }) => [
      field,
      {
        right: field === INTENT_QUESTION ? (intent ?? null) : (found?.value ?? null),
        quote: found?.quote ?? null,
        source,
        at,
      },
    ]),
  );
}

/** A part of a text as the value of a field. Without a normal form, the words count as they stand. */
export function valueAt(
  { type }: Pick<Field, 'type'>,
  locale: TaskPack['locale'],
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): FieldValue {
  const quote = text.slice(start, end);
  const value = normaliseFor(type, quote, localeOf(text, locale)) ?? quote.replace(/\s+/gu, ' ').trim();
  return { start, end, quote, value };
}
