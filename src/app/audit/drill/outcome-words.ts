import { plural } from '../../words/format';
import type { Outcome, Tried } from './run-drill';

interface OutcomeWords {
  readonly title: string;
  readonly words: string;
  readonly chip: 'chip-good' | 'chip-warn' | 'chip-bad';
}

/** What became of a way, for a person. */
export function outcomeWords({ way, outcome }: Tried): OutcomeWords {
  switch (outcome.kind) {
    case 'policy':
      return {
        title: 'Refused',
        words: `The browser refused it because of the Content-Security-Policy (${outcome.directive}).`,
        chip: 'chip-good',
      };
    case 'browser': {
      const words =
        outcome.error === null
          ? (way.refusal ?? 'The browser refused it.')
          : `The browser refused it (${outcome.error}).`;
      return { title: 'Refused', words, chip: 'chip-good' };
    }
    case 'open':
      return {
        title: 'May be open',
        words: 'No refusal was seen, where one would be reported. This way may be open.',
        chip: 'chip-bad',
      };
    case 'untold':
      return {
        title: 'Not told',
        words: 'The browser does not say what became of it, so it can’t be decided from inside the page.',
        chip: 'chip-warn',
      };
    case 'absent':
      return { title: 'Not there', words: 'This browser does not have it.', chip: 'chip-good' };
  }
}

/** What a whole drill came to. */
export function drillSentence(tried: readonly Tried[], isWhole: boolean): string {
  const count = (...kinds: readonly Outcome['kind'][]): number =>
    tried.filter(({ outcome }) => kinds.includes(outcome.kind)).length;
  const open = count('open');
  const untold = count('untold');
  const refused = count('policy', 'browser');
  const sentences = [
    open > 0
      ? `${plural(open, 'way')} may be open: look at the headers that this server sends.`
      : `No way was found open: ${plural(refused, 'way')} ${refused === 1 ? 'was' : 'were'} refused.`,
    ...(untold > 0 ? [`${plural(untold, 'way')} can’t be decided from inside the page.`] : []),
    ...(isWhole ? [] : ['The drill was stopped before its end.']),
  ];
  return sentences.join(' ');
}
