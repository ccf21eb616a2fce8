// Checks public/samples/gold.json against the documents themselves:
//   npx tsx tools/samples/check-gold.ts        (needs pdftotext from poppler-utils)
// Every document has an entry, every quote occurs in the text (runs of white space
// count as one space), and every value is in the normal form its quote yields.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Field {
  quote: string;
  value: string;
  alternatives?: (string | null)[];
}
interface Entry {
  file: string;
  intent: string;
  fields: Record<string, Field | null>;
}

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../public/samples');
const intents = [
  'new_claim',
  'claim_status',
  'claim_documents',
  'complaint_or_appeal',
  'cancellation',
  'change_of_details',
  'coverage_question',
  'billing_question',
  'claim_decision',
  'none',
];
const names = ['claimant', 'policy_number', 'claim_number', 'date_of_loss', 'amount', 'contact_phone', 'contact_email'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const notDocuments = ['gold.json', 'README.md', 'LICENCES.md'];

const problems: string[] = [];
const squeeze = (s: string) => s.replace(/\s+/g, ' ').trim();
// Reading order and -layout side by side: the first keeps columns together, but drops
// a hyphen at a line end, which the second keeps (888-100-/1919 in hoa_statement.pdf).
const pdfText = (file: string) =>
  [[], ['-layout']]
    .map((flags) =>
      execFileSync('pdftotext', [...flags, '-enc', 'UTF-8', join(folder, file), '-'], { encoding: 'utf8' }),
    )
    .join('\n');
const textOf = (file: string) =>
  squeeze(extname(file) === '.pdf' ? pdfText(file) : readFileSync(join(folder, file), 'utf8'));

// Both readings of an all-figures date are let through; which one is right is for the human eye.
function datesOf(quote: string): string[] {
  const iso = (y: string, m: string | number, d: string) => `${y}-${String(m).padStart(2, '0')}-${d.padStart(2, '0')}`;
  const [, a, b, y] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(quote) ?? [];
  if (a && b && y) return [iso(y, b, a), iso(y, a, b)];
  const word = /[a-z]{3,}/i.exec(quote)?.[0].slice(0, 3).toLowerCase() ?? '';
  const year = /\d{4}/.exec(quote)?.[0] ?? '';
  const day = /\b\d{1,2}\b/.exec(quote)?.[0] ?? '';
  return [iso(year, months.indexOf(word) + 1, day)];
}

function moneyOf(quote: string): string {
  const currency = quote.includes('£') ? 'GBP' : /€|eur/i.test(quote) ? 'EUR' : 'USD';
  const number = /[\d.,]*\d/.exec(quote)?.[0] ?? '';
  const cents = /[.,](\d{2})$/.exec(number);
  const whole = (cents ? number.slice(0, -3) : number).replace(/[.,]/g, '');
  return `${whole}.${cents?.[1] ?? '00'} ${currency}`;
}

function normalForms(name: string, quote: string): string[] {
  switch (name) {
    case 'date_of_loss':
      return datesOf(quote);
    case 'amount':
      return [moneyOf(quote)];
    case 'contact_phone':
      return [(quote.startsWith('+') ? '+' : '') + quote.replace(/\D/g, '')];
    case 'contact_email':
      return [quote.toLowerCase()];
    case 'claimant':
      return [squeeze(quote)];
    default:
      return [squeeze(quote).toUpperCase()];
  }
}

const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as { documents: Entry[] };
const onDisk = readdirSync(folder)
  .filter((f) => !notDocuments.includes(f))
  .sort();
const listed = gold.documents.map((d) => d.file).sort();
if (JSON.stringify(onDisk) !== JSON.stringify(listed))
  problems.push(`files differ: ${onDisk.join()} / ${listed.join()}`);

let quotes = 0;
for (const { file, intent, fields } of gold.documents) {
  const text = textOf(file);
  if (!intents.includes(intent)) problems.push(`${file}: intent ${intent}`);
  if (JSON.stringify(Object.keys(fields)) !== JSON.stringify(names)) problems.push(`${file}: field names`);
  for (const [name, field] of Object.entries(fields)) {
    if (!field) continue;
    quotes += 1;
    if (!text.includes(field.quote)) problems.push(`${file}: ${name}: quote not in the text: ${field.quote}`);
    if (!normalForms(name, field.quote).includes(field.value))
      problems.push(`${file}: ${name}: ${field.quote} is not ${field.value}`);
  }
}
const total = readdirSync(folder).reduce((n, f) => n + statSync(join(folder, f)).size, 0);
if (total > 700_000) problems.push(`samples weigh ${String(total)} bytes, more than 700 kB`);

for (const p of problems) console.error(p);
console.log(
  `${String(gold.documents.length)} documents, ${String(quotes)} quotes, ${String(total)} bytes, ${String(problems.length)} problems`,
);
process.exit(problems.length ? 1 : 0);
