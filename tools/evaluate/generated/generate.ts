import { claims } from './claims';
import { contracts } from './contracts';
import { Draw, MARK, type Kind } from './draw';
import { invoices } from './invoices';
import { letters } from './letters';
import { receipts } from './receipts';
import { withNoise } from './noise';
import type { KindOfDocument } from './template';
import { habitOf } from './values';

/** A document with its answers: each is the words that stand in the text, null when it leaves the field out. */
export interface GeneratedDocument {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
  readonly intent: string;
  readonly fields: Readonly<Record<string, string | readonly string[] | null>>;
}

/** How documents are generated. */
export interface GenerateOptions {
  readonly documents: number;
  readonly seed: number;
  /** Share of characters that a scanner gets wrong, from 0 to 0.03 or so. */
  readonly noise: number;
  /** `train`: the templates to learn from; `new`: those that no training sees. */
  readonly templates: 'train' | 'new' | 'all';
  /** Kinds to take turns with; all when left out. */
  readonly kinds?: readonly Kind[];
}

const KINDS: readonly KindOfDocument[] = [receipts, letters, contracts, claims, invoices];

/** Names of the kinds. */
export const kinds: readonly Kind[] = KINDS.map(({ kind }) => kind);

/** Makes labelled documents, kind by kind in turn. The same for the same options. */
export function generateDocuments(options: GenerateOptions): readonly GeneratedDocument[] {
  const chosen = KINDS.filter(({ kind }) => options.kinds?.includes(kind) ?? true);
  return Array.from({ length: options.documents }, (_, i) => {
    const kind = chosen[i % chosen.length];
    if (!kind) throw new Error('There is no kind of document to make.');
    return generate(kind, options, i);
  });
}

function generate(kind: KindOfDocument, { seed, noise, templates }: GenerateOptions, index: number): GeneratedDocument {
  const draw = new Draw(
    Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b) ^ (templates === 'new' ? 77 : 0),
  );
  const known = templates === 'train' ? kind.train : templates === 'new' ? kind.held : [...kind.train, ...kind.held];
  const template = draw.pick(known);
  const marked = withNoise(template.write(draw, habitOf(draw)), noise, draw);
  const found = new Map<string, string[]>();
  const { open, name, close } = MARK;
  const text = marked.replaceAll(
    new RegExp(`${open}([^${name}]*)${name}([^${close}]*)${close}`, 'gu'),
    (_, field: string, value: string) => {
      found.set(field, [...new Set([...(found.get(field) ?? []), value])]);
      return value;
    },
  );
  const fields = Object.fromEntries(
    kind.fields.map((field) => {
      const values = found.get(field) ?? [];
      return [field, values.length > 1 ? values : (values[0] ?? null)];
    }),
  );
  const id = `${kind.kind}-${templates}-${String(seed)}-${String(index + 1)}`;
  return { id, kind: kind.kind, text, intent: template.intent, fields };
}
