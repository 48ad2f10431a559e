import { Button, makeStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import { chaseTexts, layoutReport, summarize, type Summary } from '../../core/report';
import type { Template } from '../../core/model';
import { CopyText } from '../components/copy-text';
import { DataTable } from '../components/data-table';
import { DocumentPreview } from '../components/document-preview';
import { Figures, type Figure } from '../components/figures';
import { Icon } from '../components/icons';
import { FileTool, MakeTool, MorePanel } from '../components/more-panel';
import { Pane, Panel } from '../components/panel';
import { StateTag } from '../components/state-tag';
import { useJourney } from '../hooks/use-journey';
import { useWords } from '../hooks/use-language';
import type { OpenLedger } from '../journey/state';
import type { Words } from '../../messages/ui';
import { unitLooks } from './collect/looks';
import { PeriodField } from './hand-out-pane';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px 16px' },
});

/** 督办通报: how far things are, whom to remind, the report upward. */
export function ReportPane() {
  const { report } = useWords();
  const { journey } = useJourney();
  if (journey.ledger === null) {
    return (
      <Pane title={report.title} lead={report.lead}>
        <p>{report.needLedger}</p>
      </Pane>
    );
  }
  return <ReportOf open={journey.ledger} />;
}

function ReportOf(props: { readonly open: OpenLedger }) {
  const words = useWords();
  const { report } = words;
  const { journey } = useJourney();
  const { ledger } = props.open;
  const { asOf, settings } = journey;
  const summary = useMemo(
    () => summarize(ledger, { asOf, ...(settings.period === null ? {} : { period: settings.period }) }),
    [ledger, asOf, settings.period],
  );
  return (
    <Pane title={report.title} lead={report.lead} actions={<ReportActions template={ledger.template} />}>
      <Figures label={report.figures} figures={figuresOf(summary, words)} />
      <OverduePanel summary={summary} />
      <ChasePanel summary={summary} />
      <UnitsPanel summary={summary} />
      <DocumentPanel summary={summary} />
      <MoreForReport />
    </Pane>
  );
}

/** 更多: what else leaves the house, and what is checked on the spot. */
function MoreForReport() {
  const { actions } = useJourney();
  return (
    <MorePanel>
      <MakeTool name="clean" onMake={() => void actions.clean()} />
      <FileTool name="upward" accept=".xlsx" onFile={(file) => void actions.upward(file)} />
      <MakeTool name="inspect" onMake={() => void actions.inspect()} />
      <MakeTool name="calendar" onMake={() => void actions.calendar()} />
    </MorePanel>
  );
}

function figuresOf(summary: Summary, words: Words): Figure[] {
  const { report } = words;
  const { missing } = summary.returns;
  return [
    { label: report.tasks, value: summary.tasks },
    { label: report.done, value: summary.done, unit: `${summary.doneRate}%` },
    { label: report.overdue, value: summary.overdue, tone: summary.overdue > 0 ? 'bad' : 'good' },
    { label: report.dueSoon, value: summary.dueSoon, tone: summary.dueSoon > 0 ? 'attention' : 'plain' },
    { label: report.missing, value: missing, tone: missing > 0 ? 'bad' : 'good' },
  ];
}

function OverduePanel(props: { readonly summary: Summary }) {
  const { report } = useWords();
  const overdue = props.summary.rows.filter((row) => row.timing === 'overdue');
  const title = report.overdueTitle(overdue.length);
  return (
    <Panel title={title} flush>
      <DataTable
        label={title}
        empty={report.overdueNone}
        rows={overdue}
        keyOf={(row) => row.taskId}
        columns={[
          { key: 'task', title: report.task, width: '46%', render: (row) => `${row.sequence} ${row.title}` },
          { key: 'unit', title: report.unit, render: (row) => row.units.join('、') },
          { key: 'deadline', title: report.deadline, render: (row) => row.deadline },
          { key: 'late', title: report.daysLate, align: 'end', width: '110px', render: (row) => -(row.daysLeft ?? 0) },
        ]}
      />
    </Panel>
  );
}

function ChasePanel(props: { readonly summary: Summary }) {
  const { report, collect } = useWords();
  const reminders = useMemo(() => chaseTexts(props.summary), [props.summary]);
  return (
    <Panel
      title={report.chaseTitle(reminders.length)}
      lead={reminders.length === 0 ? report.chaseNone : report.chaseLead}
      flush
    >
      {reminders.map((reminder) => (
        <CopyText
          key={`${reminder.unit}\n${reminder.text}`}
          title={`${reminder.unit} · ${collect.unitStates[reminder.state]}`}
          text={reminder.text}
          label={report.textFor(reminder.unit)}
        />
      ))}
    </Panel>
  );
}

function UnitsPanel(props: { readonly summary: Summary }) {
  const { report, collect } = useWords();
  return (
    <Panel title={report.unitsTitle} flush>
      <DataTable
        label={report.unitsTitle}
        rows={props.summary.units}
        keyOf={(unit) => unit.unit}
        columns={[
          { key: 'unit', title: report.unit, render: (unit) => unit.unit },
          {
            key: 'state',
            title: report.state,
            render: (unit) => <StateTag {...unitLooks[unit.state]}>{collect.unitStates[unit.state]}</StateTag>,
          },
          { key: 'tasks', title: report.unitTasks, align: 'end', width: '90px', render: (unit) => unit.tasks },
          { key: 'done', title: report.unitDone, align: 'end', width: '90px', render: (unit) => unit.done },
          { key: 'overdue', title: report.unitOverdue, align: 'end', width: '90px', render: (unit) => unit.overdue },
        ]}
      />
    </Panel>
  );
}

function ReportActions(props: { readonly template: Template }) {
  const styles = useStyles();
  const { report } = useWords();
  const { journey, actions } = useJourney();
  return (
    <div className={styles.actions}>
      <PeriodField template={props.template} />
      <Button
        appearance="primary"
        icon={<Icon name="download" />}
        disabled={journey.busy}
        onClick={() => void actions.makeReport()}
      >
        {report.download}
      </Button>
    </div>
  );
}

function DocumentPanel(props: { readonly summary: Summary }) {
  const { report } = useWords();
  const document = useMemo(() => layoutReport(props.summary), [props.summary]);
  return (
    <Panel title={report.document} lead={report.documentLead}>
      <DocumentPreview label={report.document} document={document} />
    </Panel>
  );
}
