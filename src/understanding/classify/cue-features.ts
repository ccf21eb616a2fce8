import type { Intent, TaskPack } from '../../tasks';
import { plainWords } from '../plain-words';

/** How much a document's words speak for one label, besides what the model finds. */
export interface CueFeatures {
  /** Logarithm of one more than the number of the label's cues that occur. */
  readonly cues: number;
  /** The same of the further words of cues of several words, which occur by chance less often. */
  readonly phrases: number;
  /** 1 when one of them stands in the first lines. */
  readonly head: number;
}

/** Lines that count as the head of a document: a title, a subject, a greeting. */
const HEAD_LINES = 6;

/** {@link CueFeatures} of each label of the pack, by label. */
export function cueFeatures(pack: TaskPack, text: string): Readonly<Record<string, CueFeatures>> {
  const words = ` ${plainWords(text)} `;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const head = ` ${plainWords(lines.slice(0, HEAD_LINES).join('\n'))} `;
  const { intents, none } = pack.classification;
  return Object.fromEntries([...intents, none].map((intent) => [intent.label, featuresOf(intent, words, head)]));
}

function featuresOf({ cues }: Intent, words: string, head: string): CueFeatures {
  const padded = cues.map((cue) => ` ${plainWords(cue)} `).filter((cue) => cue.trim() !== '');
  const hits = padded.filter((cue) => words.includes(cue));
  return {
    cues: Math.log1p(hits.length),
    phrases: Math.log1p(hits.reduce((sum, cue) => sum + cue.trim().split(' ').length - 1, 0)),
    head: padded.some((cue) => head.includes(cue)) ? 1 : 0,
  };
}
