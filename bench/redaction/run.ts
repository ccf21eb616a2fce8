// Measures redaction on labelled texts, by the worker of the built app in headless Chromium, next to other libraries:
//   npm run bench:redaction [-- --data FOLDER] [--only SET,SET] [--no-baselines] [--misses] [--json FILE]
// FOLDER holds the public sets (see README.md beside this file); without it, only the project's own sets are measured.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { LabelledSpan } from '../../src/evaluation';
import { analyzeTexts } from '../../src/redaction';
import { withRedactor, type Redactor } from '../../tools/redact/driver';
import { loadBaselines } from './baselines';
import type { LabelledText } from './labelled-text';
import { figuresOf, formatEstimate, short, type Figures, type Judged } from './measure';
import { measureRoundTrip } from './round-trip';
import { developmentSets, sets, type BenchSet } from './sets';

const ownSets = new Set(['documents', 'messages', 'held-out-documents', 'held-out-messages', 'secrets', 'negatives']);

try {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      only: { type: 'string' },
      'no-baselines': { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const only = values.only?.split(',');
  const chosen = only
    ? [...sets, ...developmentSets].filter(({ name }) => only.includes(name))
    : sets.filter(({ name }) => values.data !== undefined || ownSets.has(name));
  if (chosen.length === 0 && only?.includes('round-trip') !== true)
    throw new Error(`--only takes names of ${sets.map(({ name }) => name).join(', ')}.`);
  const baselines = values['no-baselines'] ? [] : await loadBaselines();
  const results: Record<string, Record<string, Figures>> = {};
  if (chosen.length > 0) {
    await withRedactor(async (redactor) => {
      console.log(`Version ${redactor.version}; the entity model took ${redactor.startSeconds.toFixed(1)} s to start.`);
      for (const set of chosen) {
        const texts = await set.read(resolve(values.data ?? '.'));
        const ours = await judgeOurs(set, texts, redactor);
        const figures = { stayput: figuresOf(ours), ...(await figuresOfOthers(set, texts, baselines)) };
        results[set.name] = figures;
        print(figures);
        if (values.misses) printMisses(ours);
      }
    });
  }
  if (!only || only.includes('round-trip')) await printRoundTrip();
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
} catch (error) {
  console.error(`The benchmark stopped. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

/** What the built app finds, timed. */
async function judgeOurs(
  set: BenchSet,
  texts: readonly LabelledText[],
  redactor: Redactor,
): Promise<readonly Judged[]> {
  const began = performance.now();
  const found = await redactor.redact(texts);
  const seconds = (performance.now() - began) / 1000;
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
  console.log(`\n== ${set.name}: ${set.about}`);
  console.log(
    `${String(characters)} characters in ${seconds.toFixed(1)} s, ${(characters / seconds).toFixed(0)} a second`,
  );
  return judge(set, texts, (place) => found[place]?.entities ?? []);
}

/** The recognizers without the model, and the other libraries. */
async function figuresOfOthers(
  set: BenchSet,
  texts: readonly LabelledText[],
  baselines: Awaited<ReturnType<typeof loadBaselines>>,
): Promise<Record<string, Figures>> {
  const alone = await analyzeTexts(
    texts.map(({ text }) => text),
    { tagger: null },
  );
  const figures: Record<string, Figures> = {
    'stayput-without-model': figuresOf(judge(set, texts, (place) => alone[place] ?? [])),
  };
  for (const { name, find } of baselines) {
    const spans: (readonly LabelledSpan[])[] = [];
    for (const { text } of texts) spans.push(await find(text));
    figures[name] = figuresOf(judge({ ...set, covers: null }, texts, (place) => spans[place] ?? []));
  }
  return figures;
}

/** The own documents, redacted, with hostile answers. */
async function printRoundTrip(): Promise<void> {
  const documents = sets.find(({ name }) => name === 'documents');
  const { restored, written, falselyAttributed, forged, weak } = await measureRoundTrip(
    (await documents?.read('.')) ?? [],
  );
  console.log(
    '\n== round-trip: answers that write the placeholders of the own documents in many ways, and forge others',
  );
  console.log(`restored ${String(restored)} of ${String(written)}; lost ${upTo(written - restored, written)}`);
  console.log(
    `falsely attributed ${String(falselyAttributed)} of ${String(forged)}; ${upTo(falselyAttributed, forged)}`,
  );
  if (weak.length > 0) console.log(`not always right: ${weak.join(', ')}`);
}

/** The upper end of an exact interval where nothing was seen; that of the normal approximation else. */
function upTo(seen: number, of: number): string {
  const share = seen / of;
  const most = seen === 0 ? 1 - 0.05 ** (1 / of) : share + 1.96 * Math.sqrt((share * (1 - share)) / of);
  return `at most ${(100 * most).toFixed(2)} % with 95 % confidence`;
}

/** A set that labels names only says nothing about a phone number that was found. */
function judge(
  { covers }: BenchSet,
  texts: readonly LabelledText[],
  find: (place: number) => readonly LabelledSpan[],
): readonly Judged[] {
  return texts.map((text, place) => ({ ...text, found: find(place).filter(({ type }) => covers?.has(type) ?? true) }));
}

function print(figures: Readonly<Record<string, Figures>>): void {
  for (const [name, of] of Object.entries(figures)) {
    console.log(`${name} (${String(of.texts)} texts, ${String(of.mentions)} mentions)`);
    console.log(
      `  words: F2 ${formatEstimate(of.wordF2)}  precision ${formatEstimate(of.wordPrecision)}  recall ${formatEstimate(of.wordRecall)}`,
    );
    console.log(`  spans, IoU .75: F2 ${formatEstimate(of.spanF2)}`);
    console.log(
      `  masked whole: direct ${formatEstimate(of.whole.direct)}  quasi ${formatEstimate(of.whole.quasi)}  ` +
        `secret ${formatEstimate(of.whole.secret)}; untouched: ${formatEstimate(of.untouched)}`,
    );
    if (name !== 'stayput') continue;
    for (const { type, mentions, recall, precision, f2 } of of.byType) {
      console.log(
        `    ${type.padEnd(18)} ${String(mentions).padStart(5)}  recall ${formatEstimate(recall).padEnd(18)} as this type: precision ${short(precision)}, F2 ${short(f2)}`,
      );
    }
  }
}

function printMisses(texts: readonly Judged[]): void {
  for (const { id, text, gold, found } of texts) {
    const isFound = (at: number) => found.some(({ start, end }) => start <= at && at < end);
    for (const { start, end, type } of gold) {
      const missed = Array.from(text.slice(start, end)).some(
        (sign, offset) => /[\p{L}\p{N}]/u.test(sign) && !isFound(start + offset),
      );
      if (missed)
        console.log(
          `    missed ${id}: ${type} ${JSON.stringify(text.slice(Math.max(0, start - 30), start))} >${JSON.stringify(text.slice(start, end))}< ${JSON.stringify(text.slice(end, end + 15))}`,
        );
    }
    for (const { start, end, type } of found) {
      if (!gold.some((span) => span.start < end && start < span.end)) {
        console.log(
          `    extra  ${id}: ${type} ${JSON.stringify(text.slice(start, end))} in ${JSON.stringify(text.slice(Math.max(0, start - 20), end + 10))}`,
        );
      }
    }
  }
}
