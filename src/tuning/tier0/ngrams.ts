import { stem } from './stem';

const kinds = { stem: 0, pair: 1, skip: 2, characters: 3, size: 4 } as const;
const kindMask = 7;
/** How much an n-gram of a kind counts. Chosen on the development parts of the sets in bench/tier0. */
const weights: readonly number[] = [1.5, 0.7, 0.4, 0.6, 0.5];

/** The kind of the n-gram with this key, a small integer. */
export function kindOf(key: number): number {
  return key & kindMask;
}

/** How much n-grams of a kind count. */
export function weightOfKind(kind: number): number {
  return weights[kind] ?? 0;
}

const boundary = 0x01;
const shortest = 2;
const longest = 4;
/** What is read of one text: a document's opening tells its intent, and a hostile text must not take minutes. */
const readCharacters = 8_000;
/** Longer runs without a space are no words; their beginning is enough. */
const readOfWord = 40;
/** A character of a script that is written without spaces is a word by itself; its pairs do the rest. */
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

/**
 * The keys of a text's n-grams, sorted, repeated where an n-gram repeats: stems, pairs of stems (neighbours, and with one
 * word between), the characters of each word with its boundaries (2 to 4), and about how many words there are. Keys are
 * 32-bit hashes, so two n-grams may share one; that is rare enough not to matter (Weinberger et al. 2009, "Feature hashing
 * for large scale multitask learning").
 *
 * @param words of {@link wordsOf}
 */
export function ngramKeys(words: readonly string[]): Uint32Array {
  if (words.length === 0) return new Uint32Array();
  const keys: number[] = [];
  let previous = hashStart;
  let beforeThat: number | null = null;
  for (const word of words) {
    const own = hashOf(stem(word));
    keys.push(keyOf(own, kinds.stem), keyOf(joined(previous, own), kinds.pair));
    if (beforeThat !== null) keys.push(keyOf(joined(beforeThat, own), kinds.skip));
    addCharacters(word, keys);
    beforeThat = previous;
    previous = own;
  }
  keys.push(keyOf(joined(previous, hashStart), kinds.pair));
  keys.push(keyOf(Math.min(12, Math.ceil(Math.log2(words.length + 1) * 2)), kinds.size));
  return Uint32Array.from(keys).sort();
}

/** Lower-case words; digits count by their number only, because which digits they are tells a person, not an intent. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.slice(0, readCharacters).normalize('NFKC').toLowerCase();
  return (plain.match(wordPattern) ?? []).map((word) =>
    word.slice(0, readOfWord).replace(/’/g, "'").replace(/\p{N}/gu, '0'),
  );
}

function addCharacters(word: string, keys: number[]): void {
  const last = word.length + 1;
  for (let start = 0; start <= last; start += 1) {
    let hash = hashStart;
    for (let at = start; at <= last && at < start + longest; at += 1) {
      hash = step(hash, at === 0 || at === last ? boundary : word.charCodeAt(at - 1));
      const isWholeWord = start === 0 && at === last;
      if (at - start + 1 >= shortest && !isWholeWord) keys.push(keyOf(hash, kinds.characters));
    }
  }
}

const hashStart = 0x811c9dc5;

/** One step of FNV-1a over a UTF-16 unit (two bytes at once). */
function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

function hashOf(word: string): number {
  let hash = hashStart;
  for (let at = 0; at < word.length; at += 1) hash = step(hash, word.charCodeAt(at));
  return hash;
}

function joined(first: number, second: number): number {
  return Math.imul(Math.imul(first, 0x85ebca6b) ^ second ^ (first >>> 13), 0xc2b2ae35);
}

/** Spreads a hash (MurmurHash3's finaliser) and writes the kind into its low bits. */
function keyOf(hash: number, kind: number): number {
  let spread = Math.imul(hash ^ (hash >>> 16) ^ (kind * 0x27d4eb2f), 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  spread ^= spread >>> 16;
  return ((spread & ~kindMask) | kind) >>> 0;
}
