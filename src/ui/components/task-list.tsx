import {
  Badge,
  Button,
  Checkbox,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { memo, useState } from 'react';
import type { Task } from '../../core/model';
import { useWords } from '../hooks/use-language';
import { MEDIUM, NARROW } from '../theme';
import { Icon } from './icons';
import { UnitNames } from './unit-names';

export type TaskAction = 'edit' | 'split' | 'up' | 'down' | 'addAfter' | 'drop';

const COLUMNS = '32px 52px minmax(0, 1fr) 220px 132px 84px 36px';

const useStyles = makeStyles({
  head: {
    display: 'grid',
    gridTemplateColumns: COLUMNS,
    gap: '0 12px',
    padding: '6px 16px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    [MEDIUM]: { display: 'none' },
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  outer: { borderTop: `1px solid ${tokens.colorNeutralStroke3}`, ':first-child': { borderTopStyle: 'none' } },
  item: {
    display: 'grid',
    gridTemplateColumns: COLUMNS,
    gridTemplateAreas: '"pick ordinal title units deadline source menu"',
    gap: '2px 12px',
    alignItems: 'start',
    padding: '8px 16px',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    [MEDIUM]: {
      gridTemplateColumns: '32px auto minmax(0, 1fr) 36px',
      gridTemplateAreas:
        '"pick ordinal title menu" ". units units units" ". deadline deadline deadline" ". source source source"',
    },
    [NARROW]: { padding: '8px 8px', columnGap: '8px' },
  },
  picked: { backgroundColor: tokens.colorBrandBackground2 },
  pick: { gridArea: 'pick', marginTop: '-4px' },
  ordinal: { gridArea: 'ordinal', color: tokens.colorNeutralForeground3, paddingTop: '2px', whiteSpace: 'nowrap' },
  titleCell: { gridArea: 'title', minWidth: 0, paddingTop: '2px' },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  section: {
    padding: '7px 16px',
    backgroundColor: tokens.colorNeutralBackground3,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  marks: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px', marginTop: '2px' },
  toggle: {
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorBrandForegroundLink,
    background: 'none',
    border: 'none',
    padding: '2px 0',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  requirements: { margin: '4px 0 4px', paddingInlineStart: '0', listStyleType: 'none', display: 'grid', gap: '4px' },
  requirement: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  units: { gridArea: 'units', minWidth: 0, paddingTop: '2px' },
  deadline: { gridArea: 'deadline', minWidth: 0, paddingTop: '2px' },
  due: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  missing: { color: tokens.colorNeutralForeground3 },
  source: {
    gridArea: 'source',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    paddingTop: '4px',
    fontVariantNumeric: 'tabular-nums',
  },
  menu: { gridArea: 'menu', marginTop: '-4px' },
});

/** The tasks as they were understood: where each stands in the document, who answers, until when, what is doubtful. */
export function TaskList(props: {
  readonly tasks: readonly Task[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (taskId: string, picked: boolean) => void;
  readonly onAction: (action: TaskAction, task: Task) => void;
}) {
  const words = useWords();
  const styles = useStyles();
  const { plan } = words;
  return (
    <>
      <div className={styles.head} aria-hidden="true">
        <span />
        <span>{plan.ordinal}</span>
        <span>{plan.task}</span>
        <span>{plan.units}</span>
        <span>{plan.deadline}</span>
        <span>{plan.source}</span>
        <span />
      </div>
      <ol className={styles.list} aria-label={plan.tasksTitle}>
        {props.tasks.map((task, index) => (
          <TaskItem
            key={task.id}
            task={task}
            section={newSection(props.tasks, index)}
            first={index === 0}
            last={index === props.tasks.length - 1}
            picked={props.picked.has(task.id)}
            onPick={props.onPick}
            onAction={props.onAction}
          />
        ))}
      </ol>
    </>
  );
}

const TaskItem = memo(function TaskItem(props: {
  readonly task: Task;
  /** the headings above it, where they are others than the last task's */
  readonly section: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly picked: boolean;
  readonly onPick: (taskId: string, picked: boolean) => void;
  readonly onAction: (action: TaskAction, task: Task) => void;
}) {
  const { task } = props;
  const words = useWords();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { plan } = words;
  return (
    <li data-task={task.id} className={styles.outer}>
      {props.section !== '' && <div className={styles.section}>{props.section}</div>}
      <div className={mergeClasses(styles.item, props.picked && styles.picked)}>
        <Checkbox
          className={styles.pick}
          aria-label={plan.pick(task.title)}
          checked={props.picked}
          onChange={(_, data) => props.onPick(task.id, data.checked === true)}
        />
        <span className={styles.ordinal}>{task.ordinal}</span>
        <div className={styles.titleCell}>
          <div className={styles.title}>{task.title}</div>
          <div className={styles.marks}>
            {task.doubtful === true && (
              <Badge appearance="tint" color="warning" icon={<Icon name="warning" size={14} />}>
                {plan.doubtful}
              </Badge>
            )}
            {task.requirements.length > 0 && (
              <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? plan.hideRequirements : plan.requirementCount(task.requirements.length)}
              </button>
            )}
          </div>
          {open && (
            <ul className={styles.requirements}>
              {task.requirements.map((requirement, index) => (
                <li key={index} className={styles.requirement}>
                  {requirement}
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className={styles.units}>
          <UnitNames lead={task.leadUnits} responsible={task.responsibleUnits} supporting={task.supportingUnits} />
        </div>
        <TaskDeadline task={task} />
        <span className={styles.source}>{plan.lines(task.source.from, task.source.to)}</span>
        <div className={styles.menu}>
          <TaskMenu {...props} />
        </div>
      </div>
    </li>
  );
});

function newSection(tasks: readonly Task[], index: number): string {
  const section = (at: number) => (tasks[at]?.section ?? []).join(' › ');
  return index > 0 && section(index) === section(index - 1) ? '' : section(index);
}

function TaskDeadline(props: { readonly task: Task }) {
  const styles = useStyles();
  const words = useWords();
  const { deadline } = props.task;
  if (deadline === null)
    return <span className={mergeClasses(styles.deadline, styles.missing)}>{words.plan.noDeadline}</span>;
  const understood = words.plan.understood(deadline);
  return (
    <div className={styles.deadline}>
      <div>{deadline.text}</div>
      {understood !== '' && <div className={styles.due}>{understood}</div>}
    </div>
  );
}

function TaskMenu(props: {
  readonly task: Task;
  readonly first: boolean;
  readonly last: boolean;
  readonly onAction: (action: TaskAction, task: Task) => void;
}) {
  const { plan } = useWords();
  const act = (action: TaskAction) => () => props.onAction(action, props.task);
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<Icon name="more" />} aria-label={plan.actionsFor(props.task.title)} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<Icon name="edit" />} onClick={act('edit')}>
            {plan.edit}
          </MenuItem>
          <MenuItem icon={<Icon name="split" />} disabled={props.task.requirements.length < 2} onClick={act('split')}>
            {plan.split}
          </MenuItem>
          <MenuItem icon={<Icon name="arrowUp" />} disabled={props.first} onClick={act('up')}>
            {plan.moveUp}
          </MenuItem>
          <MenuItem icon={<Icon name="arrowDown" />} disabled={props.last} onClick={act('down')}>
            {plan.moveDown}
          </MenuItem>
          <MenuItem icon={<Icon name="add" />} onClick={act('addAfter')}>
            {plan.addAfter}
          </MenuItem>
          <MenuItem icon={<Icon name="delete" />} onClick={act('drop')}>
            {plan.drop}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
