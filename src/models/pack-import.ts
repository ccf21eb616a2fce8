import { err, ok, type Result } from '../shared/result';
import { allFiles } from './model-pack';
import type { LoadError, ModelStatus } from './model-status';
import { manifestKey, offeredName, readPack } from './pack-index';
import { keyOf, PackStore, type CheckedFile } from './pack-store';
import { sha256Hex } from '../shared/sha256';
import { openZip } from './zip-source';

/** Where a person has a pack: a ZIP file, or a folder's files with their paths inside it. */
export type ImportSource =
  | { readonly kind: 'zip'; readonly file: File }
  | { readonly kind: 'folder'; readonly files: readonly { readonly path: string; readonly file: File }[] };

/** Files by path, whatever holds them. */
export interface SourceFiles {
  readonly paths: readonly string[];
  /**
   * A file's content. At most `maxBytes` are read: whatever the source says about itself, no more is taken into memory.
   * Null when it is longer, or damaged.
   */
  read(path: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null>;
}

const MOST_MANIFEST_BYTES = 4_000_000;

/**
 * Takes a pack from a folder or a ZIP file. Only the pack that this deployment names is taken (the server's index, the
 * kept one, or the build's), recognised by its manifest's hash, and each file only when its own hash is right. One file
 * at a time is in memory.
 */
export async function importPack(
  source: ImportSource,
  onStatus: (status: ModelStatus) => void,
  signal: AbortSignal,
): Promise<Result<null, LoadError>> {
  const store = await PackStore.open();
  const name = await offeredName(store);
  if (!name.ok) {
    return err({
      code: 'not-trusted',
      message:
        'This device has never learned which model belongs to Stayput here, so it can not tell a genuine model from another. Open Stayput once where its server is reachable, then import the model again. Nothing was taken.',
      canRetry: true,
    });
  }
  const files = source.kind === 'zip' ? await openZip(source.file) : ok(folderFiles(source.files));
  if (!files.ok) return files;
  const found = await findManifest(files.value, name.value.manifestSha256, signal);
  if (signal.aborted) return err(stopped());
  if (!found) return err(noManifest(files.value));
  const pack = readPack(name.value, found.bytes);
  if (!pack.ok) return pack;

  const wanted = allFiles(pack.value);
  const totalBytes = wanted.reduce((sum, file) => sum + file.bytes, 0);
  let bytes = 0;
  const report = () => {
    onStatus({ phase: 'importing', bytes, totalBytes, detail: 'Each file is checked before it is kept' });
  };
  report();
  for (const file of wanted) {
    if (!(await store.has(file))) {
      const taken = await take(store, files.value, found.folder, file, signal);
      if (!taken.ok) return taken;
    }
    bytes += file.bytes;
    report();
  }
  const kept = await store.put(manifestKey(name.value), found.bytes, 'application/json');
  return kept.ok ? ok(null) : kept;
}

async function take(
  store: PackStore,
  files: SourceFiles,
  folder: string,
  file: CheckedFile,
  signal: AbortSignal,
): Promise<Result<null, LoadError>> {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const path = folder + name;
  if (!files.paths.includes(path)) {
    return err(incomplete(`${name} is missing from what you chose. What was taken before it is kept.`));
  }
  const bytes = await files.read(path, file.bytes, signal);
  if (signal.aborted) return err(stopped());
  if (bytes?.length !== file.bytes || (await sha256Hex(bytes)) !== file.sha256) {
    return err(incomplete(`${name} is damaged or of another version, so it was not taken. Copy the model again.`));
  }
  const kept = await store.put(keyOf(file), bytes);
  return kept.ok ? ok(null) : kept;
}

/** The manifest with this hash, and the folder that it lies in (`''` or a path with a slash at its end). */
async function findManifest(files: SourceFiles, sha256: string, signal: AbortSignal) {
  for (const path of files.paths.filter((candidate) => /(?:^|\/)manifest\.json$/u.test(candidate)).slice(0, 50)) {
    if (signal.aborted) return null;
    const bytes = await files.read(path, MOST_MANIFEST_BYTES, signal);
    if (bytes && (await sha256Hex(bytes)) === sha256) return { bytes, folder: path.slice(0, -'manifest.json'.length) };
  }
  return null;
}

function noManifest({ paths }: SourceFiles): LoadError {
  if (!paths.some((path) => /(?:^|\/)manifest\.json$/u.test(path))) {
    return incomplete('There is no manifest.json in what you chose, so it is not a model. Nothing was taken.');
  }
  return {
    code: 'not-trusted',
    message:
      'This is another model, or another version, than the one that Stayput uses here. Nothing was taken. Ask whoever runs this site for the right one.',
    canRetry: true,
  };
}

function folderFiles(chosen: readonly { readonly path: string; readonly file: File }[]): SourceFiles {
  const byPath = new Map(chosen.map(({ path, file }) => [path, file]));
  return {
    paths: [...byPath.keys()],
    async read(path, maxBytes) {
      const file = byPath.get(path);
      if (!file || file.size > maxBytes) return null;
      try {
        return new Uint8Array(await file.arrayBuffer());
      } catch {
        // Moved or changed since it was chosen.
        return null;
      }
    },
  };
}

export function incomplete(message: string): LoadError {
  return { code: 'import-incomplete', message, canRetry: true };
}

function stopped(): LoadError {
  return { code: 'cancelled', message: 'Stopped as you asked. What was taken is kept.', canRetry: true };
}
