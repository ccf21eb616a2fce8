import { err, ok, type Result } from '../../shared/result';
import type { LanguageModel, ModelError } from '../../models';
import type { LabelScores } from './calibrate';
import { baselineOf, scoreLabels, type LabelQuestion } from './score-labels';

/** A {@link LabelQuestion} that is also asked the other way: how likely the text is, once the label is known. */
export interface TwoWayQuestion extends LabelQuestion {
  /** What stands around a description before a text that it is true of: "The customer asks for a refund.\nCustomer:". */
  readonly channel: {
    readonly before: string;
    readonly after: string;
    /** How much the text's log-probability counts beside the description's. */
    readonly weight: number;
  };
}

export interface ScoringOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

/** Longer texts take a forward pass over all of their tokens for each label; their beginning is scored. */
const channelCharacters = 400;
/** So that it can be told how far it is; the prompt is kept from one call to the next. */
const textsPerCall = 32;

/**
 * For each text the support of each label, in natural logs: how much likelier the text makes the description than an empty
 * document does, and how likely the description makes the text (Min et al. 2022, "Noisy channel language model prompting for
 * few-shot text classification"). A small model is better at the second, and the two err on different texts. Each label's
 * prompt is computed once for all texts.
 */
export async function scoreTwoWays(
  model: LanguageModel,
  question: TwoWayQuestion,
  texts: readonly string[],
  { signal, onProgress }: ScoringOptions = {},
): Promise<Result<readonly LabelScores[], ModelError>> {
  const baseline = await baselineOf(model, question, signal);
  if (!baseline.ok) return baseline;
  // Characters go through the model at about one rate, whichever way they are asked.
  const answers = question.options.reduce((sum, { description }) => sum + description.length, 0);
  const own = texts.map((text) => text.length + answers);
  const channelWork = question.options.length * texts.reduce((sum, text) => sum + beginningOf(text).length, 0);
  const all = own.reduce((sum, work) => sum + work, channelWork);
  let done = 0;
  const direct: LabelScores[] = [];
  for (const [place, text] of texts.entries()) {
    const scored = await scoreLabels(model, question, text, signal);
    if (!scored.ok) return scored;
    direct.push(scored.value);
    done += own[place] ?? 0;
    onProgress?.(done / all);
  }
  const channel = await scoreChannel(model, question, texts, {
    ...(signal && { signal }),
    onProgress: (share) => onProgress?.((done + share * channelWork) / all),
  });
  if (!channel.ok) return channel;
  return ok(
    direct.map((scores, i) =>
      Object.fromEntries(
        question.options.map(({ label }, k) => [
          label,
          (scores[label] ?? -Infinity) -
            (baseline.value[label] ?? 0) +
            question.channel.weight * (channel.value[k]?.[i] ?? -Infinity),
        ]),
      ),
    ),
  );
}

/** For each label the log-probabilities of the texts' beginnings after its description. */
async function scoreChannel(
  model: LanguageModel,
  { channel, options }: TwoWayQuestion,
  texts: readonly string[],
  { signal, onProgress }: ScoringOptions,
): Promise<Result<readonly (readonly number[])[], ModelError>> {
  const beginnings = texts.map(beginningOf);
  const places = new Map([...new Set(beginnings)].map((text, place) => [text, place]));
  if (places.size === 0) return ok([]);
  const distinct = [...places.keys()];
  const byLabel: (readonly number[])[] = [];
  for (const { description } of options) {
    const scores: number[] = [];
    for (let start = 0; start < distinct.length; start += textsPerCall) {
      const scored = await model.score(
        {
          prompt: { kind: 'text', text: `${channel.before}${description}${channel.after}` },
          continuations: distinct.slice(start, start + textsPerCall).map((text) => ` ${text}\n`),
        },
        signal ? { signal } : {},
      );
      if (!scored.ok) return err(scored.error);
      scores.push(...scored.value.map(({ logProbability }) => logProbability));
      onProgress?.((byLabel.length + scores.length / distinct.length) / options.length);
    }
    byLabel.push(beginnings.map((text) => scores[places.get(text) ?? -1] ?? -Infinity));
  }
  return ok(byLabel);
}

function beginningOf(text: string): string {
  return text.trim().slice(0, channelCharacters);
}
