import fc from 'fast-check';
import { entryText } from '../../../src/core/consolidate/entries';
import { canonicalJson, Period, type Entry } from '../../../src/core/model';

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('完成“三项”\r\n任务', 'e\u0301', ''),
);
const file = fc.record({ name: words, sha256: words });
const source = fc.record({
  unit: words,
  period: fc.constant(Period.parse('2026-07')),
  taskId: words,
  entry: words,
  file,
});
const entry = fc.record(
  {
    id: words,
    taskId: words,
    unit: words,
    period: fc.constantFrom(...['2026-07', '2026-Q3', 'phase:2'].map((text) => Period.parse(text))),
    owner: words,
    values: fc.record(
      {
        status: fc.constantFrom('done', 'inProgress', null),
        statusText: words,
        progress: words,
        closedOn: fc.option(words),
        remarks: words,
        extra: fc.dictionary(words, words, { maxKeys: 3 }),
      },
      { requiredKeys: ['status', 'progress', 'closedOn', 'remarks'] },
    ),
    revision: fc.nat(),
    savedAt: fc.option(words),
    receivedAt: fc.option(words),
    file,
    row: fc.nat(),
    explanations: fc.array(words, { maxLength: 2 }),
    sources: fc.array(source, { maxLength: 2 }),
  },
  { requiredKeys: ['id', 'taskId', 'unit', 'period', 'values', 'revision', 'savedAt', 'receivedAt', 'file', 'row'] },
);

test('an entry is known by the canonical JSON of all it says but its id and the day it came in', () => {
  fc.assert(
    fc.property(entry, (one) => {
      expect(entryText(one as Entry)).toBe(canonicalJson({ ...one, id: undefined, receivedAt: undefined }));
    }),
  );
});
