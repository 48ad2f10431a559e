import type { InputFile, Services } from '../../app/ports';
import type { Environment } from '../environment';
import { nothingMade, type Journey, type OpenLedger } from './state';
import {
  adopted,
  calendarOf,
  carriedOver,
  claimsOf,
  cleaned,
  inspected,
  revised,
  sublevelOf,
  upwardOf,
  type Made,
  type ToolSetting,
} from './tools';

type Inside = {
  readonly environment: Environment;
  readonly state: () => Journey;
  readonly working: (work: () => Promise<Partial<Journey>>) => Promise<void>;
};

/** Everything beside the monthly road, for the store that the panes talk to. */
export function toolActions({ environment, state, working }: Inside) {
  const { services, save } = environment;
  const making = (make: (setting: ToolSetting) => Promise<Made>): Promise<void> =>
    working(async () => {
      const { ledger, asOf } = state();
      return ledger === null ? {} : handedOut(await make(settingOf(services, ledger, asOf)));
    });
  const handedOut = ({ file, done }: Made): Partial<Journey> => {
    save(file);
    return { tool: done };
  };
  return {
    /** 沿用现有台账: the workbook takes the place of the open ledger, and is not saved yet. */
    adopt: (file: InputFile) =>
      working(async () => {
        const { ledger, done } = await adopted(services, file, state().asOf);
        return { ...nothingMade, ledger, plan: null, stale: false, returns: [], saved: null, tool: done };
      }),
    revise: (file: InputFile) =>
      working(async () => {
        const { ledger: open, asOf } = state();
        if (open === null) return {};
        const { ledger, done } = await revised(settingOf(services, open, asOf), file);
        return { ...nothingMade, ledger, tool: done };
      }),
    sublevel: (file: InputFile) => working(async () => handedOut(await sublevelOf(services, file, state().asOf))),
    upward: (file: InputFile) => making((setting) => upwardOf(setting, file)),
    claimSheets: (list: InputFile | null) => making((setting) => claimsOf(setting, list)),
    carryOver: () => making(carriedOver),
    clean: () => making(cleaned),
    inspect: () => making(inspected),
    calendar: () => making(calendarOf),
  };
}

/** Files are named after the ledger's own file, or after its title where it is no file. */
function settingOf(services: Services, ledger: OpenLedger, asOf: string): ToolSetting {
  const own = ledger.file.name.replace(/\.[a-z]+$/i, '');
  const title = ledger.ledger.template.title.replace(/[\\/:*?"<>|]/g, '');
  return { services, ledger, asOf, name: own === '' ? title : own };
}
