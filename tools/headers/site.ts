import type { HeaderRules } from '../../src/egress/headers.ts';

/** What a server is configured for. */
export interface Site {
  /** Name under which people open the app: `stayput.example.org`. */
  readonly host: string;
  /** The folder of the build, on the server's machine. */
  readonly root: string;
  /** All headers of all responses. */
  readonly headers: readonly HeaderRules[];
  /** What an error response (400 to 599) has in place of those. */
  readonly errorHeaders: Readonly<Record<string, string>>;
  /** Media types by the ends of files' names: `.mjs`. */
  readonly mediaTypes: Readonly<Record<string, string>>;
}

/** First lines of every configuration that is emitted. A server that reads none of it as a comment would fail. */
export const notice = [
  '# Stayput: emitted by "npm run headers". Do not change it by hand: every response needs its headers, and only the',
  "# gate's worker may have other destinations. After a change of stayput.config.json build the app, and emit this anew.",
] as const;

/** The source of a pattern without the escapes that only a literal in JavaScript needs. */
export function portable(pattern: RegExp): string {
  return pattern.source.replaceAll(String.raw`\/`, '/');
}

/** Extensions by media type: `.js` and `.mjs` are one. */
export function extensionsByType(types: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [extension, type] of Object.entries(types)) {
    found.set(type, [...(found.get(type) ?? []), extension.slice(1)]);
  }
  return found;
}
