import { seededRandom } from '../src/evaluation';

/** A document made up for the benchmark: as varied as letters are, and the same in every run. */
export interface GeneratedDocument {
  readonly name: string;
  readonly text: string;
  /** Words that stand in it: a common one, a rare one, and a number that no other document has. */
  readonly common: string;
  readonly rare: string;
  readonly reference: string;
}

const syllables = (
  'ba be bi bo da de di do fa fe fi fo ga ge ha he ja ka ke ki la le li lo ma me mi mo na ne ni no pa pe pi po ra re ' +
  'ri ro sa se si so ta te ti to va ve vi wa we za bra cla dre flo gri ple sta tru ster ling ment port ward ness'
).split(' ');

/** As many words as some thousand letters hold between them. */
const vocabularySize = 40_000;

/** Makes documents of about so many characters. Words are as unevenly frequent as in a language (Zipf's law). */
export function documentMaker(characters = 2000): (index: number) => GeneratedDocument {
  const words = vocabulary();
  return (index) => {
    const random = seededRandom(index + 1);
    const wordAt = (rank: number): string => words[rank] ?? '';
    const anyWord = (): string => wordAt(Math.floor(vocabularySize ** random()) - 1);
    const reference = `CL${(1_000_000 + index * 7).toString()}`;
    const rare = wordAt(Math.floor(vocabularySize * (0.5 + random() / 2)));
    const parts = [`Reference ${reference}, ${(1 + (index % 28)).toString()} March 2026, ${rare}.`];
    let common = '';
    let length = parts[0]?.length ?? 0;
    while (length < characters) {
      const sentence = Array.from({ length: 6 + Math.floor(random() * 12) }, anyWord);
      common = sentence[0] ?? '';
      const [first = ''] = sentence;
      sentence[0] = `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
      if (random() < 0.2) sentence.push(Math.floor(random() * 100_000).toString());
      const written = `${sentence.join(' ')}.`;
      parts.push(written);
      length += written.length + 1;
    }
    return {
      name: `${anyWord()} ${anyWord()} ${index.toString()}.txt`,
      text: parts.join(' '),
      common,
      rare,
      reference,
    };
  };
}

function vocabulary(): readonly string[] {
  const random = seededRandom(0);
  const words = new Set<string>();
  while (words.size < vocabularySize) {
    // Frequent words are short.
    const length = 1 + Math.floor(Math.log10(words.size + 1) * 0.8 + random() * 1.2);
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)] ?? '').join(''));
  }
  return [...words];
}
