import { patternRecognizer } from '../recognizer';

/** Numbers of parcels, orders and tickets whose form is telling, or that stand beside a word for them. */
export const referenceNumber = patternRecognizer({
  name: 'reference-number',
  context: [
    'order', 'invoice', 'ref', 'booking', 'ticket', 'parcel', 'policy', 'claim', 'case', 'account', 'customer', 'member', 'contract', 'pnr',
    'shipment', 'tracking', 'reservation', 'file', 'id', 'no.', 'number', 'confirmation', 'po ',
  ], // prettier-ignore
  patterns: [
    // United Parcel Service.
    { expression: /(?<![\p{L}\p{N}])1Z[\dA-Z]{16}(?![\p{L}\p{N}])/gu, type: 'ORDER_NUMBER', shape: 0.9 },
    // Universal Postal Union, S10.
    {
      expression: /(?<![\p{L}\p{N}])[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}(?![\p{L}\p{N}])/gu,
      type: 'ORDER_NUMBER',
      shape: 0.6,
    },
    {
      expression: /(?<![\p{L}\p{N}#&])#(?=[\d-]*\d{3})\d[\d-]{3,14}(?![\p{L}\p{N}])/gu,
      type: 'ORDER_NUMBER',
      shape: 0.5,
    },
    // Letters, a hyphen or slash, and digits: `BGI-HOM-7740218`, `CL/2023/118804`, `INV-00317`.
    {
      expression: /(?<![\p{L}\p{N}/._-])[A-Z]{1,5}(?:[-/][A-Z\d]{1,8}){0,3}[-/]\d{4,12}(?![\p{L}\p{N}/-])/gu,
      type: 'ID_NUMBER',
      shape: 0.5,
    },
    // Letters and groups of digits behind "number", wherever the line breaks: `number QD 2208 9914 K`.
    {
      expression:
        /(?<=(?<!\p{L})(?:number|no\.?|nr\.?|ref\.?)[ :]{1,2})[A-Z]{1,4}[ -]?\d{3,6}(?:[ \n-]\d{2,6}){0,3}(?:[ \n][A-Z]{1,2})?(?![\p{L}\p{N}/-])/gu,
      type: 'ID_NUMBER',
      shape: 0.6,
    },
    { expression: /(?<![\p{L}\p{N}/._-])[A-Z]{2,5}\d{6,12}(?![\p{L}\p{N}/-])/gu, type: 'ID_NUMBER', shape: 0.5 },
    {
      expression: /(?<![\p{L}\p{N}/._-])(?=[A-Z-]{0,12}\d)(?:[A-Z\d]{2,8}-){1,4}[A-Z\d]{2,8}(?![\p{L}\p{N}/-])/gu,
      type: 'ID_NUMBER',
      shape: 0.2,
    },
    {
      expression: /(?<![\p{L}\p{N}/._-])(?=[A-Z]{0,5}\d)(?=\d{0,5}[A-Z])[A-Z\d]{6}(?![\p{L}\p{N}/-])/gu,
      type: 'ID_NUMBER',
      shape: 0.2,
    },
    { expression: /(?<![\p{L}\p{N}/.,_:+$£€-])\d{7,12}(?![\p{L}\p{N}/.,:%-])/gu, type: 'ID_NUMBER', shape: 0.2 },
  ],
});
