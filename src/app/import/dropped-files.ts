/** The files that a drop or a folder brought, and what was left out of it. */
export interface FoundFiles {
  readonly files: readonly File[];
  /** Hidden files, such as `.DS_Store`: programs leave them in folders, and no person means them. */
  readonly hidden: number;
  /** Files and folders that the browser could not read. */
  readonly unreadable: number;
  /** Whether there were more files than the limit. */
  readonly isCut: boolean;
}

/** Far more than a person goes through in a day; a drop of a whole disk must end. */
const maxFiles = 5000;
const maxDepth = 32;

const isHidden = (name: string): boolean => name.startsWith('.');

/** The files and folders of a drop. To be called while the event is handled: the browser takes them away afterwards. */
export function droppedEntries(transfer: DataTransfer): readonly FileSystemEntry[] {
  return [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
}

/** Walks through folders, breadth first, and takes at most 5,000 files. */
export async function filesOf(entries: readonly FileSystemEntry[]): Promise<FoundFiles> {
  const files: File[] = [];
  let hidden = 0;
  let unreadable = 0;
  let isCut = false;
  let level = entries;
  for (let depth = 0; level.length > 0 && !isCut; depth += 1) {
    const below: FileSystemEntry[] = [];
    for (const entry of level) {
      if (files.length >= maxFiles || depth > maxDepth) {
        isCut = true;
        break;
      }
      if (isHidden(entry.name)) hidden += 1;
      else if (entry.isDirectory) {
        const children = await childrenOf(entry as FileSystemDirectoryEntry);
        if (children === null) unreadable += 1;
        else for (const child of children) below.push(child);
      } else {
        const file = await fileOf(entry as FileSystemFileEntry);
        if (file === null) unreadable += 1;
        else files.push(file);
      }
    }
    level = below;
  }
  return { files, hidden, unreadable, isCut };
}

/** The files of a folder that was chosen, which the browser has walked through. */
export function chosenFiles(chosen: readonly File[]): FoundFiles {
  const visible = chosen.filter((file) => !(file.webkitRelativePath || file.name).split('/').some(isHidden));
  return {
    files: visible.slice(0, maxFiles),
    hidden: chosen.length - visible.length,
    unreadable: 0,
    isCut: visible.length > maxFiles,
  };
}

/** What a person should know about files that were left out; null when there is nothing to say. */
export function leftOutWords({ files, unreadable, isCut }: FoundFiles): string | null {
  if (isCut) {
    return `There are more than ${maxFiles.toLocaleString('en-GB')} files, so only the first ${files.length.toLocaleString('en-GB')} were added. Add the others afterwards.`;
  }
  if (unreadable > 0) {
    return `${unreadable.toLocaleString('en-GB')} of the files and folders could not be opened by the browser and were left out. The others were added.`;
  }
  return files.length === 0 ? 'There are no files in this folder, so nothing was added.' : null;
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => {
    entry.file(resolve, () => {
      resolve(null);
    });
  });
}

async function childrenOf(entry: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[] | null> {
  const reader = entry.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    // A call gives some of them (100 in Chromium) until one gives none.
    const some = await new Promise<FileSystemEntry[] | null>((resolve) => {
      reader.readEntries(resolve, () => {
        resolve(null);
      });
    });
    if (some === null) return null;
    if (some.length === 0 || children.length > maxFiles) return children;
    children.push(...some);
  }
}
