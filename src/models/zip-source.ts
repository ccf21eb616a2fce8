import { err, ok, type Result } from '../shared/result';
import type { LoadError } from './model-status';
import type { SourceFiles } from './pack-import';

const MOST_ENTRIES = 1000;

/** The files in a ZIP file. The archive stays on the disk; only the file that is read comes into memory. */
export async function openZip(file: File): Promise<Result<SourceFiles, LoadError>> {
  // Loaded when somebody imports. The build without WebAssembly, and without its own workers: those are blob URLs, which the
  // policy refuses.
  const { BlobReader, ZipReader } = await import('@zip.js/zip.js/lib/zip-core-native.js');
  try {
    const entries = new Map<string, FileEntry>();
    for await (const entry of new ZipReader(new BlobReader(file), { useWebWorkers: false }).getEntriesGenerator()) {
      if (!entry.directory && !entry.encrypted) entries.set(entry.filename, entry);
      if (entries.size > MOST_ENTRIES) return err(unreadable());
    }
    return ok({ paths: [...entries.keys()], read: (path, most, signal) => read(entries.get(path), most, signal) });
  } catch {
    return err(unreadable());
  }
}

interface FileEntry {
  readonly uncompressedSize: number;
  getData(target: WritableStream<Uint8Array>, options: { signal: AbortSignal }): Promise<unknown>;
}

async function read(
  entry: FileEntry | undefined,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!entry || entry.uncompressedSize > maxBytes) return null;
  const bytes = new Uint8Array(entry.uncompressedSize);
  let at = 0;
  const target = new WritableStream<Uint8Array>({
    write(chunk) {
      // What unpacks to more than it says throws here, before it fills the memory.
      bytes.set(chunk, at);
      at += chunk.length;
    },
  });
  try {
    await entry.getData(target, { signal });
    return at === bytes.length ? bytes : null;
  } catch {
    return null;
  }
}

function unreadable(): LoadError {
  return {
    code: 'import-incomplete',
    message: 'This file is not a ZIP file, or it is damaged. Nothing was taken. Copy it again, or choose the folder.',
    canRetry: true,
  };
}
