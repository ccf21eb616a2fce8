import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../../documents/read';
import { redactEach } from '../../redaction';
import { builtInPacks } from '../../tasks';
import { destinationSchema, protocols } from '../destinations';
import { encodeRequest } from '../outside-model';
import { extractFieldsRequest } from '../task/extract-fields';
import { scanRequest } from './scan-request';

describe('a document of the samples, redacted, has no finding', () => {
  const folders = ['../../../public/samples/', '../../documents/fixtures/'].map(
    (path) => new URL(path, import.meta.url),
  );
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:txt|md|pdf|docx|eml)$/u.test(name))
      .map((name): [string, URL] => [name, new URL(name, folder)]),
  );

  test.each(files)(
    '%s',
    async (name, url) => {
      const document = await read(new Uint8Array(readFileSync(url)), name);
      // Some of them can't be read, on purpose.
      if (!document.ok) return;
      const { text } = document.value.content;
      const [redaction] = await redactEach([{ parts: [{ id: 'document', text }], key: new Uint8Array(32).fill(7) }], {
        tagger: null,
      });
      const [part] = redaction?.parts ?? [];
      if (!redaction || !part) throw new Error('A request has a result.');
      expect(part.exposed).toEqual([]);
      for (const [place, pack] of builtInPacks.entries()) {
        const destination = destinationSchema.parse({
          id: 'x',
          name: 'x',
          tier: 'frontier',
          protocol: protocols[place % protocols.length],
          baseUrl: 'https://x.example',
          models: [{ id: 'google/gemma-3' }],
        });
        const encode = (words: string) => {
          const task = { packTitle: pack.title, fields: pack.fields, text: words };
          const body = encodeRequest(
            destination,
            { id: 'google/gemma-3', maxOutputTokens: 1024 },
            extractFieldsRequest(task, 1024),
          );
          if (!body.ok) throw new Error(body.error.message);
          return body.value;
        };
        const found = await scanRequest({
          body: encode(part.redacted),
          baseline: encode(''),
          text,
          entities: part.entities,
          exposed: part.exposed,
          placeholders: redaction.table.entries.map(({ placeholder }) => placeholder),
          neverSend: ['PERSON', 'SECRET'],
        });
        expect(found).toEqual([]);
      }
    },
    60_000,
  );
});
