import { wilson } from '../../src/routing';
import type { DemoDocument } from './drive';

/** What a document should give. `alternatives` are as right as `value`; null among them: finding nothing is, too. */
export interface Gold {
  readonly file: string;
  /** The pack whose intents and fields these are. */
  readonly pack: string;
  /** `none`: it is not of the pack's kind, so that any other pack may read it. */
  readonly intent: string;
  readonly fields: Readonly<Record<string, GoldValue | null>>;
}

interface GoldValue {
  readonly quote: string;
  readonly value: string;
  readonly alternatives?: readonly (string | null)[];
}

export interface Tally {
  right: number;
  total: number;
}

/** Whether a found value (null: not found) is right. Letter case does not count. */
export function isRight(gold: GoldValue | null, value: string | null): boolean {
  if (gold === null) return value === null;
  return [gold.value, ...(gold.alternatives ?? [])].some(
    (answer) => (answer?.toLowerCase() ?? null) === (value?.toLowerCase() ?? null),
  );
}

/** Whether what a document is about was found. Of what another pack makes of a document that is not of the gold's, nothing is known. */
export function isIntentRight(gold: Gold, { pack, intent }: Pick<DemoDocument, 'pack' | 'intent'>): boolean {
  return pack.id === gold.pack ? intent.label === gold.intent : gold.intent === 'none';
}

/** What a document's fields are, of those the gold names. Read with the wrong pack, none of them was found. */
export function judgedFields(
  gold: Gold,
  { pack, fields }: Pick<DemoDocument, 'pack' | 'fields'>,
): readonly { readonly name: string; readonly isRight: boolean }[] {
  if (pack.id !== gold.pack && gold.intent === 'none') return [];
  const values = new Map(pack.id === gold.pack ? fields.map(({ name, value }) => [name, value]) : []);
  return Object.entries(gold.fields).map(([name, want]) => ({
    name,
    isRight: isRight(want, values.get(name) ?? null),
  }));
}

/** Counts right intents and right fields, of those the gold names. */
export function tally(
  documents: readonly Pick<DemoDocument, 'file' | 'pack' | 'intent' | 'fields'>[],
  gold: readonly Gold[],
): { readonly intents: Tally; readonly fields: ReadonlyMap<string, Tally>; readonly all: Tally } {
  const intents = { right: 0, total: 0 };
  const all = { right: 0, total: 0 };
  const fields = new Map<string, Tally>();
  for (const document of documents) {
    const expected = gold.find(({ file }) => file === document.file);
    if (!expected) continue;
    intents.total++;
    if (isIntentRight(expected, document)) intents.right++;
    for (const { name, isRight } of judgedFields(expected, document)) {
      const count = fields.get(name) ?? { right: 0, total: 0 };
      fields.set(name, count);
      for (const each of [count, all]) {
        each.right += isRight ? 1 : 0;
        each.total++;
      }
    }
  }
  return { intents, fields, all };
}

/** `17 of 22 (77 %, 95 % interval 57-90 %)` */
export function formatTally(count: Tally): string {
  const { low, high } = wilson(count.right, count.total);
  const share = count.total === 0 ? 0 : Math.round((100 * count.right) / count.total);
  return `${String(count.right)} of ${String(count.total)} (${String(share)} %, 95 % interval ${String(Math.round(100 * low))}-${String(Math.round(100 * high))} %)`;
}

/** Fields whose words in the document can still be read in its redacted text. */
export function fieldsLeft(gold: Gold, redacted: string): readonly string[] {
  const plain = (text: string) => text.replaceAll(/\s+/gu, ' ').toLowerCase();
  return Object.entries(gold.fields).flatMap(([name, value]) =>
    value !== null && plain(redacted).includes(plain(value.quote)) ? [name] : [],
  );
}
