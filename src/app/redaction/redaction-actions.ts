import type { Action } from '../review/action';
import type { RedactionSession } from './redaction-session.svelte';

/** What can be done with keys while a redaction is looked at. */
export interface RedactionActions {
  readonly next: Action;
  readonly previous: Action;
  readonly remove: Action;
  readonly undo: Action;
  readonly redo: Action;
}

/** The actions of a redaction, each defined once for its key, its button and the list of keys. */
export function redactionActions(session: RedactionSession): RedactionActions {
  const move = (step: 1 | -1): void => {
    const entity = session.move(step);
    if (entity === null) return;
    // The mark gets the focus so that a screen reader says what it is.
    document
      .querySelector<HTMLElement>(`[data-testid="entity"][data-start="${String(entity.start)}"]`)
      ?.focus({ preventScroll: true });
  };
  return {
    next: {
      id: 'next-entity',
      title: 'Next mark',
      shortcuts: [{ key: 'j' }],
      isAvailable: () => session.entities.length > 0,
      run: () => {
        move(1);
      },
    },
    previous: {
      id: 'previous-entity',
      title: 'Previous mark',
      shortcuts: [{ key: 'k' }],
      isAvailable: () => session.entities.length > 0,
      run: () => {
        move(-1);
      },
    },
    remove: {
      id: 'remove-entity',
      title: 'No identifier, in all its mentions',
      shortcuts: [{ key: 'n' }],
      isAvailable: () => session.active !== null,
      run: () => (session.active === null ? undefined : session.remove(session.alike(session.active))),
    },
    undo: {
      id: 'undo-mark',
      title: 'Undo, step by step',
      shortcuts: [{ key: 'u' }, { key: 'z', ctrl: true }],
      isAvailable: () => session.canUndo,
      run: () => session.undo(),
    },
    redo: {
      id: 'redo-mark',
      title: 'Redo',
      shortcuts: [{ key: 'r' }, { key: 'z', ctrl: true, shift: true }],
      isAvailable: () => session.canRedo,
      run: () => session.redo(),
    },
  };
}
