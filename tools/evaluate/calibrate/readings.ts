import type { LanguageModel } from '../../../src/models';
import type { Calibration, Field, FieldWeights, TaskPack } from '../../../src/tasks';
import { FieldReader, localeOf, Shortlister, type ReadValue } from '../../../src/understanding';
import { formTotalOf, READING_WEIGHTS, readingRow, type ModelSigns } from '../../../src/understanding/extract/weights';
import { isRight } from '../../demo/score';
import { fit, probabilities, type Choice, type Preference } from '../fit';
import type { PriorData, Priors } from './prior';
import { foldOf, FOLDS, share } from './round';

/** Weights to begin with: what the labels say and, much less, what the model says. They decide when it is asked twice. */
const START = { nothing: 0, prior: 1, form: 1.4, share: 0, perToken: 0, role: 0, asked: 0 };
const OPTIONS = { features: READING_WEIGHTS.length, kindPenalty: 0.5, keyPenalty: 1, nothingPenalty: 0.3 };

/** Texts longer than a window are cut for the model; the labels' part sees all of it. */
const WINDOW_CHARACTERS = 3200;

interface ReadChoice extends Choice {
  readonly file: string;
}

/** What the model says of each field's shortlist, and the weights that fit it to the gold. */
export async function readings(options: {
  readonly data: readonly PriorData[];
  readonly priors: Priors;
  readonly model: LanguageModel;
  readonly onPack: (id: string) => void;
  readonly roleScores: ReadonlyMap<string, readonly number[]>;
}): Promise<{
  readonly weightsOf: (key: string | null, type: Field['type']) => FieldWeights;
  readonly rolesOf: (pack: TaskPack) => Readonly<Record<string, number>>;
  readonly report: string;
}> {
  const { data, priors, model, roleScores } = options;
  const rolesOf = (pack: TaskPack) => {
    const roles = [...pack.fields.map(({ role }) => role), ...Object.values(pack.rivals).flat()];
    return Object.fromEntries(
      roles.flatMap((role) => {
        const scores = roleScores.get(`${pack.id} ${role}`) ?? [];
        return scores.length === 0 ? [] : [[role, scores.reduce((sum, score) => sum + score, 0) / scores.length]];
      }),
    );
  };
  // The first pass finds what each role scores anyway, the second is answered from the kept scores.
  const choices: ReadChoice[] = [];
  for (const pass of [1, 2]) {
    for (const { pack, document } of data) {
      options.onPack(pack.id);
      const folded = weightedPack(pack, model.card.id, priors, foldOf(document.file), pass === 2 ? rolesOf(pack) : {});
      const read = await readAll(model, folded, document.text);
      if (pass === 1) {
        console.log(`${document.file} read`);
        continue;
      }
      for (const [field, values] of read) {
        const gold = document.fields[field.name];
        if (gold === undefined) continue;
        const nothing = folded.calibrations[model.card.id]?.fields[field.name]?.nothing ?? 0;
        const total = values.length > 0 ? formTotalOf(signsOf(values)) : 0;
        choices.push({
          file: document.file,
          key: `${pack.id}/${field.name}`,
          kind: field.type,
          options: signsOf(values).map((signs, i) => readingRow((values[i]?.prior ?? 0) - nothing, signs, total)),
          isRight: values.map(({ candidate }) => isRight(gold, candidate.value)),
          isNothingRight: isRight(gold, null),
        });
      }
    }
  }
  const start = READING_WEIGHTS.map((name) => START[name]);
  const all = fit(choices, { ...OPTIONS, start });
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    fit(
      choices.filter(({ file }) => foldOf(file) !== fold),
      { ...OPTIONS, start },
    ),
  );
  const byKey = new Map<string, [number, number]>();
  for (const choice of choices) {
    const shares = probabilities(
      choice,
      folds[foldOf(choice.file)]?.ofKey(choice.key, choice.kind) ?? { weights: [], nothing: 0 },
    );
    const best = shares.indexOf(Math.max(...shares));
    const right = best === choice.options.length ? choice.isNothingRight : choice.isRight[best];
    const [yes, total] = byKey.get(choice.key) ?? [0, 0];
    byKey.set(choice.key, [yes + (right ? 1 : 0), total + 1]);
  }
  const counts = [...byKey.values()];
  const lines = [...byKey].map(([key, [yes, total]]) => `\n  ${key.padEnd(44)} ${share(yes, total)}`);
  const sum = share(
    counts.reduce((all, [yes]) => all + yes, 0),
    counts.reduce((all, [, total]) => all + total, 0),
  );
  return {
    weightsOf: (key, type) => ({
      ...priors.weightsOf(key, type),
      reading: reading(key === null ? all.ofKind(type) : all.ofKey(key, type)),
    }),
    rolesOf,
    report: `${sum}${lines.join('')}`,
  };
}

/** All of them were asked about. */
function signsOf(values: readonly ReadValue[]): readonly ModelSigns[] {
  return values.flatMap(({ signs }) => signs ?? []);
}

async function readAll(
  model: LanguageModel,
  pack: TaskPack,
  text: string,
): Promise<readonly (readonly [Field, readonly ReadValue[]])[]> {
  const shortlister = new Shortlister(pack, model.card.id, text, localeOf(text, pack.locale));
  const window = { start: 0, end: Math.min(text.length, WINDOW_CHARACTERS) };
  const reader = new FieldReader(model, pack, text);
  const read: (readonly [Field, readonly ReadValue[]])[] = [];
  for (const { field, finalists } of pack.fields.map((each) => shortlister.of(each))) {
    const here = finalists.filter(({ candidate }) => candidate.end <= window.end);
    const values = await reader.read(window, { field, finalists: here });
    if (!values.ok) throw new Error(values.error.message);
    read.push([field, values.value]);
  }
  return read;
}

function weightedPack(
  pack: TaskPack,
  model: string,
  priors: Priors,
  fold: number,
  roles: Readonly<Record<string, number>>,
): TaskPack {
  const fields = Object.fromEntries(
    pack.fields.map(({ name, type }) => [
      name,
      { ...priors.withoutFold(fold, `${pack.id}/${name}`, type), reading: START },
    ]),
  );
  const calibration: Calibration = { intents: {}, roles: { ...roles }, fields };
  return { ...pack, calibrations: { [model]: calibration } };
}

function reading({ weights, nothing }: Preference): FieldWeights['reading'] {
  const [prior = 0, form = 0, shared = 0, perToken = 0, role = 0, asked = 0] = weights;
  return { nothing, prior, form, share: shared, perToken, role, asked };
}
