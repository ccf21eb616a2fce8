import { describe, expect, test } from 'vitest';
import { newGuarantee, type Guarantee } from '../../routing';
import { INTENT_QUESTION, insurancePack } from '../../tasks';
import { formatDateTime } from '../words/format';
import {
  checksWords,
  guaranteeFacts,
  guaranteeWords,
  notLearnedWords,
  percentWords,
  questionTitle,
  readTarget,
  severityWords,
  staleWords,
  standingOf,
  usdWords,
} from './trust-words';

const promise = { target: 0.05, delta: 0.05 };
const fresh = newGuarantee('a model', promise);
const at = Date.UTC(2026, 10, 23, 12);
const certified: Guarantee = {
  ...fresh,
  looks: [{ at, labels: 80 }],
  certificate: {
    kind: 'certified',
    ...promise,
    threshold: 0.9,
    coverage: { value: 0.75, low: 0.645, high: 0.832 },
    risk: { value: 0, low: 0, high: 0.06 },
    riskBound: 0.049,
    accepted: 60,
    errors: 0,
    labels: 80,
  },
  watch: { ...fresh.watch, checks: 7, errors: 1 },
};
const withdrawn: Guarantee = { ...certified, watch: { ...fresh.watch, checks: 9, errors: 4 }, withdrawnAt: at };

function factsOf(guarantee: Guarantee, labels: number): Readonly<Record<string, string>> {
  return Object.fromEntries(guaranteeFacts(guarantee, labels).map(({ term, words }) => [term, words]));
}

describe('a guarantee', () => {
  test('that nothing is known of says what is missing', () => {
    expect(standingOf(fresh)).toBe('not-certified');
    expect(guaranteeWords(fresh, 0)).toContain('Nothing is checked yet');
    expect(guaranteeWords(fresh, 10)).toContain('Too little is checked yet');
    expect(guaranteeWords(fresh, 10)).toContain('The first look is at 72 spot checks');
    const facts = factsOf(fresh, 10);
    expect(Object.keys(facts)).toEqual(['Promise', 'Spot checks answered', 'Next look']);
    expect(facts['Next look']).toBe('at 72 spot checks of its own answers: at least 62 more');
  });

  test('that is certified says since when, and what was measured', () => {
    expect(standingOf(certified)).toBe('certified');
    expect(guaranteeWords(certified, 90)).toBe('At most 5 % of what is accepted without asking you is wrong.');
    expect(factsOf(certified, 90)).toMatchObject({
      'Certified since': `${formatDateTime(at)}, from 80 spot checks`,
      'Wrong, of accepted': '0.0 % (95 % interval 0.0 to 6.0), at that time',
      'Accepted, of all': '75.0 % (95 % interval 64.5 to 83.2), at that time',
      'Checked since': '7 accepted answers, 1 wrong',
      'Next look': 'at 160 spot checks of its own answers: at least 70 more',
    });
  });

  test('that was looked at in vain says when', () => {
    const looked = { ...fresh, looks: [{ at, labels: 80 }] };
    expect(factsOf(looked, 160)).toMatchObject({
      'Last look': `${formatDateTime(at)}, at 80 spot checks`,
      'Next look': 'at 160 spot checks of its own answers, in the order in which they were drawn',
    });
  });

  test('that is withdrawn waits for nothing but a person', () => {
    expect(standingOf(withdrawn)).toBe('withdrawn');
    expect(guaranteeWords(withdrawn, 90)).toContain('of 9 accepted answers that you checked since, 4 were wrong');
    expect(factsOf(withdrawn, 90)).not.toHaveProperty('Next look');
  });
});

test.each([
  ['5', 0.05],
  [' 2.5 % ', 0.025],
  ['0,5', 0.005],
  ['50', 0.5],
])('the share %j is read', (typed, share) => {
  const read = readTarget(typed);
  expect(read.ok && read.value).toBeCloseTo(share, 12);
});

test.each(['', '0', '-1', '50.1', 'five', '1e1', 'NaN', '5 5'])('the share %j is a mistake', (typed) => {
  expect(readTarget(typed)).toMatchObject({ ok: false });
});

test('what was learned answers only where it may, and for its version of the pack', () => {
  const version = { key: 'k', version: 'v', packVersion: '1.0.0', learnedAt: at, documents: 3 };
  expect(notLearnedWords({ current: version }, true, { version: '1.0.0' })).toBeNull();
  expect(notLearnedWords({ current: version }, true, { version: '1.1.0' })).toContain('learn again');
  expect(notLearnedWords({ current: version }, false, { version: '1.0.0' })).toContain('may not learn');
  expect(notLearnedWords({ current: null }, true, { version: '1.0.0' })).toContain('Nothing learned');
});

test('questions have the titles of their pack', () => {
  const [field] = insurancePack.fields;
  expect(questionTitle(insurancePack, INTENT_QUESTION)).toBe('What it is about');
  expect(field && questionTitle(insurancePack, field.name)).toBe(field?.title);
  expect(questionTitle(insurancePack, 'gone')).toBe('gone');
});

test('counts are sentences', () => {
  expect(checksWords({ documents: 1, questions: 4, answered: 1 })).toBe('1 of 4 questions about 1 document answered.');
  expect(checksWords({ documents: 0, questions: 0, answered: 0 })).toContain('None of these documents');
  expect(staleWords(1)).toContain('1 checked document was read');
  expect(staleWords(2)).toContain('2 checked documents were read');
});

test('amounts and shares are short', () => {
  expect([usdWords(30), usdWords(0.5), usdWords(1234.567), usdWords(0)]).toEqual(['$30', '$0.50', '$1,234.567', '$0']);
  expect([percentWords(0.05), percentWords(0.0025)]).toEqual(['5 %', '0.25 %']);
  expect(severityWords('high', { low: 0.5, medium: 3, high: 30 })).toBe('high: a wrong value costs $30');
});
