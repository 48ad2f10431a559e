import { Radio, RadioGroup, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useWords } from '../hooks/use-language';
import { NARROW } from '../theme';

/** One of the texts that stand against each other. */
export type Alternative = {
  readonly key: string;
  readonly source: string;
  readonly detail: string;
  readonly text: string;
};

const useStyles = makeStyles({
  card: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '14px 20px 16px',
    [NARROW]: { padding: '12px 14px' },
  },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  where: { margin: '0 0 8px', color: tokens.colorNeutralForeground3 },
  group: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: '10px',
  },
  choice: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: '2px 12px 10px 4px',
    minWidth: 0,
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  text: { margin: '0 0 0 36px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  detail: {
    margin: '0 0 4px 36px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  empty: { color: tokens.colorNeutralForeground3 },
});

/** 内容不一致，请定: the texts side by side, one to be chosen. */
export function ConflictCard(props: {
  readonly task: string;
  readonly unit: string;
  readonly column: string;
  readonly period: string;
  readonly alternatives: readonly Alternative[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}) {
  const styles = useStyles();
  const { collect } = useWords();
  const id = useId();
  return (
    <article className={styles.card} aria-labelledby={id} data-conflict>
      <h4 id={id} className={styles.title}>
        {props.task}
      </h4>
      <p className={styles.where}>{collect.conflictWhere(props.unit, props.column, props.period)}</p>
      <RadioGroup
        className={styles.group}
        aria-labelledby={id}
        value={props.chosen ?? ''}
        onChange={(_, data) => props.onChoose(data.value)}
      >
        {props.alternatives.map((alternative) => (
          <div
            key={alternative.key}
            data-offer={alternative.key}
            className={mergeClasses(styles.choice, props.chosen === alternative.key && styles.chosen)}
          >
            <Radio value={alternative.key} label={alternative.source} />
            {alternative.detail !== '' && <p className={styles.detail}>{alternative.detail}</p>}
            <p className={mergeClasses(styles.text, alternative.text === '' && styles.empty)}>
              {alternative.text === '' ? collect.empty : alternative.text}
            </p>
          </div>
        ))}
      </RadioGroup>
    </article>
  );
}
