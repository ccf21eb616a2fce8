import { expect, test } from 'vitest';
import type { EvaluationRecord } from '../../evaluation';
import { certify } from '../../routing';
import { deviceRequests, type LeftOver } from './device-requests';
import type { Question } from './question';

const records = Array.from({ length: 40 }, (_, place): EvaluationRecord => ({
  id: String(place),
  text: '',
  intent: 'a',
  fields: new Map([['x', []]]),
}));
const [sample, calibration, tested] = [records.slice(0, 5), records.slice(5, 25), records.slice(25)];

/** Everything from .5 on is accepted. */
const certificate = certify(
  Array.from({ length: 400 }, (_, place) => ({ confidence: place < 200 ? 0.5 : 0.1, isCorrect: place < 200 })),
  { target: 0.05, delta: 0.1 },
);

function subject(isHard: (record: EvaluationRecord) => boolean): LeftOver {
  const ask = (record: EvaluationRecord): Question => ({
    record,
    name: 'x',
    first: { says: 'a', confidence: isHard(record) ? 0.1 : 0.9, margin: 0, isFound: true, isCorrect: true },
    device: null,
  });
  return {
    questions: { training: sample.map(ask), calibration: calibration.map(ask), test: tested.map(ask) },
    first: certificate,
  };
}

test('only what the first stage leaves is asked, up to a place in the random order', () => {
  expect(certificate.kind).toBe('certified');
  const intents = subject(({ id }) => Number(id) >= 20 && Number(id) < 27);
  const fields = subject(({ id }) => Number(id) % 2 === 0);
  const { requests, leftOut } = deviceRequests(
    { sample, calibration, test: tested },
    { intents, fields },
    { limit: 6, seed: 1 },
  );
  const asked = requests.map(({ record: { id }, needs: { intent, fields: values } }) => {
    return `${id}${intent ? 'i' : ''}${values ? 'f' : ''}`;
  });
  // Documents that both leave don't come first: 6 to 16 are before 20.
  expect(asked.slice(0, 11)).toEqual(['0if', '1if', '2if', '3if', '4if', '6f', '8f', '10f', '12f', '14f', '16f']);
  expect(asked.slice(11)).toEqual(['25i', '26if', '28f', '30f', '32f', '34f', '36f', '38f']);
  expect(leftOut).toBe(6);
});
