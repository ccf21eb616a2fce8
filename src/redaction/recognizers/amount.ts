import { patternRecognizer } from '../recognizer';

const codes =
  'USD|EUR|GBP|CAD|AUD|NZD|CHF|JPY|CNY|RMB|INR|SEK|NOK|DKK|PLN|CZK|HUF|BRL|MXN|ZAR|SGD|HKD|AED|SAR|TRY|RUB|KRW|THB|ILS|NGN|KES|BTC|ETH';
const signs = '(?:US|CA|AU|C|A|NZ|HK|S|R)?\\$|[€£¥₹₽₩₪₺₦฿₿]|Rs\\.?|zł|R\\$';
const figures = "\\d{1,3}(?:[,.']\\d{2,3}| \\d{3})+(?:[.,]\\d{1,2})?|\\d{1,15}(?:[.,]\\d{1,4})?";
const scale =
  '(?: ?(?:k|m|mm|mn|bn|mio\\.?|mrd\\.?|thousand|million|billion|trillion|lakhs?|crores?|hundred)(?!\\p{L}))?';
const names =
  'dollars?|euros?|pounds?(?: sterling)?|pence|cents?|francs?|franken|yen|yuan|rupees?|rupien|kron(?:or|er|a|e)|zloty|złoty|pesos?|reais|rand|bucks|quid|livres? sterling|rubles?';
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const numberWord = `(?:(?:${tens})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|hundred|thousand|million|billion|half|a)`;

/** Sums of money in figures with a currency, and in words. */
export const amount = patternRecognizer({
  name: 'amount',
  patterns: [
    {
      expression: new RegExp(
        `(?<![\\p{L}\\p{N}])[-+]?(?:(?:${codes}) ?)?(?:${signs}) ?(?:${figures})(?!\\d)${scale}(?:,?-(?!\\d))?(?: (?:${codes})(?!\\p{L}))?`,
        'gu',
      ),
      type: 'AMOUNT',
      shape: 0.85,
    },
    {
      expression: new RegExp(`(?<![\\p{L}\\p{N}])(?:${codes}) ?(?:${figures})(?![\\p{N}])${scale}`, 'gu'),
      type: 'AMOUNT',
      shape: 0.8,
    },
    {
      expression: new RegExp(
        `(?<![\\p{L}\\p{N}.,])(?:${figures})${scale} ?(?:[€£¥₹₽₩₪₺₦฿₿]|zł|kr\\.?|(?:${codes})|(?:[Dd]ollars?|[Ee]uros?))(?![\\p{L}\\p{N}])`,
        'gu',
      ),
      type: 'AMOUNT',
      shape: 0.8,
    },
    {
      expression: new RegExp(
        `(?<![\\p{L}\\p{N}.,])(?:${figures})${scale} (?:US |Canadian |Australian )?(?:${names})(?!\\p{L})`,
        'giu',
      ),
      type: 'AMOUNT',
      shape: 0.7,
    },
    {
      expression: new RegExp(
        `(?<![\\p{L}\\p{N}-])${numberWord}(?:[ -](?:and )?${numberWord}){0,9} (?:US |U\\.S\\. )?(?:${names})(?!\\p{L})`,
        'giu',
      ),
      type: 'AMOUNT',
      shape: 0.7,
    },
  ],
});
