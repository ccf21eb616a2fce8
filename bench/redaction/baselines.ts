import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LabelledSpan } from '../../src/evaluation';

/** A library that finds entities, under the name of its package. */
export interface Baseline {
  readonly name: string;
  readonly find: (text: string) => Promise<readonly LabelledSpan[]> | readonly LabelledSpan[];
}

const require = createRequire(import.meta.url);

/** Loads the libraries, and first installs them where they are missing: they are no packages of the project. */
export async function loadBaselines(): Promise<readonly Baseline[]> {
  if (!existsSync(join(import.meta.dirname, 'node_modules'))) {
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: import.meta.dirname,
    });
  }
  return [redactPii(), openRedaction(), compromise(), wink()];
}

/** It tells no offsets: what it replaced is found by comparing. */
function redactPii(): Baseline {
  const { SyncRedactor } = require('redact-pii') as {
    SyncRedactor: new (options: object) => { redact(text: string): string };
  };
  // One sign that no text has stands for each replacement.
  const redactor = new SyncRedactor({ globalReplaceWith: '\ue000' });
  return { name: 'redact-pii', find: (text) => spansOfReplaced(text, redactor.redact(text)) };
}

/**
 * Aligns a text with its redacted form: the pieces between the replacements follow one another in it. A piece is looked
 * for from where the last one ended.
 */
export function spansOfReplaced(text: string, redacted: string): readonly LabelledSpan[] {
  const spans: LabelledSpan[] = [];
  let at = 0;
  for (const [index, piece] of redacted.split('\ue000').entries()) {
    const found = piece === '' ? at : text.indexOf(piece, at);
    const start = found === -1 ? at : found;
    if (index > 0 && start > at) spans.push({ start: at, end: start, type: 'ANY' });
    at = start + piece.length;
  }
  if (redacted.endsWith('\ue000')) spans.push({ start: at, end: text.length, type: 'ANY' });
  return spans;
}

function openRedaction(): Baseline {
  const { OpenRedaction } = require('openredaction') as {
    OpenRedaction: new (options: object) => {
      detect(text: string): Promise<{ detections: { type: string; position: [number, number] }[] }>;
    };
  };
  const redactor = new OpenRedaction({});
  return {
    name: 'openredaction',
    async find(text) {
      const { detections } = await redactor.detect(text);
      return detections.map(({ type, position: [start, end] }) => ({ start, end, type }));
    },
  };
}

interface CompromiseMatch {
  readonly offset: { readonly start: number; readonly length: number };
}

interface CompromiseView {
  json(options: object): CompromiseMatch[];
}

function compromise(): Baseline {
  const nlp = require('compromise') as (text: string) => {
    people(): CompromiseView;
    places(): CompromiseView;
    organizations(): CompromiseView;
    match(tags: string): CompromiseView;
  };
  return {
    name: 'compromise',
    find(text) {
      const document = nlp(text);
      const views = [
        document.people(),
        document.places(),
        document.organizations(),
        document.match('(#PhoneNumber|#Email|#Url|#Date|#Money|#AtMention)+'),
      ];
      return views
        .flatMap((view) => view.json({ offset: true, terms: false }))
        .map(({ offset: { start, length } }) => ({ start, end: start + length, type: 'ANY' }));
    },
  };
}

function wink(): Baseline {
  const load = require('wink-nlp') as (model: unknown, pipes: readonly string[]) => WinkNlp;
  const nlp = load(require('wink-eng-lite-web-model'), ['sbd', 'negation', 'sentiment', 'pos', 'ner', 'cer']);
  const { its } = nlp;
  return {
    name: 'wink-nlp',
    find(text) {
      const document = nlp.readDoc(text);
      const starts: number[] = [];
      let at = 0;
      document.tokens().each((token) => {
        at += token.out(its.precedingSpaces).length;
        starts.push(at);
        at += token.out().length;
      });
      starts.push(at);
      const spans: LabelledSpan[] = [];
      const add = (first: number, last: number) => {
        const [start, next] = [starts[first], starts[last + 1]];
        if (start === undefined || next === undefined) return;
        spans.push({ start, end: start + text.slice(start, next).trimEnd().length, type: 'ANY' });
      };
      document.entities().each((entity) => {
        const [first, last] = entity.out(its.span);
        add(first, last);
      });
      // It has no names among its entities; its proper nouns are the nearest to them.
      document.tokens().each((token) => {
        if (token.out(its.pos) === 'PROPN') add(token.index(), token.index());
      });
      return spans;
    },
  };
}

interface WinkNlp {
  readonly its: Record<'precedingSpaces' | 'pos', unknown> & { readonly span: WinkSpan };
  readDoc(text: string): { tokens(): WinkItems<WinkToken>; entities(): WinkItems<WinkEntity> };
}
interface WinkSpan {
  readonly isSpan: never;
}
interface WinkItems<T> {
  each(visit: (item: T) => void): void;
}
interface WinkToken {
  out(what?: unknown): string;
  index(): number;
}
interface WinkEntity {
  out(what: WinkSpan): [number, number];
}
