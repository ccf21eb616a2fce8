import { withAddressParts } from './address-parts';
import { combine } from './combine';
import { findEncoded } from './encoded';
import type { Entity } from './entity';
import { prepareText, type PreparedText } from './prepared-text';
import { acceptedScore, scoreOf, type Recognizer } from './recognizer';
import { recognizers } from './recognizers';
import { personGuess } from './recognizers/person-guess';
import type { EntityTagger } from './tagger';
import { withTitles } from './titles';

export interface AnalyzeOptions {
  /** Finds what patterns can't see. Null: it is not there, and names are guessed from a list. */
  readonly tagger: EntityTagger | null;
  readonly signal?: AbortSignal;
  /** Called as work is done, with a share from 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Lets the caller's event loop turn, so that a cancel can come in. Awaited between two steps. */
  readonly pause?: () => Promise<void>;
}

/** What the entity model is called as a recognizer. */
export const entityModelName = 'entity-model';

/** How much of the time the recognizers take where there is a model. For the progress only. */
const recognizersShare = 0.3;
/** Texts that are looked at before the event loop turns. */
const charactersPerTurn = 100_000;

/**
 * Finds the entities of a text: no overlaps, in order, in UTF-16 offsets of the text as it came. The same text and
 * tagger give the same answer.
 *
 * @throws what `signal` was aborted with
 */
export async function analyze(text: string, options: AnalyzeOptions): Promise<readonly Entity[]> {
  const [entities = []] = await analyzeTexts([text], options);
  return entities;
}

/** {@link analyze} for many texts at once, which a model does faster. */
export async function analyzeTexts(
  texts: readonly string[],
  { tagger, signal, onProgress, pause }: AnalyzeOptions,
): Promise<readonly (readonly Entity[])[]> {
  const total = texts.reduce((sum, text) => sum + text.length, 0) + 1;
  const share = tagger ? recognizersShare : 1;
  const prepared: PreparedText[] = [];
  const found: (readonly Entity[])[] = [];
  let characters = 0;
  let sinceTurn = charactersPerTurn;
  for (const text of texts) {
    sinceTurn += text.length;
    if (sinceTurn >= charactersPerTurn) {
      await pause?.();
      onProgress?.((share * characters) / total);
      sinceTurn = 0;
    }
    signal?.throwIfAborted();
    const ready = prepareText(text);
    prepared.push(ready);
    found.push([
      ...recognized(ready.text, tagger ? recognizers : [...recognizers, personGuess]),
      ...findEncoded(ready.text, (decoded) => recognized(decoded, recognizers)),
    ]);
    characters += text.length;
  }
  onProgress?.(share);
  const tagged = await tagger?.tag(
    prepared.map((ready) => ready.text),
    signal,
    (done) => onProgress?.(share + (1 - share) * done),
  );
  onProgress?.(1);
  return texts.map((_, index) => {
    const ready = prepared[index] ?? prepareText('');
    const byModel = (tagged?.[index] ?? []).map((span) => ({ ...span, recognizer: entityModelName }));
    const combined = combine([...(found[index] ?? []), ...byModel], ready.text);
    const cut = withAddressParts(withTitles(combined, ready.text), ready.text);
    return cut.map((entity) => ({ ...entity, ...ready.originalSpan(entity.start, entity.end) }));
  });
}

/** What recognizers find in prepared text, of what is worth it. */
function recognized(text: string, using: readonly Recognizer[]): readonly Entity[] {
  return using.flatMap((recognizer) => {
    const { name, context = [] } = recognizer;
    return [...recognizer.find(text)].flatMap((finding) => {
      const score = scoreOf(finding, context, text);
      const { start, end, type } = finding;
      return score < acceptedScore ? [] : [{ start, end, type, score, recognizer: name }];
    });
  });
}
