import type { EntityType } from './entity-types';

/** A span that the entity model sees, in UTF-16 code units of the text that it was given. */
export interface TaggedSpan {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  /** The model's probability that the span is part of any entity, from 0 to 1: the mean over its tokens. */
  readonly score: number;
}

/** What patterns can't see is seen by a model: names, organisations, places, jobs. */
export interface EntityTagger {
  /** Which weights: part of what makes a result reproducible. */
  readonly version: string;
  /** Spans of each text, in order, without overlaps. */
  tag(
    texts: readonly string[],
    signal?: AbortSignal,
    onProgress?: (share: number) => void,
  ): Promise<readonly (readonly TaggedSpan[])[]>;
}
