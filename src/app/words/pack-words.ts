import type { TaskPack } from '../../tasks';
import type { PackChoice, Reading } from '../../understanding';
import type { ReadingPack } from '../packs/reading-pack';
import { formatScore, plural } from './format';

/** Who chose the pack of a reading, in brackets; nothing for a reading of the time when there was one pack. */
export function choiceWords(choice: PackChoice | undefined): string {
  if (choice === undefined) return '';
  if (choice.by === 'person') return ' (chosen by you)';
  return choice.confidence === null
    ? ' (chosen automatically: there was no other)'
    : ` (chosen automatically, score ${formatScore(choice.confidence)})`;
}

/** What has become of the pack since it made a reading; null when it is the newest still. */
export function sourceWords(reading: Reading, source: ReadingPack['source'], newest: string | null): string | null {
  switch (source) {
    case 'gone':
      return (
        `The pack ${reading.packId} ${reading.packVersion} that read this document was deleted. The results are kept; ` +
        'their names are shown as they were stored. Read the document again to use another pack.'
      );
    case 'other-version':
      return (
        `Version ${reading.packVersion} of this pack is not kept any more. The results are kept; their names are ` +
        `those of version ${newest ?? ''}. Read the document again to use that version.`
      );
    case 'exact':
      return newest === null || newest === reading.packVersion
        ? null
        : `The pack was changed since: the newest version is ${newest}. Read the document again to use it.`;
  }
}

/** "9 intents, 7 fields". What a document of another kind is called is no intent of the pack. */
export function sizeWords({ classification, fields }: TaskPack): string {
  return `${plural(classification.intents.length, 'intent')}, ${plural(fields.length, 'field')}`;
}

/** `insurance_correspondence-1.0.0.pack.json` */
export function packFileName({ id, version }: TaskPack): string {
  return `${id}-${version}.pack.json`;
}
