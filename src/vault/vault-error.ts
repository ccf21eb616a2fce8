/** Why the vault could not do something. `message` is a sentence for a person: what happened, what was kept, what to do. */
export interface VaultError {
  readonly code:
    | 'quota'
    | 'blocked'
    | 'damaged-record'
    | 'damaged-keyring'
    | 'closed'
    | 'newer-version'
    | 'unavailable'
    | 'not-found'
    | 'locked'
    | 'wrong-secret'
    | 'weak-passphrase'
    | 'not-protected'
    | 'keys-changed'
    | 'busy'
    | 'cancelled'
    | 'failed';
  readonly message: string;
}

const messages: Record<VaultError['code'], string> = {
  quota:
    'This browser has no room left, so the last change was not saved. Everything saved before is still here. ' +
    'Delete documents you no longer need, or free space on the disk, then try again.',
  blocked:
    'Another tab has an older Stayput open and holds the storage. Nothing was changed. ' +
    'Close the other Stayput tabs, then reload this page.',
  'damaged-record':
    'One stored record is damaged or was changed by something else, so it was not opened. ' +
    'The other records are not affected. Delete this one and add the document again.',
  closed:
    'The storage was closed, because another tab updated or erased it. What was saved before stays saved. ' +
    'Reload this page to go on.',
  'newer-version':
    'The stored documents were written by a newer Stayput than this page. Nothing was changed. ' +
    'Close all Stayput tabs and open it again to get the new version.',
  unavailable:
    'This browser does not let Stayput store anything; a private window or a site-data setting may be the cause. ' +
    'Nothing was saved. Open Stayput in a normal window, or allow it to store data.',
  'not-found': 'This document is not stored here any more. It may have been deleted in another tab.',
  'damaged-keyring':
    'The record that holds the keys is damaged, so nothing could be opened. Nothing was changed. ' +
    'Reload this page; if it happens again, restore your last backup.',
  locked: 'Stayput is locked, so nothing was opened or saved. Unlock it to go on.',
  'wrong-secret':
    'That does not open this vault. Nothing was changed. Check for capital letters and the keyboard layout, ' +
    'or use another way in.',
  'weak-passphrase':
    'This passphrase is too easy to guess, so it was not set. Nothing was changed. ' +
    'Take at least 12 characters; four or five unrelated words are best.',
  'not-protected': 'Stayput is in open mode, so there is no passphrase to change. Set one first.',
  'keys-changed':
    'The keys were changed in another tab, so this was not saved. Everything saved before is still here. ' +
    'Reload this page to go on.',
  busy:
    'Another tab is changing the keys or restoring a backup. Nothing was changed here. ' +
    'Wait until it is done, then try again.',
  cancelled: 'This was stopped. Nothing was changed.',
  failed:
    'The browser could not finish this storage step, so it was not saved. Everything saved before is still here. ' +
    'Try again, and reload the page if it happens twice.',
};

/** The error of a code, with its sentence. */
export function vaultError(code: VaultError['code']): VaultError {
  return { code, message: messages[code] };
}

const codeOfDomException: Partial<Record<string, VaultError['code']>> = {
  QuotaExceededError: 'quota',
  InvalidStateError: 'closed',
  VersionError: 'newer-version',
  SecurityError: 'unavailable',
};

/** Names what IndexedDB or WebCrypto threw. `whileOpening`: an unknown failure means that there is no storage at all. */
export function toVaultError(thrown: unknown, whileOpening = false): VaultError {
  const name = thrown instanceof Error ? thrown.name : '';
  if (whileOpening && name === 'InvalidStateError') return vaultError('unavailable');
  return vaultError(codeOfDomException[name] ?? (whileOpening ? 'unavailable' : 'failed'));
}
