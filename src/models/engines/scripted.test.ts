import { expect, it } from 'vitest';
import { conformance } from './conformance';
import { ScriptedModel } from './scripted';

const FREE = ' a branch of the old oak fell.';

conformance(
  'scripted',
  () =>
    Promise.resolve({
      model: new ScriptedModel({ contextTokens: 500, answer: (_prompt, allowed) => allowed?.at(-1) ?? FREE }),
    }),
  { tolerance: 1e-9 },
);

it('fails loudly when its script breaks a constraint', async () => {
  const model = new ScriptedModel({ answer: () => 'maybe' });
  const constraint = { kind: 'choices', choices: ['yes', 'no'] } as const;
  await expect(model.generate({ prompt: { kind: 'text', text: 'Q' }, maxTokens: 3, constraint })).rejects.toThrow(
    'maybe',
  );
});
