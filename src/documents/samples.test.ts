import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { DocumentError } from './document';
import { READ_LIMITS } from './limits';
import { read } from './read';

// Generous: the code itself holds the bounds.
vi.setConfig({ testTimeout: 60_000 });

const FIXTURES = new URL('./fixtures/', import.meta.url);
const SAMPLES = new URL('../../public/samples/', import.meta.url);

/** Files that read: passages of their text, and the attachments that come with them. */
const READABLE: [file: string, passages: readonly string[], attachments?: readonly string[]][] = [
  ['hoa_statement.pdf', ['Account Number: 98292881\nBuyer: Alejandro Rosalez']],
  ['native-document-pii.pdf', ['Mateo Gomez, a 28-year-old-man, was', 'passport number: B12345678.']],
  ['native-document-pii.docx', ['Medical Report\n\nOn August 12, 2022,at 7:45pm, Mateo Gomez,', '- ribs\n- lungs\n']],
  ['netzee-maintenance-agreement.pdf', ['Georgia\nbanking corporation', 'Title:   SEVP & CFO   Title:   SVP & CFO']],
  ['sample-invoice.pdf', ['BILL TO:\nMicrosoft Finance\n', 'TOTAL DUE   $610.00', 'INVOICE: INV-100\n']],
  [
    'scotus-transcript-p1.pdf',
    ['6   v.   : No. 07-1315\n', '16   STEVEN E. MERCER, ESQ., Deputy Attorney General, Los\n'],
  ],
  [
    'nps-application-form.pdf',
    [
      'School Name: my_school\n',
      '1. my_teacher_name1   my_room1   my_numSt1\n',
      'Program Requested: 2:  Young Abraham Lincoln (Ranger Ed)',
      '2nd choice my_date2   3rd choice my_date3\n',
      'Time(s) available for programs: my_times\n',
    ],
  ],
  [
    'prefilled_f1040.pdf',
    [
      '1 [ ] Single\n2 [ ] Married filing jointly (even if only one had income)\n',
      'c Type: [ ] Checking [ ] Savings',
      'Firm’s address ▶ foobar',
      'Check [x] if',
      '9 a Ordinary dividends. Attach Schedule B if required   9a\n',
    ],
  ],
  ['memo.docx', ['This is a footnote[1]\n\nThis is an endnote[2]\n', 'rich text sdt', 'Deeply embedded']],
  [
    'testEmailWithPNGAtt.eml',
    [
      'From: Tika Test <XXXX@apache.org>\nTo: Tika Test',
      'Date: Wed, 20 Jul 2016',
      '\n\nThis email has a PNG attachment',
    ],
    ['testPNG.png'],
  ],
  [
    'testRFC822_multipart_attachments.eml',
    ['Subject: EML 1\nAttachments: Test TxtA.txt, Test TxtB.txt\n\nHi,\n\nThis is test email for EML1\n'],
    ['Test TxtA.txt', 'Test TxtB.txt'],
  ],
  ['attachment_pdf.eml', ['Subject: Another PDF with 🎉 Unicode chars in it 🍿\n'], ['broken.pdf']],
  ['raw_email_with_nested_attachment.eml', ['\n\nHere is a test of an attachment via email.\n'], ['truncated.png']],
  // Hostile, but with something to read.
  ['bomb_giant.pdf', ['GIANT JBIG2 BOMB']],
  ['xref_command_missing.pdf', ['Reduced test-case']],
  ['empty-multipart.eml', ['This part should be on the same level as the multipart/alternative and not a child.']],
  ['huge-to-header.eml', ['From: test <test@test.com>\nTo: test <test@test.com>, ', '\n\nMessage Body']],
  ['missing-subtype.eml', ['Subject: Test of an invalid mime-type'], ['document.xml.gz']],
  ['multiple_content_types.eml', ['Subject: Redacted\n\nfoo']],
  ['header_fields_with_empty_values.eml', ['From: Jørn Støylen <jorn@prikkprikkprikk.no>', '924 38 051']],
];

/** Files that can't be read: the code, and words of the reason. */
const UNREADABLE: readonly (readonly [file: string, code: DocumentError['code'], reason: string])[] = [
  ['CMS1500.png', 'unsupported-type', 'a PNG picture'],
  ['insurance_card.png', 'unsupported-type', 'a PNG picture'],
  ['insurance_invoice.png', 'unsupported-type', 'a PNG picture'],
  ['dr-note-sample.jpg', 'unsupported-type', 'a PNG picture'],
  ['w2-scan.png', 'unsupported-type', 'a PNG picture'],
  ['contoso-allinone.jpg', 'unsupported-type', 'a JPEG picture'],
  ['testOCR.pdf', 'no-text-layer', 'a scan or a photograph'],
  ['zero-bytes.pdf', 'empty-file', 'This file is empty'],
  ['jpeg-with-pdf-extension.pdf', 'type-mismatch', 'a JPEG picture'],
  ['malformed-xfa.pdf', 'unsupported-form', 'This PDF is an XFA form'],
  ['fuzzed-page-count.pdf', 'no-text-layer', 'No text was found'],
  ['encrypted-password-test.pdf', 'encrypted', 'This PDF is locked'],
  ['encrypted-password-4-spaces.pdf', 'encrypted', 'This PDF is locked'],
  ['encrypted-password-tika.docx', 'encrypted', 'This Word document is locked'],
  ['truncated.docx', 'damaged', 'The end of this Word document is missing'],
  ['corrupted-oom.zip', 'unsupported-type', 'a ZIP archive'],
  ['droste.zip', 'unsupported-type', 'a ZIP archive'],
  ['path-traversal.zip', 'unsupported-type', 'a ZIP archive'],
];

const inFixtures = new Set(readdirSync(FIXTURES));

function bytesOf(file: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(file, inFixtures.has(file) ? FIXTURES : SAMPLES)));
}

/** Memory that reading `file` takes beyond what it leaves, sampled while it reads. */
async function growthWhileReading(file: string): Promise<number> {
  const bytes = bytesOf(file);
  const before = process.memoryUsage().rss;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  await read(bytes, file);
  clearInterval(timer);
  return Math.max(peak, process.memoryUsage().rss) - before;
}

describe('each sample document', () => {
  test.each(READABLE.map((row) => ({ row, file: row[0] })))('$file reads', async ({ row }) => {
    const [file, passages, attachments = []] = row;
    const result = await read(bytesOf(file), file);
    if (!result.ok) throw new Error(result.error.message);
    for (const passage of passages) expect(result.value.content.text).toContain(passage);
    expect(result.value.attachments.map(({ name }) => name)).toEqual(attachments);
  });

  test.each(UNREADABLE)('%s fails as %s: %s', async (file, code, reason) => {
    const result = await read(bytesOf(file), file);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(result.ok ? '' : result.error.message).toContain(reason);
  });

  test('is in one of the two lists', () => {
    const listed = new Set([...READABLE, ...UNREADABLE].map(([file]) => file));
    expect([...inFixtures].filter((file) => file !== 'LICENCES.md' && !listed.has(file))).toEqual([]);
  });
});

describe('hostile files keep to the bounds', () => {
  // Far below what the files ask for (gigabytes), far above what a reader needs to start.
  const MEMORY = 400 * 1024 * 1024;
  test.each([
    'bomb_giant.pdf',
    'fuzzed-page-count.pdf',
    'malformed-xfa.pdf',
    'corrupted-oom.zip',
    'droste.zip',
    'huge-to-header.eml',
    'truncated.docx',
  ])('%s', async (file) => {
    expect(await growthWhileReading(file)).toBeLessThan(MEMORY);
  });

  test('the text of a deleted passage is not in a Word document', async () => {
    const result = await read(bytesOf('memo.docx'), 'memo.docx');
    expect(result.ok && result.value.content.text.match(/This is a\b/g)).toHaveLength(4);
  });

  test('a moment that is over stops the reader of PDFs itself', async () => {
    const limits = { ...READ_LIMITS, timeoutMs: 0 };
    expect(await read(bytesOf('prefilled_f1040.pdf'), 'a.pdf', limits)).toMatchObject({ error: { code: 'timed-out' } });
  });
});
