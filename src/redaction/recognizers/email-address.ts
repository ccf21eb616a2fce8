import { patternRecognizer } from '../recognizer';

const local = String.raw`(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[\p{L}\p{N}._%+'-]{0,62}[\p{L}\p{N}_+-])?`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const topLevel = String.raw`(?:xn--[a-zA-Z\d-]{2,30}|\p{L}{2,24})`;
const at = String.raw`(?: ?[[({<] ?(?:at|AT|@) ?[\])}>] ?)`;

/** Addresses of e-mail (RFC 5322's usual forms), also those that a person writes with "at" and "dot" in words or brackets. */
export const emailAddress = patternRecognizer({
  name: 'email-address',
  context: ['mail', 'e-mail', 'email', 'contact', 'write to', 'smtp', 'ssh', 'sip'],
  patterns: [
    {
      expression: new RegExp(String.raw`${local}@(?:${label}\.)+${topLevel}`, 'gu'),
      type: 'EMAIL_ADDRESS',
      shape: 0.95,
    },
    // Where a line breaks, behind the sign or a dot. What begins the next sentence is no domain.
    {
      expression: new RegExp(
        String.raw`${local}@\n?(?:${label}\.){1,5}(?:\n(?:com|org|net|edu|gov|info|biz|io|de|fr|uk|eu|ca|au|ch|pl)|${topLevel})(?![\p{L}\p{N}@])`,
        'gu',
      ),
      type: 'EMAIL_ADDRESS',
      shape: 0.6,
      check: (value) => (value.includes('\n') ? null : false),
    },
    // Of a local network, or a server that is told by its number.
    {
      expression: new RegExp(String.raw`${local}@${label}(?![\p{L}\p{N}.@-])`, 'gu'),
      type: 'EMAIL_ADDRESS',
      shape: 0.4,
    },
    {
      expression: new RegExp(String.raw`${local}@\[?(?:\d{1,3}\.){3}\d{1,3}\]?`, 'gu'),
      type: 'EMAIL_ADDRESS',
      shape: 0.9,
    },
    {
      expression: new RegExp(
        String.raw`${local}(?:${at}| at )${label}(?:(?: ?[[({<] ?(?:dot|DOT|\.) ?[\])}>] ?| dot )${label}){1,4}(?:\.\p{L}{2,24})?`,
        'gu',
      ),
      type: 'EMAIL_ADDRESS',
      shape: 0.9,
    },
    {
      expression: new RegExp(String.raw`${local}${at}(?:${label}\.)+${topLevel}`, 'gu'),
      type: 'EMAIL_ADDRESS',
      shape: 0.9,
    },
  ],
});
