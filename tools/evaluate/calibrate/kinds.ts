import type { LanguageModel } from '../../../src/models';
import type { TaskPack } from '../../../src/tasks';
import { contentSigns, KIND_STEM, kindWords, SIGNS } from '../../../src/understanding/classify/rank-packs';
import { scoreLabels } from '../../../src/understanding/classify/score-labels';
import { plainWords } from '../../../src/understanding/plain-words';
import { fit, probabilities, type Choice } from '../fit';
import type { PriorData } from './prior';
import { foldOf, FOLDS, share } from './round';

const NAMES = ['gain', ...SIGNS] as const;
const OPTIONS = { features: NAMES.length, kindPenalty: 0.1, keyPenalty: 1e6, nothingPenalty: 0 };
const WINDOW_CHARACTERS = 3200;

type CueWeights = Readonly<Record<string, number>>;

/** A document with what is known of it whatever the weights of cues are. */
interface Scored {
  readonly file: string;
  readonly pack: string;
  readonly text: string;
  readonly words: string;
  /** By pack, like `signs`. */
  readonly scores: readonly number[];
  readonly signs: readonly ReturnType<typeof contentSigns>[];
}

/** Fits how much the model's gain and the packs' words count for the choice among packs. */
export async function kindWeights(
  data: readonly PriorData[],
  packs: readonly TaskPack[],
  model: LanguageModel,
): Promise<{
  readonly weights: Readonly<Record<(typeof NAMES)[number] | 'cue', number>>;
  readonly baselineOf: (pack: TaskPack) => number;
  readonly cuesOf: (pack: TaskPack) => CueWeights;
  readonly report: string;
}> {
  const options = packs.map(({ id, kind }) => ({ label: id, description: kind ?? id }));
  const read: Scored[] = [];
  for (const { pack, document } of data) {
    // A document of another kind belongs to no pack, and says nothing about which one.
    if (document.intent === pack.classification.none.label) continue;
    const text = document.text.slice(0, WINDOW_CHARACTERS);
    const scored = await scoreLabels(model, { stem: KIND_STEM, options }, text);
    if (!scored.ok) throw new Error(scored.error.message);
    read.push({
      file: document.file,
      pack: pack.id,
      text,
      words: ` ${plainWords(text)} `,
      scores: packs.map(({ id }) => scored.value[id] ?? 0),
      signs: packs.map((each) => contentSigns(each, text)),
    });
  }
  // Each pack's documents count alike, however many there are.
  const baselines = packs.map((_, i) =>
    mean(packs.map(({ id }) => mean(read.filter(({ pack }) => pack === id).map(({ scores }) => scores[i] ?? 0)))),
  );
  const choiceOf = (document: Scored, cues: readonly CueWeights[]): Choice => ({
    key: 'all',
    kind: 'all',
    hasNothing: false,
    isNothingRight: false,
    options: packs.map((pack, i) => {
      const words = kindWords(pack, document.text, cues[i] ?? {});
      const own = { words, labels: 0, sentences: 0, intents: 0, intent: 0, ...document.signs[i] };
      return [(document.scores[i] ?? 0) - (baselines[i] ?? 0), ...SIGNS.map((name) => own[name])];
    }),
    isRight: packs.map(({ id }) => id === document.pack),
  });
  const inFold = (fold: number) => read.filter(({ file }) => foldOf(file) === fold);
  const outOf = (...folds: readonly number[]) => read.filter(({ file }) => !folds.includes(foldOf(file)));
  const allCues = (documents: readonly Scored[]) => packs.map((pack) => cueWeights(pack, documents));
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);

  // The weights of cues that a document is judged by have never seen it, or the cues would seem too sure.
  const fitOn = (left: readonly number[]) =>
    fit(
      folds
        .filter((fold) => !left.includes(fold))
        .flatMap((fold) => {
          const cues = allCues(outOf(fold, ...left));
          return inFold(fold).map((document) => choiceOf(document, cues));
        }),
      OPTIONS,
    ).ofKind('all');
  let right = 0;
  for (const fold of folds) {
    const preference = fitOn([fold]);
    const cues = allCues(outOf(fold));
    for (const document of inFold(fold)) {
      const choice = choiceOf(document, cues);
      const shares = probabilities(choice, preference);
      if (choice.isRight[shares.indexOf(Math.max(...shares))]) right++;
    }
  }
  const { weights } = fitOn([]);
  const cues = allCues(read);
  const named = Object.fromEntries(NAMES.map((name, i) => [name, weights[i] ?? 0])) as Record<
    (typeof NAMES)[number],
    number
  >;
  return {
    weights: { ...named, cue: mean(cues.flatMap((each) => Object.values(each))) },
    baselineOf: (pack) => baselines[packs.indexOf(pack)] ?? 0,
    cuesOf: (pack) => cues[packs.indexOf(pack)] ?? {},
    report: share(right, read.length),
  };
}

/** How much more often each cue stands in the pack's documents than in the others': natural log, a little shrunk. */
function cueWeights(pack: TaskPack, documents: readonly Scored[]): CueWeights {
  const shareWith = (cue: string, of: readonly Scored[]) =>
    (of.filter(({ words }) => words.includes(` ${plainWords(cue)} `)).length + 0.5) / (of.length + 1);
  const own = documents.filter(({ pack: id }) => id === pack.id);
  const others = documents.filter(({ pack: id }) => id !== pack.id);
  return Object.fromEntries(pack.kindCues.map((cue) => [cue, Math.log(shareWith(cue, own) / shareWith(cue, others))]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
