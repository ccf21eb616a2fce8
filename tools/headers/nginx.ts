import type { HeaderRules } from '../../src/egress/headers.ts';
import { extensionsByType, notice, portable, type Site } from './site.ts';

/** A configuration for NGINX, as a file that its `http` block includes (`conf.d/`). */
export function nginxConfig({ host, root, headers, errorHeaders, mediaTypes }: Site): string {
  const lines = [...notice, ''];
  const added: string[] = [];
  for (const header of headers) {
    const ofErrors = errorHeaders[header.name];
    if (header.rules.length === 0 && ofErrors === undefined) {
      added.push(`  add_header ${header.name} ${quoted(header.otherwise)} always;`);
      continue;
    }
    const variable = `$stayput_${header.name.toLowerCase().replaceAll('-', '_')}`;
    lines.push(...mapOfPaths(header, variable), '');
    if (ofErrors === undefined) {
      added.push(`  add_header ${header.name} ${variable} always;`);
      continue;
    }
    lines.push(`map $status ${variable}_sent {`, `  default ${variable};`);
    lines.push(`  "~^[45]" ${quoted(ofErrors)};`, '}', '');
    added.push(`  add_header ${header.name} ${variable}_sent always;`);
  }
  const types = [...extensionsByType(mediaTypes)].map(
    ([type, extensions]) => `    ${quoted(type)} ${extensions.join(' ')};`,
  );
  return [
    ...lines,
    'server {',
    '  listen 443 ssl;',
    '  listen [::]:443 ssl;',
    `  server_name ${host};`,
    `  ssl_certificate /etc/ssl/${host}/fullchain.pem;`,
    `  ssl_certificate_key /etc/ssl/${host}/privkey.pem;`,
    '',
    `  root ${quoted(root)};`,
    '  index index.html;',
    '  server_tokens off;',
    '',
    '  # A script or a style of the wrong type is refused.',
    '  types {',
    ...types,
    '  }',
    '  default_type application/octet-stream;',
    '',
    '  # They hold for this whole server as long as no location has an add_header of its own.',
    ...added,
    '}',
    '',
  ].join('\n');
}

function mapOfPaths({ rules, otherwise }: HeaderRules, variable: string): readonly string[] {
  return [
    `map $uri ${variable} {`,
    `  default ${quoted(otherwise)};`,
    // The first pattern that matches counts.
    ...rules.map(({ when, value }) => `  ${quoted(`~${portable(when)}`, { isPattern: true })} ${quoted(value)};`),
    '}',
  ];
}

/** @throws when NGINX would take a part of a value for a variable: it knows no way to write a dollar sign. */
function quoted(text: string, { isPattern = false } = {}): string {
  if (!isPattern && text.includes('$')) {
    throw new Error(
      `A configuration of NGINX can't hold the dollar sign in ${text}. Give that destination another address.`,
    );
  }
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}
