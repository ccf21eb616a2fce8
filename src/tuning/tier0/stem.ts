/**
 * Cuts the commonest English endings, so that "cards" and "card" or "cancelled" and "cancelling" meet: the S stemmer (Harman
 * 1991) and a little of Porter's first step. Words of other languages lose little by it: both sides are cut alike.
 */
export function stem(word: string): string {
  let stemmed = word.replace(/'s$/, '');
  if (stemmed.length < 4) return stemmed;
  if (stemmed.endsWith('ies')) stemmed = `${stemmed.slice(0, -3)}y`;
  else if (/(?:ss|us|is)$/.test(stemmed)) return stemmed;
  else if (/(?:ch|sh|x|ss|zz)es$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
  else if (stemmed.endsWith('s')) stemmed = stemmed.slice(0, -1);
  const ending = /(?:ing|ed|ly|ment|ation)$/.exec(stemmed);
  if (ending && ending.index >= 3) {
    stemmed = stemmed.slice(0, ending.index);
    // "stopping" is to meet "stop", and "cancelling" "cancel", but "selling" is to stay with "sell".
    if (/([^aeiouls])\1$|.{4}ll$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
  }
  return stemmed.length > 3 && stemmed.endsWith('e') ? stemmed.slice(0, -1) : stemmed;
}
