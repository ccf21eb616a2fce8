import type { TaskPack } from '../../tasks';

/** What the model of the device is asked about records: a pack, and what its names mean in the records. */
export interface ReadingTask {
  readonly pack: TaskPack;
  /** The records' intent, by the pack's label. An answer that is not here is none that the records know. */
  readonly intents: ReadonlyMap<string, string>;
  /** The pack's field, by its name in the records. */
  readonly fields: ReadonlyMap<string, string>;
  /** A pack that was derived from the records reads of each only the fields that it is asked about. */
  readonly isDerived: boolean;
}

/** The task of a pack that somebody gave: records use its names. */
export function taskOfPack(pack: TaskPack): ReadingTask {
  const { intents, none } = pack.classification;
  return {
    pack,
    intents: new Map([...intents, none].map(({ label }) => [label, label])),
    fields: new Map(pack.fields.map(({ name }) => [name, name])),
    isDerived: false,
  };
}
