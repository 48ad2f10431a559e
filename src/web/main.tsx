import './strict';
import { createRoot } from 'react-dom/client';
import { TaizhangApp } from '../ui/app';
import type { Environment } from '../ui/environment';
import { preferredLanguage } from '../ui/hooks/use-language';
import { copyText, download, localToday } from './browser';
import { openJournal } from './journal';
import { loadSamples } from './samples';
import { webServices } from './services';

const environment: Environment = {
  services: webServices(),
  today: localToday(),
  save: download,
  copy: copyText,
  loadSamples,
  journal: openJournal(),
};
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<TaizhangApp environment={environment} language={preferredLanguage(navigator.languages)} />);
}
