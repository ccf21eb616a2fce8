/** Months and days of the week in English, German, French, Spanish, Italian and Dutch, with their short forms. */
const months =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
  'januar februar märz mai juni juli oktober dezember jän jänner mär okt dez ' +
  'janvier février mars avril juin juillet août septembre octobre novembre décembre ' +
  'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ' +
  'gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre ' +
  'januari februari maart mei augustus';
const days =
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
  'montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche';

export const monthNames: ReadonlySet<string> = new Set(months.split(' '));
export const monthPattern = `(?:${[...monthNames].toSorted((a, b) => b.length - a.length).join('|')})`;
export const dayPattern = `(?:${days
  .split(' ')
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`;
