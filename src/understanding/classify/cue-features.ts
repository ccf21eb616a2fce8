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

/** A label with the words that documents with it often hold. */
export interface CuedLabel {
  readonly label: string;
  readonly cues: readonly string[];
}

/** Lines that count as the head of a document: a title, a subject, a greeting. */
const HEAD_LINES = 6;

/** {@link CueFeatures} of each label, by label. */
export function cueFeatures(labels: readonly CuedLabel[], text: string): Readonly<Record<string, CueFeatures>> {
  const words = ` ${plainWords(text)} `;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const head = ` ${plainWords(lines.slice(0, HEAD_LINES).join('\n'))} `;
  return Object.fromEntries(labels.map(({ label, cues }) => [label, featuresOf(cues, words, head)]));
}

function featuresOf(cues: readonly string[], words: string, head: string): CueFeatures {
  const padded = [...new Set(cues.map((cue) => ` ${plainWords(cue)} `))].filter((cue) => cue.trim() !== '');
  const hits = padded.filter((cue) => words.includes(cue));
  return {
    cues: Math.log1p(hits.length),
    phrases: Math.log1p(hits.reduce((sum, cue) => sum + cue.trim().split(' ').length - 1, 0)),
    head: padded.some((cue) => head.includes(cue)) ? 1 : 0,
  };
}
