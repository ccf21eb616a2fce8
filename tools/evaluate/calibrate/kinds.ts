import type { LanguageModel } from '../../../src/models';
import type { TaskPack } from '../../../src/tasks';
import { KIND_STEM } from '../../../src/understanding/classify';
import { kindOf } from '../../../src/workflow/choose-pack';
import { cueFeatures } from '../../../src/understanding/classify/cue-features';
import { scoreLabels } from '../../../src/understanding/classify/score-labels';
import { fit, probabilities, type Choice } from '../fit';
import type { PriorData } from './prior';
import { foldOf, FOLDS, share } from './round';

const NAMES = ['gain', 'cues', 'phrases', 'head'] as const;
const OPTIONS = { features: NAMES.length, kindPenalty: 0.1, keyPenalty: 1e6, nothingPenalty: 0 };
const WINDOW_CHARACTERS = 3200;

/** Fits how much the model's gain and the intents' cues count for the choice among packs. */
export async function kindWeights(
  data: readonly PriorData[],
  packs: readonly TaskPack[],
  model: LanguageModel,
): Promise<{
  readonly weights: Readonly<Record<(typeof NAMES)[number], number>>;
  readonly baselineOf: (pack: TaskPack) => number;
  readonly report: string;
}> {
  const options = packs.map((pack) => ({ ...kindOf(pack, pack.kind ?? pack.id, model.card.id), label: pack.id }));
  const read: {
    readonly file: string;
    readonly pack: string;
    readonly text: string;
    readonly scores: readonly number[];
  }[] = [];
  for (const { pack, document } of data) {
    const text = document.text.slice(0, WINDOW_CHARACTERS);
    const scored = await scoreLabels(model, { stem: KIND_STEM, options }, text);
    if (!scored.ok) throw new Error(scored.error.message);
    read.push({ file: document.file, pack: pack.id, text, scores: packs.map(({ id }) => scored.value[id] ?? 0) });
  }
  // Each pack's documents count alike, however many there are.
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const baselines = packs.map((_, i) =>
    mean(packs.map(({ id }) => mean(read.filter(({ pack }) => pack === id).map(({ scores }) => scores[i] ?? 0)))),
  );
  const choices = read.map(({ file, pack, text, scores }): Choice & { readonly file: string } => {
    const cues = cueFeatures(options, text);
    return {
      file,
      key: 'all',
      kind: 'all',
      hasNothing: false,
      isNothingRight: false,
      options: packs.map(({ id }, i) => {
        const signs = cues[id] ?? { cues: 0, phrases: 0, head: 0 };
        return [(scores[i] ?? 0) - (baselines[i] ?? 0), signs.cues, signs.phrases, signs.head];
      }),
      isRight: packs.map(({ id }) => id === pack),
    };
  });
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    fit(
      choices.filter(({ file }) => foldOf(file) !== fold),
      OPTIONS,
    ).ofKind('all'),
  );
  const right = choices.filter((choice) => {
    const shares = probabilities(choice, folds[foldOf(choice.file)] ?? { weights: [], nothing: 0 });
    return choice.isRight[shares.indexOf(Math.max(...shares))];
  }).length;
  const [gain = 0, cues = 0, phrases = 0, head = 0] = fit(choices, OPTIONS).ofKind('all').weights;
  return {
    weights: { gain, cues, phrases, head },
    baselineOf: (pack) => baselines[packs.indexOf(pack)] ?? 0,
    report: share(right, choices.length),
  };
}
