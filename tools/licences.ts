/** Licences that any of our packages may have. Each allows use, change and passing on with notice alone. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

interface Exception {
  readonly packages: RegExp;
  readonly licences: readonly string[];
  /** Why it is fine for these packages. */
  readonly reason: string;
}

export const exceptions: readonly Exception[] = [
  {
    packages: /^@img\/sharp-/,
    licences: ['LGPL-3.0-or-later'],
    reason:
      'Optional binaries of transformers.js for Node; the browser build holds none of them, and nothing is shipped.',
  },
  {
    packages: /^ibantools$/,
    licences: ['MIT or MPL-2.0'],
    reason: 'A choice, of which we take MIT; its package.json writes the word between in small letters.',
  },
  {
    packages: /^duck$/,
    licences: ['BSD'],
    reason: 'Its LICENSE is the text of BSD-2-Clause; only the name in its package.json is short. Comes with mammoth.',
  },
  {
    packages: /^(axe-core|lightningcss(-.+)?)$/,
    licences: ['MPL-2.0'],
    reason: 'Used unchanged while testing and building; no part of it is in the build.',
  },
];

interface LockedPackage {
  readonly license?: string;
}

/**
 * Packages of a `package-lock.json` (version 2 or 3) whose licence is neither allowed nor an exception, each as a
 * sentence. Exceptions that no package needs any more are told, too.
 */
export function licenceProblems(packages: Readonly<Record<string, LockedPackage>>): string[] {
  const problems: string[] = [];
  const needed = new Set<Exception>();
  for (const [path, { license }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (name === '') continue; // The project itself.
    if (license === undefined) {
      problems.push(`${name} names no licence.`);
      continue;
    }
    const exception = exceptions.find((candidate) => candidate.packages.test(name));
    if (satisfies(license, (id) => allowed.has(id))) continue;
    const isExcepted = (id: string) => allowed.has(id) || (exception?.licences.includes(id) ?? false);
    if (exception && (isExcepted(license) || satisfies(license, isExcepted))) {
      needed.add(exception);
    } else {
      problems.push(`${name} has the licence "${license}", which is not on the list in tools/licences.ts.`);
    }
  }
  for (const exception of exceptions) {
    if (!needed.has(exception)) problems.push(`No package needs the exception ${String(exception.packages)} any more.`);
  }
  return problems;
}

/**
 * Whether an SPDX expression (https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/) can be met
 * with licences that `isFine`. Knows AND, OR and brackets; anything else, such as WITH, is not met.
 */
export function satisfies(expression: string, isFine: (id: string) => boolean): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const any = (): boolean => {
    let result = all();
    while (tokens[at] === 'OR') {
      at++;
      const next = all();
      result = result || next;
    }
    return result;
  };
  const all = (): boolean => {
    let result = one();
    while (tokens[at] === 'AND') {
      at++;
      const next = one();
      result = result && next;
    }
    return result;
  };
  const one = (): boolean => {
    const token = tokens[at++];
    if (token === undefined || token === ')') return false;
    if (token !== '(') return isFine(token);
    const result = any();
    return tokens[at++] === ')' && result;
  };
  const result = any();
  return result && at === tokens.length;
}
