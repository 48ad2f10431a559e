import '../web/strict';
import { createRoot } from 'react-dom/client';
import { NEEDED_API, openTap, record, technicalDetail, type Recording } from '../adapters/office';
import { writeXlsx } from '../adapters/xlsx/write';
import { AdapterError, failure, type Issue } from '../core/model';
import { RecorderPage } from '../ui/excel/recorder-page';
import { StartRefused } from '../ui/excel/start-refused';
import { preferredLanguage } from '../ui/hooks/use-language';
import { copyText, download } from '../web/browser';
import { awaitExcel } from './start';

/** The developers' page: plays the scenario in the Excel around it and hands out what was said. */
const element = document.getElementById('root');
if (element !== null) void open(createRoot(element));

async function open(root: ReturnType<typeof createRoot>): Promise<void> {
  const refusal = await awaitExcel();
  if (refusal !== null) {
    const language = preferredLanguage(navigator.languages);
    root.render(<StartRefused issue={refusal.issue} detail={refusal.detail} language={language} web={null} />);
    return;
  }
  root.render(
    <RecorderPage
      language={preferredLanguage([Office.context.displayLanguage])}
      pane={`taskpane.html${location.search}`}
      record={recordNow}
      say={(error) => ({ issue: issueOf(error), detail: technicalDetail(error) })}
      save={download}
      copy={copyText}
    />,
  );
}

async function recordNow(onStep: (done: number, all: number) => void): Promise<Recording> {
  let trips: Recording['steps'][number]['trips'] = [];
  const tap = openTap(window as Parameters<typeof openTap>[0], (trip) => trips.push(trip));
  if (tap === null) throw failure('host.notRecordable', {});
  try {
    return await record(Excel, aboutExcel(), {
      writeWorkbook: writeXlsx,
      onStep,
      takeTrips: () => {
        const taken = trips;
        trips = [];
        return taken;
      },
    });
  } finally {
    tap.close();
  }
}

function aboutExcel(): Recording['excel'] {
  const { platform, version } = Office.context.diagnostics;
  return { platform: String(platform), version, language: Office.context.displayLanguage, apiLevel: highestApi() };
}

/** The highest ExcelApi 1.x that this Excel says it has. */
function highestApi(): number {
  let level = Number(NEEDED_API.split('.')[1]);
  while (level < 40 && Office.context.requirements.isSetSupported('ExcelApi', `1.${level + 1}`)) level += 1;
  return level;
}

function issueOf(error: unknown): Issue | null {
  return error instanceof AdapterError ? error.issue : null;
}
