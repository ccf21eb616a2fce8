import { freeId, withDefaults, type TaskPack } from '../../tasks';

/** A pack to start from: small, and right as it stands. */
export function newPack(id: string): TaskPack {
  return withDefaults({
    format: 'stayput-task-pack/1',
    id,
    version: '1.0.0',
    title: 'New pack',
    description: 'What these documents are, and which facts are needed of them.',
    language: 'en',
    locale: { dateOrder: 'month-first', dollar: 'USD' },
    classification: {
      stem: 'In short, this document',
      intents: [
        { label: 'request', title: 'Request', description: 'asks the reader to do something' },
        { label: 'notice', title: 'Notice', description: 'tells the reader about something that happened' },
      ],
      none: { label: 'none', title: 'Something else', description: 'is about something else' },
    },
    fields: [
      {
        name: 'reference',
        title: 'Reference',
        description: 'number or reference of the matter',
        type: 'identifier',
        label: 'Reference number',
        role: 'the reference number',
        cues: ['Reference', 'Ref.'],
      },
    ],
    rivals: {},
    calibrations: {},
  });
}

/** The same pack under an id that is free, as a pack of its own. */
export function copyOf(pack: TaskPack, taken: readonly string[]): TaskPack {
  return { ...pack, id: freeId(pack.id, taken), version: '1.0.0', title: `${pack.title.slice(0, 490)} (copy)` };
}
