import {
  FluentProvider,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Button,
  Spinner,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useMemo, useRef } from 'react';
import type { UnitReport } from '../core/consolidate';
import type { Language } from '../messages';
import { Head } from './components/head';
import { Icon } from './components/icons';
import { LeftWorkNotice } from './components/left-work';
import { SafetyNet } from './components/safety-net';
import { Steps, stepNames, type StepName, type StepState } from './components/steps';
import { FailureActions, HostParts } from './excel/host-parts';
import { EnvironmentProvider, type Environment } from './environment';
import { useDark } from './hooks/use-colour-scheme';
import { JourneyProvider, useJourney } from './hooks/use-journey';
import { LanguageProvider, useLanguage, useWords } from './hooks/use-language';
import { wouldLose, type Journey } from './journey/state';
import { CollectPane } from './panes/collect-pane';
import { HandOutPane } from './panes/hand-out-pane';
import { LedgerPane } from './panes/ledger-pane';
import { PlanPane } from './panes/plan-pane';
import { ReportPane } from './panes/report-pane';
import { letterhead, NARROW, themeFor } from './theme';
import type { Words } from '../messages/ui';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  skip: {
    position: 'absolute',
    insetInlineStart: '-999px',
    ':focus': {
      insetInlineStart: '8px',
      top: '8px',
      zIndex: 2,
      backgroundColor: tokens.colorNeutralBackground1,
      padding: '8px',
    },
  },
  bar: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    position: 'sticky',
    top: 0,
    zIndex: 2,
  },
  inner: { maxWidth: '1240px', margin: '0 auto', padding: '0 24px', [NARROW]: { padding: '0 8px' } },
  main: {
    flexGrow: 1,
    width: '100%',
    boxSizing: 'border-box',
    maxWidth: '1240px',
    margin: '0 auto',
    padding: '20px 24px 40px',
    [NARROW]: { padding: '14px 8px 28px' },
  },
  notice: { marginBottom: '12px' },
  foot: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  footText: { margin: 0, padding: '12px 0' },
  workingRow: { display: 'flex', alignItems: 'center', gap: '16px' },
  working: {
    position: 'fixed',
    insetInlineEnd: '24px',
    bottom: '24px',
    zIndex: 3,
    padding: '10px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow8,
  },
});

/** The whole web edition over the services that its entry composed. */
export function TaizhangApp(props: { readonly environment: Environment; readonly language: Language }) {
  return (
    <EnvironmentProvider value={props.environment}>
      <LanguageProvider initial={props.language}>
        <JourneyProvider>
          <ThemedPage />
        </JourneyProvider>
      </LanguageProvider>
    </EnvironmentProvider>
  );
}

function ThemedPage() {
  const dark = useDark();
  const { language } = useLanguage();
  const theme = useMemo(() => themeFor(dark, language), [dark, language]);
  return (
    <FluentProvider theme={theme}>
      <Page accent={dark ? letterhead.dark : letterhead.light} />
    </FluentProvider>
  );
}

function Page(props: { readonly accent: string }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { journey } = useJourney();
  const go = useGo();
  useLeaveGuard();
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#pane-title">
        {words.common.skip}
      </a>
      <Head accent={props.accent} />
      <div className={styles.bar}>
        <div className={styles.inner}>
          <Steps steps={stepStates(journey, words)} current={journey.step} onGo={go} />
        </div>
      </div>
      <main className={styles.main}>
        <FailureNotice />
        <LeftWorkNotice />
        <HostParts />
        <SafetyNet key={journey.step} fallback={(again) => <BrokenPane onAgain={again} />}>
          {journey.ready && <CurrentPane step={journey.step} onGo={go} />}
        </SafetyNet>
      </main>
      <footer className={styles.foot}>
        <div className={styles.inner}>
          <p className={styles.footText}>{words.common.local}</p>
        </div>
      </footer>
      <div role="status" aria-live="polite">
        {journey.busy && (
          <div className={styles.working}>
            <Working />
          </div>
        )}
      </div>
    </div>
  );
}

/** What is going on, and a way to stop it where there is one. */
function Working() {
  const styles = useStyles();
  const { common } = useWords();
  const { journey, actions } = useJourney();
  const { progress } = journey;
  return (
    <div className={styles.workingRow}>
      <Spinner size="tiny" label={progress === null ? common.working : common.reading(progress.done, progress.all)} />
      {progress !== null && (
        <Button size="small" onClick={actions.cancel}>
          {common.stop}
        </Button>
      )}
    </div>
  );
}

/** Asks before the page is closed while a ledger would be lost. */
function useLeaveGuard(): void {
  const { journey } = useJourney();
  const guarded = wouldLose(journey);
  useEffect(() => {
    if (!guarded) return;
    const guard = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [guarded]);
}

/** Goes to a step and puts the keyboard at its title. */
function useGo(): (step: StepName) => void {
  const { journey, actions } = useJourney();
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    window.scrollTo({ top: 0 });
    document.getElementById('pane-title')?.focus({ preventScroll: true });
  }, [journey.step]);
  return (step) => {
    moved.current = true;
    actions.go(step);
  };
}

function CurrentPane(props: { readonly step: StepName; readonly onGo: (step: StepName) => void }) {
  switch (props.step) {
    case 'plan':
      return <PlanPane onGo={props.onGo} />;
    case 'ledger':
      return <LedgerPane onGo={props.onGo} />;
    case 'handOut':
      return <HandOutPane onGo={props.onGo} />;
    case 'collect':
      return <CollectPane onGo={props.onGo} />;
    case 'report':
      return <ReportPane />;
  }
}

function BrokenPane(props: { readonly onAgain: () => void }) {
  const { common } = useWords();
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{common.unexpected}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={props.onAgain}>{common.again}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function FailureNotice() {
  const styles = useStyles();
  const { words, say } = useLanguage();
  const { journey, actions } = useJourney();
  const { failure } = journey;
  return (
    <div role="alert">
      {failure !== null && (
        <MessageBar intent="error" className={styles.notice} layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{words.common.failed}</MessageBarTitle>
            {failure.kind === 'issue' ? say(failure.issue) : words.common.unexpected}
          </MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                aria-label={words.common.close}
                icon={<Icon name="close" />}
                onClick={actions.dismissFailure}
              />
            }
          >
            <FailureActions failure={failure} />
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}

function returnedNote(units: readonly UnitReport[], words: Words): string {
  const returned = units.filter((unit) => unit.state !== 'missing').length;
  return words.common.stepNotes.collect(returned, units.length);
}

/** What each step says of itself in the bar. Every step can be visited; an empty one says what it waits for. */
function stepStates(journey: Journey, words: Words): StepState[] {
  const { plan, ledger, handOut, merge, report } = journey;
  const notes: Readonly<Record<StepName, string>> = {
    plan: plan === null ? '' : words.common.stepNotes.plan(plan.editing.plan.tasks.length),
    ledger: ledger === null ? '' : words.common.stepNotes.ledger(ledger.ledger.template.assignments.length),
    handOut: handOut === null ? '' : words.common.stepNotes.handOut(handOut.files.length),
    collect: merge === null ? '' : returnedNote(merge.made.result.units, words),
    report: report === null ? '' : words.common.stepNotes.report,
  };
  return stepNames.map((name) => ({
    name,
    note: notes[name],
    done: notes[name] !== '',
    open: name === 'plan' || name === 'ledger' || ledger !== null,
  }));
}
