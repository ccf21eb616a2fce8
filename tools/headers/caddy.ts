import { extensionsByType, notice, portable, type Site } from './site.ts';

/** A Caddyfile for Caddy 2. Caddy gets and renews the certificate by itself. */
export function caddyConfig({ host, root, headers, errorHeaders, mediaTypes }: Site): string {
  const types = [...extensionsByType(mediaTypes)].flatMap(([type, extensions], index) => [
    `\t@type${index.toString()} path ${extensions.map((extension) => `*.${extension}`).join(' ')}`,
    `\theader @type${index.toString()} Content-Type ${raw(type)}`,
  ]);
  const variable = (name: string): string => `{stayput_${name.toLowerCase().replaceAll('-', '_')}}`;
  const varying = headers.filter(({ rules }) => rules.length > 0);
  return [
    ...notice,
    '',
    '(stayput_headers) {',
    ...varying.flatMap(({ name, rules, otherwise }) => [
      `\tmap {path} ${variable(name)} {`,
      // The first pattern that matches counts. What stands for a group in a value is written twice.
      ...rules.map(({ when, value }) => `\t\t${raw(`~${portable(when)}`)} ${raw(value.replaceAll('$', '$$$$'))}`),
      `\t\tdefault ${raw(otherwise)}`,
      '\t}',
    ]),
    '\theader {',
    ...headers.map(
      ({ name, rules, otherwise }) => `\t\t${name} ${rules.length === 0 ? raw(otherwise) : variable(name)}`,
    ),
    '\t}',
    '}',
    '',
    `${host} {`,
    `\troot * ${raw(root)}`,
    '\timport stayput_headers',
    '\t# A script or a style of the wrong type is refused.',
    ...types,
    '\tfile_server',
    '',
    '\thandle_errors {',
    '\t\timport stayput_headers',
    '\t\theader {',
    '\t\t\tdefer',
    '\t\t\tContent-Type "text/plain; charset=utf-8"',
    ...Object.entries(errorHeaders).map(([name, value]) => `\t\t\t${name} ${raw(value)}`),
    '\t\t}',
    '\t\trespond "{err.status_code} {err.status_text}"',
    '\t}',
    '}',
    '',
  ].join('\n');
}

/** @throws when a text holds what no token of a Caddyfile can, or Caddy would take a part of it for a variable. */
function raw(text: string): string {
  if (/[`]|\{[a-z]/.test(text))
    throw new Error(`A Caddyfile can't hold ${text}. Give that destination another address.`);
  return `\`${text}\``;
}
