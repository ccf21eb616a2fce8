import type { LanguageModel } from '../../../src/models';
import type { TaskPack } from '../../../src/tasks';
import type { IntentScores } from '../../../src/understanding/classify/calibrate';
import { cueFeatures } from '../../../src/understanding/classify/cue-features';
import { scoreIntents } from '../../../src/understanding/classify/score-intents';
import { fit, probabilities, type Choice } from '../fit';
import type { PriorData } from './prior';
import { foldOf, FOLDS, share } from './round';

const NAMES = ['gain', 'cues', 'phrases', 'head', 'none'] as const;
const OPTIONS = { features: NAMES.length, kindPenalty: 0.1, keyPenalty: 1e6, nothingPenalty: 0 };

/** Texts longer than a window are cut. */
const WINDOW_CHARACTERS = 3200;

/** Fits how much the model's gain and the cues count for an intent: one set of weights for all packs. */
export async function intentWeights(
  data: readonly PriorData[],
  model: LanguageModel,
): Promise<{
  readonly weights: Readonly<Record<(typeof NAMES)[number], number>>;
  readonly baselineOf: (pack: TaskPack) => Readonly<Record<string, number>>;
  readonly report: string;
}> {
  const scored: (PriorData & { readonly text: string; readonly scores: IntentScores })[] = [];
  for (const { pack, document } of data) {
    const text = document.text.slice(0, WINDOW_CHARACTERS);
    const scores = await scoreIntents(model, pack, text);
    if (!scores.ok) throw new Error(scores.error.message);
    scored.push({ pack, document, text, scores: scores.value });
  }
  const baselineOf = (pack: TaskPack) => {
    const of = scored.filter((each) => each.pack === pack).map(({ scores }) => scores);
    const labels = Object.keys(of[0] ?? {});
    return Object.fromEntries(
      labels.map((label) => [
        label,
        of.reduce((sum, scores) => sum + (scores[label] ?? 0), 0) / Math.max(1, of.length),
      ]),
    );
  };
  const choices = scored.map(({ pack, document, text, scores }): Choice & { file: string; pack: string } => {
    const baseline = baselineOf(pack);
    const cues = cueFeatures(pack, text);
    const labels = Object.keys(scores);
    return {
      file: document.file,
      pack: pack.id,
      key: 'all',
      kind: 'all',
      hasNothing: false,
      isNothingRight: false,
      options: labels.map((label) => [
        (scores[label] ?? 0) - (baseline[label] ?? 0),
        cues[label]?.cues ?? 0,
        cues[label]?.phrases ?? 0,
        cues[label]?.head ?? 0,
        label === pack.classification.none.label ? 1 : 0,
      ]),
      isRight: labels.map((label) => label === document.intent),
    };
  });
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    fit(
      choices.filter(({ file }) => foldOf(file) !== fold),
      OPTIONS,
    ),
  );
  const counts = new Map<string, [number, number]>();
  for (const choice of choices) {
    const shares = probabilities(choice, folds[foldOf(choice.file)]?.ofKind('all') ?? { weights: [], nothing: 0 });
    const [yes, total] = counts.get(choice.pack) ?? [0, 0];
    counts.set(choice.pack, [yes + (choice.isRight[shares.indexOf(Math.max(...shares))] ? 1 : 0), total + 1]);
  }
  const { weights } = fit(choices, OPTIONS).ofKind('all');
  const [gain = 0, cues = 0, phrases = 0, head = 0, none = 0] = weights;
  return {
    weights: { gain, cues, phrases, head, none },
    baselineOf,
    report: [...counts].map(([pack, [yes, total]]) => `\n  ${pack.padEnd(44)} ${share(yes, total)}`).join(''),
  };
}
