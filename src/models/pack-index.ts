import '../shared/zod-without-eval';
import { knownPacks } from 'virtual:known-packs';
import * as z from 'zod';
import { err, ok, type Result } from '../shared/result';
import { loadAsset } from './asset-loader';
import { loadErrorOf } from './download';
import { manifestSchema, packIndexSchema, type Manifest } from './manifest';
import type { LoadError } from './model-status';
import type { PackStore } from './pack-store';
import { sha256Hex } from '../shared/sha256';

const INDEX_PATH = '/models/index.json';
/** Where this device remembers which pack it last made ready. No server has such a file. */
const INSTALLED_KEY = '/models/installed.json';

type Bytes = Uint8Array<ArrayBuffer>;

/** A pack by name: its folder and the hash of its manifest. */
export interface PackName {
  readonly path: string;
  readonly manifestSha256: string;
}

/** A pack whose manifest is at hand and has the hash that its name says. */
export interface KnownPack {
  readonly name: PackName;
  /** `/models/NAME` */
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * The pack that this deployment offers, by name: the server's index, else the kept one, else what the build knew. Only a
 * pack that one of these names is ever used, wherever its files come from.
 */
export async function offeredName(store: PackStore): Promise<Result<PackName, LoadError>> {
  const index = await latest(store, INDEX_PATH, INDEX_PATH, (bytes) => firstPackIn(bytes) !== null);
  const first = index.ok ? firstPackIn(index.value) : null;
  if (first) return ok(first);
  const [built] = knownPacks;
  // A full disk is what to tell, whatever the build knew.
  if (built && !index.ok && index.error.code !== 'pack-invalid' && index.error.code !== 'quota') return ok(built);
  return index.ok ? err(invalid(INDEX_PATH)) : index;
}

/** A pack's manifest: the kept one, or else the server's. */
export async function findPack(store: PackStore, name: PackName): Promise<Result<KnownPack, LoadError>> {
  const path = `/models/${name.path}/manifest.json`;
  const key = manifestKey(name);
  const isRight = async (bytes: Bytes) => (await sha256Hex(bytes)) === name.manifestSha256;
  const kept = await store.kept(key);
  const bytes = kept && (await isRight(kept)) ? ok(kept) : await latest(store, path, key, isRight);
  return bytes.ok ? readPack(name, bytes.value) : bytes;
}

/** A pack from the bytes of its manifest, whose hash you must have compared with the name's. */
export function readPack(name: PackName, bytes: Bytes): Result<KnownPack, LoadError> {
  const manifest = manifestSchema.safeParse(parseJson(bytes));
  if (!manifest.success) return err(invalid(`/models/${name.path}/manifest.json`));
  return ok({ name, folder: `/models/${name.path}`, manifest: manifest.data });
}

/** The pack that last passed its self-test here; null when there is none, or its manifest is gone. */
export async function installedPack(store: PackStore): Promise<KnownPack | null> {
  const name = await readRecord(store);
  if (!name) return null;
  const bytes = await store.kept(manifestKey(name));
  if (!bytes || (await sha256Hex(bytes)) !== name.manifestSha256) return null;
  const pack = readPack(name, bytes);
  return pack.ok ? pack.value : null;
}

/** Remembers that this pack has passed its self-test here, and in which surroundings. */
export async function markInstalled(store: PackStore, { name }: KnownPack, surroundings: string): Promise<void> {
  const record = JSON.stringify({ ...name, surroundings });
  await store.put(INSTALLED_KEY, new TextEncoder().encode(record), 'application/json');
}

/** Whether this pack was the last to pass its self-test here, in these surroundings. */
export async function hasPassed(store: PackStore, { name }: KnownPack, surroundings: string): Promise<boolean> {
  const record = await readRecord(store);
  return record?.manifestSha256 === name.manifestSha256 && record.surroundings === surroundings;
}

const recordSchema = packIndexSchema.shape.packs.element.extend({ surroundings: z.string().optional() });

async function readRecord(store: PackStore) {
  return recordSchema.safeParse(parseJson(await store.kept(INSTALLED_KEY))).data ?? null;
}

/** Keys of the cache that say what the packs are, and that stay when a pack's files are cleared away. */
export function keysOfNames(name: PackName): readonly string[] {
  return [INDEX_PATH, INSTALLED_KEY, manifestKey(name)];
}

/** What stays when a pack is removed: the index, without which no pack could be imported without a network. */
export const INDEX_KEYS: ReadonlySet<string> = new Set([INDEX_PATH]);

export function manifestKey(name: PackName): string {
  return `/models/${name.path}/manifest.json?sha256=${name.manifestSha256}`;
}

/** The server's file when it has a usable one, else the kept one: how a pack is updated, and found offline. */
async function latest(
  store: PackStore,
  path: string,
  key: string,
  isUsable: (bytes: Bytes) => boolean | Promise<boolean>,
): Promise<Result<Bytes, LoadError>> {
  const loaded = await loadAsset(path, { isFresh: true });
  if (loaded.ok && (await isUsable(loaded.value.bytes))) {
    return store.put(key, loaded.value.bytes, loaded.value.contentType);
  }
  const kept = await store.kept(key);
  if (kept && (await isUsable(kept))) return ok(kept);
  return err(loaded.ok ? invalid(path) : loadErrorOf(loaded.error));
}

/** The default pack of an index; null when the index has another form. */
function firstPackIn(index: Bytes): PackName | null {
  return packIndexSchema.safeParse(parseJson(index)).data?.packs[0] ?? null;
}

function parseJson(bytes: Bytes | null): unknown {
  try {
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as unknown);
  } catch {
    return null;
  }
}

export function invalid(path: string): LoadError {
  return {
    code: 'pack-invalid',
    message: `${path} is damaged or of another version. It was not used. Remove the model and download it again.`,
    canRetry: true,
  };
}
