import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useEnvironment, type Environment } from '../environment';
import { createExcelJourney } from '../journey/excel-store';
import type { Journey } from '../journey/state';
import { createJourney, type JourneyStore } from '../journey/store';

const JourneyContext = createContext<JourneyStore | null>(null);

/** In Excel the ledger lives in the open workbook, elsewhere in bytes. */
function storeFor(environment: Environment): JourneyStore {
  const { excel } = environment;
  return excel === undefined ? createJourney(environment) : createExcelJourney(environment, excel);
}

/** Begins a journey and keeps it for everything inside. */
export function JourneyProvider(props: { readonly children: ReactNode }) {
  const environment = useEnvironment();
  const [store] = useState(() => storeFor(environment));
  useEffect(() => {
    void store.begin();
  }, [store]);
  return <JourneyContext.Provider value={store}>{props.children}</JourneyContext.Provider>;
}

/** Where the journey stands, and what can be done. */
export function useJourney(): { readonly journey: Journey; readonly actions: JourneyStore } {
  const store = useContext(JourneyContext);
  if (store === null) throw new Error('panes are mounted inside a JourneyProvider');
  const journey = useSyncExternalStore(store.subscribe, store.state);
  return { journey, actions: store };
}
