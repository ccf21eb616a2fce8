// Makes evaluation sets in the gold format from public collections that you have on disk:
//   npx tsx tools/evaluate/public-sets.ts --data DIR [--out DIR] [--per-label 40]
// DIR holds any of: cuad-contract-openings/, nlupp-banking/, multidogo/ (tools/evaluate/README.md: where they
// come from, their licences, what is labelled). The sets are written to --out and are not part of the project.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { goldOfContract, type CuadOpening } from './converters/cuad';
import { firstOfEach, goldOfDogo, goldOfNlupp, type NluppUtterance } from './converters/utterances';
import type { GoldDocument } from './gold';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, 'public') },
    'per-label': { type: 'string', default: '40' },
  },
});
const data = values.data;
const perLabel = Number(values['per-label']);
if (data === undefined || !(perLabel > 0)) {
  console.error('Say where the collections are: --data DIR. --per-label takes a number above 0.');
  process.exit(2);
}

const read = (...path: string[]) => readFileSync(join(data, ...path), 'utf8');

function write(name: string, documents: readonly GoldDocument[]): void {
  writeFileSync(join(values.out, `${name}.jsonl`), documents.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const counts = new Map<string, number>();
  for (const { intent } of documents) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  console.log(
    `${name.padEnd(28)} ${String(documents.length)}: ${[...counts].map((pair) => pair.join(' ')).join(', ')}`,
  );
}

/** The first 60 % of each intent are for development, the others for the report. */
function split(documents: readonly GoldDocument[]): { readonly dev: GoldDocument[]; readonly report: GoldDocument[] } {
  const parts = { dev: [] as GoldDocument[], report: [] as GoldDocument[] };
  for (const intent of new Set(documents.map((each) => each.intent))) {
    const those = documents.filter((each) => each.intent === intent);
    const cut = Math.ceil(those.length * 0.6);
    parts.dev.push(...those.slice(0, cut));
    parts.report.push(...those.slice(cut));
  }
  return parts;
}

/** Node has no xz: an unpacked file beside the packed one does as well. */
function cuadLines(): string {
  const unpacked = join(data ?? '', 'cuad-contract-openings', 'cuad-openings.jsonl');
  if (existsSync(unpacked)) return readFileSync(unpacked, 'utf8');
  return execFileSync('xz', ['-dc', `${unpacked}.xz`], { encoding: 'utf8', maxBuffer: 2 ** 28 });
}

mkdirSync(values.out, { recursive: true });
const made: string[] = [];
if (existsSync(join(data, 'cuad-contract-openings'))) {
  const openings = cuadLines()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CuadOpening);
  const { dev, report } = split(openings.flatMap((opening) => goldOfContract(opening) ?? []));
  write('cuad.dev', dev);
  write('cuad.report', report);
  made.push('cuad');
}
if (existsSync(join(data, 'nlupp-banking'))) {
  const folds = readdirSync(join(data, 'nlupp-banking'))
    .filter((file) => /^fold\d+\.json$/.test(file))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const gold = (some: readonly string[]) =>
    firstOfEach(
      some.flatMap((file) =>
        goldOfNlupp(file.slice(0, -5), JSON.parse(read('nlupp-banking', file)) as NluppUtterance[]),
      ),
      perLabel,
    );
  const cut = Math.ceil(folds.length * 0.6);
  write('nlupp-banking.dev', gold(folds.slice(0, cut)));
  write('nlupp-banking.report', gold(folds.slice(cut)));
  made.push('nlupp-banking');
}
for (const domain of ['finance', 'insurance'] as const)
  if (existsSync(join(data, 'multidogo', domain))) {
    const gold = (...files: string[]) =>
      goldOfDogo(domain, files.map((file) => read('multidogo', domain, file)).join('\n'));
    write(`multidogo-${domain}.dev`, firstOfEach(gold('train.tsv', 'dev.tsv'), perLabel));
    write(`multidogo-${domain}.report`, firstOfEach(gold('test.tsv'), perLabel));
    made.push(`multidogo-${domain}`);
  }
if (made.length === 0) {
  console.error(`${data} holds none of cuad-contract-openings, nlupp-banking and multidogo.`);
  process.exit(1);
}
