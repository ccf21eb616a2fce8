// A very small flow layout on top of pdf-lib: enough to give the sample letters
// different faces. Standard fonts only, so the text is limited to WinAnsi.
import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFPage } from 'pdf-lib';

export interface DocOptions {
  title: string;
  page?: [number, number]; // points; default A4
  margins?: { top: number; right: number; bottom: number; left: number };
  font?: StandardFonts;
  bold?: StandardFonts;
  size?: number;
  leading?: number; // line height as a multiple of the size
  header?: (page: number, pages: number) => string;
  footer?: (page: number, pages: number) => string;
}

type FullOptions = Required<Omit<DocOptions, 'header' | 'footer'>> & DocOptions;

interface TextStyle {
  bold?: boolean;
  size?: number;
  align?: 'left' | 'right' | 'center';
  indent?: number;
  after?: number; // space below, points
  grey?: number;
}

export const A4: [number, number] = [595.28, 841.89];
export const LETTER: [number, number] = [612, 792];

export class Doc {
  private y = 0;
  private page!: PDFPage;
  private readonly pdf: PDFDocument;
  private readonly regular: PDFFont;
  private readonly strong: PDFFont;
  private readonly o: FullOptions;

  private constructor(pdf: PDFDocument, regular: PDFFont, strong: PDFFont, o: FullOptions) {
    this.pdf = pdf;
    this.regular = regular;
    this.strong = strong;
    this.o = o;
    this.newPage();
  }

  static async create(options: DocOptions): Promise<Doc> {
    const o = {
      page: A4,
      margins: { top: 72, right: 72, bottom: 72, left: 72 },
      font: StandardFonts.Helvetica,
      bold: StandardFonts.HelveticaBold,
      size: 10.5,
      leading: 1.35,
      ...options,
    };
    const pdf = await PDFDocument.create({ updateMetadata: false });
    // Fixed metadata, so that the same script always writes the same bytes.
    const fixed = new Date('2026-01-01T00:00:00Z');
    pdf.setTitle(o.title);
    pdf.setProducer('stayput tools/samples/build.ts');
    pdf.setCreator('stayput tools/samples/build.ts');
    pdf.setCreationDate(fixed);
    pdf.setModificationDate(fixed);
    return new Doc(pdf, await pdf.embedFont(o.font), await pdf.embedFont(o.bold), o);
  }

  newPage(): this {
    this.page = this.pdf.addPage(this.o.page);
    this.y = this.o.page[1] - this.o.margins.top;
    return this;
  }

  private get left() {
    return this.o.margins.left;
  }
  private get width() {
    return this.o.page[0] - this.o.margins.left - this.o.margins.right;
  }

  private wrap(text: string, font: PDFFont, size: number, width: number): string[] {
    const out: string[] = [];
    for (const para of text.split('\n')) {
      let line = '';
      for (const word of para.split(' ')) {
        const next = line ? `${line} ${word}` : word;
        if (line && font.widthOfTextAtSize(next, size) > width) {
          out.push(line);
          line = word;
        } else line = next;
      }
      out.push(line);
    }
    return out;
  }

  private need(height: number) {
    if (this.y - height < this.o.margins.bottom) this.newPage();
  }

  private block(text: string, x: number, width: number, y: number, s: TextStyle = {}): number {
    const font = s.bold ? this.strong : this.regular;
    const size = s.size ?? this.o.size;
    for (const line of this.wrap(text, font, size, width)) {
      y -= size * this.o.leading;
      const w = font.widthOfTextAtSize(line, size);
      const dx = s.align === 'right' ? width - w : s.align === 'center' ? (width - w) / 2 : 0;
      const g = s.grey ?? 0;
      if (line) this.page.drawText(line, { x: x + dx, y, size, font, color: rgb(g, g, g) });
    }
    return y;
  }

  /** A paragraph; a newline in the text is a forced line break. Breaks over pages. */
  p(text: string, s: TextStyle = {}): this {
    const font = s.bold ? this.strong : this.regular;
    const size = s.size ?? this.o.size;
    const width = this.width - (s.indent ?? 0);
    for (const line of this.wrap(text, font, size, width)) {
      this.need(size * this.o.leading);
      this.y = this.block(line, this.left + (s.indent ?? 0), width + 1, this.y, s);
    }
    this.y -= s.after ?? size * 0.8;
    return this;
  }

  h(text: string, s: TextStyle = {}): this {
    this.need(60);
    return this.p(text, { bold: true, after: 3, ...s });
  }

  space(points: number): this {
    this.y -= points;
    return this;
  }

  rule(thickness = 0.7, grey = 0.4): this {
    this.y -= 4;
    this.page.drawLine({
      start: { x: this.left, y: this.y },
      end: { x: this.left + this.width, y: this.y },
      thickness,
      color: rgb(grey, grey, grey),
    });
    this.y -= 8;
    return this;
  }

  /** Blocks side by side; `at` are the left edges as fractions of the text width. */
  columns(texts: string[], at: number[], s: TextStyle = {}): this {
    const ys = texts.map((t, i) => {
      const [start, end] = [at[i] ?? 0, at[i + 1] ?? 1];
      return this.block(t, this.left + this.width * start, this.width * (end - start) - 14, this.y, s);
    });
    this.y = Math.min(...ys) - (s.after ?? 12);
    return this;
  }

  /** A label and its value on one line each, optionally ruled. */
  rows(rows: [string, string][], labelWidth = 150, ruled = false): this {
    for (const [label, value] of rows) {
      this.need(this.o.size * 2.2);
      const top = this.y;
      const a = this.block(label, this.left + 4, labelWidth - 8, top, { bold: true });
      const b = this.block(value, this.left + labelWidth, this.width - labelWidth - 4, top);
      this.y = Math.min(a, b) - 4;
      if (ruled) {
        this.page.drawLine({
          start: { x: this.left, y: this.y },
          end: { x: this.left + this.width, y: this.y },
          thickness: 0.4,
          color: rgb(0.6, 0.6, 0.6),
        });
      }
    }
    this.y -= 8;
    return this;
  }

  /** A plain grid; the last column is right-aligned when `money` is set. */
  table(head: string[], body: string[][], at: number[], money = false): this {
    const line = (cells: string[], bold: boolean) => {
      this.need(this.o.size * 2);
      const top = this.y;
      const ys = cells.map((c, i) => {
        const [start, end] = [at[i] ?? 0, at[i + 1] ?? 1];
        const last = money && i === cells.length - 1;
        return this.block(c, this.left + this.width * start + 3, this.width * (end - start) - 6, top, {
          bold,
          align: last ? 'right' : 'left',
        });
      });
      this.y = Math.min(...ys) - 3;
      this.page.drawLine({
        start: { x: this.left, y: this.y },
        end: { x: this.left + this.width, y: this.y },
        thickness: bold ? 0.9 : 0.3,
        color: rgb(0.3, 0.3, 0.3),
      });
    };
    line(head, true);
    for (const row of body) line(row, false);
    this.y -= 10;
    return this;
  }

  async bytes(): Promise<Uint8Array> {
    const pages = this.pdf.getPages();
    pages.forEach((page, i) => {
      this.page = page;
      const { header, footer, margins, page: size } = this.o;
      if (header)
        this.block(header(i + 1, pages.length), this.left, this.width, size[1] - margins.top / 2 + 8, {
          size: 8,
          grey: 0.35,
        });
      if (footer)
        this.block(footer(i + 1, pages.length), this.left, this.width, margins.bottom / 2 + 8, {
          size: 8,
          grey: 0.35,
          align: 'center',
        });
    });
    return this.pdf.save({ useObjectStreams: true });
  }
}
