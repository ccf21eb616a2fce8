import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ModelTagger, type PieceClassifier } from './model-tagger';
import { WordPieces } from './word-pieces';

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const known = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'dear', 'maria', 'lopez', 'bank', 'of', 'spain', 'jean', 'pierre'];
const vocabulary = [...known, ...[',', '.', "'", '-'], ...letters, ...letters.map((letter) => `##${letter}`)];
const pieces = new WordPieces(vocabulary.join('\n'));
const labels = ['O', 'B-PERSON', 'I-PERSON', 'B-ORGANIZATION', 'I-ORGANIZATION'];

interface Asked {
  readonly calls: (readonly (readonly number[])[])[];
}

/** A classifier that knows each piece's label and how sure it is, whatever stands around it. */
function classifierOf(
  opinions: Readonly<Record<string, readonly [label: string, probability: number]>>,
  thresholds: PieceClassifier['thresholds'] = { PERSON: 0.3, ORGANIZATION: 0.5 },
): PieceClassifier & Asked {
  const calls: (readonly (readonly number[])[])[] = [];
  return {
    calls,
    version: 'fake-1.0.0',
    labels,
    maxPieces: 32,
    thresholds,
    classify: (windows) => {
      calls.push(windows);
      return Promise.resolve(
        windows.map((ids) =>
          Float32Array.from(
            ids.flatMap((id) => {
              const [label, probability] = opinions[vocabulary[id] ?? ''] ?? ['O', 1];
              const rest = (1 - probability) / (labels.length - 1);
              // All that is not the label's goes to O, but for a trace.
              const chances = labels.map((name) =>
                name === label ? probability : name === 'O' ? rest * 3.9 : rest * 0.03,
              );
              return chances.map((chance) => Math.log(Math.max(chance, 1e-9)));
            }),
          ),
        ),
      );
    },
  };
}

async function found(text: string, classifier: PieceClassifier): Promise<readonly string[]> {
  const [spans = []] = await new ModelTagger(classifier, pieces).tag([text]);
  return spans.map(({ start, end, type }) => `${type} ${text.slice(start, end)}`);
}

describe('spans', () => {
  const classifier = classifierOf({
    maria: ['B-PERSON', 0.9],
    lopez: ['I-PERSON', 0.6],
    bank: ['B-ORGANIZATION', 0.9],
    of: ['I-ORGANIZATION', 0.2],
    spain: ['I-ORGANIZATION', 0.8],
    jean: ['B-PERSON', 0.9],
    pierre: ['I-PERSON', 0.1],
    '##q': ['I-PERSON', 0.8],
    x: ['B-ORGANIZATION', 0.4],
  });

  test.each([
    ['Dear Maria Lopez,', ['PERSON Maria Lopez']],
    ['Dear María López.', ['PERSON María López']],
    ['Maria Maria', ['PERSON Maria', 'PERSON Maria']],
    // Each of two lines may be a name, two paragraphs are not one.
    ['Maria\nLopez', ['PERSON Maria\nLopez']],
    ['Maria\n\nLopez', ['PERSON Maria', 'PERSON Lopez']],
    ['Bank of Spain', ['ORGANIZATION Bank of Spain']],
    // One piece of a word that counts takes the whole word.
    ['abqc', ['PERSON abqc']],
    ['Jean-Pierre, Jean’Pierre', ['PERSON Jean-Pierre', 'PERSON Jean’Pierre']],
    ['Jean-pierre', ['PERSON Jean']],
    ['Maria-dear', ['PERSON Maria']],
    ["Maria's", ['PERSON Maria']],
    // Under its type's threshold.
    ['x', []],
    ['👩‍👧 Maria \ud800 Lopez', ['PERSON Maria \ud800 Lopez']],
  ])('of %j', async (text, expected) => {
    expect(await found(text, classifier)).toEqual(expected);
  });

  test('are as sure as their words on average', async () => {
    const [spans] = await new ModelTagger(classifier, pieces).tag(['Maria Lopez']);
    const [name] = spans ?? [];
    expect(name?.score).toBeGreaterThan(0.6);
    expect(name?.score).toBeLessThan(0.9);
  });
});

test('texts are read together, and each gets its own spans back', async () => {
  const classifier = classifierOf({ maria: ['B-PERSON', 0.9], bank: ['B-ORGANIZATION', 0.9] });
  const texts = ['maria', '', `${'dear '.repeat(70)}bank`, 'dear dear maria', 'bank'];
  const spans = await new ModelTagger(classifier, pieces).tag(texts);
  expect(spans.map((own, index) => own.map(({ start, end }) => texts[index]?.slice(start, end)))).toEqual([
    ['maria'],
    [],
    ['bank'],
    ['maria'],
    ['bank'],
  ]);
  expect(classifier.calls).toHaveLength(1);
});

test('what is found does not depend on where windows end', async () => {
  const classifier = classifierOf({ maria: ['B-PERSON', 0.9], lopez: ['I-PERSON', 0.9] });
  const words = fc.array(fc.constantFrom('dear', 'maria', 'lopez', 'of', 'of.', 'abc', '\n'), { maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(words, async (written) => {
      const text = written.join(' ');
      const wide = { ...classifier, maxPieces: 2000 };
      expect(await found(text, classifier)).toEqual(await found(text, wide));
    }),
    { numRuns: 50 },
  );
});

test('a cancel is noticed between two calls, and progress is told', async () => {
  const classifier = classifierOf({});
  const text = 'dear '.repeat(20_000);
  const controller = new AbortController();
  const shares: number[] = [];
  const pause = () => {
    if (classifier.calls.length === 2) controller.abort(new Error('enough'));
    return Promise.resolve();
  };
  const tagging = new ModelTagger(classifier, pieces, pause).tag([text], controller.signal, (share) =>
    shares.push(share),
  );
  await expect(tagging).rejects.toThrow('enough');
  expect(classifier.calls).toHaveLength(2);
  expect(shares).toHaveLength(2);
  expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
});

test('a label of no known type is refused', () => {
  const classifier = { ...classifierOf({}), labels: ['O', 'B-PERSON', 'I-SPACESHIP'] };
  expect(() => new ModelTagger(classifier, pieces)).toThrow('I-SPACESHIP');
});

test('a classifier that leaves pieces out is a bug', async () => {
  const classifier = { ...classifierOf({}), classify: () => Promise.resolve([new Float32Array(5)]) };
  await expect(new ModelTagger(classifier, pieces).tag(['maria'])).rejects.toThrow('left pieces out');
});
