import { err, ok, type Result } from '../../shared/result';
import type { Secret, WayIn, WrapChange } from '../../vault';

export interface PasskeyError {
  readonly code: 'not-supported' | 'cancelled' | 'failed';
  readonly message: string;
}

type Passkey = Extract<WayIn, { kind: 'passkey' }>;

const errors: Readonly<Record<PasskeyError['code'], PasskeyError>> = {
  'not-supported': {
    code: 'not-supported',
    message:
      'This browser or this authenticator has no passkeys that can open a vault (the WebAuthn PRF extension). ' +
      'Nothing was changed. Your passphrase works as before.',
  },
  cancelled: {
    code: 'cancelled',
    message: 'The passkey was not used: it was stopped, or took too long. Nothing was changed.',
  },
  failed: {
    code: 'failed',
    message: 'The browser could not use this passkey. Nothing was changed. Try your passphrase.',
  },
};

export function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in globalThis;
}

/** Makes a passkey and asks it for its secret. What comes back adds it to a vault. */
export async function createPasskey(
  vaultId: string,
  label: string,
): Promise<Result<Extract<WrapChange, { kind: 'add-passkey' }>, PasskeyError>> {
  if (!hasPasskeys()) return err(errors['not-supported']);
  const prfInput = random(32);
  try {
    const credential = await navigator.credentials.create({
      publicKey: {
        rp: { name: 'Stayput' },
        user: { id: new TextEncoder().encode(vaultId), name: 'Stayput vault', displayName: `Stayput: ${label}` },
        challenge: random(32),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        extensions: { prf: { eval: { first: prfInput } } },
      },
    });
    if (!(credential instanceof PublicKeyCredential)) return err(errors.failed);
    if (credential.getClientExtensionResults().prf?.enabled !== true) return err(errors['not-supported']);
    const credentialId = new Uint8Array(credential.rawId);
    const head = { id: crypto.randomUUID(), createdAt: Date.now(), label, credentialId, prfInput };
    const passkey = { kind: 'passkey', ...head } as const;
    // Few authenticators answer while they make a passkey; asking again works with all.
    const output = outputOf(credential) ?? (await ask([passkey]))?.output;
    return output === undefined ? err(errors['not-supported']) : ok({ kind: 'add-passkey', passkey, output });
  } catch (thrown) {
    return err(errorOf(thrown));
  }
}

/** Asks for the secret of any of these passkeys. */
export async function usePasskey(passkeys: readonly Passkey[]): Promise<Result<Secret, PasskeyError>> {
  if (!hasPasskeys()) return err(errors['not-supported']);
  try {
    const answer = await ask(passkeys);
    return answer === null ? err(errors['not-supported']) : ok({ kind: 'passkey', ...answer });
  } catch (thrown) {
    return err(errorOf(thrown));
  }
}

async function ask(passkeys: readonly Passkey[]): Promise<{ wrapId: string; output: Uint8Array<ArrayBuffer> } | null> {
  const evalByCredential = Object.fromEntries(
    passkeys.map(({ credentialId, prfInput }) => [base64Url(credentialId), { first: prfInput }]),
  );
  const credential = await navigator.credentials.get({
    publicKey: {
      challenge: random(32),
      allowCredentials: passkeys.map(({ credentialId }) => ({ type: 'public-key', id: credentialId })),
      userVerification: 'required',
      extensions: { prf: { evalByCredential } },
    },
  });
  if (!(credential instanceof PublicKeyCredential)) return null;
  const used = passkeys.find(({ credentialId }) => base64Url(credentialId) === credential.id);
  const output = outputOf(credential);
  return used === undefined || output === undefined ? null : { wrapId: used.id, output };
}

function outputOf(credential: PublicKeyCredential): Uint8Array<ArrayBuffer> | undefined {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return undefined;
  return ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
}

function errorOf(thrown: unknown): PasskeyError {
  const name = thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return errors.cancelled;
  return name === 'NotSupportedError' ? errors['not-supported'] : errors.failed;
}

function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
