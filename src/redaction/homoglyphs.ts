/** Cyrillic and Greek letters that print like a Latin one, and that one, in pairs. */
const lookalikes = new Map(
  [
    'аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw ӏl ѵv ɡg',
    'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ԌG ԜW ԚQ ЗZ',
    'αa οo νv ρp υu ιi κk ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX',
  ].flatMap((row) => row.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)] as const)),
);

const foreign = /[\u0370-\u03ff\u0400-\u052f\u0261]/u;
const wordWithForeign = /[\p{L}\p{N}]*[\u0370-\u03ff\u0400-\u052f\u0261][\p{L}\p{N}]*/gu;

/**
 * Makes Latin letters of the lookalikes in words that mix scripts, or that consist of digits and lookalikes. Words that
 * are Russian or Greek throughout stay. Each letter becomes one letter, so offsets keep.
 */
export function unifyLetters(text: string): string {
  if (!foreign.test(text)) return text;
  return text.replaceAll(wordWithForeign, (word) => {
    const letters = Array.from(word).filter((character) => !/\p{N}/u.test(character));
    const isMixed = letters.some((letter) => /[A-Za-z]/u.test(letter));
    const isCode = letters.length < word.length && letters.every((letter) => lookalikes.has(letter));
    if (!isMixed && !isCode) return word;
    return word.replaceAll(/[\s\S]/gu, (letter) => lookalikes.get(letter) ?? letter);
  });
}
