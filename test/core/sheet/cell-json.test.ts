import fc from 'fast-check';
import { cellSafeJson, cellSafePieces } from '../../../src/core/sheet/cell-json';

test('JSON made piece by piece is the JSON of the whole', () => {
  const member = fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' });
  const content = fc.oneof(
    member,
    fc.array(member),
    fc.dictionary(fc.string(), fc.oneof(member, fc.array(member), fc.constant(undefined))),
  );
  fc.assert(
    fc.property(content, (value) => {
      const whole = cellSafeJson(value);
      expect([...cellSafePieces(value)].join('')).toBe(whole);
      expect(JSON.parse(whole)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('what cells change is escaped in every piece', () => {
  const pieces = [...cellSafePieces({ 甲: ['_x000D_', '\u2028'], 乙_x0041_: 1 })];
  expect(pieces.join('')).not.toMatch(/_x[0-9A-F]{4}_|\u2028/);
});
