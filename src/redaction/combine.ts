import type { Entity } from './entity';
import { entityTypes, type EntityType } from './entity-types';

const typeOrder = new Map(Object.keys(entityTypes).map((type, place) => [type, place]));
/** From this difference of scores on, a sure value inside of an unsure stretch is told apart from it. */
const clearlySurer = 0.3;

/**
 * Entities without overlaps, in the order of the text. Every character that any of them covers stays covered, unless it
 * is a space or punctuation:
 *
 * 1. Of two with the same span, the higher score wins, but a number of some kind wins over a number of no kind, and a people
 *    over a name: "Iraqi" is no place.
 * 2. A wider one wins over what it holds, unless that is surer by .3 or more.
 * 3. Where two cross, the higher score keeps its span, and what is left of the other stays an entity of its own.
 * 4. Persons, organisations, places and addresses of one type that only a space divides are one.
 *
 * @param text what the entities are in
 */
export function combine(entities: readonly Entity[], text: string): readonly Entity[] {
  const settled: Entity[] = [];
  for (const group of overlapping(withoutVague(entities))) settled.push(...settle(group, text));
  return joinNames(settled, text);
}

/** Types that a word of a people is taken for. */
const names: ReadonlySet<EntityType> = new Set(['PERSON', 'ORGANIZATION', 'LOCATION']);

function withoutVague(entities: readonly Entity[]): readonly Entity[] {
  const placeOfSpan = ({ start, end }: Entity) => `${String(start)}-${String(end)}`;
  const told = new Set(entities.filter(({ type }) => type !== 'ID_NUMBER').map(placeOfSpan));
  const peoples = new Set(entities.filter(({ type }) => type === 'NRP').map(placeOfSpan));
  return entities.filter((entity) => {
    if (entity.type === 'ID_NUMBER') return !told.has(placeOfSpan(entity));
    return !names.has(entity.type) || !peoples.has(placeOfSpan(entity));
  });
}

/** Groups in which each entity overlaps another one of the group. */
function overlapping(entities: readonly Entity[]): readonly (readonly Entity[])[] {
  const sorted = entities
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const groups: Entity[][] = [];
  let end = -1;
  for (const entity of sorted) {
    const group = groups.at(-1);
    if (group && entity.start < end) group.push(entity);
    else groups.push([entity]);
    end = Math.max(end, entity.end);
  }
  return groups;
}

/** Entities take what no better one has taken: the text's characters are shared out in the order of rank. */
function settle(group: readonly Entity[], text: string): readonly Entity[] {
  if (group.length === 1) return group;
  const isHeld = new Map(group.map((entity, place) => [entity, isBeaten(entity, group, place)]));
  const ranked = group.toSorted((a, b) => Number(isHeld.get(a)) - Number(isHeld.get(b)) || byRank(a, b));
  const from = group[0]?.start ?? 0;
  const to = group.reduce((latest, { end }) => Math.max(latest, end), from);
  const owners = new Int32Array(to - from).fill(-1);
  for (const [rank, { start, end }] of ranked.entries()) {
    for (let at = start - from; at < end - from; at++) if (owners[at] === -1) owners[at] = rank;
  }
  return runsOf(owners).flatMap(({ owner, first, last }) => {
    const entity = ranked[owner];
    if (!entity) return [];
    const start = first + from;
    const end = last + from;
    if (start === entity.start && end === entity.end) return [entity];
    const rest = trimmed(start, end, text);
    return rest.start < rest.end ? [{ ...entity, ...rest }] : [];
  });
}

function runsOf(owners: Int32Array): readonly { owner: number; first: number; last: number }[] {
  const runs: { owner: number; first: number; last: number }[] = [];
  for (const [at, owner] of owners.entries()) {
    const run = runs.at(-1);
    if (run?.owner === owner) run.last = at + 1;
    else runs.push({ owner, first: at, last: at + 1 });
  }
  return runs;
}

const joinedTypes: ReadonlySet<EntityType> = new Set(['PERSON', 'ORGANIZATION', 'LOCATION', 'ADDRESS']);

/** How far back a wider entity is looked for: more than recognizers can report at one place, and no more than it takes. */
const neighbours = 64;

/** Whether a wider entity of the group, which is in order of beginnings, holds this one and is about as sure. */
function isBeaten(entity: Entity, group: readonly Entity[], place: number): boolean {
  return group
    .slice(Math.max(0, place - neighbours), place)
    .some(
      (other) =>
        other.end >= entity.end &&
        other.end - other.start > entity.end - entity.start &&
        entity.score < other.score + clearlySurer,
    );
}

function byRank(a: Entity, b: Entity): number {
  return (
    b.score - a.score || b.end - b.start - (a.end - a.start) || placeOf(a.type) - placeOf(b.type) || a.start - b.start
  );
}

function placeOf(type: EntityType): number {
  return typeOrder.get(type) ?? 0;
}

/** Without spaces and punctuation at either end: what is left of a stretch is no value because of a comma. */
function trimmed(start: number, end: number, text: string): { start: number; end: number } {
  const words = /[\p{L}\p{N}\p{S}](?:[\s\S]*[\p{L}\p{N}\p{S}])?/u.exec(text.slice(start, end));
  if (!words) return { start, end: start };
  return { start: start + words.index, end: start + words.index + words[0].length };
}

function joinNames(entities: readonly Entity[], text: string): readonly Entity[] {
  const joined: Entity[] = [];
  for (const entity of entities) {
    const before = joined.at(-1);
    const isOneName =
      before?.type === entity.type &&
      joinedTypes.has(entity.type) &&
      /^ ?$/u.test(text.slice(before.end, entity.start));
    if (before && isOneName) {
      const surer = before.score >= entity.score ? before : entity;
      joined[joined.length - 1] = { ...surer, start: before.start, end: entity.end };
    } else {
      joined.push(entity);
    }
  }
  return joined;
}
