import { expect, test } from 'vitest';
import { actionFor, shortcutWords, type Action, type KeyPress } from './action';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, ...held };
}

function action(id: string, ...shortcuts: Action['shortcuts']): Action {
  return { id, title: id, shortcuts, isAvailable: () => true, run: () => undefined };
}

const actions = [
  action('accept', { key: 'a' }),
  action('undo', { key: 'u' }, { key: 'z', ctrl: true }),
  action('redo', { key: 'z', ctrl: true, shift: true }),
  action('help', { key: '?' }),
];

test.each([
  ['a key alone', press('a'), 'accept'],
  ['Caps Lock changes nothing', press('A'), 'accept'],
  ['Shift and a letter is another key', press('A', { shiftKey: true }), null],
  ['Ctrl and a key that needs none', press('a', { ctrlKey: true }), null],
  ['Alt writes other letters', press('a', { altKey: true }), null],
  ['Ctrl+Z', press('z', { ctrlKey: true }), 'undo'],
  ['the Mac key', press('z', { metaKey: true }), 'undo'],
  ['Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
  ['z alone', press('z'), null],
  ['a sign that needs Shift on this keyboard', press('?', { shiftKey: true }), 'help'],
  ['a sign that needs none', press('?'), 'help'],
  ['a letter that is still being composed', press('a', { isComposing: true }), null],
])('%s', (_what, pressed, id) => {
  expect(actionFor(actions, pressed, true)?.id ?? null).toBe(id);
});

test('with single keys off, only those with Ctrl work', () => {
  expect(actionFor(actions, press('a'), false)).toBeNull();
  expect(actionFor(actions, press('?', { shiftKey: true }), false)).toBeNull();
  expect(actionFor(actions, press('z', { ctrlKey: true }), false)?.id).toBe('undo');
});

test('words a shortcut as keyboards do', () => {
  expect(shortcutWords({ key: 'z', ctrl: true, shift: true })).toBe('Ctrl+Shift+Z');
  expect(shortcutWords({ key: '?' })).toBe('?');
});
