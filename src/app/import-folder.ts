interface FolderFile {
  readonly path: string;
  readonly file: File;
}

/** The part of the File System Access API that is used here; TypeScript's own types do not have it. */
interface Folder {
  values(): AsyncIterable<
    ({ readonly kind: 'file'; getFile(): Promise<File> } | ({ readonly kind: 'directory' } & Folder)) & {
      readonly name: string;
    }
  >;
}

/** More than a model and its neighbours could be: somebody chose their whole disk. */
const MOST_FILES = 500;

/** Lets a person choose a folder, to be read once. Null when they chose none. */
export async function pickFolder(): Promise<Folder | null> {
  try {
    return await (globalThis as unknown as { showDirectoryPicker(): Promise<Folder> }).showDirectoryPicker();
  } catch {
    return null;
  }
}

/** The files of a folder and the folders in it; null when they are too many. */
export async function filesOf(folder: Folder): Promise<readonly FolderFile[] | null> {
  const files: FolderFile[] = [];
  const queue: { readonly path: string; readonly folder: Folder }[] = [{ path: '', folder }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for await (const entry of next.folder.values()) {
      const path = next.path + entry.name;
      if (entry.kind === 'directory') queue.push({ path: `${path}/`, folder: entry });
      else files.push({ path, file: await entry.getFile() });
      if (files.length + queue.length > MOST_FILES) return null;
    }
  }
  return files;
}

/** The same from an `<input webkitdirectory>`. */
export function filesOfInput(list: FileList | null): readonly FolderFile[] {
  return [...(list ?? [])].slice(0, MOST_FILES).map((file) => ({ path: file.webkitRelativePath, file }));
}
