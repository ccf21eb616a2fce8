import { extensionsByType, notice, portable, type Site } from './site.ts';

/** A configuration for Apache httpd 2.4, as a virtual host. It needs mod_headers, mod_mime, mod_dir and mod_ssl. */
export function apacheConfig({ host, root, headers, errorHeaders, mediaTypes }: Site): string {
  const byPattern = new Map<string, string[]>();
  for (const { name, rules } of headers) {
    for (const { when, value } of rules) {
      const pattern = portable(when);
      byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), `    Header always set ${name} ${quoted(value)}`]);
    }
  }
  // Of two sections that match, Apache takes the later one; of two rules, the earlier one counts.
  const sections = [...byPattern]
    .reverse()
    .flatMap(([pattern, lines]) => [`  <LocationMatch ${inQuotes(pattern)}>`, ...lines, '  </LocationMatch>']);
  const types = [...extensionsByType(mediaTypes)].map(
    ([type, extensions]) => `  AddType ${quoted(type)} ${extensions.map((extension) => `.${extension}`).join(' ')}`,
  );
  return [
    ...notice,
    '# Needs the modules headers, mime, dir and ssl.',
    '',
    '<VirtualHost *:443>',
    `  ServerName ${host}`,
    '  SSLEngine on',
    `  SSLCertificateFile "/etc/ssl/${host}/fullchain.pem"`,
    `  SSLCertificateKeyFile "/etc/ssl/${host}/privkey.pem"`,
    '',
    `  DocumentRoot ${inQuotes(root)}`,
    `  <Directory ${inQuotes(root)}>`,
    '    Require all granted',
    '    AllowOverride None',
    '    Options None',
    '    DirectoryIndex index.html',
    '    DirectoryIndexRedirect off',
    '    # A model is checked as it was packed: a browser must not unpack it first.',
    '    RemoveEncoding .gz',
    '  </Directory>',
    '  AllowEncodedSlashes Off',
    '  TraceEnable Off',
    '',
    '  # A script or a style of the wrong type is refused.',
    '  AddDefaultCharset Off',
    ...types,
    '',
    ...headers.map(({ name, otherwise }) => `  Header always set ${name} ${quoted(otherwise)}`),
    ...sections,
    '  # Errors, last: a file that is missing today may be there tomorrow.',
    '  <LocationMatch "^/">',
    ...Object.entries(errorHeaders).map(
      ([name, value]) => `    Header always set ${name} ${quoted(value)} "expr=%{REQUEST_STATUS} -ge 400"`,
    ),
    '  </LocationMatch>',
    '</VirtualHost>',
    '',
  ].join('\n');
}

/** A value, which mod_headers reads once more: `%` begins what it fills in, a backslash takes the next sign literally. */
function quoted(value: string): string {
  return inQuotes(value.replaceAll('%', '%%').replaceAll('\\', String.raw`\\`));
}

function inQuotes(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}
