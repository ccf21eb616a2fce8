const name = 'stayput-backup.age';

/** A file in this origin's private file system, for a backup on its way to a download. It holds what is encrypted only. */
export async function temporaryFile(): Promise<FileSystemFileHandle> {
  const folder = await navigator.storage.getDirectory();
  return folder.getFileHandle(name, { create: true });
}

/** Deletes it, if it is there. */
export async function removeTemporaryFile(): Promise<void> {
  try {
    const folder = await navigator.storage.getDirectory();
    await folder.removeEntry(name);
  } catch {
    // It is not there, or this browser has no such file system.
  }
}
