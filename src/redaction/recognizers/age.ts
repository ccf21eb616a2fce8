import { patternRecognizer } from '../recognizer';

const number = '(?:1[01]\\d|[1-9]?\\d)(?![\\d.,]\\d|\\d)';
const tens = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
const ones = '(?:one|two|three|four|five|six|seven|eight|nine)';
const words = `(?:${tens}(?:[- ]${ones})?|${ones}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)`;
const years = '(?:years?|yrs?\\.?|y/?o|months?|weeks?|jahre?|ans|años|anni|jaar)';

function spoken(source: string, shape: number) {
  return {
    expression: new RegExp(`(?<![\\p{L}\\p{N}.])${source}(?![\\p{L}\\p{N}])`, 'dgiu'),
    type: 'AGE',
    shape,
    hasContext: true,
  } as const;
}

/** How old somebody is, in figures or words. */
export const age = patternRecognizer({
  name: 'age',
  patterns: [
    spoken(
      `(?:aged?|ages|alter)(?: of| is| group| band| range)?:? ?(?:between |from )?(?<value>${number}(?: ?[-–] ?| (?:to|and|bis) )${number})`,
      0.7,
    ),
    spoken(
      `(?:aged?|alter|im alter von|âgée? de|edad|età|leeftijd)(?: of| is)? ?["']?[:=]? ?["']?(?<value>(?:${number}|${words})(?:[ -]${years}(?:[ -]old)?)?)`,
      0.7,
    ),
    spoken(`(?<value>(?:${number}|${words})[ -]?(?:years?|yrs?\\.?|months?|weeks?|days?)[ -]olds?)`, 0.9),
    spoken(`(?<value>${number} ?(?:y/?o|yo))`, 0.8),
    spoken(`(?<value>${number} (?:jahre alt|años de edad|jaar oud))`, 0.9),
    spoken(`(?<value>${number}[- ]jährige?[rnsm]?)`, 0.9),
    spoken(`(?<value>${number} (?:yrs?\\.?|years of age))`, 0.5),
    spoken(
      `(?:he|she|they|i|we)(?: is|'s| was| are|'m| am| turned| turns) (?<value>${number}|${words})(?= ?[.,;!?)]| and | years|$)`,
      0.55,
    ),
    spoken(`(?:turned|turning|turns) (?<value>${number})`, 0.5),
    spoken(
      `(?:in (?:his|her|their|my|your) )(?<value>(?:(?:early|mid|late)[- ])?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|\\d0'?s))`,
      0.8,
    ),
    spoken(`(?:[MF]|male|female|man|woman)(?:, ?| ?/ ?)(?<value>${number})(?!/)`, 0.6),
    spoken(`(?<value>${number}) ?/ ?[MF]`, 0.6),
    spoken(`(?<value>${number})[- ](?:year|yr)[- ](?:male|female)`, 0.6),
    {
      expression: /(?<=\p{Lu}\p{L}{2,20} \()(?<value>\d{1,2}(?: (?:years|months|weeks))?)(?=\))/dgu,
      type: 'AGE',
      shape: 0.55,
    },
    { expression: /(?<=\p{Lu}\p{L}+ \p{Lu}[\p{L}'-]+(?:, | \())(?<value>[1-9]\d)(?=,|\))/dgu, type: 'AGE', shape: 0.6 },
  ],
});
