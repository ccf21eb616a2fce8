import { patternRecognizer } from '../recognizer';

const label = String.raw`(?:(?:licen[cs]e|number|registration|vehicle|car) ?(?:plate|reg(?:istration)?|number)(?: ?(?:no|number)\b\.?)?|plate(?: (?:no|number))?\b\.?|reg\.? ?(?:no|mark)\b\.?|vrm|kennzeichen|amtl\. kennzeichen|immatriculation|matrícula|targa|kenteken)`;

/** Number plates: of a form that is telling, or beside a label. */
export const licensePlate = patternRecognizer({
  name: 'license-plate',
  context: [
    'plate',
    'reg',
    'car',
    'van',
    'vehicle',
    'truck',
    'parked',
    'kennzeichen',
    'golf',
    'ford',
    'bmw',
    'audi',
    'honda',
    'toyota',
    'tag',
    'licence',
    'license',
  ],
  patterns: [
    {
      expression: new RegExp(
        String.raw`(?<!\p{L})${label}["']?[ :=#(]{1,4}["']?(?<value>[A-ZÄÖÜ\d]{1,4}(?:[ -]?[A-ZÄÖÜ\d]{1,4}){1,3})(?![\p{L}\p{N}])`,
        'dgu',
      ),
      type: 'LICENSE_PLATE',
      shape: 0.65,
      check: (value) => (/\d/.test(value) ? null : false),
    },
    {
      expression: new RegExp(
        String.raw`(?<!\p{L})${label}["']?[ :=#(]{1,4}["']?(?<value>(?=[a-z\d -]{0,8}\d)[a-z\d]{2,8}(?:[ -][a-z\d]{1,4}){0,2})(?![\p{L}\p{N}])`,
        'dgiu',
      ),
      type: 'LICENSE_PLATE',
      shape: 0.6,
    },
    // United Kingdom since 2001.
    {
      expression: /(?<![\p{L}\p{N}])[A-HJ-PR-Y][A-HJ-Y]\d{2} ?[A-HJ-PR-Z]{3}(?![\p{L}\p{N}])/gu,
      type: 'LICENSE_PLATE',
      shape: 0.55,
    },
    // Germany: district, letters, number.
    {
      expression: /(?<![\p{L}\p{N}-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?(?![\p{L}\p{N}])/gu,
      type: 'LICENSE_PLATE',
      shape: 0.4,
    },
    // France and Italy since 2009 and 1994.
    {
      expression: /(?<![\p{L}\p{N}-])[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}(?![\p{L}\p{N}-])/gu,
      type: 'LICENSE_PLATE',
      shape: 0.6,
    },
    {
      expression: /(?<![\p{L}\p{N}-])[A-HJ-NPR-TV-Z]{2} ?\d{3} ?[A-HJ-NPR-TV-Z]{2}(?![\p{L}\p{N}-])/gu,
      type: 'LICENSE_PLATE',
      shape: 0.3,
    },
    // India.
    {
      expression: /(?<![\p{L}\p{N}])[A-Z]{2}[ -]?\d{1,2}[ -]?[A-Z]{1,3}[ -]?\d{4}(?![\p{L}\p{N}])/gu,
      type: 'LICENSE_PLATE',
      shape: 0.5,
    },
    // Three letters and three or four digits are a plate in many states, and much else.
    { expression: /(?<![\p{L}\p{N}-])[A-Z]{3}[ -]?\d{3,4}(?![\p{L}\p{N}-])/gu, type: 'LICENSE_PLATE', shape: 0.15 },
    {
      expression: /(?<![\p{L}\p{N}-])[A-Z]{1,2} ?\d{2,3} ?[A-Z]{2,3}(?![\p{L}\p{N}-])/gu,
      type: 'LICENSE_PLATE',
      shape: 0.2,
    },
  ],
});
