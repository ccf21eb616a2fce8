/** Currency by symbol or word; a bare "$" is the pack's own dollar. */
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/US\s?\$|\bUSD\b|\bU\.S\. dollars?\b|\bUS dollars?\b/iu, 'USD'],
  [/\bC(?:A|AN)?\$|\bCAD\b|\bCanadian dollars?\b/iu, 'CAD'],
  [/\bA(?:U)?\$|\bAUD\b|\bAustralian dollars?\b/iu, 'AUD'],
  [/\bNZ\$|\bNZD\b/iu, 'NZD'],
  [/\bSG?\$|\bSGD\b/iu, 'SGD'],
  [/\bHK\$|\bHKD\b/iu, 'HKD'],
  [/\bRM ?(?=\d|$|\s)|\bMYR\b|\bringgit\b/iu, 'MYR'],
  [/€|\bEUR\b|\beuros?\b/iu, 'EUR'],
  [/£|\bGBP\b|\bpounds?\b|\bquid\b/iu, 'GBP'],
  [/₹|\bINR\b|\bRs\b\.?|\brupees?\b/iu, 'INR'],
  [/\bCHF\b|\bSFr\b\.?|\bfrancs?\b/iu, 'CHF'],
  [/¥|\bJPY\b|\byen\b/iu, 'JPY'],
  [/\bSEK\b|\bNOK\b|\bDKK\b|\bPLN\b|\bCZK\b|\bZAR\b|\bBRL\b|\bMXN\b|\bTHB\b/iu, ''],
];

/**
 * `$1,240` -> `1240.00 USD`, `EUR 1.250,00` -> `1250.00 EUR`; without a currency just the number. The last separator
 * is the decimal one when one or two digits follow it.
 *
 * @param dollar - ISO 4217 code of a bare "$"
 * @returns null when there is no number in it
 */
export function normaliseMoney(quote: string, dollar: string): string | null {
  const number = /\d(?:[\d.,'’\s]*\d)?/u.exec(quote)?.[0].replaceAll(/['’\s]/gu, '');
  if (number === undefined) return null;
  const decimal = /[.,](\d{1,2})$/u.exec(number);
  const whole = (decimal ? number.slice(0, decimal.index) : number).replaceAll(/[.,]/gu, '');
  const scale = /\d\s?(?:k|thousand)\b/iu.test(quote) ? 1e3 : /\d\s?(?:m|million)\b/iu.test(quote) ? 1e6 : 1;
  const amount = Number(`${whole}.${decimal?.[1] ?? '0'}`) * scale;
  if (!Number.isFinite(amount)) return null;
  const currency = currencyOf(quote, dollar);
  return currency === '' ? amount.toFixed(2) : `${amount.toFixed(2)} ${currency}`;
}

function currencyOf(quote: string, dollar: string): string {
  for (const [pattern, code] of CURRENCIES) {
    const match = pattern.exec(quote);
    if (match) return code === '' ? match[0].toUpperCase() : code;
  }
  return /\$|\bdollars?\b|\bbucks\b/iu.test(quote) ? dollar : '';
}
