import { dirname, relative, resolve, sep } from 'node:path';

/**
 * Which rooms of `src/` a room may import: the arrows of the house. An arrow that is missing here is a decision to
 * take, not a line to add: two rooms that import each other can no longer be understood or tested one at a time.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const arrows = {
  shared: [],
  tasks: ['shared'],
  documents: ['shared'],
  models: ['documents', 'shared'],
  understanding: ['documents', 'models', 'tasks', 'shared'],
  routing: ['documents', 'models', 'tasks', 'shared'],
  redaction: ['documents', 'models', 'tasks', 'shared'],
  // The vault keeps readings, so it knows their type.
  vault: ['documents', 'understanding', 'shared'],
  tracing: ['documents', 'models', 'vault', 'shared'],
  // The gate scans what leaves with the same recognizers that redact it.
  egress: ['documents', 'models', 'tasks', 'redaction', 'vault', 'shared'],
  evaluation: ['documents', 'models', 'tasks', 'understanding', 'routing', 'redaction', 'shared'],
  tuning: ['documents', 'models', 'tasks', 'understanding', 'evaluation', 'vault', 'shared'],
  workflow: [
    'documents',
    'models',
    'tasks',
    'understanding',
    'routing',
    'redaction',
    'egress',
    'tracing',
    'vault',
    'evaluation',
    'tuning',
    'shared',
  ],
  app: [
    'documents',
    'models',
    'tasks',
    'understanding',
    'routing',
    'redaction',
    'egress',
    'tracing',
    'vault',
    'evaluation',
    'tuning',
    'workflow',
    'shared',
  ],
};

/** Rooms without a public face: each file is imported by its own name. */
const roomsOfSingleFiles = new Set(['shared']);

/**
 * An ESLint plugin with one rule: imports follow the arrows and go through a room's index. Tests may reach into
 * another room (for its test support), but not against the arrows.
 * @param {string} root - the folder that holds `src/`
 * @returns {import('eslint').ESLint.Plugin}
 */
export function rooms(root) {
  return {
    rules: {
      arrows: {
        meta: {
          type: 'problem',
          schema: [],
          messages: {
            against: 'The room "{{from}}" must not import "{{to}}": see the arrows in tools/eslint/rooms.js.',
            unknown: 'The room "{{from}}" has no arrows yet: give it some in tools/eslint/rooms.js.',
            outside: 'The product must not import from outside of src/.',
            deep: 'Import "{{to}}" through its index: what the index leaves out is private to that room.',
          },
        },
        create(context) {
          const from = placeOf(root, context.filename);
          if (from === null || from.room === null) return {};
          const isTest = /\.test\.ts$/.test(context.filename);

          /** @param {{ source?: { value?: unknown, type: string } | null }} node */
          const check = (node) => {
            const specifier = node.source?.value;
            if (!node.source || typeof specifier !== 'string' || !specifier.startsWith('.')) return;
            const to = placeOf(root, resolve(dirname(context.filename), specifier));
            /** @param {string} messageId */
            const report = (messageId) => {
              const data = { from: from.room ?? '', to: to?.room ?? '' };
              context.report({ node: /** @type {any} */ (node.source), messageId, data });
            };
            if (to === null) {
              if (!isTest) report('outside');
              return;
            }
            if (to.room === null || to.room === from.room || from.room === null) return;
            const allowed = arrows[from.room];
            if (allowed === undefined) report('unknown');
            else if (!allowed.includes(to.room)) report('against');
            else if (to.isInside && !isTest && !roomsOfSingleFiles.has(to.room)) report('deep');
          };
          return {
            ImportDeclaration: check,
            ExportNamedDeclaration: check,
            ExportAllDeclaration: check,
            ImportExpression: check,
          };
        },
      },
    },
  };
}

/**
 * The room that a path of `src/` lies in: null for a file directly in `src/`; the place is null outside of `src/`.
 * @param {string} root
 * @param {string} path
 * @returns {{ room: string | null, isInside: boolean } | null}
 */
function placeOf(root, path) {
  const [folder, room, ...rest] = relative(root, path).split(sep);
  if (folder !== 'src' || room === undefined) return null;
  // A path with one part is the room itself or a loose file.
  if (rest.length === 0) return { room: room.includes('.') ? null : room, isInside: false };
  // A room whose index is heavy has a second face, for those who only speak of what it does.
  const isIndex = rest.length === 1 && /^(index|vocabulary)(\.ts)?$/.test(rest[0] ?? '');
  return { room, isInside: !isIndex };
}
