import { backupStores, type BackupRecord, type BackupStore } from './format';

/** What the name of a tar entry says about its record. */
export type EntryPlace = Pick<BackupRecord, 'store' | 'id' | 'order'>;

/** Longer paths than 4,096 bytes don't unpack on Linux; this leaves room for all that stands around the id. */
const encodedIdLimit = 3_700;
/** File systems take at most 255 bytes between two slashes. */
const segmentLength = 100;
/** Marks a cut within an id, so that no id's file has the name of another id's folder. */
const cut = '~/~';
const reservedOnWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The name of a record's tar entry, `<store>/<encoded id>` with an ending: `.json`, for documents
 * `.<place in the list>.json`, for files the ending of the document's name, so that an unpacked file opens.
 *
 * Ids are percent-encoded in UTF-8 but for `a-z`, `0-9`, `-` and `_`: so no name climbs out of its folder, and no two
 * are one on a disk that ignores case, unifies Unicode or keeps `con` for itself.
 *
 * @param fileExtension - of the document's name without the dot; left out when it is no plain one
 * @returns null when the id is empty, too long or no well-formed Unicode, or when the order is not one
 */
export function entryName({ store, id, order }: EntryPlace, fileExtension = ''): string | null {
  const encoded = encodeId(id);
  if (encoded === null || (order !== undefined && !isOrder(store, order))) return null;
  const path = `${store}/${encoded}`;
  if (store !== 'files') return order === undefined ? `${path}.json` : `${path}.${order.toString()}.json`;
  const extension = fileExtension.toLowerCase();
  return /^[a-z0-9]{1,8}$/.test(extension) ? `${path}.${extension}` : path;
}

/** The reverse of {@link entryName}; null when it gave no such name. */
export function parseEntryName(name: string): EntryPlace | null {
  const [, folder, encoded = '', ending = ''] = /^([a-z]+)\/([a-z0-9_%~/-]+)((?:\.[a-z0-9]+)*)$/.exec(name) ?? [];
  const store = backupStores.find((known) => known === folder);
  const id = decodeId(encoded);
  if (store === undefined || id === null) return null;
  if (store === 'files') return /^(?:\.[a-z0-9]{1,8})?$/.test(ending) ? { store, id } : null;
  if (ending === '.json') return { store, id };
  const digits = /^\.(0|[1-9]\d{0,15})\.json$/.exec(ending)?.[1];
  const order = Number(digits);
  return digits !== undefined && isOrder(store, order) ? { store, id, order } : null;
}

function isOrder(store: BackupStore, order: number): boolean {
  return store === 'documents' && Number.isSafeInteger(order) && order >= 0;
}

function encodeId(id: string): string | null {
  const bytes = new TextEncoder().encode(id);
  // Half of a surrogate pair has no UTF-8: the encoder puts U+FFFD in its place, and two ids would become one.
  if (id === '' || new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) !== id) return null;
  const plain = Array.from(bytes, encodeByte).join('');
  const safe = reservedOnWindows.test(plain) ? `${escapeByte(plain.charCodeAt(0))}${plain.slice(1)}` : plain;
  return safe.length > encodedIdLimit ? null : (safe.match(segments) ?? []).join(cut);
}

const segments = new RegExp(`.{1,${segmentLength.toString()}}`, 'g');

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[a-z0-9_-]/.test(character) ? character : escapeByte(byte);
}

function escapeByte(byte: number): string {
  return `%${byte.toString(16).padStart(2, '0')}`;
}

/** Null when {@link encodeId} writes this id another way: each record has one name only. */
function decodeId(encoded: string): string | null {
  const id = decodePercent(encoded.replaceAll(cut, ''));
  return id !== null && encodeId(id) === encoded ? id : null;
}

function decodePercent(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
