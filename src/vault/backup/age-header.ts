import type { BackupErrorCode } from './backup-error';

/** Longer than the header of any file that has a passphrase, shorter than any backup. In bytes. */
export const ageHeaderLimit = 256;

/** 2^20 takes 1 GiB of memory and some seconds: four times what is written here, and the most that typage allows. */
const workFactorLimit = 20;

const begin = 'age-encryption.org/v1\n-> scrypt ';
/** Salt and work factor, the wrapped file key, the header's authentication code. */
const recipient = /^[A-Za-z0-9+/]{22} (\d+)\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/;

/**
 * Looks at how a file begins before anything is derived from it: a wrong file may be large, and a hostile header may
 * ask for any amount of work. The form is that of https://age-encryption.org/v1 with one scrypt recipient.
 *
 * @param head - the first {@link ageHeaderLimit} bytes, or all of a shorter file
 * @returns null when the file may be opened with a passphrase
 */
export function ageHeaderFault(head: Uint8Array): BackupErrorCode | null {
  const text = new TextDecoder('latin1').decode(head);
  if (!text.startsWith(begin)) return text !== '' && begin.startsWith(text) ? 'incomplete' : 'not-a-backup';
  const workFactor = recipient.exec(text.slice(begin.length))?.[1];
  if (workFactor !== undefined) return Number(workFactor) > workFactorLimit ? 'damaged' : null;
  return head.length < ageHeaderLimit ? 'incomplete' : 'damaged';
}
