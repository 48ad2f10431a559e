import fc from 'fast-check';
import { matchKey, plainText, textPool } from '../../../src/core/model';

test.each([
  ['ＡＢ１２（试行）', 'AB12(试行)'],
  ['  两\u3000个 \n空白 ', '两 个 空白'],
  ['看不\u200b见\ufeff的', '看不见的'],
  ['㈠①', '(一)1'],
  ['\uF9DC', '隆'],
])('%j is read as %j', (text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test('a text that is plain as it stands is what all the rules would make of it, whatever its letters', () => {
  const letters = fc.integer({ min: 0x20, max: 0xffff }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 6 }), (text) => {
      const plain = plainText(text);
      expect(plainText(plain)).toBe(plain);
      // a text beside a blank, or beside a character that shows nothing, takes the long way
      expect(plainText(`${text} `)).toBe(plain);
      expect(matchKey(`${text}\u200b`)).toBe(matchKey(text));
    }),
    { numRuns: 2000 },
  );
});

test('plain forms and keys of everyday texts are what all the rules would make of them', () => {
  const letters = fc.constantFrom(...'完成意见征集第3项，。、；：！？（）“”‘’《》〈〉【】「」『』—…·az09 -_/%+=~`^|$');
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 12 }), (text) => {
      expect(matchKey(text)).toBe(matchKey(`${text}\u200b`));
      expect(plainText(text)).toBe(plainText(`${text}\u200b`));
    }),
  );
});

test('a pool gives every text back word for word, and one copy of those that come again', () => {
  const pool = textPool(['已经有的一段比较长的文字']);
  const cut = '前面的话，已经有的一段比较长的文字，后面的话'.slice(5, 17);
  expect(pool(cut)).toBe('已经有的一段比较长的文字');
  for (const text of ['', '短', '带\n换行和"引号"的一段比较长的文字\ud800']) expect(pool(text)).toBe(text);
});
