import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { TakenClaims } from '../../../app/claim-round';
import type { Consolidation, FileReport, Proposal, UnitReport } from '../../../core/consolidate';
import { columnTitle } from '../../../core/ledger';
import type { Issue, Severity, Template } from '../../../core/model';
import { DataTable } from '../../components/data-table';
import { IssueList } from '../../components/issue-list';
import { Icon } from '../../components/icons';
import { Panel } from '../../components/panel';
import { StateTag } from '../../components/state-tag';
import { useEnvironment } from '../../environment';
import { useJourney } from '../../hooks/use-journey';
import { useLanguage, useWords } from '../../hooks/use-language';
import { formatFinding } from '../../../messages';
import type { Words } from '../../../messages/ui';
import { fileLooks, unitLooks, unitOrder } from './looks';
import { taskTitle } from './titles';

const useStyles = makeStyles({
  muted: { color: tokens.colorNeutralForeground3 },
  values: { margin: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '0 10px' },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** Every file that was handed in, once, with what became of it. */
export function FilesPanel(props: { readonly files: readonly FileReport[]; readonly template: Template }) {
  const { collect, common } = useWords();
  const styles = useStyles();
  if (props.files.length === 0) return null;
  return (
    <Panel title={collect.filesTitle(props.files.length)} flush>
      <DataTable
        label={collect.filesTitle(props.files.length)}
        rows={byUrgency(props.files)}
        first={30}
        keyOf={(file, index) => `${index}:${file.sha256}`}
        columns={[
          { key: 'file', title: collect.file, width: '26%', render: (file) => file.file },
          { key: 'unit', title: collect.unit, render: (file) => file.unit ?? '—' },
          {
            key: 'period',
            title: collect.period,
            render: (file) => (file.period === null ? '—' : common.period(file.period, props.template.calendar.phases)),
          },
          {
            key: 'state',
            title: collect.state,
            render: (file) => (
              <>
                <StateTag {...fileLooks[file.state]}>{collect.states[file.state]}</StateTag>
                {file.entries > 0 && <div className={styles.muted}>{collect.rowsTaken(file.rows, file.entries)}</div>}
              </>
            ),
          },
          {
            key: 'details',
            title: collect.details,
            width: '36%',
            render: (file) => <FileDetails file={file} />,
          },
        ]}
      />
    </Panel>
  );
}

/** What needs somebody stands first; the others as they came. */
function byUrgency(files: readonly FileReport[]): FileReport[] {
  const order: readonly FileReport['state'][] = ['rejected', 'question'];
  const rank = ({ state }: FileReport) => (order.indexOf(state) + order.length + 1) % (order.length + 1);
  return [...files].sort((a, b) => rank(a) - rank(b));
}

/** Why a file was not taken as new, and how much of it the check found; the findings stand under 审核. */
function FileDetails(props: { readonly file: FileReport }) {
  const { collect } = useWords();
  const { sayBare } = useLanguage();
  const styles = useStyles();
  const { file } = props;
  const mend = toMend(file);
  const notes = file.issues.filter(({ severity }) => severity === 'info');
  if (file.reason === undefined && file.issues.length === 0) return <span className={styles.muted}>—</span>;
  return (
    <>
      {file.reason !== undefined && <div>{sayBare(file.reason)}</div>}
      {mend.length > 0 && <div>{collect.checkedTitle(count(mend, 'error'), count(mend, 'warning'))}</div>}
      {notes.map((note, index) => (
        <div key={index} className={styles.muted}>
          {sayBare(note)}
        </div>
      ))}
    </>
  );
}

/** 认领: who took which tasks, and what nobody took. */
export function ClaimsPanel(props: { readonly claims: TakenClaims }) {
  const { collect } = useWords();
  const { claims, issues } = props.claims;
  const title = collect.claimsTitle(claims.length);
  const found = [...claims.flatMap((claim) => claim.issues), ...issues];
  return (
    <Panel title={title} flush>
      <DataTable
        label={title}
        rows={claims}
        first={30}
        keyOf={(claim, index) => `${index}:${claim.file}`}
        columns={[
          { key: 'unit', title: collect.unit, width: '30%', render: (claim) => claim.unit ?? '—' },
          { key: 'file', title: collect.file, render: (claim) => claim.file },
          { key: 'tasks', title: collect.claimed, width: '110px', align: 'end', render: (claim) => claim.tasks.length },
        ]}
      />
      {found.length > 0 && <IssueList issues={found} first={5} />}
    </Panel>
  );
}

/** Who has reported, who has not. */
export function UnitsPanel(props: { readonly units: readonly UnitReport[] }) {
  const { collect } = useWords();
  const units = [...props.units].sort((a, b) => unitOrder.indexOf(a.state) - unitOrder.indexOf(b.state));
  return (
    <Panel title={collect.unitsTitle} flush>
      <DataTable
        label={collect.unitsTitle}
        rows={units}
        first={30}
        keyOf={(unit) => unit.unit}
        columns={[
          { key: 'unit', title: collect.unit, render: (unit) => unit.unit },
          {
            key: 'state',
            title: collect.state,
            render: (unit) => <StateTag {...unitLooks[unit.state]}>{unitStateWords(unit, collect)}</StateTag>,
          },
          {
            key: 'filled',
            title: collect.filled,
            width: '120px',
            align: 'end',
            render: (unit) => collect.filledOf(unit.filled, unit.tasks),
          },
          { key: 'files', title: collect.electronic, width: '30%', render: (unit) => fewNames(unit.files, collect) },
          { key: 'stamped', title: collect.stamped, render: (unit) => fewNames(unit.stamped, collect) },
        ]}
      />
    </Panel>
  );
}

/** So many names of files are read at a glance; all of them stand under 文件. */
const FEW = 3;

function fewNames(names: readonly string[], collect: Words['collect']): string {
  if (names.length === 0) return '—';
  const few = names.slice(0, FEW).join('、');
  return names.length > FEW ? collect.andMore(few, names.length) : few;
}

function unitStateWords(unit: UnitReport, collect: Words['collect']): string {
  if (unit.state === 'partial') return collect.partialBy(unit.openTaskIds.length);
  return unit.state === 'missing' && unit.attachments.length > 0 ? collect.papersOnly : collect.unitStates[unit.state];
}

/** 审核: what the rules say of the files that were taken; findings never keep a file out. */
export function CheckedPanel(props: { readonly files: readonly FileReport[] }) {
  const { collect } = useWords();
  const files = props.files.filter((file) => toMend(file).length > 0);
  if (files.length === 0) return null;
  const issues = files.flatMap(toMend);
  const title = collect.checkedTitle(count(issues, 'error'), count(issues, 'warning'));
  return (
    <Panel title={title} lead={collect.checkedLead} flush actions={<SendBackAction />}>
      <DataTable
        label={title}
        rows={files}
        first={10}
        keyOf={(file, index) => `${index}:${file.sha256}`}
        columns={[
          { key: 'unit', title: collect.unit, width: '16%', render: (file) => file.unit ?? '—' },
          { key: 'file', title: collect.file, width: '24%', render: (file) => file.file },
          {
            key: 'issues',
            title: collect.details,
            render: (file) => <IssueList issues={toMend(file).map(withoutFile)} first={3} />,
          },
        ]}
      />
    </Panel>
  );
}

/** 退回: the copies for the units are made, then offered as one file. */
function SendBackAction() {
  const { collect } = useWords();
  const { language } = useLanguage();
  const { journey, actions } = useJourney();
  const { save, services } = useEnvironment();
  const copies = journey.sentBack?.flatMap(({ copy }) => copy ?? []) ?? null;
  if (copies === null) {
    return (
      <Button
        icon={<Icon name="undo" />}
        disabled={journey.busy}
        onClick={() => void actions.sendBack((finding) => formatFinding(finding, language))}
      >
        {collect.sendBack}
      </Button>
    );
  }
  if (copies.length === 0) return <span role="status">{collect.nothingToSendBack}</span>;
  return (
    <Button
      appearance="primary"
      icon={<Icon name="download" />}
      onClick={() => save({ name: collect.sentBackZip, bytes: services.zip(copies) })}
    >
      {collect.downloadSentBack(copies.length)}
    </Button>
  );
}

/** What the unit has to mend or explain. */
function toMend(file: FileReport): readonly Issue[] {
  return file.issues.filter(({ severity }) => severity !== 'info');
}

function count(issues: readonly Issue[], severity: Severity): number {
  return issues.filter((found) => found.severity === severity).length;
}

/** The file stands in a column of its own. */
function withoutFile(found: Issue): Issue {
  return found.at === undefined ? found : { ...found, at: { ...found.at, file: undefined } };
}

/** Changes to what was handed out: never taken, always listed. */
export function LockedPanel(props: { readonly edits: Consolidation['lockedEdits']; readonly template: Template }) {
  const { collect } = useWords();
  if (props.edits.length === 0) return null;
  const title = collect.lockedTitle(props.edits.length);
  return (
    <Panel title={title} flush>
      <DataTable
        label={title}
        rows={props.edits}
        first={10}
        keyOf={(edit, index) => `${index}:${edit.taskId}:${edit.column}`}
        columns={[
          { key: 'unit', title: collect.unit, render: (edit) => edit.unit },
          { key: 'task', title: collect.task, width: '30%', render: (edit) => taskTitle(props.template, edit.taskId) },
          { key: 'column', title: collect.column, render: (edit) => columnTitle(props.template, edit.column) },
          { key: 'issued', title: collect.issuedText, render: (edit) => edit.issued || collect.empty },
          { key: 'returned', title: collect.returnedText, render: (edit) => edit.returned || collect.empty },
        ]}
      />
    </Panel>
  );
}

/** Rows that units added: proposals until somebody takes them. */
export function ProposalsPanel(props: { readonly proposals: readonly Proposal[]; readonly template: Template }) {
  const { collect } = useWords();
  const { journey, actions } = useJourney();
  const styles = useStyles();
  if (props.proposals.length === 0) return null;
  const title = collect.proposalsTitle(props.proposals.length);
  return (
    <Panel title={title} lead={collect.proposalsLead} flush>
      <DataTable
        label={title}
        rows={props.proposals}
        first={10}
        keyOf={(proposal, index) => `${index}:${proposal.file}:${proposal.row}`}
        columns={[
          { key: 'unit', title: collect.unit, render: (proposal) => proposal.unit ?? '—' },
          { key: 'file', title: collect.file, render: (proposal) => proposal.file },
          { key: 'row', title: collect.row, width: '70px', render: (proposal) => proposal.row + 1 },
          {
            key: 'content',
            title: collect.content,
            width: '44%',
            render: (proposal) => (
              <dl className={styles.values}>
                {Object.entries(proposal.values)
                  .filter(([, text]) => text !== '')
                  .map(([key, text]) => [
                    <dt key={`${key}-title`} className={styles.muted}>
                      {columnTitle(props.template, key)}
                    </dt>,
                    <dd key={key} className={styles.value}>
                      {text}
                    </dd>,
                  ])}
              </dl>
            ),
          },
          {
            key: 'answer',
            title: collect.turnDown,
            width: '110px',
            render: ({ sha256, sheet, row, unit }) => (
              <Button
                size="small"
                disabled={journey.busy}
                aria-label={collect.turnDownRow(unit ?? '', row + 1)}
                onClick={() =>
                  void actions.answer([{ file: sha256, row, taskId: null, ...(sheet === undefined ? {} : { sheet }) }])
                }
              >
                {collect.turnDown}
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  );
}

/** Handed-out rows that a return does not hold any more. */
export function MissingRowsPanel(props: {
  readonly rows: readonly { readonly unit: string; readonly taskId: string }[];
  readonly template: Template;
}) {
  const { collect } = useWords();
  if (props.rows.length === 0) return null;
  const title = collect.missingRowsTitle(props.rows.length);
  return (
    <Panel title={title} flush>
      <DataTable
        label={title}
        rows={props.rows}
        first={10}
        keyOf={(row, index) => `${index}:${row.unit}:${row.taskId}`}
        columns={[
          { key: 'unit', title: collect.unit, width: '30%', render: (row) => row.unit },
          { key: 'task', title: collect.task, render: (row) => taskTitle(props.template, row.taskId) },
        ]}
      />
    </Panel>
  );
}
