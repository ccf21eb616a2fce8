import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import type { LabelledSpan } from '../../src/evaluation';
import type { LabelledText } from './labelled-text';

const run = promisify(execFile);

/** Sentences of a CoNLL file that become one text. */
const sentencesPerText = 20;

/**
 * Tokens in lines with a tag in one column, sentences divided by empty lines, as texts of {@link sentencesPerText}
 * sentences with the spaces put where English has them.
 *
 * @param columns where the token and its tag stand; a negative number counts from the end
 * @param typeOf what a tag's label is called here; null: it is nothing to find
 */
export async function conll(
  path: string,
  columns: { readonly token: number; readonly tag: number; readonly separator: RegExp },
  typeOf: (label: string) => string | null,
): Promise<readonly LabelledText[]> {
  const sentences = (await readFile(path, 'utf8'))
    .split(/\r?\n\s*\r?\n/u)
    .map((block) =>
      block.split(/\r?\n/u).flatMap((line) => {
        if (line === '' || line.startsWith('# ') || line.startsWith('-DOCSTART-')) return [];
        const cells = line.split(columns.separator);
        return [{ token: cells.at(columns.token) ?? '', tag: cells.at(columns.tag) ?? 'O' }];
      }),
    )
    .filter((tokens) => tokens.length > 0);
  const texts: LabelledText[] = [];
  for (let first = 0; first < sentences.length; first += sentencesPerText) {
    texts.push(
      joined(
        `${path.slice(path.lastIndexOf('/') + 1)}-${String(first)}`,
        sentences.slice(first, first + sentencesPerText),
        typeOf,
      ),
    );
  }
  return texts;
}

interface TaggedToken {
  readonly token: string;
  readonly tag: string;
}

function joined(
  id: string,
  sentences: readonly (readonly TaggedToken[])[],
  typeOf: (label: string) => string | null,
): LabelledText {
  let text = '';
  const gold: { start: number; end: number; type: string }[] = [];
  for (const sentence of sentences) {
    if (text !== '') text += '\n';
    let label: string | null = null;
    let before = '';
    for (const { token, tag } of sentence) {
      const space =
        before === '' || /^(?:[.,;:!?)\]%]|'s|n't|''|’s)$/iu.test(token) || /^[(#@$£€[]$/u.test(before) ? '' : ' ';
      text += space;
      const [, own = tag] = /^[BI]-(.+)$/u.exec(tag) ?? [];
      const continues = label === own && !tag.startsWith('B-') && own !== 'O';
      const type = own === 'O' ? null : typeOf(own);
      const last = gold.at(-1);
      if (type !== null && continues && last) last.end = text.length + token.length;
      else if (type !== null) gold.push({ start: text.length, end: text.length + token.length, type });
      label = own;
      text += token;
      before = token;
    }
  }
  return { id, text, gold };
}

/** Lines of JSON with `text` and a list of spans. */
export async function jsonLines(
  path: string,
  typeOf: (label: string) => string | null,
  most = Infinity,
): Promise<readonly LabelledText[]> {
  const content = path.endsWith('.xz')
    ? (await run('xz', ['-dc', path], { maxBuffer: 1 << 28 })).stdout
    : await readFile(path, 'utf8');
  return content
    .split('\n')
    .filter((line) => line !== '')
    .slice(0, most)
    .map((line, index) => {
      const record = JSON.parse(line) as { id?: string; text: string; spans?: RawSpan[]; entities?: RawSpan[] };
      const spans = (record.spans ?? record.entities ?? []).map(readSpan);
      const gold = spans.flatMap(({ start, end, type }) => {
        const named = typeOf(type);
        return named === null ? [] : [{ start, end, type: named }];
      });
      return { id: record.id ?? String(index), text: record.text, gold };
    });
}

type RawSpan = readonly [number, number, string] | { start: number; end: number; type?: string; label?: string };

function readSpan(span: RawSpan): LabelledSpan {
  if ('length' in span) return { start: span[0], end: span[1], type: span[2] };
  return { start: span.start, end: span.end, type: span.type ?? span.label ?? '' };
}

/** One template in five is never trained on: the rule of `tools/entity-model`, by the template's hash. */
export function isHeldOut(template: string): boolean {
  return createHash('sha256').update(template).digest().readUInt8(0) % 5 === 0;
}

/** Presidio's synthetic sentences, of the templates that the entity model has not seen. */
export async function presidio(folder: string): Promise<readonly LabelledText[]> {
  const records = JSON.parse(await readFile(join(folder, 'presidio-research/generated_large.json'), 'utf8')) as {
    full_text: string;
    masked: string;
    template_id: number;
    spans: { entity_type: string; start_position: number; end_position: number }[];
  }[];
  return records
    .filter(({ masked }) => isHeldOut(masked))
    .map(({ full_text: text, spans }, index) => ({
      id: String(index),
      text,
      gold: spans
        .filter(({ entity_type: type }) => type !== 'PREFIX' && type !== 'TITLE')
        .map((span) => ({ start: span.start_position, end: span.end_position, type: span.entity_type })),
    }));
}
