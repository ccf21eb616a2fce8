import type { EntityType } from './entity-types';

/** What a recognizer saw, before it is scored. Offsets in UTF-16 code units of the text that it was given. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly type: EntityType;
  /** How telling the shape is by itself, from 0 to 1: how often a stretch that looks like this is such an entity. */
  readonly shape: number;
  /** Whether a checksum or a registry's rule holds that chance rarely meets. Findings that break one are not reported. */
  readonly isValidated?: boolean;
  /** Whether a word beside it says what it is, where the recognizer has looked itself (a label, for instance). */
  readonly hasContext?: boolean;
}

/** Finds entities of some types. Pure and deterministic; takes time linear in the text's length. */
export interface Recognizer {
  /** In kebab case, as the file is called. */
  readonly name: string;
  readonly types: readonly EntityType[];
  /** Lower-case words, or beginnings of words, that make its findings likelier where they stand close by. */
  readonly context?: readonly string[];
  /**
   * @param text prepared text: compatibility forms, homoglyphs, full-width digits and zero-width characters are undone
   */
  find(text: string): Iterable<Finding>;
}

/** What an entity is worth from here on: below it, a finding is forgotten. */
export const acceptedScore = 0.5;

const contextBonus = 0.35;
const leastWithContext = 0.4;
const validatedScore = 0.95;
const charactersBefore = 72;
const charactersAfter = 32;

/**
 * The one rule by which evidence becomes a score, after Presidio's
 * (https://microsoft.github.io/presidio/analyzer/adding_recognizers/): the shape's own score; with a context word close
 * by .35 more and at least .4; with a valid checksum at least .95.
 *
 * @param text what the finding was found in
 */
export function scoreOf(finding: Finding, context: readonly string[], text: string): number {
  let score = finding.shape;
  if (finding.hasContext === true || hasContextWord(finding, context, text)) {
    score = Math.max(Math.min(1, score + contextBonus), leastWithContext);
  }
  return finding.isValidated === true ? Math.max(score, validatedScore) : score;
}

function hasContextWord({ start, end }: Finding, context: readonly string[], text: string): boolean {
  if (context.length === 0) return false;
  const before = text.slice(Math.max(0, start - charactersBefore), start);
  const after = text.slice(end, end + charactersAfter);
  const around = `${before} ${after}`.toLowerCase();
  return context.some((word) => beginsAWord(around, word));
}

function beginsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** One shape that a {@link patternRecognizer} looks for. */
export interface Pattern {
  /** With the flags `g` and `u`. A group named `value` narrows the finding down to it (flag `d`). Linear time. */
  readonly expression: RegExp;
  readonly type: EntityType;
  readonly shape: number;
  /** `true`: a checksum holds; `false`: this is none; `null`: nothing to check. */
  readonly check?: (value: string) => boolean | null;
  /** The words before and after have been looked at by the expression itself. */
  readonly hasContext?: boolean;
}

/** A recognizer made of regular expressions and checks. */
export function patternRecognizer(about: {
  readonly name: string;
  readonly patterns: readonly Pattern[];
  readonly context?: readonly string[];
}): Recognizer {
  const { name, patterns, context = [] } = about;
  return {
    name,
    types: [...new Set(patterns.map(({ type }) => type))],
    context,
    *find(text) {
      for (const pattern of patterns) {
        for (const match of text.matchAll(pattern.expression)) {
          const [start, end] = match.indices?.groups?.['value'] ?? [match.index, match.index + match[0].length];
          if (start === end) continue;
          const checked = pattern.check?.(text.slice(start, end)) ?? null;
          if (checked === false) continue;
          yield {
            start,
            end,
            type: pattern.type,
            shape: pattern.shape,
            isValidated: checked === true,
            hasContext: pattern.hasContext === true,
          };
        }
      }
    },
  };
}
