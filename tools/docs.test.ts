import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';

const project = join(import.meta.dirname, '..');
const documents = globSync(['*.md', 'docs/**/*.md', 'tools/**/*.md', 'public/samples/*.md', 'src/**/*.md'], {
  cwd: project,
  absolute: true,
  ignore: ['**/node_modules/**', '**/.venv/**'],
});

/** Anchors as GitHub makes them of headings. */
function anchorsOf(markdown: string): Set<string> {
  const headings = markdown.matchAll(/^#+ +(.+)$/gmu);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- ]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test.each(documents.map((path) => relative(project, path)))('%s links to what is there', (path) => {
  const markdown = readFileSync(join(project, path), 'utf8');
  const broken = [...markdown.matchAll(/\]\(([^()\s]+)\)/gu)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/u.test(link)) return [];
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? join(project, path) : join(project, dirname(path), file);
    if (!existsSync(target)) return [link];
    const hasAnchor = anchor === undefined || anchorsOf(readFileSync(target, 'utf8')).has(anchor);
    return hasAnchor ? [] : [link];
  });
  expect(broken).toEqual([]);
});
