import type { TaskPack } from '../../tasks';
import type { Reading } from '../../understanding';
import type { DocumentEntry, StoredCorrection } from '../../vault';
import { fieldViews, saidIntent } from './field-views';

/** A document's result for other programs: what counts, what the model said, what the person said. */
export function resultOf(
  pack: TaskPack,
  entry: DocumentEntry,
  reading: Reading,
  corrections: readonly StoredCorrection[],
): object {
  const fields = fieldViews(pack, reading, corrections).map(({ field, found, verdict, answer, correction }) => ({
    name: field.name,
    decidedBy: verdict === 'not-read' ? null : verdict === 'model' ? 'model' : 'person',
    found,
    model: answer,
    person: correction === null ? null : { found: correction.found, at: new Date(correction.at).toISOString() },
  }));
  const said = saidIntent(corrections);
  return {
    format: 'stayput-result/1',
    document: {
      name: entry.name,
      mediaType: entry.content.mediaType,
      addedAt: new Date(entry.addedAt).toISOString(),
      text: entry.content.text,
    },
    pack: {
      id: reading.packId,
      version: reading.packVersion,
      chosenBy: reading.choice?.by ?? null,
      confidence: reading.choice?.confidence ?? null,
    },
    confidence: 'Scores are not calibrated against labels.',
    intent: reading.intent,
    intentByPerson: said === null ? null : { label: said.intent ?? null, at: new Date(said.at).toISOString() },
    fields,
    run: {
      tier: 'device',
      engine: reading.engine,
      model: reading.model,
      seconds: reading.seconds,
      windows: reading.windows,
    },
  };
}

/** The same as a file. */
export function exportDocument(...document: Parameters<typeof resultOf>): string {
  return `${JSON.stringify(resultOf(...document), null, 2)}\n`;
}

/** `letter.pdf` -> `letter.stayput.json` */
export function exportName(documentName: string): string {
  return `${documentName.replace(/\.[^.]*$/, '')}.stayput.json`;
}
