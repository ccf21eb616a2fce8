import { readFileSync } from 'node:fs';
import { degrees, PDFDocument, StandardFonts, type PDFPage } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { DocumentContent } from '../document';
import { READ_LIMITS, type ReadLimits } from '../limits';
import { read } from '../read';

async function pdf(draw: (document: PDFDocument, page: PDFPage) => unknown): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([400, 300]);
  page.setFont(await document.embedFont(StandardFonts.Helvetica));
  await draw(document, page);
  return document.save();
}

async function content(bytes: Uint8Array): Promise<DocumentContent> {
  const result = await read(bytes, 'file.pdf');
  if (!result.ok) throw new Error(result.error.code);
  return result.value.content;
}

async function failure(bytes: Uint8Array, limits: ReadLimits = READ_LIMITS) {
  const result = await read(bytes, 'file.pdf', limits);
  return result.ok ? 'read' : result.error.code;
}

function sample(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../../public/samples/${name}`, import.meta.url)));
}

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
}

function expectSound({ text, pages, runs }: DocumentContent): void {
  expect(pages[0]?.start).toBe(0);
  expect(pages.at(-1)?.end).toBe(text.length);
  pages.forEach((page, index) => {
    expect(page.start).toBe(pages[index - 1]?.end ?? 0);
  });
  let end = 0;
  for (const run of runs) {
    expect(run.start).toBeGreaterThanOrEqual(end);
    expect(text.slice(end, run.start)).toMatch(/^(?: {0,3}|\n+)$/);
    expect(text.slice(run.start, run.end)).toMatch(/^\S(?:.*\S)?$/);
    const page = pages[run.page];
    expect(page !== undefined && run.start >= page.start && run.end <= page.end).toBe(true);
    end = run.end;
  }
}

describe('the sample documents', () => {
  test.each([
    ['storm-letter.pdf', ['Guðrún Halldórsdóttir\nCurlew Cottage', 'on 14 February 2026 I was woken']],
    ['accident-form.pdf', ['Policy number   KSA 4471-0926-33\n', 'Plate   IL ZZ 40 118   IL XX 22 907\n']],
    ['nordwall-letter.pdf', ['France\n\nClaims, Motor', 'Amount payable to you   12.450,00']],
    ['stormwise-newsletter.pdf', ['a month.\n\nMembers', 'magnifying glass.\n\nYou receive']],
    [
      'hoa_statement.pdf',
      ['Account Number: 98292881\nBuyer: Alejandro Rosalez', '1st, delinquent if received after the 15th.'],
    ],
    ['sample-invoice.pdf', ['BILL TO:\nMicrosoft Finance\n', 'TOTAL DUE   $610.00', 'INVOICE: INV-100\n']],
    ['native-document-pii.pdf', ['Mateo Gomez, a 28-year-old-man, was\nadmitted', 'passport number: B12345678.']],
    ['netzee-maintenance-agreement.pdf', ['Georgia\nbanking corporation', 'Title:   SEVP & CFO   Title:   SVP & CFO']],
  ])('%s reads as a person would read it', async (name, passages) => {
    const document = await content(sample(name));
    expectSound(document);
    for (const passage of passages) expect(document.text).toContain(passage);
  });

  test('pages are divided by a blank line that belongs to the page before it', async () => {
    const { text, pages } = await content(sample('adjuster-report.pdf'));
    expect(pages).toHaveLength(2);
    expect(text.slice(0, pages[0]?.end)).toMatch(/^HARBORPOINT(?:.|\n)*\S\n\n$/);
  });

  test('a header is kept where it first stands, a footer where it last does', async () => {
    const { text } = await content(sample('adjuster-report.pdf'));
    expect(text.match(/HARBORPOINT/g)).toHaveLength(1);
    expect(text.match(/File 26-VA-003911 - \d \/ 2/g)).toEqual(['File 26-VA-003911 - 2 / 2']);
    expect(text).toMatch(/File 26-VA-003911 - 2 \/ 2$/);
  });
});

describe('boxes', () => {
  test('measure from the top left corner', async () => {
    const { runs, pages } = await content(
      await pdf((_, page) => {
        page.drawText('Policy', { x: 100, y: 250, size: 20 });
      }),
    );
    expect(pages[0]).toMatchObject({ width: 400, height: 300 });
    const box = runs[0]?.box;
    expect(box?.x).toBeCloseTo(100);
    expect(box?.width).toBeCloseTo(53.34);
    // The baseline is 50 points from the top.
    expect(box !== undefined && box.y < 40 && box.y + box.height > 50 && box.y + box.height < 58).toBe(true);
  });

  test.each([
    [90, 300, 400, (box: { x: number; y: number }) => box.x > 230 && box.x < 260 && Math.abs(box.y - 100) < 1],
    [180, 400, 300, (box: { x: number; y: number }) => box.x < 260 && box.y > 230],
    [270, 300, 400, (box: { x: number; y: number }) => box.x < 60 && box.y > 240],
  ])('follow a page turned by %i degrees', async (angle, width, height, isInPlace) => {
    const { runs, pages, text } = await content(
      await pdf((_, page) => {
        page.setRotation(degrees(angle));
        page.drawText('Policy', { x: 100, y: 250, size: 20 });
        page.drawText('QD 2208', { x: 100, y: 226, size: 20 });
      }),
    );
    expect(text).toBe('Policy\nQD 2208');
    expect(pages[0]).toMatchObject({ width, height });
    expect(runs.map(({ box }) => isInPlace(box))[0]).toBe(true);
    for (const { box } of runs) {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
    }
  });
});

test('what was filled into a form stands beside its label', async () => {
  const { text, runs } = await content(
    await pdf((document, page) => {
      page.drawText('Name', { x: 20, y: 250, size: 12 });
      page.drawText('Policy', { x: 20, y: 220, size: 12 });
      const form = document.getForm();
      const name = form.createTextField('name');
      name.setText('Ada Example');
      name.addToPage(page, { x: 100, y: 246, width: 150, height: 18 });
      const secret = form.createTextField('secret');
      secret.enablePassword();
      secret.setText('hidden');
      secret.addToPage(page, { x: 100, y: 186, width: 150, height: 18 });
      const policy = form.createDropdown('policy');
      policy.addOptions(['QD 2208', 'QD 2209']);
      policy.select('QD 2208');
      policy.addToPage(page, { x: 100, y: 216, width: 150, height: 18 });
    }),
  );
  expect(text.split(/\n+/)).toEqual(['Name   Ada Example', 'Policy   QD 2208']);
  expect(runs.find(({ start }) => text.startsWith('Ada', start))?.box).toMatchObject({ x: 99.5, width: 151 });
});

test('ticks and choices read as a person sees them', async () => {
  const { text } = await content(
    await pdf((document, page) => {
      const form = document.getForm();
      ['Home', 'Motor'].forEach((label, index) => {
        const y = 250 - index * 30;
        page.drawText(label, { x: 60, y, size: 12 });
        const box = form.createCheckBox(label);
        box.addToPage(page, { x: 40, y, width: 12, height: 12 });
        if (label === 'Motor') box.check();
      });
      const group = form.createRadioGroup('paid');
      ['yes', 'no'].forEach((option, index) => {
        const x = 40 + index * 100;
        page.drawText(option, { x: x + 20, y: 190, size: 12 });
        group.addOptionToPage(option, page, { x, y: 190, width: 12, height: 12 });
      });
      group.select('no');
    }),
  );
  expect(text.split(/\n+/)).toEqual(['[ ] Home', '[x] Motor', '[ ] yes   [x] no']);
});

test('dots that lead to a figure are no text, a full stop is', async () => {
  const { text } = await content(
    await pdf((_, page) => {
      page.drawText('Total due . . . . . . . .', { x: 20, y: 250, size: 12 });
      page.drawText('$610.00', { x: 300, y: 250, size: 12 });
      page.drawText('Deposit........ 50.00', { x: 20, y: 230, size: 12 });
      page.drawText('That is all. And so on...', { x: 20, y: 210, size: 12 });
    }),
  );
  expect(text.split(/\n+/)).toEqual(['Total due   $610.00', 'Deposit    50.00', 'That is all. And so on...']);
});

test('an empty page among others takes no room', async () => {
  const document = await content(
    await pdf(async (made, page) => {
      page.drawText('one', { x: 20, y: 250 });
      made.addPage([100, 100]);
      const last = made.addPage([100, 100]);
      last.setFont(await made.embedFont(StandardFonts.Helvetica));
      last.drawText('three', { x: 20, y: 50 });
    }),
  );
  expectSound(document);
  expect(document.text).toBe('one\n\nthree');
  expect(document.pages.map(({ start, end }) => [start, end])).toEqual([
    [0, 5],
    [5, 5],
    [5, 10],
  ]);
});

describe('hostile and broken files', () => {
  test('giant pictures are not unpacked', async () => {
    const started = performance.now();
    expect((await content(fixture('bomb_giant.pdf'))).text).toContain('GIANT JBIG2 BOMB');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('a missing cross-reference table is mended', async () => {
    expect((await content(fixture('xref_command_missing.pdf'))).text).toBe('Reduced test-case');
  });

  test('a page of drawings has no text', async () => {
    const drawing = await pdf((_, page) => {
      page.drawRectangle({ x: 10, y: 10, width: 100, height: 100 });
    });
    expect(await failure(drawing)).toBe('no-text-layer');
  });

  test.each([0.02, 0.3, 0.6, 0.9, 0.99])('a file cut off at %d of its length is never read in part', async (share) => {
    const whole = sample('adjuster-report.pdf');
    expect(await failure(whole.slice(0, Math.floor(whole.length * share)))).toBe('damaged');
  });

  test('a linearised file that is shorter than it says is cut off', async () => {
    const head = new TextEncoder().encode(
      '%PDF-1.5\n1 0 obj\n<</Linearized 1/L 99999/N 1>>\nendobj\nstartxref\n0\n%%EOF\n',
    );
    expect(await failure(head)).toBe('damaged');
  });

  test('a header alone is damaged', async () => {
    expect(await failure(new TextEncoder().encode('%PDF-1.7\n%%EOF'))).toBe('damaged');
  });

  test('limits hold', async () => {
    const letter = sample('storm-letter.pdf');
    expect(await failure(letter, { ...READ_LIMITS, pages: 2 })).toBe('too-many-pages');
    expect(await failure(letter, { ...READ_LIMITS, characters: 3000 })).toBe('too-much-text');
    expect(await failure(letter, { ...READ_LIMITS, timeoutMs: 0 })).toBe('timed-out');
  });

  test('flipped bytes give a document or a code, never an exception', async () => {
    const letter = sample('broker-letter.pdf');
    for (let seed = 1; seed <= 40; seed += 1) {
      const bytes = letter.slice();
      for (let flip = 0; flip < 8; flip += 1)
        bytes[(seed * 7919 + flip * 104_729) % bytes.length] = (seed * 31 + flip) % 256;
      const result = await read(bytes, 'file.pdf');
      if (result.ok) expectSound(result.value.content);
    }
  });
});
