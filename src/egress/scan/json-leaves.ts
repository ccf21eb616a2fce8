import { err, ok, type Result } from '../../shared/result';

/** A string, a name or a number of a JSON text. */
export interface Leaf {
  /** JSON Pointer (RFC 6901); of a name, that of its member. */
  readonly path: string;
  readonly text: string;
  readonly isName: boolean;
}

/** Far more than a request has. */
const deepest = 64;
const mostLeaves = 20_000;

interface Frame {
  readonly isArray: boolean;
  /** The element or the name that comes next. */
  place: number | string;
  isNameNext: boolean;
}

/**
 * Everything in a JSON text that can tell something, in its order. The text is read token by token: of two members with one
 * name, `JSON.parse` would show the last only, and a server may take the first.
 *
 * @returns `not-json`, or `too-large` where it has more levels or leaves than any request of ours
 */
export function leavesOf(json: string): Result<readonly Leaf[], 'not-json' | 'too-large'> {
  try {
    JSON.parse(json);
  } catch {
    return err('not-json');
  }
  const leaves: Leaf[] = [];
  const frames: Frame[] = [];
  const add = (text: string, isName: boolean) => leaves.push({ path: pathOf(frames), text, isName });
  for (let at = 0; at < json.length;) {
    const sign = json.charAt(at);
    const frame = frames.at(-1);
    if (sign === '"') {
      const end = endOfString(json, at);
      const text = JSON.parse(json.slice(at, end)) as string;
      if (frame?.isNameNext === true) {
        frame.place = text;
        frame.isNameNext = false;
        add(text, true);
      } else {
        add(text, false);
      }
      at = end;
    } else if (/[-\d]/.test(sign)) {
      const end = endOfNumber(json, at);
      add(json.slice(at, end), false);
      at = end;
    } else {
      if (sign === '{') frames.push({ isArray: false, place: '', isNameNext: true });
      else if (sign === '[') frames.push({ isArray: true, place: 0, isNameNext: false });
      else if (sign === '}' || sign === ']') frames.pop();
      else if (sign === ',' && frame) {
        if (typeof frame.place === 'number') frame.place++;
        frame.isNameNext = !frame.isArray;
      }
      at++;
    }
    if (frames.length > deepest || leaves.length > mostLeaves) return err('too-large');
  }
  return ok(leaves);
}

function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (json.charCodeAt(at) !== 0x22) at += json.charCodeAt(at) === 0x5c ? 2 : 1;
  return at + 1;
}

function endOfNumber(json: string, start: number): number {
  let end = start + 1;
  while (/[\d.eE+-]/.test(json.charAt(end))) end++;
  return end;
}

function pathOf(frames: readonly Frame[]): string {
  return frames.map(({ place }) => `/${String(place).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
