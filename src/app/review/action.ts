/** A key, or a key with Ctrl (⌘ on a Mac). Letters are in lower case. */
export interface Shortcut {
  readonly key: string;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
}

/** One thing that a person can do. Its key, its button and its line in the list of keys all come from here. */
export interface Action {
  readonly id: string;
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
  readonly isAvailable: () => boolean;
  readonly run: () => unknown;
}

/** The part of a `KeyboardEvent` that choosing an action needs. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
}

function isPressed(shortcut: Shortcut, press: KeyPress): boolean {
  if (press.altKey || press.key.toLowerCase() !== shortcut.key) return false;
  if (press.ctrlKey || press.metaKey) return shortcut.ctrl === true && press.shiftKey === (shortcut.shift === true);
  // "?" and "/" need Shift on some keyboards and not on others.
  return shortcut.ctrl !== true && (press.shiftKey === (shortcut.shift === true) || !/^[a-z]$/.test(shortcut.key));
}

/** Whether the shortcut is one key alone: WCAG 2.1.4 asks that these can be turned off. */
function isSingleKey({ ctrl }: Shortcut): boolean {
  return ctrl !== true;
}

/** The action that a key press stands for, available or not; null when there is none. */
export function actionFor(actions: readonly Action[], press: KeyPress, areSingleKeysOn: boolean): Action | null {
  if (press.isComposing) return null;
  const isMeant = (shortcut: Shortcut): boolean =>
    isPressed(shortcut, press) && (areSingleKeysOn || !isSingleKey(shortcut));
  return actions.find(({ shortcuts }) => shortcuts.some(isMeant)) ?? null;
}

/** "Ctrl+Shift+Z", "J" */
export function shortcutWords({ key, ctrl, shift }: Shortcut): string {
  return [...(ctrl === true ? ['Ctrl'] : []), ...(shift === true ? ['Shift'] : []), key.toUpperCase()].join('+');
}

/** Whether a key that is pressed here writes something. */
export function isForTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest('input, textarea, select, [contenteditable]');
  if (!(field instanceof HTMLInputElement)) return field !== null;
  return !['checkbox', 'radio', 'button', 'submit', 'reset', 'file'].includes(field.type);
}
