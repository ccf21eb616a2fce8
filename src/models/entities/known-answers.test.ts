import { expect, test } from 'vitest';
import { knowsAnswers, knownAnswersSchema } from './known-answers';

const labels = ['O', 'B-PERSON', 'I-PERSON'];

/** Says of each piece that its label is the one with that number. */
const classifier = {
  labels,
  classify: (windows: readonly (readonly number[])[]) =>
    Promise.resolve(
      windows.map((ids) => Float32Array.from(ids.flatMap((id) => labels.map((_, place) => (place === id ? 5 : -1))))),
    ),
};

test('a model that labels the known sentences as it did is known', async () => {
  const known = [
    { ids: [0, 1, 2, 0], labels: ['O', 'B-PERSON', 'I-PERSON', 'O'] },
    { ids: [1, 2], labels: ['B-PERSON', null] },
  ];
  expect(await knowsAnswers(classifier, known)).toBe(true);
});

test.each([
  ['one label is another', [{ ids: [0, 1], labels: ['O', 'O'] }]],
  ['a label is missing', [{ ids: [0], labels: ['O', 'O'] }]],
  [
    'the second sentence is wrong',
    [
      { ids: [0], labels: ['O'] },
      { ids: [2], labels: ['B-PERSON'] },
    ],
  ],
])('it is not when %s', async (_, known) => {
  expect(await knowsAnswers(classifier, known)).toBe(false);
});

test('numbers that are none are no answer', async () => {
  const broken = { labels, classify: () => Promise.resolve([new Float32Array(3).fill(NaN)]) };
  expect(await knowsAnswers(broken, [{ ids: [0], labels: ['O'] }])).toBe(false);
});

test.each([[[]], [[{ ids: [], labels: [] }]], [{ ids: [0], labels: ['O'] }], [null]])(
  '%j are no answers',
  (answers) => {
    expect(knownAnswersSchema.safeParse(answers).success).toBe(false);
  },
);
