import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  outOfFold,
  trainClassifier,
  trainWithOutOfFold,
  type Classifier,
  type LabelledExample,
  type Prediction,
  type TrainError,
  type TrainOptions,
} from '..';
import type { Result } from '../../shared/result';
import { seededRandom } from '../../evaluation';

describe('quality on made-up letters', () => {
  it.each([
    [5, 0.85],
    [20, 0.95],
  ])('with %i examples of each label, at least %f is right', async (perLabel, floor) => {
    const classifier = await trained(letters(perLabel, 1));
    const held = letters(50, 2);
    const right = held.filter(({ text, label }) => classifier.predict(text).label === label).length;
    expect(right / held.length).toBeGreaterThan(floor);
  });

  it('probabilities are about how often it is right, and on the careful side where a third of the labels are wrong', async () => {
    for (const [wrong, most] of [
      [0, 0.08],
      [1 / 3, 0.18],
    ] as const) {
      const random = seededRandom(5);
      const noisy = (examples: readonly LabelledExample[]) =>
        examples.map(({ text, label }) => ({ text, label: random() < wrong ? pick(intents, random).label : label }));
      const classifier = await trained(noisy(letters(40, 3)));
      const answers = noisy(letters(60, 4)).map(({ text, label }) => ({ label, prediction: classifier.predict(text) }));
      const right = answers.filter(({ label, prediction }) => prediction.label === label).length / answers.length;
      const mean = answers.reduce((sum, { prediction }) => sum + prediction.probability, 0) / answers.length;
      expect(right - mean).toBeLessThan(most);
      expect(mean - right).toBeLessThan(0.05);
    }
  });
});

describe('the same examples and seed', () => {
  it('give the same bytes, in whatever order the examples come', async () => {
    const examples = letters(8, 1);
    const bytes = (await trained(examples, { seed: 7 })).toBytes();
    const shuffled = fc.shuffledSubarray([...examples], { minLength: examples.length });
    await fc.assert(
      fc.asyncProperty(shuffled, async (order) => {
        expect((await trained(order, { seed: 7 })).toBytes()).toEqual(bytes);
      }),
      { numRuns: 3 },
    );
  });

  it('give the same predictions out of fold, each at its example', async () => {
    const examples = letters(8, 1);
    const forwards = value(await outOfFold(examples));
    const backwards = value(await outOfFold(examples.toReversed()));
    expect(backwards.toReversed()).toEqual(forwards);
  });
});

describe('predictions out of fold', () => {
  it('come from models that have not seen the example', async () => {
    const examples = [...letters(10, 1), { text: 'zyzzyva quokka', label: 'refund' }];
    const predictions = value(await outOfFold(examples));
    expect(predictions).toHaveLength(examples.length);
    expect(predictions.at(-1)?.known).toBeLessThan(0.5);
    expect((await trained(examples)).predict('zyzzyva quokka').known).toBe(1);
  });

  it('go with the classifier that is trained beside them', async () => {
    const examples = letters(6, 1);
    const { classifier, predictions } = value(await trainWithOutOfFold(examples, { seed: 3 }));
    expect(classifier.version).toBe((await trained(examples, { seed: 3 })).version);
    expect(predictions).toEqual(value(await outOfFold(examples, { seed: 3 })));
  });

  it.each([-1, 0, 1, 2, 1.5, 1e9, NaN])('are given for %d folds', async (folds) => {
    const examples = letters(2, 1);
    expect(value(await outOfFold(examples, { folds }))).toHaveLength(examples.length);
  });
});

describe('examples that are no easy ones', () => {
  it('none at all, and only one label, are errors that say so', async () => {
    expect(errorOf(await trainClassifier([]))).toBe('no-labels');
    expect(errorOf(await outOfFold([]))).toBe('no-labels');
    expect(errorOf(await trainClassifier(letters(5, 1).filter(({ label }) => label === 'refund')))).toBe('one-class');
  });

  it('one text with two labels is each of them as often as it was said to be', async () => {
    const said = (label: string, times: number) => Array.from({ length: times }, () => ({ text: 'it depends', label }));
    const { probabilities } = (await trained([...said('a', 30), ...said('b', 10)])).predict('it depends');
    expect(probabilities[0]).toMatchObject({ label: 'a' });
    expect(probabilities[0]?.probability).toBeCloseTo(0.75, 1);
  });

  it('two examples are enough', async () => {
    const classifier = await trained([
      { text: 'yes', label: 'a' },
      { text: 'no', label: 'b' },
    ]);
    expect(classifier.predict('no').label).toBe('b');
  });

  it('empty texts and names, one character and 151 labels', async () => {
    const examples = Array.from({ length: 151 }, (_, at) => ({
      text: String.fromCharCode(0x61 + (at % 151)).repeat(at % 2),
      label: at % 151 === 0 ? '' : `label ${String(at % 151)}`,
    }));
    expect((await trained(examples)).labels).toHaveLength(151);
  });

  it('hostile texts and names', async () => {
    const examples = ['__proto__', 'constructor', 'x'.repeat(2 ** 20), '\ud800', '\udc00'].flatMap((hostile) => [
      { text: hostile, label: hostile },
      { text: `${hostile} again`, label: hostile },
    ]);
    const classifier = await trained(examples);
    expect(classifier.predict('__proto__').label).toBe('__proto__');
  });

  it('any', async () => {
    const example = fc.record({ text: fc.string({ unit: 'binary' }), label: fc.string({ maxLength: 2 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(example, { maxLength: 20 }), async (examples) => {
        const result = await trainWithOutOfFold(examples);
        const distinct = new Set(examples.map(({ label }) => label)).size;
        if (distinct < 2) expect(errorOf(result)).toBe(distinct === 0 ? 'no-labels' : 'one-class');
        else expect(value(result).predictions.every(({ probability }) => probability > 0)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('training as it goes on', () => {
  it('reports shares that grow from 0 to 1', async () => {
    for (const run of [trainClassifier, outOfFold, trainWithOutOfFold]) {
      const shares: number[] = [];
      await run(letters(10, 1), { onProgress: (share) => shares.push(share) });
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares[0]).toBe(0);
      expect(shares.at(-1)).toBe(1);
    }
  });

  it('stops when it is told to, before or on the way', async () => {
    expect(errorOf(await trainClassifier(letters(5, 1), { signal: AbortSignal.abort() }))).toBe('cancelled');
    for (const turns of [1, 2, 4]) {
      const controller = new AbortController();
      let taken = 0;
      const pause = () => {
        taken += 1;
        if (taken === turns) controller.abort();
        return Promise.resolve();
      };
      expect(errorOf(await trainClassifier(letters(20, 1), { pause, signal: controller.signal }))).toBe('cancelled');
      expect(taken).toBe(turns);
    }
  });
});

interface Intent {
  readonly label: string;
  readonly asks: readonly string[];
  readonly things: readonly string[];
}

const intents: readonly Intent[] = [
  {
    label: 'refund',
    asks: ['refund me for', 'give the money back for'],
    things: ['the lamp', 'my ticket', 'the shoes'],
  },
  {
    label: 'claim_status',
    asks: ['how far is', 'any news about'],
    things: ['my claim', 'the damage report', 'my case'],
  },
  { label: 'newAddress', asks: ['I have moved to', 'please send mail to'], things: ['Bath', 'a flat', 'Elm Street'] },
  {
    label: 'cancel',
    asks: ['please end', 'I no longer want'],
    things: ['the contract', 'my policy', 'the subscription'],
  },
];
const openings = ['Hello,', 'Dear team,', 'Hi there, quick question:', 'Good morning.', ''];
const closings = ['Thanks!', 'Kind regards', 'as soon as you can', 'today', ''];

function letters(perLabel: number, seed: number): readonly LabelledExample[] {
  const random = seededRandom(seed);
  return intents.flatMap(({ label, asks, things }) =>
    Array.from({ length: perLabel }, () => ({
      text: [openings, asks, things, closings].map((choices) => pick(choices, random)).join(' '),
      label,
    })),
  );
}

function pick<T>(choices: readonly T[], random: () => number): T {
  const chosen = choices[Math.floor(random() * choices.length)];
  if (chosen === undefined) throw new Error('Nothing to choose from.');
  return chosen;
}

async function trained(examples: readonly LabelledExample[], options?: TrainOptions): Promise<Classifier> {
  return value(await trainClassifier(examples, options));
}

function value<T>(result: Result<T, TrainError>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function errorOf(result: Result<Classifier | readonly Prediction[] | object, TrainError>): string | null {
  return result.ok ? null : result.error.code;
}
