import { err, ok, type Result } from '../shared/result';
import { derivePiece, shardsOf } from './cpu-layout';
import type { LayoutPiece } from './manifest';
import type { LoadError, ModelStatus } from './model-status';
import { loadErrorOf } from './download';
import { invalid, type KnownPack } from './pack-index';
import { keyOf, type CheckedFile, type PackStore } from './pack-store';
import { sha256Hex } from '../shared/sha256';

type Bytes = Uint8Array<ArrayBuffer>;

const READ_AT_ONCE = 2;

/** External data of a graph, under the name that the graph gives it. */
export interface Piece {
  readonly path: string;
  readonly data: Bytes;
}

/** Where a pack's files are. */
export interface PackSource {
  readonly store: PackStore;
  readonly pack: KnownPack;
}

export function shardFile({ folder, manifest }: KnownPack, index: number): CheckedFile {
  const shard = manifest.weights[index];
  if (!shard) throw new RangeError(`The pack has no shard ${String(index)}.`);
  return { path: `${folder}/${shard.path}`, bytes: shard.bytes, sha256: shard.sha256 };
}

export function pieceFile({ folder }: KnownPack, { name, bytes, sha256 }: LayoutPiece): CheckedFile {
  return { path: `${folder}/${name}`, bytes, sha256 };
}

/** The int8 pieces of the CPU layout: kept ones when their hash is right, the others derived and kept. */
export async function cpuPieces(
  source: PackSource,
  onStatus: (status: ModelStatus) => void,
  signal: AbortSignal,
): Promise<Result<Piece[], LoadError>> {
  const { store, pack } = source;
  const { cpuLayout } = pack.manifest;
  const pieces: Piece[] = [];
  const totalBytes = cpuLayout.reduce((sum, piece) => sum + piece.bytes, 0);
  const shards = new Map<number, Bytes>();
  let bytes = 0;
  // One piece is read while another one is hashed: more at once would cost memory.
  const keptAt = (index: number) => {
    const piece = cpuLayout[index];
    return piece ? store.cached(pieceFile(pack, piece)) : Promise.resolve(null);
  };
  const ahead = Array.from({ length: READ_AT_ONCE }, (_, index) => quiet(keptAt(index)));
  for (const [index, piece] of cpuLayout.entries()) {
    if (signal.aborted) return err(loadErrorOf({ code: 'cancelled', message: 'Stopped as you asked.' }));
    const file = pieceFile(pack, piece);
    let data = (await ahead.shift()) ?? null;
    ahead.push(quiet(keptAt(index + READ_AT_ONCE)));
    const phase = data ? 'verifying' : 'deriving';
    const detail = data ? 'Checking the reading model' : 'Preparing the model for this processor (once)';
    onStatus({ phase, bytes, totalBytes, detail });
    if (!data) {
      const needed = shardsOf(piece);
      for (const index of shards.keys()) if (!needed.has(index)) shards.delete(index);
      for (const index of needed) {
        if (shards.has(index)) continue;
        const raw = await rawShard(source, index, signal);
        if (!raw.ok) return raw;
        shards.set(index, raw.value);
      }
      data = derivePiece(piece, shards);
      if ((await sha256Hex(data)) !== piece.sha256) return err(invalid(file.path));
      const kept = await store.put(keyOf(file), data);
      // A full disk costs the time to derive again, not the model.
      if (!kept.ok && kept.error.code !== 'quota') return kept;
    }
    pieces.push({ path: piece.name, data });
    bytes += piece.bytes;
  }
  return ok(pieces);
}

/** Whoever stops early does not wait for it, and then its failure is nobody's. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** A shard, decompressed and checked. */
export async function rawShard(
  { store, pack }: PackSource,
  index: number,
  signal: AbortSignal,
): Promise<Result<Bytes, LoadError>> {
  const file = shardFile(pack, index);
  const packed = await store.read(file, { signal });
  if (!packed.ok) return packed;
  const stream = new Blob([packed.value]).stream().pipeThrough(new DecompressionStream('gzip'));
  const raw = new Uint8Array(await new Response(stream).arrayBuffer());
  if ((await sha256Hex(raw)) !== pack.manifest.weights[index]?.rawSha256) return err(invalid(file.path));
  return ok(raw);
}
