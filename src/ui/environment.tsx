import { createContext, useContext } from 'react';
import type { InputFile, OutputFile, Services, WorkbookPort } from '../app/ports';
import type { Issue } from '../core/model';
import type { Journal } from './journey/work-in-hand';

/** The bundled sample of the road: its plan, who answers for what, and returns as units send them. */
export type Samples = {
  readonly plan: InputFile;
  readonly assignments: InputFile | null;
  readonly returns: readonly InputFile[];
  /** the day on which the samples play, `YYYY-MM-DD`; null: today */
  readonly asOf: string | null;
};

/** Excel around the panes: the ledger lives in its open workbook. */
export type ExcelHost = {
  readonly workbook: WorkbookPort;
  /** what to tell support about a failure: codes of the host, never anybody's data */
  readonly technicalDetail: (error: unknown) => string;
  /** whether the same may succeed in a moment: somebody is typing into a cell, Excel is busy */
  readonly isPassing: (error: unknown) => boolean;
  /** calls back with what is noticed in the background; answers a function that stops it */
  readonly onNotice: (notice: (issue: Issue) => void) => () => void;
};

/** What the panes need from whoever mounts them. */
export type Environment = {
  readonly services: Services;
  /** today as `YYYY-MM-DD`: the panes know no clock */
  readonly today: string;
  /** hands a file to the person: a download in the browser */
  readonly save: (file: OutputFile) => void;
  /** false where the host does not let a page copy (then the text is selected for the person to copy) */
  readonly copy: (text: string) => Promise<boolean>;
  /** null where no samples are bundled */
  readonly loadSamples: () => Promise<Samples | null>;
  /** keeps work in hand over a closed tab; absent where something else does */
  readonly journal?: Journal;
  /** absent where there is no Excel around the panes */
  readonly excel?: ExcelHost;
};

const EnvironmentContext = createContext<Environment | null>(null);
export const EnvironmentProvider = EnvironmentContext.Provider;

export function useEnvironment(): Environment {
  const environment = useContext(EnvironmentContext);
  if (environment === null) throw new Error('panes are mounted inside an EnvironmentProvider');
  return environment;
}
