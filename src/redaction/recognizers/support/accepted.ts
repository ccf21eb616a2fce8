import { acceptedScore, scoreOf, type Recognizer } from '../../recognizer';

/**
 * What a recognizer finds in a prepared text and is sure enough of, as `TYPE: value`, in the order of the text, each
 * once. For tests.
 */
export function accepted(recognizer: Recognizer, text: string): readonly string[] {
  const found = [...recognizer.find(text)]
    .filter((finding) => scoreOf(finding, recognizer.context ?? [], text) >= acceptedScore)
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, type }) => `${type}: ${text.slice(start, end)}`);
  return [...new Set(found)];
}

/** The values alone, of whatever type. */
export function acceptedValues(recognizer: Recognizer, text: string): readonly string[] {
  return accepted(recognizer, text).map((found) => found.slice(found.indexOf(': ') + 2));
}
