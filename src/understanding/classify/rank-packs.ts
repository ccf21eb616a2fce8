import { ok, type Result } from '../../shared/result';
import type { LanguageModel, ModelError } from '../../models';
import type { TaskPack } from '../../tasks';
import { CandidateFinder, referenceDate } from '../extract/candidates';
import { FeatureReader } from '../extract/features';
import { localeOf } from '../normalise';
import { plainWords } from '../plain-words';
import { rankSums } from './calibrate';
import { baselineOf, scoreLabels, whole, type LabelQuestion } from './score-labels';
import fitted from './weights.json';

/** A pack that says what kind of document it is for. */
export type PackOfKind = TaskPack & { readonly kind: string };

export interface RankedPack {
  readonly pack: TaskPack;
  readonly confidence: number;
}

/** How much a document's words speak for a pack, besides what the model finds. */
export interface PackSigns {
  /** Summed weights of the pack's `kindCues` that occur. */
  readonly words: number;
  /** How well the labels of values fit its fields, from 0 to 1. */
  readonly labels: number;
  /** How well sentences with values fit its fields, from 0 to 1. */
  readonly sentences: number;
  /** Logarithm of one more than the number of cues of all of its intents that occur. */
  readonly intents: number;
  /** The same of the intent with the most. */
  readonly intent: number;
}

/** What begins the sentence that a pack's kind completes. */
export const KIND_STEM = 'This document is';

/**
 * Which of several packs a text is for: by the plain words of each pack's kind, its cues, and what of its intents and
 * fields is found. Best first; a softmax over a weighed sum, which was fitted on documents of the built-in packs.
 *
 * @param packs - with kinds that differ
 * @param text - the opening of a document, a window at most
 */
export async function rankPacks(
  model: LanguageModel,
  packs: readonly PackOfKind[],
  text: string,
  signal?: AbortSignal,
): Promise<Result<readonly RankedPack[], ModelError>> {
  const question = kindQuestion(packs);
  const calibrations = packs.map((pack) => pack.calibrations[model.card.id]);
  const measured = Object.fromEntries(
    packs.flatMap(({ kind }, i) => {
      const baseline = calibrations[i]?.kind;
      return baseline === undefined ? [] : [[kind, baseline] as const];
    }),
  );
  // Before the document: what the model keeps of the document then serves the questions that follow.
  const shipped = whole(measured, question);
  const baseline = shipped ? ok(shipped) : await baselineOf(model, question, signal);
  if (!baseline.ok) return baseline;
  const scored = await scoreLabels(model, question, text, signal);
  if (!scored.ok) return scored;
  const weights = fitted.packs;
  const sums = packs.map((pack, i) => {
    const signs = packSigns(pack, text, calibrations[i]?.kindCues ?? {});
    const gain = (scored.value[pack.kind] ?? -Infinity) - (baseline.value[pack.kind] ?? 0);
    const sum = SIGNS.reduce((all, name) => all + weights[name] * signs[name], weights.gain * gain);
    return { label: pack.kind, sum };
  });
  const byKind = new Map(packs.map((pack) => [pack.kind, pack]));
  return ok(
    rankSums(sums).flatMap(({ label, confidence }) => {
      const pack = byKind.get(label);
      return pack === undefined ? [] : [{ pack, confidence }];
    }),
  );
}

/** Names of the signs, in the order in which they are fitted. */
export const SIGNS = ['words', 'labels', 'sentences', 'intents', 'intent'] as const;

export function kindQuestion(packs: readonly PackOfKind[]): LabelQuestion {
  return { stem: KIND_STEM, options: packs.map(({ kind }) => ({ label: kind, description: kind })) };
}

function packSigns(pack: TaskPack, text: string, weights: Readonly<Record<string, number>>): PackSigns {
  return { words: kindWords(pack, text, weights), ...contentSigns(pack, text) };
}

/** @param weights - of the pack's `kindCues`, by cue; one that is not listed has the weight of most */
export function kindWords(pack: TaskPack, text: string, weights: Readonly<Record<string, number>>): number {
  const words = ` ${plainWords(text)} `;
  return pack.kindCues
    .filter((cue) => words.includes(` ${plainWords(cue)} `))
    .reduce((sum, cue) => sum + (weights[cue] ?? fitted.packs.cue), 0);
}

/** The signs that no weights of cues are needed for. */
export function contentSigns(pack: TaskPack, text: string): Omit<PackSigns, 'words'> {
  const words = ` ${plainWords(text)} `;
  const byIntent = pack.classification.intents.map(({ cues }) =>
    cues.filter((cue) => words.includes(` ${plainWords(cue)} `)),
  );
  return {
    ...fieldSigns(pack, text),
    intents: Math.log1p(new Set(byIntent.flat()).size),
    intent: Math.log1p(Math.max(0, ...byIntent.map((cues) => cues.length))),
  };
}

function fieldSigns(pack: TaskPack, text: string): Pick<PackSigns, 'labels' | 'sentences'> {
  const locale = localeOf(text, pack.locale);
  const date = referenceDate(text, locale);
  const finder = new CandidateFinder(text, locale, date);
  const reader = new FeatureReader(pack, text, date);
  let labels = 0;
  let sentences = 0;
  for (const field of pack.fields) {
    const features = reader.of(field, finder.of(field.type));
    labels += most(features.map(({ label = 0, above = 0 }) => Math.max(label, above)));
    sentences += most(features.map(({ sentence = 0 }) => sentence));
  }
  const fields = Math.max(1, pack.fields.length);
  return { labels: labels / fields, sentences: sentences / fields };
}

function most(values: readonly number[]): number {
  return values.reduce((largest, value) => Math.max(largest, value), 0);
}
