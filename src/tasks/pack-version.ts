import { writePackFile } from './pack-file';
import type { TaskPack } from './task-pack';

/** Compares `1.2.3` with `1.10.0` by number, for sorting the oldest first. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (const [i, part] of left.entries()) {
    const difference = part - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The newest version of each pack, in the order in which the packs come first. */
export function newestOfEach(packs: readonly TaskPack[]): readonly TaskPack[] {
  const newest = new Map<string, TaskPack>();
  for (const pack of packs) {
    const known = newest.get(pack.id);
    if (known === undefined || compareVersions(known.version, pack.version) < 0) newest.set(pack.id, pack);
  }
  return [...newest.values()];
}

/** Whether two packs say the same, whatever their versions. */
export function isSamePack(a: TaskPack, b: TaskPack): boolean {
  return writePackFile({ ...a, version: '' }) === writePackFile({ ...b, version: '' });
}

/**
 * The version under which a changed pack is kept, by Semantic Versioning (https://semver.org): a field or an intent
 * that is gone, or a field of another type, breaks what reads the results; a new one adds to them; other words may
 * change answers, but not their form. Never one that there is already.
 *
 * @param before - the pack that was changed
 * @param taken - all versions of that pack
 */
export function nextVersion(before: TaskPack, after: TaskPack, taken: readonly string[]): string {
  const newest = taken.toSorted(compareVersions).at(-1) ?? before.version;
  // A person who raised it by hand had a reason.
  if (compareVersions(after.version, newest) > 0) return after.version;
  const [major, minor, patch] = partsOf(newest);
  const [was, is] = [shapeOf(before), shapeOf(after)];
  if (was.some((part) => !is.includes(part))) return `${(major + 1).toString()}.0.0`;
  if (is.some((part) => !was.includes(part))) return `${major.toString()}.${(minor + 1).toString()}.0`;
  return `${major.toString()}.${minor.toString()}.${(patch + 1).toString()}`;
}

/** An id that no pack has: `NAME_copy`, `NAME_copy_2`. */
export function freeId(id: string, taken: readonly string[]): string {
  for (let count = 1; ; count++) {
    const ending = count === 1 ? '_copy' : `_copy_${count.toString()}`;
    const free = `${id.slice(0, 64 - ending.length)}${ending}`;
    if (!taken.includes(free)) return free;
  }
}

function partsOf(version: string): readonly [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
}

/** What a result of this pack is made of. */
function shapeOf({ classification: { intents, none }, fields }: TaskPack): readonly string[] {
  return [
    ...[...intents, none].map(({ label }) => `intent ${label}`),
    ...fields.map(({ name, type }) => `field ${name} ${type}`),
  ];
}
