import type { ReviewSession } from '../state/review-session.svelte';
import type { ViewChoice } from '../state/view-choice.svelte';
import type { Action } from './action';

/** What can be done while a document is reviewed. */
export interface ReviewActions {
  readonly previousField: Action;
  readonly nextField: Action;
  readonly accept: Action;
  readonly correct: Action;
  readonly empty: Action;
  readonly undo: Action;
  readonly redo: Action;
  readonly previousDocument: Action;
  readonly nextDocument: Action;
  readonly toggleView: Action;
}

const always = (): boolean => true;

/** The actions of a review, each defined once for its key, its button and the list of keys. */
export function reviewActions(session: ReviewSession, viewChoice: ViewChoice): ReviewActions {
  const { document } = session;
  const hasCurrent = (): boolean => session.view !== null;
  const action = (
    id: string,
    title: string,
    shortcuts: Action['shortcuts'],
    isAvailable: () => boolean,
    run: () => unknown,
  ): Action => ({ id, title, shortcuts, isAvailable, run });

  return {
    nextField: action('next-field', 'Next field', [{ key: 'j' }], always, () => {
      session.move(1);
    }),
    previousField: action('previous-field', 'Previous field', [{ key: 'k' }], always, () => {
      session.move(-1);
    }),
    accept: action(
      'accept',
      'Accept the answer, and go to the next one',
      [{ key: 'a' }],
      () => session.view?.verdict === 'model',
      () => session.decide('accept'),
    ),
    correct: action('correct', 'Correct the answer', [{ key: 'c' }], hasCurrent, () => {
      if (session.current !== null) session.edit(session.current);
    }),
    empty: action('empty', 'Not in the document, and go to the next one', [{ key: 'n' }], hasCurrent, () =>
      session.decide('empty'),
    ),
    undo: action(
      'undo',
      'Undo, step by step',
      [{ key: 'u' }, { key: 'z', ctrl: true }],
      () => document.canUndo,
      () => session.undo(),
    ),
    redo: action(
      'redo',
      'Redo',
      [{ key: 'r' }, { key: 'z', ctrl: true, shift: true }, { key: 'y', ctrl: true }],
      () => document.canRedo,
      () => session.redo(),
    ),
    nextDocument: action('next-document', 'Next document that needs review', [{ key: 'l' }], always, () => {
      session.openNeighbour(1);
    }),
    previousDocument: action('previous-document', 'Previous document that needs review', [{ key: 'h' }], always, () => {
      session.openNeighbour(-1);
    }),
    toggleView: action('toggle-view', 'Text or page of a PDF', [{ key: 'v' }], always, () => {
      viewChoice.toggle();
    }),
  };
}
