import * as z from 'zod';
import { err, ok, type Result } from '../../shared/result';
import { policySchema, type Policy } from './schema';

/** Bytes of a policy's file, in UTF-8. */
const MOST_BYTES = 256 * 1024;

/** A person mends a few at a time. */
const MOST_FAULTS = 50;

/** One mistake in a policy. */
export interface PolicyFault {
  /** `destinations[0].id`; empty for the whole policy. */
  readonly path: string;
  /** What is wrong there, and what to do, after a colon: "is missing". */
  readonly message: string;
}

/** Why a text is no policy. */
export interface PolicyError {
  readonly code: 'too-large' | 'not-json' | 'not-a-policy';
  /** For a person: what is wrong, each mistake on a line of its own. */
  readonly message: string;
  /** The mistakes of a text that is JSON; of very many, the first fifty. */
  readonly faults: readonly PolicyFault[];
}

/** Reads a policy's file, and fills in what it leaves out. */
export function readPolicy(json: string): Result<Policy, PolicyError> {
  const refuse = (code: PolicyError['code'], message: string) => err({ code, message, faults: [] });
  if (json.length > MOST_BYTES || new TextEncoder().encode(json).byteLength > MOST_BYTES) {
    return refuse('too-large', 'The policy was not taken: a policy has 256 KB at most.');
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (thrown) {
    // Engines say in their own words where it breaks, and quote a piece of it.
    const where = thrown instanceof Error ? ` (${thrown.message.slice(0, 200)})` : '';
    return refuse(
      'not-json',
      `The policy was not taken: it is not JSON. Look for a missing comma, quote or bracket${where}.`,
    );
  }
  const parsed = policySchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : err(errorOf(value, parsed.error.issues));
}

type Issue = z.core.$ZodIssue;
type Keys = readonly PropertyKey[];

function errorOf(value: unknown, issues: readonly Issue[]): PolicyError {
  const all = issues.flatMap((issue) => faultsOf(value, issue, []));
  const faults = all.slice(0, MOST_FAULTS);
  const lines = faults.map(({ path, message }) => (path === '' ? `The policy ${message}.` : `${path}: ${message}.`));
  const more = all.length - faults.length;
  if (more > 0) lines.push(`There are ${more.toLocaleString('en-GB')} more mistakes.`);
  return { code: 'not-a-policy', message: ['The policy was not taken.', ...lines].join('\n'), faults };
}

function faultsOf(root: unknown, issue: Issue, above: Keys): readonly PolicyFault[] {
  const keys = [...above, ...issue.path];
  const value = valueAt(root, keys);
  const fault = (message: string): readonly PolicyFault[] => [{ path: pathOf(keys), message }];
  if (value === undefined && issue.code !== 'custom') return fault('is missing');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: pathOf([...keys, key]),
        message: 'is not a property that a policy has here; remove it, or look at its spelling',
      }));
    case 'invalid_type':
      return fault(`must be ${typeWords[issue.expected] ?? issue.expected}`);
    case 'invalid_value':
      return fault(`must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`);
    case 'too_small':
      // Texts and lists have no other bound below than that there is something.
      return fault(issue.origin === 'number' ? `must be at least ${shown(issue.minimum)}` : 'must not be empty');
    case 'too_big': {
      const [before, after] = mostWords[issue.origin] ?? ['must be at most ', ''];
      return fault(before + shown(issue.maximum) + after);
    }
    case 'invalid_union': {
      // "all" or a list: whoever wrote a list is told what is wrong in it.
      const inList = Array.isArray(value) ? issue.errors.at(-1) : undefined;
      return inList?.flatMap((inner) => faultsOf(root, inner, keys)) ?? fault('must be "all" or a list in [ ]');
    }
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return fault(issue.message);
  }
}

/** Hostile names of properties may be long. */
function pathOf(keys: Keys): string {
  return z.core.toDotPath(
    keys.map((key) => (typeof key === 'string' && key.length > 80 ? `${key.slice(0, 80)}…` : key)),
  );
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
  record: 'an object in { }',
};

/** What stands around the most that is allowed, by what has it. */
const mostWords: Readonly<Record<string, readonly [string, string]>> = {
  string: ['must have at most ', ' characters'],
  array: ['must have at most ', ' entries'],
};

function shown(size: number | bigint): string {
  return size.toLocaleString('en-GB');
}

function valueAt(value: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key)
        ? (part as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    value,
  );
}
