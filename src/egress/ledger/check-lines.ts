import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../shared/canonical-json';
import { noPreviousHash } from './append';
import { canonicalBytes } from './canonical';
import type { LedgerEntry } from './entry';
import type { LedgerLine } from './export';
import { wrong, type Finding } from './finding';
import { appendLeaf, emptyFrontier, frontierRoot } from './frontier';
import { leafHash } from './merkle';

/** What the lines of a ledger say by themselves. */
export interface CheckedLines {
  readonly findings: readonly Finding[];
  /** The tree's root by its size, for each size that was asked about and that the ledger has. */
  readonly roots: ReadonlyMap<number, string>;
}

/** Follows the chain of hashes, the epochs and the times from line to line, and builds the tree. */
export function checkLines(lines: readonly LedgerLine[], sizes: ReadonlySet<number>): CheckedLines {
  const findings: Finding[] = [];
  const roots = new Map<number, string>();
  let frontier = emptyFrontier;
  let before: LedgerEntry | null = null;
  let hashBefore: string | null = noPreviousHash;
  if (sizes.has(0)) roots.set(0, frontierRoot(frontier));
  for (const [index, { text, entry }] of lines.entries()) {
    const leaf = leafHash(entry === null ? utf8ToBytes(text) : canonicalBytes(entry));
    if (entry === null) {
      findings.push(wrong('unreadable-line', null, `Line ${lineOf(index)} of the file is not an entry of a ledger.`));
    } else {
      findings.push(...checkForm(text, entry, index), ...checkStep(before, hashBefore, entry));
    }
    before = entry ?? before;
    hashBefore = entry === null ? null : leaf;
    frontier = appendLeaf(frontier, leaf);
    if (sizes.has(frontier.size)) roots.set(frontier.size, frontierRoot(frontier));
  }
  return { findings: [...checkOrder(lines), ...findings], roots };
}

/** A reader could take a line that is written in another way for something else than what is hashed. */
function checkForm(text: string, entry: LedgerEntry, index: number): readonly Finding[] {
  if (text === canonicalJson(entry)) return [];
  const message = `Line ${lineOf(index)} of the file is not written the way the ledger writes its entries, so it was changed.`;
  return [wrong('unreadable-line', entry.sequence, message)];
}

/** `hashBefore`: null after a line that is no entry, where the chain can't be followed. */
function checkStep(before: LedgerEntry | null, hashBefore: string | null, entry: LedgerEntry): readonly Finding[] {
  const { sequence } = entry;
  const findings: Finding[] = [];
  // Where an entry is missing or moved, the numbers say so, and more exactly.
  const follows = sequence === (before === null ? 0 : before.sequence + 1);
  if (follows && hashBefore !== null && entry.previousHash !== hashBefore) {
    const message =
      before === null
        ? 'Entry 0 names an entry before it, so something was changed or left out.'
        : `Entry ${String(before.sequence)} is not the one that entry ${String(sequence)} was written after: one of the two was changed.`;
    findings.push(wrong('entry-changed', before?.sequence ?? sequence, message));
  }
  if (before !== null && entry.epoch < before.epoch) {
    const message = `Entry ${String(sequence)} is of epoch ${String(entry.epoch)}, but epoch ${String(before.epoch)} had begun before it.`;
    findings.push(wrong('epoch-back', sequence, message));
  }
  if (before !== null && entry.time < before.time) {
    findings.push({
      code: 'time-back',
      severity: 'warning',
      sequence,
      message: `Entry ${String(sequence)} has an earlier time than the entry before it. The device's clock may have been put back.`,
    });
  }
  return findings;
}

/** Whether the numbers are 0, 1, 2 and so on. */
function checkOrder(lines: readonly LedgerLine[]): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<number>();
  let highest = -1;
  for (const { entry } of lines) {
    if (entry === null) continue;
    const { sequence } = entry;
    if (seen.has(sequence)) {
      findings.push(wrong('duplicate', sequence, `Entry ${String(sequence)} is in the file more than once.`));
    } else if (sequence < highest) {
      findings.push(wrong('reordered', sequence, `Entry ${String(sequence)} stands behind a later one.`));
    }
    seen.add(sequence);
    highest = Math.max(highest, sequence);
  }
  let expected = 0;
  for (const sequence of [...seen].toSorted((a, b) => a - b)) {
    if (sequence > expected) findings.push(wrong('gap', expected, missing(expected, sequence - 1)));
    expected = sequence + 1;
  }
  return findings;
}

function missing(first: number, last: number): string {
  return first === last
    ? `Entry ${String(first)} is missing.`
    : `Entries ${String(first)} to ${String(last)} are missing.`;
}

/** As editors count: the header is line 1. */
function lineOf(index: number): string {
  return String(index + 2);
}
