import type { Field, TaskPack } from '../../../src/tasks';
import { localeOf } from '../../../src/understanding';
import { CandidateFinder, referenceDate } from '../../../src/understanding/extract/candidates';
import { FeatureReader } from '../../../src/understanding/extract/features';
import type { Features } from '../../../src/understanding/extract/shapes';
import { isRight } from '../../demo/score';
import { fit, probabilities, type Choice, type Preference } from '../fit';
import type { GoldDocument } from '../gold';
import { foldOf, FOLDS, share } from './round';

/** A labelled document and the pack that it is read with. */
export interface PriorData {
  readonly pack: TaskPack;
  readonly document: GoldDocument;
}

/** All candidates of one field of one document. */
export interface PriorChoice extends Choice {
  readonly file: string;
  readonly field: Field;
}

/** Weights by feature, as a pack ships them. */
export interface PriorWeights {
  readonly nothing: number;
  readonly features: Readonly<Record<string, number>>;
}

/** Weights before the model is asked: all of them, and those that have not seen a document. */
export interface Priors {
  readonly weightsOf: (key: string | null, type: Field['type']) => PriorWeights;
  readonly withoutFold: (fold: number, key: string, type: Field['type']) => PriorWeights;
  readonly report: string;
}

const OPTIONS = { kindPenalty: 0.3, keyPenalty: 0.15, nothingPenalty: 0.02 };

/** Names of the features of each type, in the order of a choice's rows. */
const featureNames = new Map<Field['type'], readonly string[]>();

export function priorChoices(data: readonly PriorData[]): readonly PriorChoice[] {
  const raw = data.flatMap(({ pack, document }) => {
    const { text, file, fields } = document;
    const locale = localeOf(text, pack.locale);
    const date = referenceDate(text, locale);
    const finder = new CandidateFinder(text, locale, date);
    const reader = new FeatureReader(pack, text, date);
    return pack.fields.flatMap((field) => {
      const gold = fields[field.name];
      // What nobody labelled can't be fitted to.
      if (gold === undefined) return [];
      const candidates = finder.of(field.type);
      return [
        {
          file,
          field,
          key: `${pack.id}/${field.name}`,
          kind: field.type,
          features: reader.of(field, candidates),
          isRight: candidates.map(({ value }) => isRight(gold, value)),
          isNothingRight: isRight(gold, null),
        },
      ];
    });
  });
  for (const { field, features } of raw) {
    const names = new Set([...(featureNames.get(field.type) ?? []), ...features.flatMap((each) => Object.keys(each))]);
    featureNames.set(field.type, [...names]);
  }
  return raw.map(({ features, ...choice }) => ({
    ...choice,
    options: features.map((each) => row(choice.field, each)),
  }));
}

export function prior(choices: readonly PriorChoice[]): Priors {
  const features = Math.max(...[...featureNames.values()].map((names) => names.length));
  const all = fit(choices, { ...OPTIONS, features });
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    fit(
      choices.filter(({ file }) => foldOf(file) !== fold),
      { ...OPTIONS, features },
    ),
  );
  const right = choices.filter((choice) => {
    const shares = probabilities(
      choice,
      folds[foldOf(choice.file)]?.ofKey(choice.key, choice.kind) ?? { weights: [], nothing: 0 },
    );
    const best = shares.indexOf(Math.max(...shares));
    return best === choice.options.length ? choice.isNothingRight : choice.isRight[best];
  });
  return {
    weightsOf: (key, type) => named(type, key === null ? all.ofKind(type) : all.ofKey(key, type)),
    withoutFold: (fold, key, type) => named(type, folds[fold]?.ofKey(key, type) ?? { weights: [], nothing: 0 }),
    report: share(right.length, choices.length),
  };
}

function row(field: Field, features: Features): readonly number[] {
  return (featureNames.get(field.type) ?? []).map((name) => features[name] ?? 0);
}

function named(type: Field['type'], { weights, nothing }: Preference): PriorWeights {
  const names = featureNames.get(type) ?? [];
  return { nothing, features: Object.fromEntries(names.map((name, i) => [name, weights[i] ?? 0])) };
}
