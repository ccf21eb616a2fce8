import { expect, it } from 'vitest';
import { ScriptedModel } from '../../../src/models/engines/scripted';
import { namesQuestion } from '../../../src/understanding/classify';
import { answersOf } from './methods';

it('tells the answers of each step, in the order of the texts', async () => {
  // A model that favours "cancel" whatever it reads, and hears "claim".
  const model = new ScriptedModel({
    logProbability: (prompt, continuation) =>
      (continuation.includes('cancel') ? -2 : -6) +
      (prompt.includes('my claim') && continuation.includes('claim') ? 3 : 0),
  });
  const texts = ['stop it', 'what of my claim', 'stop that'];
  const answers = await answersOf(model, namesQuestion(['cancel', 'claim']), texts);
  expect(answers['description after text']).toEqual(['cancel', 'cancel', 'cancel']);
  expect(answers['- empty documents']?.[1]).toBe('claim');
  expect(answers['one by one']?.[1]).toBe('claim');
  for (const given of Object.values(answers)) expect(given).toHaveLength(texts.length);
});
