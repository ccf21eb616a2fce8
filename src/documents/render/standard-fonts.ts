/**
 * The fonts that a PDF may use without bringing them along (ISO 32000-2, 9.6.2.2), as pdf.js ships them. As modules,
 * so that they are loaded one by one, from this origin, kept for use offline, and need no request of ours.
 */
const fonts: Readonly<Record<string, () => Promise<{ readonly default: string }>>> = {
  'FoxitDingbats.pfb': () => import('pdfjs-dist/standard_fonts/FoxitDingbats.pfb?inline'),
  'FoxitFixed.pfb': () => import('pdfjs-dist/standard_fonts/FoxitFixed.pfb?inline'),
  'FoxitFixedBold.pfb': () => import('pdfjs-dist/standard_fonts/FoxitFixedBold.pfb?inline'),
  'FoxitFixedBoldItalic.pfb': () => import('pdfjs-dist/standard_fonts/FoxitFixedBoldItalic.pfb?inline'),
  'FoxitFixedItalic.pfb': () => import('pdfjs-dist/standard_fonts/FoxitFixedItalic.pfb?inline'),
  'FoxitSerif.pfb': () => import('pdfjs-dist/standard_fonts/FoxitSerif.pfb?inline'),
  'FoxitSerifBold.pfb': () => import('pdfjs-dist/standard_fonts/FoxitSerifBold.pfb?inline'),
  'FoxitSerifBoldItalic.pfb': () => import('pdfjs-dist/standard_fonts/FoxitSerifBoldItalic.pfb?inline'),
  'FoxitSerifItalic.pfb': () => import('pdfjs-dist/standard_fonts/FoxitSerifItalic.pfb?inline'),
  'FoxitSymbol.pfb': () => import('pdfjs-dist/standard_fonts/FoxitSymbol.pfb?inline'),
  'LiberationSans-Bold.ttf': () => import('pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf?inline'),
  'LiberationSans-BoldItalic.ttf': () => import('pdfjs-dist/standard_fonts/LiberationSans-BoldItalic.ttf?inline'),
  'LiberationSans-Italic.ttf': () => import('pdfjs-dist/standard_fonts/LiberationSans-Italic.ttf?inline'),
  'LiberationSans-Regular.ttf': () => import('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf?inline'),
};

/** What pdf.js asks for binary data with. `kind` is the option that would name its folder. */
interface DataRequest {
  readonly kind: string;
  readonly filename: string;
}

/** Gives pdf.js its standard fonts, and nothing else: no character maps for Chinese, Japanese and Korean, no decoders. */
export class StandardFonts {
  async fetch({ kind, filename }: DataRequest): Promise<Uint8Array> {
    const load = kind === 'standardFontDataUrl' && Object.hasOwn(fonts, filename) ? fonts[filename] : undefined;
    if (load === undefined) throw new Error('This data is not part of the app.');
    const { default: dataUrl } = await load();
    return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  }
}
