import { areBearable, argon2Costs, deriveFromPassphrase, type Argon2Costs } from './argon2';
import { readRecoveryCode } from './recovery-code';

/** The data key, encrypted under a key that a person can come up with again. */
export type Wrap = WrapHead & {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
};

/** What a wrap says of itself. All of it is vouched for by the encryption. */
export type WrapHead = {
  readonly id: string;
  /** In epoch milliseconds. */
  readonly createdAt: number;
} & (
  | { readonly kind: 'passphrase'; readonly costs: Argon2Costs }
  | { readonly kind: 'recovery' }
  /** `prfInput` is what the authenticator is asked to answer (WebAuthn PRF). */
  | {
      readonly kind: 'passkey';
      readonly credentialId: Uint8Array<ArrayBuffer>;
      readonly prfInput: Uint8Array<ArrayBuffer>;
      readonly label: string;
    }
);

/** What a person, or their authenticator, gives to open a wrap. */
export type Secret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly code: string }
  /** `output` is the authenticator's answer to the wrap's `prfInput`: 32 bytes. */
  | { readonly kind: 'passkey'; readonly wrapId: string; readonly output: Uint8Array<ArrayBuffer> };

export const dataKeyBytes = 32;
const algorithm = { name: 'AES-GCM', length: 256 } as const;

export function newPassphraseWrap(costs: Argon2Costs = argon2Costs): WrapHead {
  return { id: crypto.randomUUID(), createdAt: Date.now(), kind: 'passphrase', costs };
}

export function newRecoveryWrap(): WrapHead {
  return { id: crypto.randomUUID(), createdAt: Date.now(), kind: 'recovery' };
}

/** Encrypts the data key with AES-256-GCM under what the secret derives. Null: the secret does not fit the wrap. */
export async function wrapKey(
  head: WrapHead,
  secret: Secret,
  keyId: string,
  dataKey: Uint8Array<ArrayBuffer>,
): Promise<Wrap | null> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await wrappingKey(head, secret, salt);
  if (key === null) return null;
  const parameters = { name: 'AES-GCM', iv: nonce, additionalData: associatedData(head, salt, keyId) };
  return { ...head, salt, nonce, data: await crypto.subtle.encrypt(parameters, key, dataKey) };
}

/** The data key; null when the secret is not the right one, or the wrap was changed. */
export async function unwrapKey(wrap: Wrap, secret: Secret, keyId: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const { salt, nonce, data, ...head } = wrap;
    const key = await wrappingKey(head, secret, salt);
    if (key === null) return null;
    const parameters = { name: 'AES-GCM', iv: nonce, additionalData: associatedData(head, salt, keyId) };
    const dataKey = new Uint8Array(await crypto.subtle.decrypt(parameters, key, data));
    return dataKey.length === dataKeyBytes ? dataKey : null;
  } catch {
    // GCM says only "no", and what lies on the disk may be of any shape.
    return null;
  }
}

async function wrappingKey(head: WrapHead, secret: Secret, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey | null> {
  const derived = await derive(head, secret, salt);
  if (derived === null) return null;
  const key = await crypto.subtle.importKey('raw', derived, algorithm, false, ['encrypt', 'decrypt']);
  derived.fill(0);
  return key;
}

async function derive(
  head: WrapHead,
  secret: Secret,
  salt: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (head.kind === 'passphrase' && secret.kind === 'passphrase') {
    return areBearable(head.costs) ? deriveFromPassphrase(secret.passphrase, salt, head.costs) : null;
  }
  if (head.kind === 'recovery' && secret.kind === 'recovery') {
    const code = readRecoveryCode(secret.code);
    return code === null ? null : expand(new TextEncoder().encode(code), salt, 'recovery code');
  }
  if (head.kind === 'passkey' && secret.kind === 'passkey' && head.id === secret.wrapId) {
    return secret.output.length === 32 ? expand(secret.output, salt, 'passkey') : null;
  }
  return null;
}

/** HKDF with SHA-256 (RFC 5869), for secrets that nobody can guess. */
async function expand(
  secret: Uint8Array<ArrayBuffer>,
  salt: Uint8Array<ArrayBuffer>,
  purpose: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode(`stayput ${purpose} wrap 1`);
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, 256);
  return new Uint8Array(bits);
}

/** Binds a wrap to its key and to all that it says of itself, so that nothing of it can be exchanged. */
function associatedData(head: WrapHead, salt: Uint8Array, keyId: string): Uint8Array<ArrayBuffer> {
  const { id, kind, createdAt } = head;
  const own =
    head.kind === 'passphrase'
      ? [head.costs.memoryKiB, head.costs.passes, head.costs.lanes]
      : head.kind === 'passkey'
        ? [[...head.credentialId], [...head.prfInput], head.label]
        : [];
  const parts = ['stayput-wrap', 1, keyId, id, kind, createdAt, [...salt], own];
  return new TextEncoder().encode(JSON.stringify(parts));
}
