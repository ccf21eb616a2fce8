import { expect, it } from 'vitest';
import { insurancePack } from '../../tasks';
import { namesQuestion, packQuestion, sharedWords } from './questions';

it('bare names are asked by the words that they stand for, in their order', () => {
  const { options } = namesQuestion(['outofdomain', 'checkClaimStatus'], ['domain', 'out', 'of']);
  expect(options).toEqual([
    { label: 'outofdomain', description: 'out of domain' },
    { label: 'checkClaimStatus', description: 'check claim status' },
  ]);
});

it('words are shared that two texts have, however often one has them', () => {
  expect(sharedWords(['Close close it', 'close the account', 'THE account'])).toEqual(['close', 'the', 'account']);
});

it("a pack's question has all of its intents and its none, and reads as sentences both ways", () => {
  const { classification } = insurancePack;
  const { stem, channel, options } = packQuestion(insurancePack);
  expect(options.map(({ label }) => label)).toEqual([
    ...classification.intents.map(({ label }) => label),
    classification.none.label,
  ]);
  const [first] = classification.intents;
  expect(stem).toBe(classification.stem);
  expect(`${channel.before}${options[0]?.description ?? ''}${channel.after}`).toBe(
    `${stem} ${first?.description ?? ''}.\nMessage:`,
  );
});
