import type * as z from 'zod';
import { err, ok, type Result } from '../shared/result';
import { findPlaces, jsonPath, type Place } from './json-places';
import { repeatedNames, taskPackSchema, withDefaults, type TaskPack, type TaskPackInput } from './task-pack';

/** UTF-16 units of a pack's file. A pack with every list full of long sentences stays below it. */
export const MOST_CHARACTERS = 500_000;

/** Values of a pack's file, counted with their containers: what checking one costs. */
const MOST_VALUES = 20_000;

/** A person mends a few at a time. */
const MOST_FAULTS = 100;

/** One mistake in a pack's file. */
export interface PackFault {
  /** `fields[2].type`; empty for the whole file. */
  readonly path: string;
  /** What is wrong there, after a colon: "is missing". */
  readonly message: string;
  /** Where it stands in the file; null when the file has no such place. */
  readonly place: Place | null;
  /** Whether a value is missing, unknown or of another type, so that a form could not show the pack. */
  readonly isStructural: boolean;
}

/** A fault as one line: `fields[2].type: is missing (line 3, column 5)`. */
export function faultWords({ path, message, place }: PackFault): string {
  const where = place === null ? '' : ` (line ${place.line.toString()}, column ${place.column.toString()})`;
  return `${path === '' ? 'The file' : `${path}:`} ${message}${where}`;
}

/** Reads a pack's file. Every mistake is named with its JSON path; of hostile files, the first hundred. */
export function readPackFile(text: string): Result<TaskPack, readonly PackFault[]> {
  const value = parseBounded(text);
  if (!value.ok) return value;
  const parsed = taskPackSchema.safeParse(value.value);
  return parsed.success ? ok(parsed.data) : err(placed(text, faultsOf(value.value, parsed.error.issues)));
}

/** What a form can show of a pack that is being written: null when its structure is broken. With all its faults. */
export function readDraft(text: string): { readonly draft: TaskPack | null; readonly faults: readonly PackFault[] } {
  const read = readPackFile(text);
  if (read.ok) return { draft: read.value, faults: [] };
  if (read.error.some(({ isStructural }) => isStructural)) return { draft: null, faults: read.error };
  // Without structural faults it has a pack's shape, but for what the schema would have filled in.
  return { draft: withDefaults(JSON.parse(text) as TaskPackInput), faults: read.error };
}

/** A pack's file. What {@link readPackFile} makes of it is the same pack. */
export function writePackFile(pack: TaskPack): string {
  return `${JSON.stringify(pack, null, 2)}\n`;
}

function parseBounded(text: string): Result<unknown, readonly PackFault[]> {
  const refuse = (message: string, place: Place | null = null) =>
    err([{ path: '', message, place, isStructural: true }]);
  if (text.length > MOST_CHARACTERS) {
    return refuse(`is too large for a task pack: ${MOST_CHARACTERS.toLocaleString('en-GB')} characters at most`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const found = findPlaces(text);
    return found.isJson
      ? refuse('could not be read as JSON')
      : refuse(`is not JSON: ${found.fault.message}`, { line: found.fault.line, column: found.fault.column });
  }
  if (!hasFewValues(value)) return refuse('has more parts than a task pack can have');
  return ok(value);
}

function hasFewValues(value: unknown): boolean {
  const left: unknown[] = [value];
  for (let count = 1; left.length > 0; count++) {
    const next = left.pop();
    // Not push(...parts): a hostile list would be too long for one call.
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) left.push(part);
    if (count + left.length > MOST_VALUES) return false;
  }
  return true;
}

type Issue = z.core.$ZodIssue;
type Fault = Omit<PackFault, 'place'>;

function faultsOf(value: unknown, issues: readonly Issue[]): readonly Fault[] {
  const faults = issues.flatMap((issue) => faultsOfIssue(value, issue));
  const known = new Set(faults.map(({ path }) => path));
  // The schema looks for these only in a pack without any other fault.
  const repeats = repeatedNames(value).map(({ path, message }) => ({
    path: jsonPath(path),
    message,
    isStructural: false,
  }));
  return [...faults, ...repeats.filter(({ path }) => !known.has(path))];
}

function faultsOfIssue(value: unknown, issue: Issue): readonly Fault[] {
  const keys = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const path = jsonPath(keys);
  const at = valueAt(value, keys);
  const soft = (message: string): readonly Fault[] => [{ path, message, isStructural: false }];
  const hard = (message: string): readonly Fault[] => [{ path, message, isStructural: true }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: jsonPath([...keys, key]),
        message: 'is not a property that a task pack has here',
        isStructural: true,
      }));
    case 'invalid_type':
      return hard(
        at === undefined
          ? 'is missing'
          : `must be ${typeWords[issue.expected] ?? issue.expected}, and is ${kindOf(at)}`,
      );
    case 'invalid_value': {
      const choices = issue.values.map(String).join(', ');
      const must = `must be ${issue.values.length > 1 ? 'one of ' : ''}${choices}`;
      return hard(at === undefined ? `is missing; it ${must}` : `${must}, and is ${shown(at)}`);
    }
    case 'too_small':
      return issue.origin === 'string'
        ? soft('must not be empty')
        : soft(`must have at least ${issue.minimum.toString()} entries, and has ${sizeOf(at)}`);
    case 'too_big':
      return issue.origin === 'string'
        ? soft(`has ${sizeOf(at)} characters; ${issue.maximum.toString()} are the most`)
        : soft(`has ${sizeOf(at)} entries; ${issue.maximum.toString()} are the most`);
    case 'invalid_key':
      return hard(`has a name that is not allowed: ${issue.issues[0]?.message ?? issue.message}`);
    default:
      return soft(issue.message);
  }
}

function placed(text: string, faults: readonly Fault[]): readonly PackFault[] {
  const shownFaults = faults.slice(0, MOST_FAULTS);
  const found = findPlaces(text, new Set(shownFaults.map(({ path }) => path)));
  const all = shownFaults.map((fault) => ({
    ...fault,
    place: (found.isJson ? found.places.get(fault.path) : undefined) ?? null,
  }));
  if (faults.length <= MOST_FAULTS) return all;
  const more = (faults.length - MOST_FAULTS).toLocaleString('en-GB');
  return [...all, { path: '', message: `has ${more} more mistakes`, place: null, isStructural: true }];
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'an object';
}

function shown(value: unknown): string {
  if (typeof value !== 'string') return kindOf(value);
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}

function sizeOf(value: unknown): string {
  return typeof value === 'string' || Array.isArray(value) ? value.length.toLocaleString('en-GB') : '0';
}

function valueAt(value: unknown, keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key)
        ? (part as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  );
}
