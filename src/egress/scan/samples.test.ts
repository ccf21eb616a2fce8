import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../../documents/read';
import { redactEach } from '../../redaction';
import { builtInPacks } from '../../tasks';
import { extractFieldsRequest } from '../task/extract-fields';
import { protocolOf } from '../wire';
import { scanBody } from './scan-body';

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
      for (const [place, pack] of builtInPacks.entries()) {
        const protocol = protocolOf(place % 2 === 0 ? 'openai-chat' : 'anthropic-messages');
        const encode = (words: string) =>
          protocol.encode(
            extractFieldsRequest(
              { id: 'google/gemma-3', maxOutputTokens: 1024 },
              { packTitle: pack.title, fields: pack.fields, text: words },
            ),
          );
        const found = await scanBody({
          body: encode(part.redacted),
          baseline: encode(''),
          protectedValues: part.entities.map(({ type, score, start, end }) => ({
            type,
            score,
            value: text.slice(start, end),
          })),
          allowed: part.entities
            .filter(({ operator }) => operator !== 'placeholder')
            .map(({ replacement }) => replacement),
          placeholders: redaction.table.entries.map(({ placeholder }) => placeholder),
          neverSend: new Set(['PERSON', 'SECRET']),
        });
        expect(found).toEqual([]);
      }
    },
    60_000,
  );
});
