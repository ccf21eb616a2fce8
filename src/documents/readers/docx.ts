import { strFromU8, strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth/mammoth.browser.js';
import { err, ok } from '../../shared/result';
import { unpack } from '../archive';
import { unplaced, withoutAttachments } from '../content';
import { documentErrors } from '../errors';
import { htmlToText } from '../markup/html-text';
import { TooMuchText } from '../markup/text-lines';
import type { Reader } from '../read';

const MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const WHAT = 'Word document';
const RELATIONS = '_rels/.rels';
/** Sections may have three headers each; a document with more kinds of them than this was not written by a person. */
const MAX_MARGIN_PARTS = 60;

type Package = ReadonlyMap<string, Uint8Array>;

/** Parts that hold text or say how it is numbered; pictures, fonts and embedded files are never unpacked. */
function isWanted(name: string): boolean {
  return (
    /\.(?:xml|rels)$/i.test(name) && !/^(?:customXml|docProps)\/|\/(?:theme|glossary|media|embeddings)\//i.test(name)
  );
}

/** A new ZIP file of checked parts. Stored, not packed: it is unpacked again at once. */
function repack(parts: Package): ArrayBuffer {
  const zip = zipSync(Object.fromEntries(parts), { level: 0 });
  return zip.buffer.slice(zip.byteOffset, zip.byteOffset + zip.byteLength);
}

const withoutPictures = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));

async function toText(parts: Package, limit: number): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { arrayBuffer: repack(parts) },
    { convertImage: withoutPictures, externalFileAccess: false, includeEmbeddedStyleMap: false },
  );
  // The arrows back from notes are no text of the document.
  const html = value.replace(/<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '');
  return htmlToText(html, { limit, areTabsKept: true, withoutNumbers: true });
}

/** The package with a header or footer in the place of the document, because mammoth reads only that. */
function inPlaceOfDocument(parts: Package, name: string): Package | null {
  const xml = strFromU8(parts.get(name) ?? new Uint8Array());
  const content = /<w:(?:hdr|ftr)\b([^>]*)>([\s\S]*)<\/w:(?:hdr|ftr)>/.exec(xml);
  // Most headers are empty.
  if (content === null || !/<w:t[ >]/.test(content[2] ?? '')) return null;
  const document = `<w:document${content[1] ?? ''}><w:body>${content[2] ?? ''}</w:body></w:document>`;
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${type}" Target="${name}"/></Relationships>`;
  return new Map([...parts, [name, strToU8(document)], [RELATIONS, strToU8(relations)]]);
}

/** What stands in the margins of the pages, once for each wording. */
async function marginTexts(parts: Package, kind: 'header' | 'footer', limit: number): Promise<string[]> {
  const names = [...parts.keys()].filter((name) => new RegExp(`^word/${kind}\\d*\\.xml$`, 'i').test(name));
  const texts = new Set<string>();
  for (const name of names.slice(0, MAX_MARGIN_PARTS)) {
    const margin = inPlaceOfDocument(parts, name);
    if (margin !== null) texts.add(await toText(margin, limit));
  }
  return [...texts];
}

/**
 * Reads a Word document by mammoth: headers, paragraphs, headings, lists, tables, footnotes and endnotes, footers.
 * Comments and deleted text of tracked changes are left out, inserted text is in. The parts are unpacked here, within
 * limits, and mammoth only gets a new archive of those that hold text.
 */
export const readDocx: Reader = async ({ bytes, limits }) => {
  const unpacked = unpack(bytes, limits.archive, isWanted);
  if (!unpacked.ok) {
    return err(unpacked.error === 'damaged' ? documentErrors.cutOff(WHAT) : documentErrors.unpacksTooLarge(WHAT));
  }
  const parts = unpacked.value;
  if (!parts.has(RELATIONS)) return err(documentErrors.damaged(WHAT));
  const limit = limits.characters;
  try {
    const texts = [
      ...(await marginTexts(parts, 'header', limit)),
      await toText(parts, limit),
      ...(await marginTexts(parts, 'footer', limit)),
    ];
    const text = texts.filter((part) => part !== '').join('\n\n');
    if (text === '') return err(documentErrors.noText(WHAT));
    if (text.length > limit) return err(documentErrors.tooMuchText(limits));
    return ok(withoutAttachments(unplaced(MEDIA_TYPE, text)));
  } catch (cause) {
    return err(cause instanceof TooMuchText ? documentErrors.tooMuchText(limits) : documentErrors.damaged(WHAT));
  }
};
