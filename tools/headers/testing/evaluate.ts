/**
 * What servers answer by the configurations that are emitted for them: small readers of just what is emitted, so that a
 * test can compare it with `headersFor`. They follow the servers' own rules for quotes, order and merging, as these were
 * seen to be with NGINX 1.22, Apache 2.4 and Caddy 2.6.
 */
export type Evaluate = (text: string, path: string, status: number) => Readonly<Record<string, string>>;

/** Of a `map`, the first pattern that matches counts; `$uri` is the decoded path. */
export const evaluateNginx: Evaluate = (text, path, status) => {
  const variables = new Map<string, string>([
    ['$uri', path],
    ['$status', status.toString()],
  ]);
  const valueOf = (token: string): string => (token.startsWith('$') ? (variables.get(token) ?? '') : unquoted(token));
  for (const [, source = '', variable = '', body = ''] of text.matchAll(/^map (\$\w+) (\$\w+) \{\n([^]*?)^\}$/gm)) {
    const rows = body
      .trim()
      .split('\n')
      .map((line) => tokensOf(line.trim().replace(/;$/, '')));
    const input = variables.get(source) ?? '';
    const row =
      rows.find(([key = '']) => key.startsWith('"~') && new RegExp(unquoted(key).slice(1)).test(input)) ??
      rows.find(([key]) => key === 'default');
    variables.set(variable, valueOf(row?.[1] ?? ''));
  }
  return collected(text.matchAll(/^ {2}add_header (\S+) (.+) always;$/gm), valueOf);
};

/** Sections that match are merged in their order, and each `set` replaces what was set before. */
export const evaluateApache: Evaluate = (text, path, status) => {
  const found: Record<string, string> = {};
  let isMatch = true;
  for (const line of text.split('\n').map((each) => each.trim())) {
    const [, pattern] = /^<LocationMatch (".*")>$/.exec(line) ?? [];
    if (pattern !== undefined) isMatch = new RegExp(unquoted(pattern)).test(path);
    else if (line === '</LocationMatch>') isMatch = true;
    const [directive, condition, verb, name = '', value = '', when] = tokensOf(line);
    if (`${directive ?? ''} ${condition ?? ''} ${verb ?? ''}` !== 'Header always set' || !isMatch) continue;
    if (when !== undefined && (unquoted(when) !== 'expr=%{REQUEST_STATUS} -ge 400' || status < 400)) continue;
    // mod_headers reads a value once more.
    found[name] = unquoted(value).replace(/%%|\\(.)/g, (match, next: string | undefined) => next ?? match[0] ?? '');
  }
  return found;
};

/** Of a `map`, the first pattern that matches counts, and `$$` stands for a dollar sign. */
export const evaluateCaddy: Evaluate = (text, path, status) => {
  const snippet = /^\(stayput_headers\) \{\n([^]*?)^\}$/m.exec(text)?.[1] ?? '';
  const variables = new Map<string, string>();
  for (const [, variable = '', body = ''] of snippet.matchAll(/^\tmap \{path\} (\{\w+\}) \{\n([^]*?)^\t\}$/gm)) {
    const rows = body
      .trim()
      .split('\n')
      .map((line) =>
        line
          .trim()
          .split('` `')
          .map((part) => part.replace(/`/g, '')),
      );
    const row = rows.find(([key = '']) => key.startsWith('~') && new RegExp(key.slice(1)).test(path));
    const otherwise = rows.find(([key = '']) => key.startsWith('default '))?.[0]?.slice('default '.length);
    variables.set(variable, row?.[1]?.replaceAll('$$', '$') ?? otherwise ?? '');
  }
  const valueOf = (token: string): string => variables.get(token) ?? token.replace(/^`|`$/g, '');
  const header = /^\theader \{\n([^]*?)^\t\}$/m.exec(snippet)?.[1] ?? '';
  const ofErrors =
    /^\thandle_errors \{\n\t\timport stayput_headers\n\t\theader \{\n([^]*?)^\t\t\}$/m.exec(text)?.[1] ?? '';
  const lines = (block: string): Readonly<Record<string, string>> =>
    collected(block.matchAll(/^\t+([\w-]+) ([`{].*)$/gm), valueOf);
  return { ...lines(header), ...(status >= 400 ? lines(ofErrors) : {}) };
};

/** All rules that match count: values of one name are joined by a comma, unless a `! Name` before has taken them back. */
export const evaluateHeadersFile: Evaluate = (text, path) => {
  const found: Record<string, string> = {};
  let isMatch = false;
  for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
    if (line.startsWith('/')) isMatch = line === path || (line.endsWith('*') && path.startsWith(line.slice(0, -1)));
    if (line.startsWith('/') || !isMatch) continue;
    const [, taken] = /^ {2}! (\S+)$/.exec(line) ?? [];
    const [, name = '', value = ''] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (taken !== undefined) found[taken] = '';
    else found[name] = (found[name] ?? '') === '' ? value : `${found[name] ?? ''}, ${value}`;
  }
  return found;
};

function collected(
  lines: Iterable<RegExpExecArray>,
  valueOf: (token: string) => string,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name = '', token = ''] of lines) {
    if (name in found) throw new Error(`${name} is set twice.`);
    found[name] = valueOf(token);
  }
  return found;
}

/** Words and texts in double quotes, quotes included. */
function tokensOf(line: string): readonly string[] {
  return [...line.matchAll(/"(?:[^"\\]|\\.)*"|\S+/g)].map(([token]) => token);
}

function unquoted(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1).replace(/\\(["\\])/g, '$1') : token;
}
