import { expect, it } from 'vitest';
import { insurancePack } from '../../tasks';
import { cueFeatures } from './cue-features';

it('counts whole words and phrases, and where they stand', () => {
  const text = `${'Nothing here.\n'.repeat(8)}Please CANCEL; do not renew.`;
  expect(cueFeatures(insurancePack, text)['cancellation']).toEqual({
    cues: Math.log1p(3),
    phrases: Math.log1p(3),
    head: 0,
  });
  expect(cueFeatures(insurancePack, 'Cancellation')['cancellation']).toMatchObject({ cues: Math.log1p(1), head: 1 });
  // "cancelable" is another word.
  expect(cueFeatures(insurancePack, 'a cancelable thing')['cancellation']).toMatchObject({ cues: 0, head: 0 });
});
