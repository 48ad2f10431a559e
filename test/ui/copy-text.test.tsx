import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { fireEvent, render, screen } from '@testing-library/react';
import { CopyText } from '../../src/ui/components/copy-text';
import { EnvironmentProvider, type Environment } from '../../src/ui/environment';
import { LanguageProvider } from '../../src/ui/hooks/use-language';

function show(copy: Environment['copy']) {
  const environment = { copy } as Environment;
  render(
    <FluentProvider theme={webLightTheme}>
      <EnvironmentProvider value={environment}>
        <LanguageProvider initial="zh-CN">
          <CopyText title="人事科" label="给人事科的催报文字" text="请尽快报送。" />
        </LanguageProvider>
      </EnvironmentProvider>
    </FluentProvider>,
  );
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: '给人事科的催报文字' });

test('a reminder can be changed before it is copied, and the copy is the changed text', async () => {
  const copied: string[] = [];
  show((text) => {
    copied.push(text);
    return Promise.resolve(true);
  });
  fireEvent.change(field(), { target: { value: '请今天下班前报送。' } });
  fireEvent.click(screen.getByRole('button', { name: '复制' }));
  expect(await screen.findByText('已复制')).toBeTruthy();
  expect(copied).toEqual(['请今天下班前报送。']);
});

test('where the browser does not let the page copy, the text is selected for the keyboard', async () => {
  show(() => Promise.resolve(false));
  fireEvent.click(screen.getByRole('button', { name: '复制' }));
  expect(await screen.findByText('请按 Ctrl+C 复制')).toBeTruthy();
  expect(document.activeElement).toBe(field());
  expect([field().selectionStart, field().selectionEnd]).toEqual([0, '请尽快报送。'.length]);
});
