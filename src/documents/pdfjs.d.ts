/** pdf.js ships no types for its worker; importing it sets `globalThis.pdfjsWorker`. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';

declare module 'pdfjs-dist/standard_fonts/*?inline' {
  /** The file as a `data:` URL in base64. */
  const dataUrl: string;
  export default dataUrl;
}
