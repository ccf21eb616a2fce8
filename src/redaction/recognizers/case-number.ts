import { patternRecognizer } from '../recognizer';

/** Numbers of court cases that need no label: their form says enough. */
export const caseNumber = patternRecognizer({
  name: 'case-number',
  context: [
    'case',
    'court',
    'application',
    'docket',
    'appeal',
    'judgment',
    'no.',
    'v.',
    'vs',
    'claim',
    'petition',
    'urteil',
    'az',
  ],
  patterns: [
    // Federal courts of the United States: `2:19-cv-00867-PPX`.
    {
      expression:
        /(?<![\p{L}\p{N}])(?:\d{1,2}:)?\d{2,4}-?(?:cv|cr|bk|ap|mc|mj|CV|CR|BK|AP|MC|MJ|civ|cr)-?\d{3,6}(?:-[A-Z]{1,5}){0,3}(?![\p{L}\p{N}])/gu,
      type: 'CASE_NUMBER',
      shape: 0.8,
    },
    // Neutral citations: `[2021] EWCA Civ 123`.
    { expression: /\[(?:19|20)\d{2}\] [A-Z]{2,6}(?: [A-Z][a-z]{1,5})? \d{1,5}/gu, type: 'CASE_NUMBER', shape: 0.7 },
    // Strasbourg: `no. 36244/06`, also several: `nos. 1234/05 and 567/06`.
    {
      expression:
        /(?<=(?:no|nos|n°|nr|number)\.? (?:[\d/, ]{0,60}(?:and )?)?)\d{1,5}\/\d{2}(?:\d{2})?(?![\p{L}\p{N}/])/giu,
      type: 'CASE_NUMBER',
      shape: 0.7,
    },
    // Germany: `12 O 345/21`, `VI ZR 12/20`.
    {
      expression: /(?<![\p{L}\p{N}])(?:[IVX]{1,5}|\d{1,3}) ?(?:[A-Z][A-Za-z]{0,3}) \d{1,5}\/\d{2}(?![\p{L}\p{N}])/gu,
      type: 'CASE_NUMBER',
      shape: 0.6,
    },
    // India: `Crl. Appeal No. 218 of 2016`.
    { expression: /(?<=\bNos?\.? ?)\d{1,6} ?(?:of|\/) ?(?:19|20)\d{2}(?!\d)/gu, type: 'CASE_NUMBER', shape: 0.7 },
    // England's county courts: `G41YX208`.
    { expression: /(?<![\p{L}\p{N}])[A-Z]\d{2}[A-Z]{2}\d{3}(?![\p{L}\p{N}])/gu, type: 'CASE_NUMBER', shape: 0.4 },
    { expression: /(?<![\p{L}\p{N}])[A-Z]{2}-\d{4}-\d{6}(?![\p{L}\p{N}])/gu, type: 'CASE_NUMBER', shape: 0.5 },
  ],
});
