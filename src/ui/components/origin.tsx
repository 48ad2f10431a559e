import { makeStyles, tokens } from '@fluentui/react-components';
import { provenance, type Provenance } from '../../core/consolidate';
import { assignmentOf } from '../../core/ledger';
import type { Decision, Ledger, Period } from '../../core/model';
import { useWords } from '../hooks/use-language';
import type { Words } from '../../messages/ui';

const useStyles = makeStyles({
  muted: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '4px' },
  inner: { margin: 0, paddingInlineStart: '16px', listStyleType: 'none' },
});

/**
 * 查来源: the plan's task and lines for what was issued; for what units fill in every version with its file, row and
 * run, through rolled-up ledgers down to the lowest file, and what was decided.
 */
export function Origin(props: {
  readonly ledger: Ledger;
  readonly period: Period | null;
  readonly taskId: string;
  readonly column: string;
}) {
  const { ledger, taskId, column, period } = props;
  const styles = useStyles();
  const words = useWords();
  const { template } = ledger;
  const filled = template.columns.find(({ key }) => key === column)?.filledBy === 'unit';
  if (!filled) return <p className={styles.text}>{fromPlan(ledger, taskId, words)}</p>;
  const found = provenance(ledger, taskId, column, period);
  if (found === null || found.answers.length + found.decisions.length === 0) {
    return <p className={styles.text}>{words.ledger.noReturn}</p>;
  }
  return (
    <ul className={styles.list}>
      {found.decisions.map((decision) => (
        <li key={decision.id} className={styles.text}>
          {decided(decision, ledger, words)}
        </li>
      ))}
      {found.answers.map((answer) => (
        <Answer key={answer.entry.id} answer={answer} shown={found.text} ledger={ledger} />
      ))}
    </ul>
  );
}

function Answer(props: {
  readonly answer: Provenance['answers'][number];
  readonly shown: string;
  readonly ledger: Ledger;
}) {
  const styles = useStyles();
  const { ledger: labels, common } = useWords();
  const { entry, unit, text, run, counts } = props.answer;
  const { runs, template } = props.ledger;
  const period = (one: Period) => common.period(one, template.calendar.phases);
  const merged = runs.find(({ id }) => id === run)?.at.slice(0, 10);
  return (
    <li>
      <div className={styles.text}>
        {labels.fromReturn(unit, period(entry.period), entry.file.name, entry.row + 1)}
        {!counts && <span className={styles.muted}> {labels.notShown}</span>}
      </div>
      {merged !== undefined && <div className={styles.muted}>{labels.mergedOn(common.day(merged))}</div>}
      {text !== '' && !props.shown.includes(text) && <div className={styles.text}>{labels.quoted(text)}</div>}
      {entry.sources !== undefined && entry.sources.length > 0 && (
        <ul className={styles.inner}>
          {entry.sources.map((source) => (
            <li key={source.entry} className={styles.muted}>
              {labels.fromBelow(source.unit, period(source.period), source.file.name)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function decided({ choice, key, origin }: Decision, { template }: Ledger, { ledger, common }: Words): string {
  const period = common.period(key.period, template.calendar.phases);
  if (typeof choice === 'object') {
    return origin === 'hand' ? ledger.byHand(period, choice.text) : ledger.decidedText(period, choice.text);
  }
  return ledger.decidedFor(period, ledger.choices[choice], origin === 'policy');
}

function fromPlan(ledger: Ledger, taskId: string, words: Words): string {
  const planId = assignmentOf(ledger.template, taskId)?.planTaskId ?? null;
  const task = ledger.template.plan.tasks.find(({ id }) => id === planId);
  if (task === undefined) return words.ledger.notInPlan;
  return words.ledger.fromPlan(task.ordinal, task.title) + words.ledger.fromPlanLines(task.source.from, task.source.to);
}
