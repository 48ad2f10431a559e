import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { InputFile } from '../../app/ports';
import { shownPeriod } from '../../core/consolidate';
import { ledgerTitle, unitsToReport } from '../../core/ledger';
import type { Plan } from '../../core/model';
import { DamagePanel } from '../components/damage-panel';
import { FixedPanel } from '../components/fixed-panel';
import { FileButton } from '../components/file-picker';
import { Figures } from '../components/figures';
import { Icon } from '../components/icons';
import { IssueList } from '../components/issue-list';
import { useLeaving } from '../components/leave-dialog';
import { LedgerView } from '../components/ledger-view';
import { FileTool, MakeTool, MorePanel } from '../components/more-panel';
import { NextStep } from '../components/next-step';
import { Pane, Panel } from '../components/panel';
import type { StepName } from '../components/steps';
import { OriginPanel } from '../excel/origin-panel';
import { useEnvironment } from '../environment';
import { useJourney } from '../hooks/use-journey';
import { useWords } from '../hooks/use-language';
import type { OpenLedger } from '../journey/state';
import { NARROW } from '../theme';

const LEDGER_FILES = '.xlsx,.xlsm';
const TABLE_FILES = '.csv,.xlsx,.xls,.et,.ods,.docx';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    gap: '14px 24px',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  wide: { gridColumn: '1 / -1' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  muted: { color: tokens.colorNeutralForeground3 },
  list: { margin: 0, paddingInlineStart: '20px' },
  notes: { margin: 0, padding: 0, listStyleType: 'none' },
});

/** 建立台账: from the plan's tasks to the ledger workbook, or an existing ledger opened. */
export function LedgerPane(props: { readonly onGo: (step: StepName) => void }) {
  const words = useWords();
  const { journey, actions } = useJourney();
  const { ledger } = words;
  const { leave, dialog } = useLeaving();
  const { excel } = useEnvironment();
  return (
    <Pane
      title={ledger.title}
      lead={ledger.lead}
      actions={
        excel === undefined && (
          <FileButton
            name="ledger"
            label={ledger.openExisting}
            accept={LEDGER_FILES}
            disabled={journey.busy}
            onFiles={([file]) => {
              if (file !== undefined) leave(() => void actions.openLedger(file));
            }}
          />
        )
      }
    >
      {dialog}
      {journey.plan !== null && <SettingsPanel />}
      {journey.stale && journey.ledger !== null && (
        <MessageBar intent="warning">
          <MessageBarBody>{words.plan.changed}</MessageBarBody>
        </MessageBar>
      )}
      {journey.ledger === null ? <p>{ledger.none}</p> : <LedgerParts open={journey.ledger} />}
      <MoreForLedger />
      {journey.ledger !== null && <NextStep step="handOut" onGo={props.onGo} />}
    </Pane>
  );
}

/** 更多: ledgers from elsewhere, changes in mid-year, year's end. In Excel the open workbook stays the ledger. */
function MoreForLedger() {
  const { journey, actions } = useJourney();
  const { leave, dialog } = useLeaving();
  const { excel } = useEnvironment();
  const isOpen = journey.ledger !== null;
  return (
    <MorePanel>
      {excel === undefined && (
        <FileTool name="adopt" accept={LEDGER_FILES} onFile={(file) => leave(() => void actions.adopt(file))} />
      )}
      {excel === undefined && isOpen && (
        <FileTool name="revise" accept={TABLE_FILES} onFile={(file) => void actions.revise(file)} />
      )}
      <FileTool name="sublevel" accept={LEDGER_FILES} onFile={(file) => void actions.sublevel(file)} />
      {isOpen && <MakeTool name="carryOver" onMake={() => void actions.carryOver()} />}
      {dialog}
    </MorePanel>
  );
}

function SettingsPanel() {
  const styles = useStyles();
  const { ledger } = useWords();
  const { journey, actions } = useJourney();
  const { settings, plan } = journey;
  const wrongYear = settings.year !== '' && !/^\d{4}$/.test(settings.year);
  return (
    <Panel title={ledger.settings}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void actions.generate();
        }}
      >
        <Field label={ledger.ledgerTitle} hint={ledger.ledgerTitleHint}>
          <Input
            value={settings.title}
            placeholder={plan === null ? '' : titleOf(plan.editing.plan)}
            onChange={(_, data) => actions.set({ title: data.value })}
          />
        </Field>
        <Field
          label={ledger.year}
          hint={ledger.yearHint}
          {...(wrongYear && { validationState: 'error', validationMessage: ledger.yearWrong })}
        >
          <Input
            value={settings.year}
            inputMode="numeric"
            maxLength={4}
            onChange={(_, data) => actions.set({ year: data.value.trim() })}
          />
        </Field>
        <AssignmentsField />
        <div className={styles.wide}>
          <Button
            type="submit"
            appearance="primary"
            icon={<Icon name="grid" />}
            disabled={journey.busy || wrongYear || plan === null}
          >
            {journey.ledger === null ? ledger.generate : ledger.generateAgain}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** The title that the ledger takes where none is given. */
function titleOf(plan: Plan): string {
  const printed = plan.ledgers.find((ledger) => ledger.rows.length > 0 && ledger.title !== '');
  return printed?.title ?? ledgerTitle(plan.title);
}

function AssignmentsField() {
  const styles = useStyles();
  const { ledger, common } = useWords();
  const { journey, actions } = useJourney();
  const { assignments } = journey.settings;
  const sample = journey.samples?.assignments ?? null;
  const choose = (file: InputFile | null) => actions.set({ assignments: file });
  return (
    <div className={styles.wide} role="group" aria-label={ledger.assignments}>
      <div>{ledger.assignments}</div>
      <div className={styles.row}>
        <span className={assignments === null ? styles.muted : undefined}>
          {assignments?.name ?? ledger.noAssignments}
        </span>
        {assignments !== null && (
          <Button
            size="small"
            appearance="subtle"
            icon={<Icon name="close" />}
            aria-label={common.remove(assignments.name)}
            onClick={() => choose(null)}
          />
        )}
        <FileButton
          name="assignments"
          size="small"
          label={ledger.chooseAssignments}
          accept={TABLE_FILES}
          onFiles={([file]) => choose(file ?? null)}
        />
        {sample !== null && assignments === null && (
          <Button size="small" icon={<Icon name="document" />} onClick={() => choose(sample)}>
            {ledger.sampleAssignments}
          </Button>
        )}
      </div>
      <div className={styles.hint}>{ledger.assignmentsHint}</div>
    </div>
  );
}

function LedgerParts(props: { readonly open: OpenLedger }) {
  const styles = useStyles();
  const { ledger, common } = useWords();
  const { journey, actions } = useJourney();
  const { excel } = useEnvironment();
  const { open } = props;
  const { template } = open.ledger;
  const people = new Set(template.assignments.flatMap((assignment) => assignment.owners.map(({ name }) => name)));
  return (
    <>
      <Figures
        label={ledger.figures}
        figures={[
          { label: ledger.rows, value: template.assignments.length },
          { label: ledger.units, value: unitsToReport(template).length },
          { label: ledger.people, value: people.size },
          { label: ledger.leftOut, value: open.leftOut.length },
        ]}
      />
      <DamagePanel damage={open.damage} />
      <FixedPanel open={open} />
      {open.issues.length > 0 && (
        <Panel title={common.issuesTitle(open.issues.length)}>
          <IssueList issues={open.issues} />
        </Panel>
      )}
      {excel === undefined ? (
        <Panel
          title={template.title}
          flush
          actions={
            <Button appearance="primary" icon={<Icon name="download" />} onClick={actions.saveLedger}>
              {ledger.download}
            </Button>
          }
        >
          <LedgerView ledger={open.ledger} period={shownPeriod(open.ledger)} asOf={journey.asOf} />
        </Panel>
      ) : (
        <OriginPanel ledger={open.ledger} />
      )}
      {template.notes.length > 0 && (
        <Panel title={ledger.notes}>
          <ol className={styles.notes}>
            {template.notes.map((note, index) => (
              <li key={index}>{note}</li>
            ))}
          </ol>
        </Panel>
      )}
      {open.leftOut.length > 0 && (
        <Panel title={ledger.leftOutTitle(open.leftOut.length)}>
          <ul className={styles.list}>
            {open.leftOut.map((task) => (
              <li key={task.id}>
                {task.ordinal} {task.title}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
