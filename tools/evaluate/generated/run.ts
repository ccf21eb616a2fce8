// Makes labelled documents, one JSON object a line:
//   npx tsx tools/evaluate/generated/run.ts --documents 1000 --seed 1 --noise 0.01 --templates train|new|all > FILE.jsonl
import { parseArgs } from 'node:util';
import { generateDocuments } from './generate';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    noise: { type: 'string', default: '0' },
    templates: { type: 'string', default: 'all' },
  },
});
const [documents, seed, noise] = [values.documents, values.seed, values.noise].map(Number);
const { templates } = values;
if (
  !Number.isInteger(documents) ||
  !Number.isInteger(seed) ||
  noise === undefined ||
  !(noise >= 0 && noise <= 0.2) ||
  (templates !== 'train' && templates !== 'new' && templates !== 'all')
) {
  console.error('Use --documents and --seed with whole numbers, --noise from 0 to 0.2, --templates train, new or all.');
  process.exit(1);
}
for (const { id, text, intent, fields } of generateDocuments({
  documents: documents ?? 0,
  seed: seed ?? 0,
  noise,
  templates,
}))
  console.log(JSON.stringify({ id, text, intent, fields }));
