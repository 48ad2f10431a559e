import '../web/strict';
import { createRoot } from 'react-dom/client';
import { TaizhangApp } from '../ui/app';
import { StartRefused } from '../ui/excel/start-refused';
import { preferredLanguage } from '../ui/hooks/use-language';
import { copyText, download, localToday } from '../web/browser';
import { loadSamples } from '../web/samples';
import { webServices } from '../web/services';
import { start } from './start';

/** Ctrl+Alt+Shift+R leads developers to the page that records what Excel answers; the query tells office.js its host. */
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey && event.altKey && event.shiftKey && event.code === 'KeyR')
    location.assign(`recorder.html${location.search}`);
});

const element = document.getElementById('root');
if (element !== null) void open(createRoot(element));

async function open(root: ReturnType<typeof createRoot>): Promise<void> {
  const started = await start();
  if (started.kind === 'refused') {
    const language = preferredLanguage(navigator.languages);
    const web = document.querySelector<HTMLMetaElement>('meta[name="taizhang-web"]')?.content ?? null;
    const onRetry = started.passing ? () => void open(root) : undefined;
    root.render(
      <StartRefused issue={started.issue} detail={started.detail} language={language} web={web} onRetry={onRetry} />,
    );
    return;
  }
  const environment = {
    services: webServices(),
    today: localToday(),
    save: download,
    copy: copyText,
    loadSamples,
    excel: started.excel,
  };
  root.render(<TaizhangApp environment={environment} language={preferredLanguage([started.language])} />);
}
