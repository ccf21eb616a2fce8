// Words that documents write in small letters, so that they are rarely names:
//   npx tsx tools/evaluate/common-words.ts
// Made of the development sets, and of the contracts of CUAD when `public-sets.ts` has put them on this disk.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builtInPacks } from '../../src/tasks';
import { labelledDocuments } from './dev-set';

/** Documents that a word has to stand in. */
const LEAST_DOCUMENTS = 5;

const counts = new Map<string, number>();
for (const pack of builtInPacks) {
  for (const { text } of labelledDocuments(pack, 'dev', Infinity)) {
    const words = new Set(text.match(/(?<![\p{L}\p{N}])\p{Ll}{3,}(?![\p{L}\p{N}])/gu));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
}
const common = [...counts].filter(([, count]) => count >= LEAST_DOCUMENTS).map(([word]) => word);
const path = join(resolve(import.meta.dirname, '../..'), 'src/understanding/extract/common-words.json');
writeFileSync(path, `${JSON.stringify({ words: common.sort().join(' ') }, null, 2)}\n`);
console.log(`${String(common.length)} words written to ${path}`);
