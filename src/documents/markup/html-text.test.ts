import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToText, TooDeep } from './html-text';
import { TooMuchText } from './text-lines';

const text = (html: string) => htmlToText(html, { limit: 100_000 });

describe('text of HTML', () => {
  test.each([
    ['collapses white space', '<p>one\n   two&nbsp;&nbsp;three</p>', 'one two three'],
    ['decodes entities', '&lt;b&gt; &amp; &pound;12 &#x41;', '<b> & £12 A'],
    ['joins inline elements', 'Q<b>D</b> 2<i>2</i>0<sup>8</sup>', 'QD 2208'],
    ['parts paragraphs', '<p>one<p>two<div>three</div>four', 'one\n\ntwo\n\nthree\nfour'],
    ['breaks lines', 'one<br>two<br><br>three', 'one\ntwo\n\nthree'],
    ['keeps preformatted text', '<pre>  a\n    b</pre>', '  a\n    b'],
    ['reads rows', '<table><tr><th>Item<th>Price<tr><td>Lamp<td>£ 10</table>', 'Item   Price\nLamp   £ 10'],
    ['skips empty cells', '<table><tr><td><td>Lamp<td></td><td>£ 10</table>', 'Lamp   £ 10'],
    ['lets the last cell go on', '<table><tr><td>Address<td>1 High St<br>Leeds</table>', 'Address   1 High St\nLeeds'],
    [
      'reads the columns of a layout in turn',
      '<table><tr><td>a<br>b<td><table><tr><td>c<td>d<tr><td>e<td>f</table></table>',
      'a\nb\nc   d\ne   f',
    ],
    ['marks points', '<ul><li>one<li><p>two</p><ul><li>three</ul></ul>four', '- one\n- two\n  - three\n\nfour'],
    ['numbers items', '<ol start=3><li>three<li>four</ol>', '3. three\n4. four'],
    ['puts descriptions beside terms', '<dl><dt>Policy<dd>QD 22<dt>Date<dd>1 May</dl>', 'Policy   QD 22\nDate   1 May'],
    ['shows form values', 'Name <input value="Ada"><input type=hidden value=x>', 'Name Ada'],
    ['shows ticks', '<input type=radio checked> yes <input type=radio> no', '[x] yes [ ] no'],
    ['shows choices', '<select><option>A<option selected>B</select> end', 'B end'],
    ['shows the first choice', '<select><option>A<option>B</select>', 'A'],
    [
      'keeps what a picture says',
      'See <img alt="Seal of the court"><img alt="image001.png">',
      'See [Seal of the court]',
    ],
    ['names an address behind a link', '<a href="mailto:ada@example.org?subject=x">Ada</a>', 'Ada (ada@example.org)'],
    ['repeats no address', '<a href="tel:+44-20-123">+44 20 123</a>', '+44 20 123'],
    ['drops characters without width', 'QD\u200b22\u00ad08', 'QD2208'],
  ])('%s', (_, html, expected) => {
    expect(text(html)).toBe(expected);
  });

  test.each([
    '<script>bad()</script>',
    '<style>bad</style>',
    '<!-- bad -->',
    '<template>bad</template>',
    '<noscript>bad</noscript>',
    '<iframe src="https://bad.example">bad</iframe>',
    '<object data="x">bad</object>',
    '<svg><text>bad</text></svg>',
    '<p hidden>bad</p>',
    '<div style="color:red; DISPLAY : none">bad<p>bad</p></div>',
    '<span style="visibility:hidden">bad</span>',
    '<div style="max-height:0px;overflow:hidden">bad</div>',
    '<span style="mso-hide:all">bad</span>',
    '<![CDATA[bad]]>',
    '<input type=password value=bad>',
    '<textarea hidden>bad</textarea>',
  ])('drops %s', (html) => {
    expect(text(`before ${html} after`).replace(/\s+/g, ' ')).toBe('before after');
  });

  test('a layout whose font size is reset inside is seen', () => {
    expect(text('<td style="font-size:0px"><div style="font-size:13px">seen</div></td>')).toBe('seen');
  });

  test('a title that the text lacks comes first', () => {
    const page = '<head><title>Invoice 55</title></head><p>Pay &pound;5';
    expect(htmlToText(page, { limit: 1000, withTitle: true })).toBe('Invoice 55\n\nPay £5');
    expect(htmlToText(`${page} for Invoice 55`, { limit: 1000, withTitle: true })).toBe('Pay £5 for Invoice 55');
    expect(text(page)).toBe('Pay £5');
  });

  test('too much text is refused while it grows', () => {
    expect(() => htmlToText('<p>word'.repeat(1000), { limit: 100 })).toThrow(TooMuchText);
  });

  test.each(['div', 'table><tr><td', 'ul><li', 'b', 'pre', 'svg'])(
    'elements <%s> in each other without end are refused, and a thousand of them are read',
    (tag) => {
      expect(() => text(`<${tag}>x`.repeat(6_000))).toThrow(TooDeep);
      expect(text(`before ${`<${tag}>x`.repeat(1_000)}`)).toMatch(/^before/);
    },
    60_000,
  );

  test.each(['a href="mailto:x"', 'select'])(
    '<%s>, which ends the one before it, is read however often it stands',
    (tag) => {
      expect(text(`before ${`<${tag}>x`.repeat(6_000)}`)).toMatch(/^before/);
    },
  );

  test('any markup gives text without tags it had, in lines that are clean', () => {
    const piece = fc.constantFrom(
      ...['<p>', '</p>', '<table>', '<tr>', '<td>', '</td>', '</table>', '<ul>', '<li>', '</ul>', '<br>', '<pre>'],
      ...['</pre>', '<div hidden>', '</div>', '<a href="mailto:q@example.org">', '</a>', '<select>', '<option>'],
      ...['</select>', '<dd>', '<!--', '-->', '<svg>', '</svg>', '&amp;', ' ', '\n', 'word', 'x\u00a0y', '\u0000'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const result = text(pieces.join(''));
        expect(result).not.toMatch(/<(?:p|table|tr|td|div|select|svg)\b/);
        expect(result).not.toMatch(/\n{3}|\0|^\n|\n$/);
      }),
    );
  });
});
