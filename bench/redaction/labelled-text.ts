import type { LabelledSpan } from '../../src/evaluation';

/** A text with the entities that are in it. */
export interface LabelledText {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly LabelledSpan[];
}

const markup = /<<([A-Z_]+)\|([\s\S]*?)>>/u;

/** Reads a text in which each entity is written as `<<TYPE|words>>`. */
function parseMarkup(id: string, marked: string): LabelledText {
  let text = '';
  const gold: LabelledSpan[] = [];
  let rest = marked;
  for (let match = markup.exec(rest); match; match = markup.exec(rest)) {
    const [whole, type = '', words = ''] = match;
    text += rest.slice(0, match.index);
    gold.push({ start: text.length, end: text.length + words.length, type });
    text += words;
    rest = rest.slice(match.index + whole.length);
  }
  return { id, text: text + rest, gold };
}

/** Texts of one file, each below a line `=== id`. */
export function parseTexts(file: string): readonly LabelledText[] {
  return file
    .split(/^=== /mu)
    .slice(1)
    .map((part) => {
      const [id = '', ...lines] = part.trim().split('\n');
      return parseMarkup(id, lines.join('\n'));
    });
}

/** Each line a text of its own. */
export function parseLines(file: string): readonly LabelledText[] {
  return file
    .trim()
    .split('\n')
    .map((line, index) => parseMarkup(String(index + 1), line));
}
