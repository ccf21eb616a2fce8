const states =
  'A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|PR';

/** Postal codes that tell an address by themselves, with how telling each is. */
export const postcodePatterns: readonly { readonly expression: RegExp; readonly shape: number }[] = [
  // United Kingdom (BS 7666).
  {
    expression: /(?<![\p{L}\p{N}])(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?) \d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/dgu,
    shape: 0.7,
  },
  {
    expression: /(?<![\p{L}\p{N}])(?:[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?)\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/dgu,
    shape: 0.3,
  },
  // Canada.
  {
    expression: /(?<![\p{L}\p{N}])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d(?![\p{L}\p{N}])/dgu,
    shape: 0.65,
  },
  // Ireland (Eircode).
  { expression: /(?<![\p{L}\p{N}])(?:[AC-FHKNPRTV-Y]\d{2}|D6W) [\dAC-FHKNPRTV-Y]{4}(?![\p{L}\p{N}])/dgu, shape: 0.55 },
  // Netherlands.
  { expression: /(?<![\p{L}\p{N}])[1-9]\d{3} [A-EGHJ-NPR-TVWXZ]{2} (?=\p{Lu}\p{Ll})/dgu, shape: 0.3 },
  // United States, with the state or a label.
  {
    expression: new RegExp(`(?<![\\p{L}\\p{N}])(?<value>(?:${states}) \\d{5}(?:-\\d{4})?)(?![\\p{L}\\p{N}-])`, 'dgu'),
    shape: 0.65,
  },
  {
    expression: new RegExp(
      `(?<![\\p{L}\\p{N}])(?<value>\\p{Lu}[\\p{L}.'-]{1,20}(?: \\p{Lu}[\\p{L}.'-]{1,20}){0,2}, (?:${states}) \\d{5}(?:-\\d{4})?)(?![\\p{L}\\p{N}-])`,
      'dgu',
    ),
    shape: 0.75,
  },
  {
    expression:
      /(?<!\p{L})(?:zip(?: ?code)?|post(?:al)? ?code|plz|code postal|código postal|pin ?code|pincode|eircode|cap|postcode)["']?(?: ?[:=#] ?| (?:is )?)["']?(?<value>\d{3,6}(?:[- ]\d{3,4})?|[A-Z\d]{2,4} ?[A-Z\d]{3,4})(?![\p{L}\p{N}])/dgiu,
    shape: 0.7,
  },
  // Germany, Austria, Switzerland with the country's letter.
  {
    expression: /(?<![\p{L}\p{N}])(?:D|DE|A|AT|CH|F|FR|I|NL)-\d{4,5}(?: \p{Lu}[\p{L}-]{2,24})?(?![\p{L}\p{N}])/dgu,
    shape: 0.6,
  },
];
