import { expect, test } from 'vitest';
import { chosenFiles, filesOf, leftOutWords } from './dropped-files';

interface Tree {
  readonly [name: string]: Tree | string | null;
}

/** Entries as a browser gives them: `null` can't be read, and a folder gives its children two at a time. */
function entries(tree: Tree): FileSystemEntry[] {
  return Object.entries(tree).map(([name, content]) => {
    if (typeof content === 'string' || content === null) {
      const file = (give: (file: File) => void, fail: () => void): void => {
        if (content === null) fail();
        else give(new File([content], name));
      };
      return { name, isDirectory: false, isFile: true, file } as unknown as FileSystemEntry;
    }
    const children = entries(content);
    const readEntries = (give: (entries: FileSystemEntry[]) => void): void => {
      give(children.splice(0, 2));
    };
    return {
      name,
      isDirectory: true,
      isFile: false,
      createReader: () => ({ readEntries }),
    } as unknown as FileSystemEntry;
  });
}

test('walks through folders to their end, without what is hidden', async () => {
  const folder = { 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c', '.DS_Store': 'x', '.git': { config: 'x' } };
  const found = await filesOf(
    entries({ folder: { ...folder, deeper: { 'd.txt': 'd' } }, 'e.txt': 'e', 'f.txt': null }),
  );
  expect(found.files.map(({ name }) => name).sort()).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt']);
  expect(found).toMatchObject({ hidden: 2, unreadable: 1, isCut: false });
  expect(leftOutWords(found)).toMatch(/^1 of the files and folders could not be opened/);
});

test('a drop of far too many files ends, and says so', async () => {
  const many = Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`${index.toString()}.txt`, 'x']));
  const found = await filesOf(entries(many));
  expect(found.files).toHaveLength(5000);
  expect(leftOutWords(found)).toMatch(/more than 5,000 files/);
});

test('a folder inside itself ends, too', async () => {
  const loop: FileSystemEntry = {
    name: 'loop',
    isDirectory: true,
    createReader: () => {
      let isGiven = false;
      return {
        readEntries: (give: (entries: FileSystemEntry[]) => void) => {
          give(isGiven ? [] : [loop]);
          isGiven = true;
        },
      };
    },
  } as unknown as FileSystemEntry;
  expect(await filesOf([loop])).toMatchObject({ files: [], isCut: true });
});

test('a chosen folder comes without what is hidden in it', () => {
  const file = (path: string): File =>
    Object.assign(new File(['x'], path.split('/').at(-1) ?? ''), { webkitRelativePath: path });
  const found = chosenFiles([file('case/a.pdf'), file('case/.cache/b.pdf'), file('case/.DS_Store')]);
  expect(found).toMatchObject({ hidden: 2, isCut: false });
  expect(found.files.map(({ name }) => name)).toEqual(['a.pdf']);
  expect(leftOutWords(chosenFiles([]))).toMatch(/no files/);
});
