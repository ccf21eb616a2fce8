import type { Field, TaskPack } from '../../tasks';
import { plainWords } from '../plain-words';
import type { Surroundings } from './surroundings';

/** How well a field's cues fit what stands around a span; each from 0 (no cue) to 1. */
export interface CueFit {
  /** As the label before it, or the first cell of its row. */
  readonly label: number;
  /** As the label above it. */
  readonly above: number;
  /** Somewhere before it in its sentence; nearer is better. */
  readonly sentence: number;
  /** Right behind it: (the "Effective Date"). */
  readonly after: number;
}

/** A cue as plain words, padded by spaces so that it matches whole words only. */
type Cue = string;

/** The cues of one type of a pack, field by field, and those of values that are no field's. */
export class CueBook {
  readonly #byField = new Map<string, readonly Cue[]>();
  readonly #typeOf = new Map<string, Field['type']>();
  readonly #rivals: ReadonlyMap<Field['type'], readonly Cue[]>;

  constructor(pack: TaskPack) {
    for (const field of pack.fields) {
      this.#byField.set(field.name, padded([field.title, field.label, ...field.cues]));
      this.#typeOf.set(field.name, field.type);
    }
    this.#rivals = new Map(Object.entries(pack.rivalCues).map(([type, cues]) => [type as Field['type'], padded(cues)]));
  }

  fit(field: Field, around: Surroundings): CueFit {
    return fitOf(this.#byField.get(field.name) ?? [], around);
  }

  /** Whether the letters that a number begins with are short for the field's cues, or for those of others: "CLM-2041". */
  abbreviated(field: Field, quote: string): { readonly abbreviation: number; readonly rivalAbbreviation: number } {
    const letters = /^#?(\p{L}{2,6})(?!\p{L})/u.exec(quote)?.[1]?.toLowerCase();
    if (letters === undefined) return { abbreviation: 0, rivalAbbreviation: 0 };
    const isOwn = (this.#byField.get(field.name) ?? []).some((cue) => isShortFor(letters, cue));
    const isRival = this.#othersOf(field)
      .flat()
      .some((cue) => isShortFor(letters, cue));
    return { abbreviation: isOwn ? 1 : 0, rivalAbbreviation: isRival ? 1 : 0 };
  }

  /** The best fit of any other meaning that a value of the type may have. */
  rival(field: Field, around: Surroundings): CueFit {
    const fits = this.#othersOf(field).map((cues) => fitOf(cues, around));
    const most = (part: keyof CueFit) => Math.max(0, ...fits.map((fit) => fit[part]));
    return { label: most('label'), above: most('above'), sentence: most('sentence'), after: most('after') };
  }

  /** Cues of other meanings that a value of the field's type may have. */
  #othersOf(field: Field): readonly (readonly Cue[])[] {
    const others = [...this.#byField]
      .filter(([name]) => name !== field.name && this.#typeOf.get(name) === field.type)
      .map(([, cues]) => cues);
    return [...others, this.#rivals.get(field.type) ?? []];
  }
}

/** Whether letters abbreviate a cue: the beginning of a word, the first letters of its words, or some of a word's. */
function isShortFor(letters: string, cue: Cue): boolean {
  const words = cue.trim().split(' ');
  if (words.length > 1 && words.map((word) => word[0] ?? '').join('') === letters) return true;
  return words.some(
    (word) => word.length >= 4 && (word.startsWith(letters) || (letters.length >= 3 && leavesOut(word, letters))),
  );
}

/** Whether a word with some of its letters left out, but not the first, is these letters. */
function leavesOut(word: string, letters: string): boolean {
  if (!word.startsWith(letters.slice(0, 1))) return false;
  let at = -1;
  for (const letter of letters) {
    at = word.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function padded(cues: readonly string[]): readonly Cue[] {
  return [...new Set(cues.map((cue) => ` ${plainWords(cue)} `))].filter((cue) => cue.trim() !== '');
}

function fitOf(cues: readonly Cue[], around: Surroundings): CueFit {
  const [near, row, above, sentence, after] = [
    around.near,
    around.row,
    around.above,
    around.sentence,
    around.after,
  ].map((words) => ` ${words} `) as [Cue, Cue, Cue, Cue, Cue];
  let fit = { label: 0, above: 0, sentence: 0, after: 0 };
  for (const cue of cues) {
    fit = {
      label: Math.max(fit.label, labelFit(cue, near), 0.9 * labelFit(cue, row)),
      above: Math.max(fit.above, labelFit(cue, above)),
      sentence: Math.max(fit.sentence, sentenceFit(cue, sentence)),
      after: Math.max(fit.after, afterFit(cue, after)),
    };
  }
  return fit;
}

/** The part of a label's letters that a cue covers; less when the cue does not end it. */
function labelFit(cue: Cue, label: Cue): number {
  if (label.length <= 2 || !label.includes(cue)) return 0;
  const share = (cue.length - 2) / (label.length - 2);
  return label.endsWith(cue) ? Math.max(share, 0.3) : label.startsWith(cue) ? 0.9 * share : 0.7 * share;
}

function sentenceFit(cue: Cue, sentence: Cue): number {
  const at = sentence.lastIndexOf(cue);
  if (at < 0) return 0;
  const between = sentence
    .slice(at + cue.length)
    .split(' ')
    .filter(Boolean).length;
  const weight = Math.min(1, 0.35 + 0.25 * (cue.trim().split(' ').length - 1) + 0.02 * cue.length);
  return weight / (1 + between / 2);
}

function afterFit(cue: Cue, after: Cue): number {
  const at = after.indexOf(cue);
  if (at < 0) return 0;
  const between = after.slice(0, at).split(' ').filter(Boolean).length;
  return 1 / (1 + between);
}
