import { isEntityType, type EntityType } from '../entity-types';
import type { WordPiece } from './word-pieces';

/** What the model thinks of a word: the strongest opinion of any of its pieces. */
export interface TaggedWord {
  readonly start: number;
  readonly end: number;
  /** Probability of being part of any entity. */
  readonly any: number;
  /** What it is most likely part of, if of anything. */
  readonly type: EntityType | null;
  /** Whether it rather begins an entity than goes on with the one before it. */
  readonly isBeginning: boolean;
}

/** A label of the model: `O` has no type. */
export interface Label {
  readonly type: EntityType | null;
  readonly isBeginning: boolean;
}

/**
 * Reads labels in the order of the model's outputs: `O` first, then `B-` and `I-` of each type.
 *
 * @throws Error when one is of no type that redaction knows
 */
export function readLabels(names: readonly string[]): readonly Label[] {
  return names.map((name, place) => {
    if (name === 'O' && place === 0) return { type: null, isBeginning: false };
    const [, position, type = ''] = /^([BI])-(.+)$/.exec(name) ?? [];
    if (!isEntityType(type)) throw new Error(`The entity model has a label ${name}, which means nothing here.`);
    return { type, isBeginning: position === 'B' };
  });
}

/**
 * The words of some pieces with the model's opinions.
 *
 * @param logits for one piece after the other, one for each label
 */
export function taggedWords(
  pieces: readonly WordPiece[],
  logits: Float32Array,
  labels: readonly Label[],
): readonly TaggedWord[] {
  const words: TaggedWord[] = [];
  for (let first = 0; first < pieces.length;) {
    let last = first;
    let any = 0;
    const byType = new Map<EntityType, number>();
    let begins = 0;
    let goesOn = 0;
    for (; last < pieces.length && pieces[last]?.word === pieces[first]?.word; last++) {
      const chances = softmax(logits.subarray(last * labels.length, (last + 1) * labels.length));
      any = Math.max(any, 1 - (chances[0] ?? 1));
      for (const [place, { type, isBeginning }] of labels.entries()) {
        if (type === null) continue;
        const chance = chances[place] ?? 0;
        byType.set(type, (byType.get(type) ?? 0) + chance);
        if (last > first) continue;
        if (isBeginning) begins += chance;
        else goesOn += chance;
      }
    }
    const [type] = [...byType].reduce<readonly [EntityType | null, number]>(
      (best, own) => (own[1] > best[1] ? own : best),
      [null, 0],
    );
    const start = pieces[first]?.start ?? 0;
    words.push({ start, end: pieces[last - 1]?.end ?? start, any, type, isBeginning: begins >= goesOn });
    first = last;
  }
  return words;
}

function softmax(logits: Float32Array): readonly number[] {
  const most = Math.max(...logits);
  const powers = Array.from(logits, (logit) => Math.exp(logit - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
