import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { InputFile } from '../../app/ports';
import type { Plan, Task } from '../../core/model';
import { BulkDialog } from '../components/bulk-dialog';
import { DropZone, FileButton } from '../components/file-picker';
import { Figures, type Figure } from '../components/figures';
import { Icon } from '../components/icons';
import { IssueList } from '../components/issue-list';
import { useLeaving } from '../components/leave-dialog';
import { NextStep } from '../components/next-step';
import { Pane, Panel } from '../components/panel';
import { PasteDialog } from '../components/paste-dialog';
import { PlanFacts } from '../components/plan-facts';
import { SplitDialog } from '../components/split-dialog';
import type { StepName } from '../components/steps';
import { TaskEditor } from '../components/task-editor';
import { TaskList, type TaskAction } from '../components/task-list';
import { useJourney } from '../hooks/use-journey';
import { useWords } from '../hooks/use-language';
import type { OpenPlan } from '../journey/state';
import type { Words } from '../../messages/ui';

const PLAN_FILES = '.docx,.pdf,.txt,.md,.html,.htm,.xlsx,.xls,.et,.csv,.doc,.wps';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  badge: { flexShrink: 0 },
  sample: {
    margin: '10px 0 0',
    display: 'flex',
    gap: '8px',
    alignItems: 'baseline',
    color: tokens.colorNeutralForeground2,
  },
  empty: { margin: 0, padding: '4px 20px 16px', color: tokens.colorNeutralForeground3 },
});

type Form = { readonly open: boolean; readonly task: Task | null; readonly after: string | null };

/** 任务分解: open a plan, look at the tasks, mend what was read wrongly. */
export function PlanPane(props: { readonly onGo: (step: StepName) => void }) {
  const words = useWords();
  const { journey } = useJourney();
  const { plan } = words;
  return (
    <Pane title={plan.title} lead={plan.lead}>
      <OpenPanel />
      {journey.plan !== null && <PlanView open={journey.plan} />}
      {journey.plan !== null && journey.plan.editing.plan.tasks.length > 0 && (
        <NextStep step="ledger" onGo={props.onGo} />
      )}
    </Pane>
  );
}

function OpenPanel() {
  const styles = useStyles();
  const { plan, common } = useWords();
  const { journey, actions } = useJourney();
  const [pasting, setPasting] = useState(false);
  const { leave, dialog } = useLeaving();
  const open = journey.plan;
  const openFirst = (files: readonly InputFile[]) => {
    const [file] = files;
    if (file !== undefined) leave(() => void actions.openPlan(file));
  };
  const buttons = (
    <>
      <FileButton
        name="plan"
        label={plan.openFile}
        accept={PLAN_FILES}
        appearance={open === null ? 'primary' : 'secondary'}
        disabled={journey.busy}
        onFiles={openFirst}
      />
      <Button icon={<Icon name="paste" />} disabled={journey.busy} onClick={() => setPasting(true)}>
        {plan.paste}
      </Button>
      {journey.samples !== null && open?.sample !== true && (
        <Button
          icon={<Icon name="document" />}
          disabled={journey.busy}
          onClick={() => leave(() => void actions.openSamplePlan())}
        >
          {plan.useSample}
        </Button>
      )}
    </>
  );
  return (
    <DropZone quiet disabled={journey.busy} onFiles={openFirst}>
      {open === null ? (
        <Panel title={plan.planTitle} lead={plan.openFormats}>
          <div className={styles.buttons}>{buttons}</div>
        </Panel>
      ) : (
        <Panel title={open.editing.plan.title === '' ? plan.untitled : open.editing.plan.title} actions={buttons}>
          <PlanFacts plan={open.editing.plan} fileName={open.fileName} />
          {open.sample && (
            <div className={styles.sample}>
              <Badge appearance="outline" color="brand" className={styles.badge}>
                {common.sample}
              </Badge>
              <span>{common.sampleNote}</span>
            </div>
          )}
        </Panel>
      )}
      {dialog}
      <PasteDialog
        open={pasting}
        onClose={() => setPasting(false)}
        onText={(text) => {
          setPasting(false);
          leave(() => void actions.pastePlan(text));
        }}
      />
    </DropZone>
  );
}

function PlanView(props: { readonly open: OpenPlan }) {
  const { plan: labels, common } = useWords();
  const words = useWords();
  const { plan } = props.open.editing;
  return (
    <>
      <Figures label={labels.figures} figures={planFigures(plan, words)} />
      {props.open.issues.length > 0 && (
        <Panel title={common.issuesTitle(props.open.issues.length)}>
          <IssueList issues={props.open.issues} />
        </Panel>
      )}
      <TasksPanel open={props.open} />
    </>
  );
}

function planFigures(plan: Plan, words: Words): Figure[] {
  const units = new Set(
    plan.tasks.flatMap((task) => [...task.leadUnits, ...task.responsibleUnits, ...task.supportingUnits]),
  );
  const doubtful = plan.tasks.filter((task) => task.doubtful === true).length;
  const printed = plan.ledgers.reduce((sum, ledger) => sum + ledger.rows.length, 0);
  return [
    { label: words.plan.tasks, value: plan.tasks.length },
    { label: words.plan.unitCount, value: units.size },
    ...(printed > 0 ? [{ label: words.plan.printedRows, value: printed }] : []),
    { label: words.plan.doubtfulCount, value: doubtful, tone: doubtful > 0 ? ('attention' as const) : 'plain' },
  ];
}

function TasksPanel(props: { readonly open: OpenPlan }) {
  const styles = useStyles();
  const { plan: words } = useWords();
  const { actions } = useJourney();
  const { editing } = props.open;
  const { tasks } = editing.plan;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  // what a closed form was about stays until it has slid out
  const [form, setForm] = useState<Form>({ open: false, task: null, after: null });
  const [splitting, setSplitting] = useState<{ readonly open: boolean; readonly task: Task | null }>({
    open: false,
    task: null,
  });
  const [bulk, setBulk] = useState(false);
  const closeForm = (): void => setForm({ ...form, open: false });
  const closeSplit = (): void => setSplitting({ ...splitting, open: false });
  const chosen = tasks.filter((task) => picked.has(task.id)).map((task) => task.id);

  const pick = useCallback((taskId: string, on: boolean) => {
    setPicked((old) => new Set(on ? [...old, taskId] : [...old].filter((other) => other !== taskId)));
  }, []);
  const act = useCallback(
    (action: TaskAction, task: Task) => {
      switch (action) {
        case 'edit':
          return setForm({ open: true, task, after: null });
        case 'split':
          return setSplitting({ open: true, task });
        case 'addAfter':
          return setForm({ open: true, task: null, after: task.id });
        case 'drop':
          return actions.edit.drop([task.id]);
        case 'up':
          return actions.edit.move(task.id, -1);
        case 'down':
          return actions.edit.move(task.id, 1);
      }
    },
    [actions],
  );
  return (
    <Panel
      title={words.tasksTitle}
      lead={words.tasksLead}
      flush
      actions={
        <>
          {chosen.length > 0 && <span role="status">{words.picked(chosen.length)}</span>}
          <Button size="small" icon={<Icon name="edit" />} disabled={chosen.length === 0} onClick={() => setBulk(true)}>
            {words.bulk}
          </Button>
          <Button
            size="small"
            icon={<Icon name="merge" />}
            disabled={chosen.length < 2}
            onClick={() => {
              actions.edit.merge(chosen);
              setPicked(new Set());
            }}
          >
            {words.merge}
          </Button>
          <Button
            size="small"
            icon={<Icon name="delete" />}
            disabled={chosen.length === 0}
            onClick={() => {
              actions.edit.drop(chosen);
              setPicked(new Set());
            }}
          >
            {words.dropPicked}
          </Button>
          <Button
            size="small"
            icon={<Icon name="add" />}
            onClick={() => setForm({ open: true, task: null, after: null })}
          >
            {words.addTask}
          </Button>
          <Button
            size="small"
            icon={<Icon name="undo" />}
            disabled={!actions.edit.canUndo()}
            onClick={actions.edit.undo}
          >
            {words.undo}
          </Button>
          <Button
            size="small"
            icon={<Icon name="redo" />}
            disabled={!actions.edit.canRedo()}
            aria-label={words.redo}
            onClick={actions.edit.redo}
          />
        </>
      }
    >
      {tasks.length === 0 ? (
        <p className={styles.empty}>{words.noTasks}</p>
      ) : (
        <TaskList tasks={tasks} picked={picked} onPick={pick} onAction={act} />
      )}
      <TaskEditor
        open={form.open}
        task={form.task}
        year={actions.edit.year()}
        issuedOn={editing.plan.issuedOn}
        onClose={closeForm}
        onSave={(texts) => {
          if (form.task === null) actions.edit.add(texts, form.after);
          else actions.edit.save(form.task.id, texts);
          closeForm();
        }}
      />
      <BulkDialog
        open={bulk}
        count={chosen.length}
        onClose={() => setBulk(false)}
        onSave={(texts) => {
          actions.edit.saveAll(chosen, texts);
          setBulk(false);
        }}
      />
      {splitting.task !== null && (
        <SplitDialog
          open={splitting.open}
          task={splitting.task}
          onClose={closeSplit}
          onSplit={(positions) => {
            if (splitting.task !== null) actions.edit.split(splitting.task.id, positions);
            closeSplit();
          }}
        />
      )}
    </Panel>
  );
}
