import type { LanguageModel } from '../../../src/models';
import type { ModelError } from '../../../src/models';
import type { Result } from '../../../src/shared/result';
import {
  emptyMemory,
  readWithMemory,
  remember,
  unlabelledDocuments,
  type TwoWayQuestion,
  type UnlabelledDocument,
} from '../../../src/understanding/classify';
import { baselineFrom, type LabelScores } from '../../../src/understanding/classify/calibrate';
import { baselineOf, scoreLabels } from '../../../src/understanding/classify/score-labels';
import { evenOut, readTogether } from '../../../src/understanding/classify/unlabelled';

/** What a method answers for each text, in their order. */
export type Answers = readonly string[];

/** The answers of each method, by what it is called in the report. No method sees a label of a text. */
export async function answersOf(
  model: LanguageModel,
  question: TwoWayQuestion,
  texts: readonly string[],
): Promise<Readonly<Record<string, Answers>>> {
  const labels = question.options.map(({ label }) => label);
  const direct: LabelScores[] = [];
  for (const text of texts) direct.push(valueOf(await scoreLabels(model, question, text)));
  const empty = valueOf(await baselineOf(model, question));
  const documents = valueOf(await unlabelledDocuments(model, question, texts));
  const without = (baseline: LabelScores) =>
    direct.map((scores) =>
      bestOf(
        labels,
        labels.map((label) => (scores[label] ?? -Infinity) - (baseline[label] ?? 0)),
      ),
    );
  const logits = documents.map((document) => document.logits);
  return {
    'description after text': without({}),
    '- empty documents': without(empty),
    '- batch mean': without(baselineFrom(direct)),
    'both ways': logits.map((row) => bestOf(labels, row)),
    'both ways, evened out': evenOut(logits).map((row) => bestOf(labels, row)),
    'both ways, all together': readTogether(documents).map((row) => bestOf(labels, row)),
    'one by one': oneByOne(labels, documents),
  };
}

/** Each document in the light of those before it only. */
function oneByOne(labels: readonly string[], documents: readonly UnlabelledDocument[]): Answers {
  let memory = emptyMemory(labels);
  return documents.map((document) => {
    const { label } = readWithMemory(memory, document);
    memory = remember(memory, document);
    return label;
  });
}

function bestOf(labels: readonly string[], values: readonly number[]): string {
  return labels[values.indexOf(Math.max(...values))] ?? '';
}

function valueOf<T>(result: Result<T, ModelError>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
