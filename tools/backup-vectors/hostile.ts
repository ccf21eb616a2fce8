import { packTar, type TarEntry } from 'modern-tar';
import type { BackupErrorCode } from '../../src/vault/backup';
import {
  archive,
  encrypted,
  end,
  entry,
  first,
  octal,
  patched,
  setting,
  sizeOffset,
  toOneKey,
  withBadChecksum,
  withWorkFactor,
} from './craft';
import { json, manifest, utf8 } from './shared';

export interface Vector {
  readonly file: string;
  readonly code: BackupErrorCode;
  readonly why: string;
  readonly bytes: Uint8Array;
}

/** What must be refused. Each would be a backup but for one thing. */
export async function hostile(): Promise<readonly Vector[]> {
  const whole = await archive(first, setting, one);
  const trailing = new Uint8Array([...(await packTar([first, setting, one])), ...new Uint8Array(512).fill(1)]);
  const negative = await patched([first, setting, one], 1024, (header) => {
    header.fill(0xff, sizeOffset, sizeOffset + 12);
  });
  const huge = await patched([first, setting, one], 0, (header) => {
    header.set(octal(8 ** 11 - 1), sizeOffset);
  });
  const sums = [...paths, ...types, ...ends, ...manifests, ...records].map(async ([file, code, why, ...entries]) =>
    vector(file, code, why, await archive(...entries)),
  );
  return [
    ...(await Promise.all(sums)),
    vector('huge-size', 'too-large', 'an entry of 8 GiB by its header', huge),
    vector('negative-size', 'damaged', 'a size below zero', negative),
    vector('bad-checksum', 'damaged', 'a tar header with a wrong checksum', await encrypted(await withBadChecksum())),
    vector('cut-tar', 'damaged', 'a whole age file around a cut tar', await encrypted(trailing.subarray(0, 1800))),
    vector('after-tar', 'damaged', 'bytes after the end of the tar', await encrypted(trailing)),
    vector('after-age', 'damaged', 'a byte after the end of the age file', new Uint8Array([...whole, 0])),
    vector('no-tar', 'not-a-backup', 'an age file of something else', await encrypted(utf8('Hello, age!'))),
    vector('empty', 'not-a-backup', 'an age file of nothing', await encrypted(new Uint8Array())),
    vector('work-factor-21', 'damaged', 'a work factor of 2 GiB', await withWorkFactor('21')),
    vector('work-factor-huge', 'damaged', 'a work factor that no computer has', await withWorkFactor('9'.repeat(20))),
    vector('work-factor-0', 'damaged', 'a work factor of nothing', await withWorkFactor('0')),
    vector('to-a-key', 'not-a-backup', 'an age file for a key, not a passphrase', await toOneKey()),
  ];
}

function vector(file: string, code: BackupErrorCode, why: string, bytes: Uint8Array): Vector {
  return { file: `${file}.age`, code, why, bytes };
}

type Sum = readonly [file: string, code: BackupErrorCode, why: string, ...entries: readonly TarEntry[]];

const one = end({ settings: 1 });
const none = end({});

const named = (file: string, name: string, why: string): Sum => [file, 'damaged', why, first, entry(name, '1'), one];

const paths: readonly Sum[] = [
  named('absolute-path', '/settings/consent.json', 'an absolute path'),
  named('drive-path', 'C:/settings/consent.json', 'a path with a drive'),
  named('parent-path', '../settings/consent.json', 'a path upwards'),
  named('parent-path-inside', 'settings/../../consent.json', 'a path upwards out of a folder'),
  named('backslash-path', 'settings\\..\\consent.json', 'a path upwards on Windows'),
  named('second-spelling', 'settings/%61.json', 'an id that is escaped without need'),
  named('upper-case', 'settings/A.json', 'an id that is not escaped'),
  named('bad-escape', 'settings/%ff.json', 'an escape that is no UTF-8'),
  named('order-of-setting', 'settings/a.1.json', 'a place in the list where there is no list'),
  named('unknown-store', 'keys/open.json', 'a store that is not known'),
  named('no-store', 'consent.json', 'a file outside of all stores'),
  [
    'long-name-path',
    'damaged',
    'a path upwards as an attribute',
    first,
    entry('settings/a.json', '1', { pax: { path: '../a.json' } }),
    one,
  ],
];

const document = (id: string, order = ''): TarEntry =>
  entry(`documents/${id}${order}.json`, json({ id, name: 'a.txt', addedAt: 1 }));
const file = (header: Parameters<typeof entry>[2]): TarEntry => entry('files/d.txt', '', header);
const withFile = end({ documents: 1, files: 1 });
const link = { linkname: '/etc/passwd' };

const types: readonly Sum[] = [
  ['symlink', 'damaged', 'a symbolic link', first, document('d'), file({ type: 'symlink', ...link }), withFile],
  ['hard-link', 'damaged', 'a hard link', first, document('d'), file({ type: 'link', ...link }), withFile],
  ['file-with-link', 'damaged', 'a file that names a target', first, document('d'), file(link), withFile],
  ['device', 'damaged', 'a device', first, document('d'), file({ type: 'character-device' }), withFile],
  ['pipe', 'damaged', 'a named pipe', first, document('d'), file({ type: 'fifo' }), withFile],
  ['folder', 'damaged', 'a folder', first, document('d'), file({ type: 'directory' }), withFile],
  ['attribute', 'damaged', 'an attribute', first, document('d'), file({ pax: { mtime: '1' } }), withFile],
];

const ends: readonly Sum[] = [
  ['no-end', 'incomplete', 'no end', first, setting],
  ['count-too-high', 'incomplete', 'fewer records than promised', first, setting, end({ settings: 2 })],
  ['count-too-low', 'damaged', 'more records than promised', first, setting, none],
  ['end-of-nothing', 'damaged', 'an end without counts', first, setting, entry('end.json', '{}')],
  ['count-missing', 'damaged', 'no count', first, setting, entry('end.json', json({ counts: { settings: 1 } }))],
  ['after-end', 'damaged', 'a record after the end', first, one, setting],
  ['second-end', 'damaged', 'two ends', first, setting, one, one],
];

const manifestOf = (changed: object): TarEntry => entry('manifest.json', json({ ...manifest, ...changed }));

const manifests: readonly Sum[] = [
  ['newer-version', 'newer-version', 'version 2', manifestOf({ version: 2, mode: 'other' }), none],
  ['other-format', 'not-a-backup', 'a manifest of something else', manifestOf({ format: 'other' }), none],
  ['bad-mode', 'damaged', 'a mode that there is not', manifestOf({ mode: 'ajar' }), none],
  ['bad-time', 'damaged', 'a time below zero', manifestOf({ createdAt: -1 }), none],
  ['no-manifest', 'not-a-backup', 'no manifest', setting, one],
  [
    'manifest-elsewhere',
    'not-a-backup',
    'a manifest of another name',
    entry('settings/manifest.json', json(manifest)),
    none,
  ],
  ['manifest-second', 'not-a-backup', 'a manifest that is not the first', setting, first, one],
  ['two-manifests', 'damaged', 'a second manifest', first, setting, first, one],
];

const page = { start: -1, end: 0, width: 0, height: 0 };
const pack = { packId: 'p', version: '1.0.1', pack: {}, savedAt: 1 };
const intent = { label: 'thanks', confidence: 1, ranking: [] };
const reading = { packId: 'p', packVersion: '1', intent, fields: [], engine: '', model: '', seconds: 1, windows: 1 };
const correction = { id: 'd/1/1-a', documentId: 'd', field: 'payee', found: null, at: 1 };
const correctionName = 'corrections/d%2f1%2f1-a.json';
const notUtf8 = { header: { name: 'settings/a.json', size: 3 }, body: new Uint8Array([34, 0xff, 34]) };

const records: readonly Sum[] = [
  ['duplicate', 'damaged', 'two records of one id', first, setting, setting, end({ settings: 2 })],
  [
    'duplicate-order',
    'damaged',
    'one document at two places',
    first,
    document('d', '.0'),
    document('d', '.1'),
    end({ documents: 2 }),
  ],
  ['bad-json', 'damaged', 'no JSON', first, entry('settings/a.json', '{"given":'), one],
  ['json-twice', 'damaged', 'JSON and more', first, entry('settings/a.json', '{}{}'), one],
  ['bad-utf8', 'damaged', 'no UTF-8', first, notUtf8, one],
  [
    'bad-document',
    'damaged',
    'a document without a name',
    first,
    entry('documents/d.json', json({ id: 'd', addedAt: 1 })),
    end({ documents: 1 }),
  ],
  [
    'other-id',
    'damaged',
    'a document of another id',
    first,
    entry('documents/d.json', json({ id: 'e', name: 'a', addedAt: 1 })),
    end({ documents: 1 }),
  ],
  [
    'bad-content',
    'damaged',
    'a page that begins before the text',
    first,
    document('d'),
    entry('contents/d.json', json({ mediaType: 'text/plain', text: '', pages: [page], runs: [] })),
    end({ documents: 1, contents: 1 }),
  ],
  [
    'bad-result',
    'damaged',
    'a reading without a reading',
    first,
    document('d'),
    entry('results/d.json', json({ documentId: 'd', at: 1 })),
    end({ documents: 1, results: 1 }),
  ],
  [
    'bad-correction',
    'damaged',
    'a correction of another document',
    first,
    document('d'),
    document('e'),
    entry(correctionName, json({ ...correction, documentId: 'e' })),
    end({ documents: 2, corrections: 1 }),
  ],
  [
    'other-result',
    'damaged',
    'a reading of another document',
    first,
    document('d'),
    document('e'),
    entry('results/d.json', json({ documentId: 'e', at: 1, reading })),
    end({ documents: 2, results: 1 }),
  ],
  [
    'other-epoch',
    'damaged',
    'an epoch of another id',
    first,
    entry('epochs/1.json', json({ id: '2', startedAt: 1, cause: 'created' })),
    end({ epochs: 1 }),
  ],
  [
    'no-pack',
    'damaged',
    'a record of a pack without the pack',
    first,
    entry('packs/p%401.json', json({ packId: 'p', version: '1', savedAt: 1 })),
    end({ packs: 1 }),
  ],
  ['bad-pack', 'damaged', 'a pack of another version', first, entry('packs/p%401.json', json(pack)), end({ packs: 1 })],
  [
    'bad-epoch',
    'damaged',
    'an epoch without a known cause',
    first,
    entry('epochs/1.json', json({ id: '1', startedAt: 1, cause: 'magic' })),
    end({ epochs: 1 }),
  ],
  ['file-of-nothing', 'damaged', 'a file without its document', first, file({}), end({ files: 1 })],
  [
    'correction-of-nothing',
    'damaged',
    'a correction without its document',
    first,
    entry(correctionName, json(correction)),
    end({ corrections: 1 }),
  ],
];
