import type { HeaderRules } from '../../src/egress/headers.ts';
import { notice, type Site } from './site.ts';

/** What such a host allows: https://developers.cloudflare.com/pages/configuration/headers/. */
const mostRules = 100;
const mostCharacters = 2000;

/**
 * A `_headers` file, in the dialect of Cloudflare Pages, where `! Name` takes back what a wider rule has set.
 *
 * It knows no patterns, so it names the files that differ; and as it can't tell an error from a file, it lets nothing be
 * kept without asking: an error that a browser keeps for a year under a file's name would break the app.
 *
 * @param paths of all files of the build, with their leading slash
 * @throws when there are more rules, or longer ones, than such a host takes
 */
export function headersFile({ headers }: Pick<Site, 'headers'>, paths: readonly string[]): string {
  const protecting = headers.filter(({ name }) => name !== 'Cache-Control');
  const caching = headers.filter(({ name }) => name === 'Cache-Control');
  const blocks = paths
    .map((path) => ({ path, values: protecting.flatMap((header) => differing(header, path)) }))
    .filter(({ values }) => values.length > 0);
  const lines = [
    ...notice,
    '# It names the files of one build: emit it anew after each one.',
    '/*',
    ...[...protecting, ...caching].map(({ name, otherwise }) => `  ${name}: ${otherwise}`),
    ...blocks.flatMap(({ path, values }) => [
      path,
      ...values.flatMap(({ name, value }) => [`  ! ${name}`, `  ${name}: ${value}`]),
    ]),
  ];
  if (blocks.length + 1 > mostRules) {
    throw new Error(
      `That takes ${(blocks.length + 1).toString()} rules, and such a host takes ${mostRules.toString()}.`,
    );
  }
  const long = lines.find((line) => line.length > mostCharacters);
  if (long !== undefined) {
    const most = mostCharacters.toString();
    throw new Error(`This line is too long for such a host, which takes ${most} characters: ${long.slice(0, 200)} ...`);
  }
  return `${lines.join('\n')}\n`;
}

function differing(
  { name, rules }: HeaderRules,
  path: string,
): readonly { readonly name: string; readonly value: string }[] {
  const value = rules.find(({ when }) => when.test(path))?.value;
  return value === undefined ? [] : [{ name, value }];
}
