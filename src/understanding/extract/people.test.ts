import { describe, expect, it } from 'vitest';
import { People } from './people';

const letter = `Guðrún Halldórsdóttir
14 Mill Lane
gudrun.halldorsdottir@example.org   www.orchard-glass.example.com

Dear Ms Oyelowo,

A storm took the roof.

Kind regards,
Guðrún Halldórsdóttir
`;

describe('People', () => {
  it('knows who signs, who is greeted, and whose address stands in the text, whatever the accents', () => {
    const people = new People(letter);
    expect(people.signsOf('Guðrún Halldórsdóttir')).toEqual({
      mailbox: 1,
      domain: 0,
      greeted: 0,
      signed: 1,
      signedToNobody: 0,
    });
    expect(people.signsOf('Patrick Oyelowo')).toMatchObject({ mailbox: 0, greeted: 1, signed: 0 });
    expect(people.signsOf('Orchard Glass')).toMatchObject({ mailbox: 0, domain: 1 });
  });

  it.each(['Dear Sirs,', 'Hi team,', 'Dear Sir or Madam,', ''])('takes nobody to be greeted by "%s"', (greeting) => {
    const people = new People(`${greeting}\nIt broke.\nYours faithfully\n\nAnn Lee\n`);
    expect(people.signsOf('Ann Lee')).toMatchObject({ greeted: 0, signed: 1, signedToNobody: 1 });
  });

  it('says nothing of a name without words, or in an empty text', () => {
    const nothing = { mailbox: 0, domain: 0, greeted: 0, signed: 0, signedToNobody: 0 };
    expect(new People('').signsOf('Ann Lee')).toEqual(nothing);
    expect(new People(letter).signsOf('—')).toEqual(nothing);
  });

  it('reads a hostile text to its end', () => {
    for (const text of [
      '\n\n\n'.repeat(50_000),
      'Dear '.repeat(50_000),
      `${'A'.repeat(200_000)}\nregards`,
      'a@'.repeat(100_000),
    ]) {
      expect(new People(text).signsOf('Ann Lee')).toMatchObject({ greeted: 0, signed: 0 });
    }
  });
});
