import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { DocumentContent, Span } from '../../documents';
import { showEvidence } from '../document/show-evidence';
import DocumentText from './DocumentText.svelte';

const first = '  Dear Sir,\n\n\tPolicy PM-4  & <b>more</b>\n';
const second = 'Yours, Ann ';
const text = `${first}\n${second}`;
const content: DocumentContent = {
  mediaType: 'application/pdf',
  text,
  pages: [
    { start: 0, end: first.length, width: 1, height: 1 },
    { start: first.length + 1, end: text.length, width: 1, height: 1 },
  ],
  runs: [],
};
const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const evidence = [
  { ...spanOf('Policy PM-4'), field: 'a', number: 1 },
  { ...spanOf('PM-4  &'), field: 'b', number: 2 },
];

async function show() {
  const selected: Span[] = [];
  const onSelect = (span: Span) => selected.push(span);
  await render(DocumentText, { content, evidence, titleOf: (field: string) => field, onSelect });
  return { selected };
}

test('the page shows the text letter for letter, and no markup of it', async () => {
  await show();
  const pages = [...document.querySelectorAll('.page-text')].map(({ textContent }) => textContent);
  expect(pages).toEqual([first, second]);
  expect(document.querySelector('.page-text b')).toBeNull();
});

test('overlapping evidence is drawn in pieces that know their fields', async () => {
  await show();
  const marks = [...document.querySelectorAll<HTMLElement>('mark')];
  expect(marks.map((mark) => [mark.textContent, mark.dataset.fields, mark.dataset.number])).toEqual([
    ['Policy ', 'a', '1'],
    ['PM-4', 'a b', '2'],
    ['  &', 'b', undefined],
  ]);
  expect(document.querySelectorAll('[style]')).toHaveLength(0);
});

test('showing a field moves the focus to where its evidence starts', async () => {
  await show();
  showEvidence(document, 'b');
  expect(document.activeElement?.textContent).toBe('PM-4');
});

test('a selection across pieces, page and white space gives offsets of the text', async () => {
  const { selected } = await show();
  const marks = document.querySelectorAll('mark');
  const [from, to] = [
    marks[0]?.firstChild,
    document.querySelectorAll('.page-text')[1]?.querySelector('span')?.firstChild,
  ];
  if (!(from instanceof Text) || !(to instanceof Text)) throw new Error('the text is not there');
  document.getSelection()?.setBaseAndExtent(from, 6, to, 6);
  const end = text.indexOf('Yours,') + 6;
  await vi.waitFor(() => {
    expect(selected.at(-1)).toEqual({ start: text.indexOf('PM-4'), end });
  });
});

test('selecting the whole region selects all of the text', async () => {
  const { selected } = await show();
  const region = page.getByRole('region').element();
  document.getSelection()?.selectAllChildren(region);
  await vi.waitFor(() => {
    expect(selected.at(-1)).toEqual({ start: 2, end: text.length - 1 });
  });
});
