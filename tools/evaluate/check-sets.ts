// Checks the gold sets against their own texts, and says how large they are:
//   npx tsx tools/evaluate/check-sets.ts
import { builtInPacks } from '../../src/tasks';
import { goldSet, problemsOf, type Part } from './gold';

const parts: readonly Part[] = ['dev', 'holdout'];
const problems: string[] = [];
const seen = new Set<string>();
for (const pack of builtInPacks)
  for (const part of parts) {
    const documents = goldSet(pack.id, part);
    for (const document of documents) {
      if (seen.has(document.file)) problems.push(`${document.file}: the id is taken`);
      seen.add(document.file);
      problems.push(...problemsOf(document, pack));
    }
    const answers = documents.flatMap(({ fields }) => Object.values(fields));
    const empty = answers.filter((answer) => answer === null).length;
    console.log(
      `${`${pack.id} ${part}`.padEnd(34)} ${String(documents.length)} documents, ${String(answers.length)} fields, ${String(empty)} of them not in the document`,
    );
  }
for (const problem of problems) console.error(problem);
console.log(`${String(seen.size)} documents, ${String(problems.length)} problems`);
process.exit(problems.length > 0 ? 1 : 0);
