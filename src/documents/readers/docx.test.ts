import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { READ_LIMITS } from '../limits';
import { read } from '../read';

// Generous: what is unpacked here is large on purpose.
vi.setConfig({ testTimeout: 60_000 });

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (entries: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`;

function docx(body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const all = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relations(`<Relationship Id="r1" Type="${TYPE}/officeDocument" Target="word/document.xml"/>`),
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

const p = (text: string, more = '') => `<w:p>${more}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;

async function outcome(bytes: Uint8Array, limits = READ_LIMITS) {
  const result = await read(bytes, 'letter.docx', limits);
  return result.ok ? result.value.content.text : result.error.code;
}

describe('a Word document', () => {
  test('reads as paragraphs, tabs and rows', async () => {
    const tab = '<w:p><w:r><w:t>Policy</w:t><w:tab/><w:t>QD 22</w:t><w:br/><w:t>next</w:t></w:r></w:p>';
    const table = `<w:tbl><w:tr>${cell('Item')}${cell('Price')}</w:tr><w:tr>${cell('Lamp')}${cell('£ 10')}</w:tr></w:tbl>`;
    expect(await outcome(docx(`${p('Dear Sir')}${tab}${table}${p('Ada')}`))).toBe(
      'Dear Sir\n\nPolicy   QD 22\nnext\n\nItem   Price\nLamp   £ 10\n\nAda',
    );
  });

  test('has inserted text, and no deleted text', async () => {
    const run = (text: string, tag = 't') => `<w:r><w:${tag}>${text}</w:${tag}></w:r>`;
    const changed = `<w:p>${run('pay ')}<w:del>${run('500', 'delText')}</w:del><w:ins>${run('700')}</w:ins></w:p>`;
    expect(await outcome(docx(changed))).toBe('pay 700');
  });

  test('begins with its header and ends with its footer, each wording once', async () => {
    const margin = (kind: 'hdr' | 'ftr', text: string) => `<w:${kind} ${W}>${p(text)}</w:${kind}>`;
    const bytes = docx(p('Dear Sir'), {
      'word/header1.xml': margin('hdr', 'Harborpoint Ltd'),
      'word/header2.xml': margin('hdr', 'Harborpoint Ltd'),
      'word/header3.xml': `<w:hdr ${W}><w:p/></w:hdr>`,
      'word/footer1.xml': margin('ftr', 'Policy QD 22'),
    });
    expect(await outcome(bytes)).toBe('Harborpoint Ltd\n\nDear Sir\n\nPolicy QD 22');
  });

  test('that is empty has no text', async () => {
    expect(await outcome(docx('<w:p/>'))).toBe('no-text-layer');
  });

  test('keeps to the limit of text', async () => {
    expect(await outcome(docx(p('12345')), { ...READ_LIMITS, characters: 4 })).toBe('too-much-text');
  });
});

describe('a hostile or broken Word document', () => {
  test('that unpacks to a thousand times its size is refused before it is unpacked', async () => {
    const bomb = docx(p('x'), { 'word/styles.xml': new Uint8Array(20 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await outcome(bomb)).toBe('unpacks-too-large');
  });

  test('that unpacks to more than the limit in all is refused, whatever its ratio', async () => {
    const archive = { ...READ_LIMITS.archive, unpackedBytes: 2000 };
    const bytes = docx(p('x'), { 'word/styles.xml': 'x'.repeat(1500), 'word/numbering.xml': 'y'.repeat(1500) });
    expect(await outcome(bytes, { ...READ_LIMITS, archive })).toBe('unpacks-too-large');
  });

  test('with too many entries is refused', async () => {
    const names = Array.from({ length: 40 }, (_, index) => [`x/${String(index)}`, ''] as const);
    const archive = { ...READ_LIMITS.archive, entries: 20 };
    expect(await outcome(docx(p('x'), Object.fromEntries(names)), { ...READ_LIMITS, archive })).toBe(
      'unpacks-too-large',
    );
  });

  test('may hold large pictures: they are never unpacked', async () => {
    expect(await outcome(docx(p('seen'), { 'word/media/image1.png': new Uint8Array(50 * 1024 * 1024) }))).toBe('seen');
  });

  test('with names that lead elsewhere is read without them', async () => {
    const parts = { '../../evil.xml': '<x/>', '/etc/x.xml': '<x/>', 'word\\evil.xml': '<x/>' };
    expect(await outcome(docx(p('seen'), parts))).toBe('seen');
  });

  test('gets no file from outside through an entity or a link', async () => {
    const entity = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
    const result = await outcome(
      docx('', { 'word/document.xml': `${entity}<w:document ${W}><w:body>${p('x &e; &b; y')}</w:body></w:document>` }),
    );
    expect(result === 'damaged' || !result.includes(readFileSync('/etc/hostname', 'utf8').trim())).toBe(true);
    expect(result).not.toContain('aaaaaaaaaaaaaaaaaaaa');
  });

  test('with broken XML is damaged', async () => {
    expect(await outcome(docx('', { 'word/document.xml': '<w:document' }))).toBe('damaged');
  });

  test.each([0.1, 0.5, 0.9, 0.99])('cut off at %d of its length is never read in part', async (share) => {
    const whole = new Uint8Array(readFileSync(new URL('../fixtures/native-document-pii.docx', import.meta.url)));
    expect(await outcome(whole.slice(0, Math.floor(whole.length * share)))).toBe('damaged');
  });

  test('any flipped bytes give text or a code, never an exception', async () => {
    const whole = docx(p('Dear Sir'));
    for (let seed = 1; seed <= 60; seed += 1) {
      const bytes = whole.slice();
      for (let flip = 0; flip < 4; flip += 1) bytes[(seed * 7919 + flip * 104_729) % bytes.length] = (seed * 31) % 256;
      expect(typeof (await outcome(bytes))).toBe('string');
    }
  });
});
