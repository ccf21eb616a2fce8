import {
  analyzeTexts,
  commonWords,
  entityTypes,
  folded,
  type AnalyzeOptions,
  type Entity,
  type EntityType,
} from '../../redaction';
import type { Span } from './finding';
import { outside } from './known-text';

/** What was recognised outside of all that is known. */
export interface Recognised extends Span {
  readonly type: EntityType;
}

/** A text, with the stretches of it that hold words of the redaction. */
export interface CoveredText {
  readonly text: string;
  readonly known: readonly Span[];
}

/** The last word of a name is written as one, unless its script has no capitals. */
const endsInName = /[\p{Lu}\p{Lo}][^\s]*$/u;
/** Guesses names where there is no entity model, and takes "August" for one. What it told the redaction is a protected value. */
const guesser = 'person-guess';

/**
 * Runs the recognizers once more, without the entity model: what names somebody by itself, what opens something, and what
 * `neverSend` says must not be left.
 *
 * @param prompt texts without anything of the document: what they hold is not of the document
 * @returns for each text, what was found in it
 * @throws what `signal` was aborted with
 */
export async function recognisedIn(
  texts: readonly CoveredText[],
  neverSend: ReadonlySet<EntityType>,
  prompt: readonly string[],
  options: Pick<AnalyzeOptions, 'signal' | 'pause'>,
): Promise<readonly (readonly Recognised[])[]> {
  const found = await analyzeTexts([...prompt, ...texts.map(({ text }) => text)], { ...options, tagger: null });
  const isTold = ({ type, recognizer }: Entity) =>
    recognizer !== guesser && (entityTypes[type].sensitivity !== 'quasi' || neverSend.has(type));
  const identity = ({ type, start, end }: Entity, text: string) => `${type} ${text.slice(start, end)}`;
  const ofPrompt = new Set(
    prompt.flatMap((text, place) => (found[place] ?? []).map((entity) => identity(entity, text))),
  );
  return texts.map(({ text, known }, place) =>
    (found[prompt.length + place] ?? [])
      .filter((entity) => isTold(entity) && !ofPrompt.has(identity(entity, text)))
      .flatMap((entity) =>
        leftOf(entity, text, known)
          .slice(0, 1)
          .map(({ start, end }) => ({ start, end, type: entity.type })),
      ),
  );
}

/** What of an entity the redaction has not written. */
function leftOf(entity: Entity, text: string, known: readonly Span[]): readonly Span[] {
  // Placeholders are capitals, which make small words look like names in small letters.
  if (entity.type === 'PERSON' && !endsInName.test(text.slice(entity.start, entity.end))) return [];
  const left = outside(entity, known);
  const isWhole = left[0]?.start === entity.start && left[0].end === entity.end;
  if (!isWhole) return left.filter(({ start, end }) => isTelling(text.slice(start, end)));
  // `Ann Lee@Harbor`, once the name is a placeholder: only a bracket makes a handle of it.
  const isMadeByBracket =
    entity.type === 'USERNAME' && known.some(({ end }) => /^@?$/u.test(text.slice(end, Math.max(end, entity.start))));
  return isMadeByBracket ? [] : left;
}

/** Whether the rest of something is more than the label before it. */
function isTelling(rest: string): boolean {
  const words = rest.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return words.some((word) => !/^\p{Ll}+$/u.test(word) && !commonWords.has(folded(word)));
}
