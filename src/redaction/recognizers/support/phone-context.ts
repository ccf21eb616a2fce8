/** Words, or their beginnings, that tell a phone number. */
const phoneWords = [
  ...['phone', 'tel', 'telef', 'call', 'mobile', 'cell', 'fax', 'facsimile', 'rang', 'sms', 'whatsapp', 'dial', 'voicemail'],
  ...['voice mail', 'answering', 'hotline', 'landline', 'ph', 'mob', 'handy', 'mobil', 'rückruf', 'anruf', 'rufnummer'],
  ...['durchwahl', 'festnetz', 'téléphone', 'portable', 'joindre', 'appel', 'teléfono', 'móvil', 'llam', 'cellulare'],
  ...['telefoon', 'gsm', 'chiam', 'bel ', 'my number', 'your number', 'his number', 'her number', 'their number'],
  ...['new number', 'old number', 'this number', 'wrong number', 'same number', 'that number', 'meine nummer'],
  ...['mon numéro', 'mi número', 'tty', 'imessage', 'viber', 'contact no', 'contact number', 'emergency contact'],
  ...['reach me', 'reach us', 'reach him', 'reach her', 'reach them', 'reached at', 'reached on', 'ring me', 'ring us', 'text me'],
]; // prettier-ignore
/** Words that do so only next to the number: they have many other uses. */
const closeWords = ['office', 'home', 'work', 'text', 'signal', 'contact', 'reach', 'ring', 'emergency'];
const charactersClose = 14;
/** Words that tell another number, where none of a phone stands nearer. */
const otherWords = [
  ...['ssn', 'social', 'account', 'acct', 'iban', 'licen', 'passport', 'policy', 'claim', 'order', 'invoice', 'case'],
  ...['reference', 'ref', 'id', 'vat', 'tax', 'tin', 'isbn', 'issn', 'serial', 'imei', 'imsi', 'iccid', 'tracking'],
  ...['card', 'visa', 'mastercard', 'patient', 'employee', 'appointment', 'booking', 'confirmation', 'ticket', 'part no'],
  ...['part number', 'model', 'routing', 'aba', 'sort code', 'suite', 'ste', 'apt', 'address', 'cep', 'plz', 'insurance', 'nhs', 'mrn', 'dob', 'born', 'date', 'sku', 'upc', 'ean'],
  ...['agreement no', 'agreement number', 'contract no', 'contract number', 'registration', 'zip', 'postcode', 'version'],
  ...['total', 'amount', 'price', 'balance', 'isin', 'doi', 'coordinates', 'lat', 'lon', 'rechnung', 'kunden', 'vertrag'],
  ...['konto', 'steuer', 'siret', 'siren', 'nir', 'abn', 'tfn', 'medicare', 'aadhaar', 'pin', 'cvv', 'bsn', 'pesel', 'cpf'],
]; // prettier-ignore

const charactersBefore = 56;
const charactersAfter = 16;

/**
 * What the words around a number tell: that it is a phone's, that it is another number, or nothing. The nearest word
 * before it decides; after it, only words of phones count.
 */
export function phoneEvidence(text: string, start: number, end: number): 'phone' | 'other' | null {
  const before = text.slice(Math.max(0, start - charactersBefore), start).toLowerCase();
  const close = lastOf(before.slice(-charactersClose), closeWords);
  const phone = Math.max(
    lastOf(before, phoneWords),
    close === -1 ? -1 : close + Math.max(0, before.length - charactersClose),
  );
  const other = lastOf(before, otherWords);
  if (/(?<!\p{L})[tmfp][:.]? ?$/u.test(before) || phone > other) return 'phone';
  if (other !== -1 && isLabel(before.slice(other))) return 'other';
  const after =
    text
      .slice(end, end + charactersAfter)
      .toLowerCase()
      .split('\n')[0] ?? '';
  return phone !== -1 || lastOf(after, [...phoneWords, ...closeWords]) !== -1 ? 'phone' : null;
}

/** Whether the words from one on lead up to the number: no sentence or line with something else has ended since. */
function isLabel(words: string): boolean {
  return words.length <= 32 && !/(?<!(?<!\p{L})(?:no|nr|num|ref|acct))[.!?;,|] |\d/u.test(words);
}

/** Where the last of some words begins; -1: there is none. */
function lastOf(text: string, words: readonly string[]): number {
  let last = -1;
  for (const word of words) {
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
      if (at > last && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && isOwnWord(text, at, word)) last = at;
    }
  }
  return last;
}

/** Short words are whole words: "id" is not "idea", nor "ph" "photo". */
function isOwnWord(text: string, at: number, word: string): boolean {
  return word.length > 3 || !/\p{L}/u.test(text.charAt(at + word.length));
}
