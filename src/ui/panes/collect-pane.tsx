import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { indexLog, openConflicts, shownPeriod, type Consolidation } from '../../core/consolidate';
import type { Ledger } from '../../core/model';
import { DamagePanel } from '../components/damage-panel';
import { FixedPanel } from '../components/fixed-panel';
import { FileButton, DropZone } from '../components/file-picker';
import { Figures, type Figure } from '../components/figures';
import { Icon } from '../components/icons';
import { LedgerView } from '../components/ledger-view';
import { NextStep } from '../components/next-step';
import { Pane, Panel } from '../components/panel';
import type { StepName } from '../components/steps';
import { OriginPanel } from '../excel/origin-panel';
import { useEnvironment } from '../environment';
import { useJourney } from '../hooks/use-journey';
import { useWords } from '../hooks/use-language';
import type { Merge } from '../journey/state';
import type { Words } from '../../messages/ui';
import { ConflictsPanel } from './collect/conflicts-panel';
import {
  CheckedPanel,
  ClaimsPanel,
  FilesPanel,
  LockedPanel,
  MissingRowsPanel,
  ProposalsPanel,
  UnitsPanel,
} from './collect/result-tables';
import { RunsPanel } from './collect/runs-panel';
import { QuestionsPanel } from './collect/questions-panel';
import { PeriodField } from './hand-out-pane';

const RETURN_FILES =
  '.xlsx,.xlsm,.xls,.et,.ods,.csv,.html,.htm,.xml,.docx,.zip,.pdf,.jpg,.jpeg,.png,.doc,.wps,.rar,.7z,.txt';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  grow: { flexGrow: 1, minWidth: 0, flexBasis: '200px', overflowWrap: 'anywhere' },
  list: {
    listStyleType: 'none',
    margin: '12px 0 0',
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
    gap: '2px 16px',
  },
  file: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  name: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', flexGrow: 1 },
  all: { marginTop: '8px' },
  merge: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '12px 24px', marginTop: '14px' },
  muted: { color: tokens.colorNeutralForeground3 },
});

/** 收表汇总: what came in goes into the ledger; what is uncertain is asked. */
export function CollectPane(props: { readonly onGo: (step: StepName) => void }) {
  const words = useWords();
  const { journey } = useJourney();
  const { collect } = words;
  if (journey.ledger === null) {
    return (
      <Pane title={collect.title} lead={collect.lead}>
        <p>{collect.needLedger}</p>
      </Pane>
    );
  }
  return (
    <Pane title={collect.title} lead={collect.lead}>
      <DamagePanel damage={journey.ledger.damage} />
      <FixedPanel open={journey.ledger} />
      <ReturnsPanel />
      {journey.undone && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{collect.undone}</MessageBarBody>
        </MessageBar>
      )}
      {journey.merge === null ? (
        <OpenConflicts ledger={journey.ledger.ledger} />
      ) : (
        <MergeResult merge={journey.merge} />
      )}
      <LedgerPanel />
      <RunsPanel ledger={journey.ledger.ledger} />
      <NextStep step="report" onGo={props.onGo} />
    </Pane>
  );
}

function ReturnsPanel() {
  const styles = useStyles();
  const { collect, damage } = useWords();
  const { journey, actions } = useJourney();
  const { returns, ledger, busy } = journey;
  const blocked = ledger !== null && ledger.damage.length > 0 && !journey.acceptDamage;
  const samples = journey.samples?.returns ?? [];
  return (
    <Panel title={collect.chooseTitle}>
      <DropZone disabled={busy} onFiles={actions.addReturns}>
        <div className={styles.buttons}>
          <FileButton
            name="returns"
            multiple
            label={collect.choose}
            accept={RETURN_FILES}
            appearance={returns.length === 0 ? 'primary' : 'secondary'}
            disabled={busy}
            onFiles={actions.addReturns}
          />
          {samples.length > 0 && returns.length === 0 && (
            <Button icon={<Icon name="document" />} disabled={busy} onClick={() => actions.addReturns(samples)}>
              {collect.useSamples}
            </Button>
          )}
          {returns.length > 0 && (
            <Button appearance="subtle" icon={<Icon name="close" />} disabled={busy} onClick={actions.clearReturns}>
              {collect.clear}
            </Button>
          )}
        </div>
        <span className={styles.grow}>{collect.chooseHint}</span>
      </DropZone>
      {returns.length > 0 && <ChosenFiles />}
      <div className={styles.merge}>
        {ledger !== null && <PeriodField template={ledger.ledger.template} />}
        <Button
          appearance={returns.length > 0 ? 'primary' : 'secondary'}
          icon={<Icon name="merge" />}
          disabled={busy || returns.length === 0 || blocked}
          onClick={() => void actions.consolidate()}
        >
          {collect.merge}
        </Button>
        <span role="status" className={styles.muted}>
          {blocked ? damage.blocked : returns.length === 0 ? collect.noneChosen : collect.chosen(returns.length)}
        </span>
      </div>
    </Panel>
  );
}

/** So many files are listed at once; a whole city's would fill the page. */
const SHOWN = 24;

function ChosenFiles() {
  const styles = useStyles();
  const { collect, common } = useWords();
  const { journey, actions } = useJourney();
  const [all, setAll] = useState(false);
  const { returns, busy } = journey;
  return (
    <>
      <ul className={styles.list} aria-label={collect.chosen(returns.length)}>
        {returns.slice(0, all ? Infinity : SHOWN).map((file, index) => (
          <li key={`${index}:${file.name}`} className={styles.file}>
            <Icon name="document" size={16} />
            <span className={styles.name} title={file.name}>
              {file.name}
            </span>
            <Button
              size="small"
              appearance="subtle"
              icon={<Icon name="close" size={16} />}
              aria-label={common.remove(file.name)}
              disabled={busy}
              onClick={() => actions.removeReturn(index)}
            />
          </li>
        ))}
      </ul>
      {returns.length > SHOWN && (
        <Button className={styles.all} size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? common.showFewer : common.showAllFiles(returns.length)}
        </Button>
      )}
    </>
  );
}

/** What earlier consolidations left open can be decided without new returns. */
function OpenConflicts(props: { readonly ledger: Ledger }) {
  const conflicts = useMemo(() => openConflicts(indexLog(props.ledger)), [props.ledger]);
  return <ConflictsPanel conflicts={conflicts} ledger={props.ledger} />;
}

function MergeResult(props: { readonly merge: Merge }) {
  const words = useWords();
  const { collect } = words;
  const { actions, journey } = useJourney();
  const { result, changed, claims } = props.merge.made;
  const template = result.ledger.template;
  const known = result.files.every((file) => file.state === 'unchanged' || file.state === 'superseded');
  return (
    <>
      <Figures label={collect.figures} figures={resultFigures(result, words)} />
      {changed ? (
        <div>
          <Button icon={<Icon name="undo" />} disabled={journey.busy} onClick={() => void actions.undoMerge()}>
            {collect.undo}
          </Button>
        </div>
      ) : (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{known ? collect.nothingNew : collect.nothingTaken}</MessageBarBody>
        </MessageBar>
      )}
      <OtherPeriod merge={props.merge} />
      <ConflictsPanel key={`conflicts-${result.run ?? ''}`} conflicts={result.conflicts} ledger={result.ledger} />
      <QuestionsPanel key={`questions-${result.run ?? ''}`} questions={result.questions} template={template} />
      {claims !== null && <ClaimsPanel claims={claims} />}
      <UnitsPanel units={result.units} />
      <CheckedPanel files={result.files} />
      <FilesPanel files={result.files} template={template} />
      <LockedPanel edits={result.lockedEdits} template={template} />
      <ProposalsPanel proposals={result.proposals} template={template} />
      <MissingRowsPanel rows={result.missingRows} template={template} />
    </>
  );
}

/** The returns are all for another period than the one that was chosen: said, with the way to put it right. */
function OtherPeriod(props: { readonly merge: Merge }) {
  const { collect, common } = useWords();
  const { journey, actions } = useJourney();
  const { result } = props.merge.made;
  const periods = new Set(result.files.flatMap(({ state, period }) => (state === 'merged' && period ? [period] : [])));
  const [only, ...others] = periods;
  if (only === undefined || others.length > 0 || only === result.period) return null;
  const { phases } = result.ledger.template.calendar;
  const inWords = common.period(only, phases);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{collect.otherPeriod(common.period(result.period, phases), inWords)}</MessageBarBody>
      <MessageBarActions>
        <Button
          disabled={journey.busy}
          onClick={() => {
            actions.set({ period: only });
            void actions.answer([]);
          }}
        >
          {collect.mergeFor(inWords)}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** How many of the units that were asked have sent something. */
export function returnedUnits(result: Consolidation): number {
  return result.units.filter((unit) => unit.state !== 'missing').length;
}

function resultFigures(result: Consolidation, words: Words): Figure[] {
  const { collect } = words;
  const missing = result.units.length - returnedUnits(result);
  const rejected = result.files.filter((file) => file.state === 'rejected').length;
  const attention = (count: number): Figure['tone'] => (count > 0 ? 'attention' : 'plain');
  return [
    { label: collect.returned, value: `${returnedUnits(result)}/${result.units.length}` },
    { label: collect.missing, value: missing, tone: missing > 0 ? 'bad' : 'good' },
    { label: collect.entries, value: result.entriesAdded },
    { label: collect.conflicts, value: result.conflicts.length, tone: attention(result.conflicts.length) },
    { label: collect.questions, value: result.questions.length, tone: attention(result.questions.length) },
    { label: collect.rejected, value: rejected, tone: rejected > 0 ? 'bad' : 'plain' },
  ];
}

function LedgerPanel() {
  const { collect, ledger: labels } = useWords();
  const { journey, actions } = useJourney();
  const { ledger, merge } = journey;
  const { excel } = useEnvironment();
  // in Excel the sheet itself stands beside the pane
  if (ledger === null) return null;
  if (excel !== undefined) return <OriginPanel ledger={ledger.ledger} />;
  return (
    <Panel
      title={merge === null ? labels.sheetTitle : collect.ledgerTitle}
      flush
      actions={
        <Button
          appearance={merge === null ? 'secondary' : 'primary'}
          icon={<Icon name="download" />}
          onClick={actions.saveLedger}
        >
          {collect.download}
        </Button>
      }
    >
      <LedgerView
        ledger={ledger.ledger}
        period={merge?.made.result.period ?? shownPeriod(ledger.ledger)}
        asOf={journey.asOf}
      />
    </Panel>
  );
}
