import { combine } from './combine';
import { markedByPerson, type Entity } from './entity';
import type { EntityType } from './entity-types';

/** What a person said about a stretch of one part: it is an entity of that type, or nothing there is one. */
export interface Mark {
  /** Index of the part. */
  readonly part: number;
  readonly start: number;
  readonly end: number;
  readonly action: 'add' | 'remove';
  /** What it is; where it was removed, what it was taken for. */
  readonly type: EntityType;
}

/**
 * The marks of one part that still count, in the order in which they were said: what was added does not outlive that it was
 * removed, nor a later word on the same letters, and what was removed may be added again.
 */
export function marksOf(marks: readonly Mark[], part: number): readonly Mark[] {
  const counting: Mark[] = [];
  for (const mark of marks) {
    if (mark.part !== part || mark.start < 0 || mark.start >= mark.end) continue;
    const kept = counting.filter((earlier) =>
      mark.action === 'add' ? !overlap(earlier, mark) : earlier.action === 'remove' || !holds(mark, earlier),
    );
    counting.splice(0, counting.length, ...kept, mark);
  }
  return counting;
}

/** The entities of a text after a person's word: what was removed is gone, what was added is sure and wins. */
export function withMarks(entities: readonly Entity[], marks: readonly Mark[], text: string): readonly Entity[] {
  if (marks.length === 0) return entities;
  const added = marks
    .filter(({ action, end }) => action === 'add' && end <= text.length)
    .map(({ start, end, type }): Entity => ({ start, end, type, score: 1, recognizer: markedByPerson }));
  const kept = entities
    .filter((entity) => !isRemoved(entity, marks))
    .filter((entity) => !added.some((own) => holds(own, entity)));
  return combine([...kept, ...added], text);
}

/** A removal means just the entity that it was made for, not a wider one that holds its words. */
export function isRemoved(entity: Entity, marks: readonly Mark[]): boolean {
  return marks.some((mark) => mark.action === 'remove' && holds(mark, entity));
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function holds(outer: Stretch, inner: Stretch): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function overlap(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end;
}
