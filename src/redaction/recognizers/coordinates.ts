import { patternRecognizer } from '../recognizer';

/** Degrees with a sign of their own, alone or with minutes and seconds. Compatibility forms have made `o` of `º`. */
const degrees = String.raw`\d{1,3}(?:\.\d{1,12})?(?: ?°| ?deg(?!\p{L})|o(?= ?\d))(?: ?\d{1,2}(?:\.\d{1,12})? ?['′])?(?: ?\d{1,2}(?:\.\d{1,12})? ?(?:"|″|''))?`;
const between = String.raw`[ ,;/\n]{0,3}`;
const latitude = String.raw`(?:[0-8]?\d|90)`;
const longitude = String.raw`(?:1[0-7]\d|180|\d{1,2})`;

/** Places on the globe: decimal degrees, degrees and minutes, `geo:` addresses (RFC 5870), plus codes, three words. */
export const coordinates = patternRecognizer({
  name: 'coordinates',
  context: [
    ...[
      'latitude',
      'longitude',
      'lat',
      'lon',
      'lng',
      'gps',
      'coordinates',
      'coords',
      'location',
      'position',
      'geo',
      'map',
    ],
    ...['koordinaten', 'coordonnées', 'waypoint', 'pin', 'mgrs', 'utm', 'grid'],
  ],
  patterns: [
    // Four decimals are ten metres. With three, it may be any two numbers.
    {
      expression: new RegExp(
        String.raw`(?<![\p{L}\p{N}.,])[+-]?${latitude}\.\d{4,15} ?[NSns]?[,;/ ]{1,2}[+-]?${longitude}\.\d{4,15}(?: ?[EWew](?!\p{L}))?(?![\p{L}\p{N}]|[.,]\d)`,
        'gu',
      ),
      type: 'COORDINATES',
      shape: 0.6,
    },
    {
      expression: new RegExp(
        String.raw`(?<![\p{L}\p{N}.,])[+-]?${latitude}\.\d{2,15} ?[NSns]?[,;/ ]{1,2}[+-]?${longitude}\.\d{2,15}(?: ?[EWew](?!\p{L}))?(?![\p{L}\p{N}]|[.,]\d)`,
        'gu',
      ),
      type: 'COORDINATES',
      shape: 0.2,
    },
    {
      expression:
        /(?<!\p{L})(?:lat|latitude|lon|lng|long|longitude)["']?[ :=]{1,3}["']?(?<value>[+-]?\d{1,3}\.\d{2,15})(?![\p{N}.])/dgiu,
      type: 'COORDINATES',
      shape: 0.7,
    },
    {
      expression: new RegExp(
        String.raw`(?<![\p{L}\p{N}.])${degrees} ?[NSns](?!\p{L})(?:${between}${degrees} ?[EWOewo](?!\p{L}))?`,
        'gu',
      ),
      type: 'COORDINATES',
      shape: 0.8,
    },
    {
      expression: new RegExp(
        String.raw`(?<![\p{L}\p{N}.])[NS] ?${degrees}(?: ?\d{1,2}\.\d{1,5}(?:')?)?${between}[EWO] ?${degrees}(?: ?\d{1,2}\.\d{1,5}(?:')?)?`,
        'gu',
      ),
      type: 'COORDINATES',
      shape: 0.8,
    },
    // Without signs: "40 26 46 N, 79 58 56 W".
    {
      expression:
        /(?<![\p{L}\p{N}.])\d{1,2}[ -]\d{1,2}(?:[ -]\d{1,2})?(?:\.\d{1,5})? ?[NS][ ,;/]{1,3}\d{1,3}[ -]\d{1,2}(?:[ -]\d{1,2})?(?:\.\d{1,5})? ?[EWO](?!\p{L})/gu,
      type: 'COORDINATES',
      shape: 0.7,
    },
    {
      expression:
        /(?<![\p{L}\p{N}])geo:-?\d{1,2}(?:\.\d{1,15})?,-?\d{1,3}(?:\.\d{1,15})?(?:,-?\d{1,6}(?:\.\d{1,9})?)?/giu,
      type: 'COORDINATES',
      shape: 0.9,
    },
    // Open Location Code (https://github.com/google/open-location-code/blob/main/Documentation/Specification/specification.md).
    {
      expression:
        /(?<![\p{L}\p{N}+])(?:[23456789C][23456789CFGHJMPQRV][23456789CFGHJMPQRVWX]{2,6}|[23456789CFGHJMPQRVWX]{4})\+[23456789CFGHJMPQRVWX]{2,3}(?![\p{L}\p{N}+])/gu,
      type: 'COORDINATES',
      shape: 0.6,
      check: (value) => (/\d/u.test(value) && /[A-Z]/u.test(value) ? null : false),
    },
    // Military grid reference: zone, square, easting and northing.
    {
      expression:
        /(?<![\p{L}\p{N}])(?:[1-9]|[1-5]\d|60)[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?(?:\d{10}|\d{8}|\d{5} \d{5}|\d{4} \d{4})(?![\p{L}\p{N}])/gu,
      type: 'COORDINATES',
      shape: 0.4,
    },
    {
      expression: /(?<![\p{L}\p{N}/:])\/\/\/\p{Ll}{2,24}\.\p{Ll}{2,24}\.\p{Ll}{2,24}(?![\p{L}\p{N}.])/gu,
      type: 'COORDINATES',
      shape: 0.8,
    },
    {
      expression:
        /(?<!\p{L})(?:what3words|w3w)[ :=]{1,3}(?<value>\p{Ll}{2,24}\.\p{Ll}{2,24}\.\p{Ll}{2,24})(?!\p{L})/dgiu,
      type: 'COORDINATES',
      shape: 0.8,
    },
  ],
});
