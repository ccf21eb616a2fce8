import { MARK, type Draw } from './draw';

/** What a scanner takes a character for. */
const CONFUSIONS: Readonly<Record<string, readonly string[]>> = {
  '0': ['O', 'o'],
  O: ['0'],
  o: ['0'],
  '1': ['l', 'I'],
  l: ['1', 'I'],
  I: ['l', '1'],
  i: ['l'],
  m: ['rn'],
  '5': ['S'],
  S: ['5'],
  '8': ['B'],
  B: ['8'],
  e: ['c'],
  c: ['e'],
  u: ['v'],
  ',': ['.'],
  ' ': [''],
};

/**
 * A text as a scanner reads it. The share of wrong characters is that of all of them, though only those are hit that
 * look like others; values are hit like everything else, and the marks around them stay.
 */
export function withNoise(text: string, share: number, draw: Draw): string {
  if (share <= 0) return text;
  const characters = Array.from(text);
  const hittable = characters.filter((character) => CONFUSIONS[character]).length;
  const probability = Math.min(0.5, (share * characters.length) / Math.max(1, hittable));
  let isName = false;
  return characters
    .map((character, i) => {
      if (character === MARK.open) isName = true;
      if (character === MARK.name) isName = false;
      if (isName) return character;
      const isPair = character === 'r' && characters[i + 1] === 'n';
      if (isPair && draw.chance(probability)) {
        characters[i + 1] = '';
        return 'm';
      }
      const others = CONFUSIONS[character];
      return others && draw.chance(probability) ? draw.pick(others) : (characters[i] ?? '');
    })
    .join('');
}
