import { unzipSync } from 'fflate';
import { err, ok, type Result } from '../shared/result';
import type { ArchiveLimits } from './limits';

/** Smaller entries may grow by any ratio: a line repeated a thousand times is no attack. */
const SMALL_BYTES = 1024 * 1024;
/** Deflate never makes data longer than this; an entry that claims so lies about its size. */
const MAX_GROWTH = 1.01;

type Failure = 'damaged' | 'too-large';

class TooLarge extends Error {}
class Lie extends Error {}

/** Names that lead out of the archive or hide from a comparison. Nothing is written anywhere, so this is tidiness. */
function isPlainName(name: string): boolean {
  return !/^\/|\\|\p{Cc}/u.test(name) && !name.split('/').includes('..') && !name.includes('__proto__');
}

/**
 * Unpacks the entries of a ZIP file that are wanted, in memory. What it may cost is decided on the sizes that the
 * directory declares, before anything is unpacked; the buffers are made of these sizes, so an entry that lied is cut
 * off, and then fails as damaged in whatever reads it.
 */
export function unpack(
  bytes: Uint8Array,
  limits: ArchiveLimits,
  isWanted: (name: string) => boolean,
): Result<ReadonlyMap<string, Uint8Array>, Failure> {
  let entries = 0;
  let unpackedBytes = 0;
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1;
        if (entries > limits.entries) throw new TooLarge();
        if (!isPlainName(name) || !isWanted(name)) return false;
        unpackedBytes += originalSize;
        if (unpackedBytes > limits.unpackedBytes) throw new TooLarge();
        if (originalSize > SMALL_BYTES && originalSize > limits.ratio * size) throw new TooLarge();
        if (size > originalSize * MAX_GROWTH + SMALL_BYTES) throw new Lie();
        return true;
      },
    });
    return ok(new Map(Object.entries(unpacked)));
  } catch (cause) {
    return err(cause instanceof TooLarge ? 'too-large' : 'damaged');
  }
}
