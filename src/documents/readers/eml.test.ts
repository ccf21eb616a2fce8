import { expect, test } from 'vitest';
import { READ_LIMITS, limitsInside, type AttachmentLimits } from '../limits';
import { read } from '../read';

const latin1 = (message: string) => Uint8Array.from(message, (character) => character.charCodeAt(0));

async function open(message: string, attachments: AttachmentLimits = READ_LIMITS.attachments) {
  const bytes = latin1(message.replaceAll('\n', '\r\n'));
  const result = await read(bytes, 'message.eml', { ...READ_LIMITS, attachments });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const HEAD = 'From: Ada <ada@example.org>\nTo: Bob <bob@example.org>\nSubject: Claim\n';
const part = (head: string, body: string) => `--x\n${head}\n\n${body}\n`;
const mixed = (...parts: readonly string[]) =>
  `${HEAD}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n${parts.join('')}--x--\n`;
const file = (name: string, body = 'file') =>
  part(`Content-Type: text/plain\nContent-Disposition: attachment; filename="${name}"`, body);

test('names the people and the date as they were written, then the text with its quotes', async () => {
  const { content } = await open(
    `${HEAD}Cc: Team: a@example.org, "Lee, Cy" <c@example.org>;\nDate: Mon, 2 Mar 2026 09:00:00 +0100\nX-Spam: no\n\n> quoted\nAnswer\n`,
  );
  expect(content.text).toBe(
    [
      'From: Ada <ada@example.org>',
      'To: Bob <bob@example.org>',
      'Cc: Team: a@example.org, Lee, Cy <c@example.org>',
      'Date: Mon, 2 Mar 2026 09:00:00 +0100',
      'Subject: Claim\n\n> quoted\nAnswer',
    ].join('\n'),
  );
  expect(content).toMatchObject({ mediaType: 'message/rfc822', runs: [] });
});

test.each([
  ['Content-Type: text/plain; charset=iso-8859-15\n\nPreis 5 \xa4', 'Preis 5 €'],
  ['Content-Type: text/plain; charset=windows-1251\n\n\xcf\xee\xeb\xe8\xf1', 'Полис'],
  [
    'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nZ=C3=BCrich=\n!',
    'Zürich!',
  ],
  ['Content-Type: text/plain; charset=gb18030\nContent-Transfer-Encoding: base64\n\nsaO1pQ==', '保单'],
  ['Content-Type: text/html; charset=iso-8859-1\n\n<p>Z\xfcrich<script>x</script>', 'Zürich'],
])('decodes %j', async (message, expected) => {
  expect((await open(`${HEAD}${message}`)).content.text.split('\n\n')[1]).toBe(expected);
});

test('prefers the plain text, unless it is a stub', async () => {
  const both = (plain: string, html: string) =>
    `${HEAD}Content-Type: multipart/alternative; boundary=x\n\n${part('Content-Type: text/plain', plain)}${part('Content-Type: text/html', html)}--x--`;
  expect((await open(both('plain', '<p>rich'))).content.text).toMatch(/\n\nplain$/);
  expect((await open(both('See the HTML part.', `<p>${'rich '.repeat(100)}`))).content.text).toMatch(/\n\nrich rich/);
});

test('a picture that the HTML names is not fetched, and its address is no text', async () => {
  const { content } = await open(`${HEAD}Content-Type: text/html\n\n<p>Hello<img src="https://tracker.example/1.gif">`);
  expect(content.text).toMatch(/\n\nHello$/);
});

test('takes out files and messages, with names that are safe', async () => {
  const inner = `${HEAD}Content-Type: multipart/mixed; boundary=y\n\n--y\nContent-Type: text/plain\n\ninner\n--y--\n`;
  const { content, attachments, leftOut } = await open(
    mixed(
      part('Content-Type: text/plain', 'body'),
      file('../../etc/letter.txt', 'one'),
      part('Content-Type: message/rfc822', inner),
      part('Content-Type: application/pdf', '%PDF-'),
      part('Content-Type: application/pkcs7-signature; name=smime.p7s', 'proof'),
      part('Content-Type: text/plain; name="=?utf-8?Q?Sch=C3=A4den=2Etxt?="\nContent-Disposition: attachment', 'x'),
    ),
  );
  expect(attachments.map(({ name }) => name)).toEqual(['letter.txt', 'Message.eml', 'Attachment 3.pdf', 'Schäden.txt']);
  expect(new TextDecoder().decode(attachments[0]?.bytes)).toContain('one');
  expect(content.text).toContain('\nAttachments: letter.txt, Message.eml, Attachment 3.pdf, Schäden.txt\n\nbody');
  expect(content.text).not.toContain('inner');
  expect(leftOut).toBeNull();

  const nested = attachments[1];
  const read2 = await read(nested?.bytes ?? new Uint8Array(), nested?.name ?? '');
  expect(read2.ok && read2.value.content.text).toMatch(/^From: Ada(?:.|\n)*inner/);
});

test('a name keeps its ending when it is cut, and hides no direction', async () => {
  const { attachments } = await open(
    mixed(
      file(`${'a'.repeat(500)}.txt`),
      part("Content-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''a%E2%80%AEfdp.exe", 'x'),
    ),
  );
  expect(attachments.map(({ name }) => name)).toEqual([`${'a'.repeat(120)}.txt`, 'afdp.exe']);
});

test.each([
  [{ count: 1, bytes: 1000, depth: 1 }, ['a.txt'], { code: 'too-many-attachments', count: 2 }],
  [{ count: 9, bytes: 12, depth: 1 }, ['a.txt', 'c.txt'], { code: 'attachments-too-large', count: 1 }],
  [{ count: 9, bytes: 1000, depth: 0 }, [], { code: 'nested-too-deep', count: 3 }],
])('within %j it takes %j and says what it left', async (limits, names, expected) => {
  const { attachments, leftOut, content } = await open(
    mixed(file('a.txt', 'aaaa'), file('b.txt', 'b'.repeat(20)), file('c.txt', 'cccc')),
    limits,
  );
  expect(attachments.map(({ name }) => name)).toEqual(names);
  expect(leftOut).toMatchObject(expected);
  expect(leftOut?.message).toMatch(/not taken out, because .* was added\.|were added\. Save/);
  expect(content.text).toContain('Attachments: a.txt, b.txt, c.txt');
});

test('what lies in each other shares the limits of its root', () => {
  const limits = { count: 200, bytes: 10, depth: 5 };
  expect(limitsInside(limits, 1)).toEqual({ count: 199, bytes: 10, depth: 4 });
  expect(limitsInside(limits, 10)).toEqual({ count: 19, bytes: 10, depth: 4 });
  // No tree of messages brings more than its root may: each level shares out what is left.
  const most = (one: AttachmentLimits): number =>
    one.depth === 0
      ? 0
      : Math.max(
          ...[1, 2, 5, one.count].filter((n) => n <= one.count).map((n) => n + n * most(limitsInside(one, n))),
          0,
        );
  expect(most(limits)).toBeLessThanOrEqual(200);
});

test('parts inside of parts without end are damage, not a crash', async () => {
  const deep = Array.from(
    { length: 300 },
    (_, depth) => `Content-Type: multipart/mixed; boundary=b${String(depth)}\n\n--b${String(depth)}\n`,
  );
  const result = await read(latin1(`${HEAD}${deep.join('')}`), 'deep.eml');
  expect(result).toMatchObject({ ok: false, error: { code: 'damaged' } });
});
