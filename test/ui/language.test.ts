import { words } from '../../src/messages/ui';
import { preferredLanguage } from '../../src/ui/hooks/use-language';

test.each([
  [['zh-CN', 'en'], 'zh-CN'],
  [['zh-TW'], 'zh-CN'],
  [['en-GB', 'zh-CN'], 'en'],
  [['de-DE', 'en'], 'en'],
  [['fr'], 'zh-CN'],
  [[], 'zh-CN'],
])('a browser that prefers %j gets %s', (preferences, language) => {
  expect(preferredLanguage(preferences)).toBe(language);
});

test('English labels are no Chinese left over, apart from the switch and words of Chinese documents', () => {
  const chinese = [...leaves(words.en)].filter(
    ([key, text]) => /[\u4e00-\u9fff]/.test(text) && !/\.(chinese|deadlineHint)$/.test(key),
  );
  expect(chinese).toEqual([]);
});

function* leaves(value: unknown, key = ''): Generator<[string, string]> {
  if (typeof value === 'string') yield [key, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) yield* leaves(member, `${key}.${name}`);
  }
}
