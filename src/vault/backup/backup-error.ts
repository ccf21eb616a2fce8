/** Why a backup was not read. `message` is a sentence for a person: what happened, what was kept, what to do. */
export interface BackupError {
  readonly code: BackupErrorCode;
  readonly message: string;
}

export type BackupErrorCode =
  | 'wrong-passphrase'
  | 'not-a-backup'
  | 'damaged'
  | 'incomplete'
  | 'newer-version'
  | 'cancelled'
  | 'too-large'
  | 'failed';

const messages: Record<BackupErrorCode, string> = {
  'wrong-passphrase':
    'This passphrase does not open the backup. Nothing was changed. Look for typing mistakes, then try again; ' +
    'if you are sure of the passphrase, the file may be damaged, and another copy of it may open.',
  'not-a-backup':
    'This file is not a Stayput backup. Nothing was changed. ' +
    'Choose a file that Stayput saved as a backup and protected with a passphrase.',
  damaged:
    'This backup was changed, damaged or cut short after it was saved, so none of it was used. ' +
    'Everything stored in Stayput stays as it is. Copy or download the file again, or choose another backup.',
  incomplete:
    'A part of this backup is missing, so none of it was used. Everything stored in Stayput stays as it is. ' +
    'Copy or download the file again, or choose another backup.',
  'newer-version':
    'This backup was written by a newer Stayput than this page. Nothing was changed. ' +
    'Close all Stayput tabs and open it again to get the new version, then choose the backup again.',
  cancelled:
    'Reading the backup was stopped. Nothing was changed, and the file is as it was. ' +
    'Choose it again whenever you like.',
  'too-large':
    'This backup holds something larger than Stayput can take in, so none of it was used. ' +
    'Everything stored in Stayput stays as it is. The programs age and tar can still unpack the file.',
  failed:
    'The backup could not be read to its end. Nothing was changed, and the file is as it was. ' +
    'Check that the file is still in its place and that the device has room, then try again.',
};

/** The error of a code, with its sentence. */
export function backupError(code: BackupErrorCode): BackupError {
  return { code, message: messages[code] };
}
