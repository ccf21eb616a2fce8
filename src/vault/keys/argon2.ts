/** Costs of Argon2id (RFC 9106). */
export interface Argon2Costs {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** 64 MiB and three passes: RFC 9106's second recommended option, with one lane, because WebAssembly has one thread here. */
export const argon2Costs: Argon2Costs = { memoryKiB: 65_536, passes: 3, lanes: 1 };

/** Costs beyond these are no costs of ours: a changed record must not make a page take all memory, or hang. */
const limits = { memoryKiB: 1_048_576, passes: 16, lanes: 8 } as const;

export function areBearable({ memoryKiB, passes, lanes }: Argon2Costs): boolean {
  const isWithin = (value: number, least: number, most: number): boolean =>
    Number.isInteger(value) && value >= least && value <= most;
  return (
    isWithin(lanes, 1, limits.lanes) &&
    isWithin(passes, 1, limits.passes) &&
    isWithin(memoryKiB, 8 * lanes, limits.memoryKiB)
  );
}

/** 32 bytes from a passphrase. It is normalised first (NFKC): keyboards spell the same letter in different ways. */
export async function deriveFromPassphrase(
  passphrase: string,
  salt: Uint8Array,
  { memoryKiB, passes, lanes }: Argon2Costs,
): Promise<Uint8Array<ArrayBuffer>> {
  // Apart: in open mode nobody derives anything, and starting the vault should cost as little as it can.
  const { argon2id } = await import('hash-wasm');
  const derived = await argon2id({
    password: passphrase.normalize('NFKC'),
    salt,
    memorySize: memoryKiB,
    iterations: passes,
    parallelism: lanes,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(derived);
}
