import { expect, test } from 'vitest';
import { ScriptedModel } from '../../models/engines/scripted';
import { ok } from '../../shared/result';
import { MeteredModel } from './metered-model';

test('what a prompt shares with the one before is not counted again', async () => {
  const model = new MeteredModel(new ScriptedModel({ answer: () => ' yes it is' }));
  const text = (words: string) => ({ kind: 'text', text: words }) as const;
  await model.score({ prompt: text('one two three'), continuations: [' a', ' b c'] });
  await model.score({ prompt: text('one two three four'), continuations: [' d'] });
  await model.score({ prompt: text('one two three four'), continuations: [' e'] });
  expect(await model.takeTokens()).toEqual(ok({ input: 4, output: 5 }));
  await model.generate({ prompt: text('five'), maxTokens: 2 });
  expect(await model.takeTokens()).toEqual(ok({ input: 1, output: 2 }));
  expect(await model.takeTokens()).toEqual(ok({ input: 0, output: 0 }));
});
