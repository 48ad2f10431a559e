import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import { NARROW } from '../theme';

const useStyles = makeStyles({
  panel: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    minHeight: '32px',
    padding: '14px 20px 0',
    [NARROW]: { padding: '12px 14px 0' },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  lead: {
    margin: 0,
    padding: '2px 20px 0',
    color: tokens.colorNeutralForeground3,
    maxWidth: '60em',
    [NARROW]: { padding: '2px 14px 0' },
  },
  body: { padding: '12px 20px 18px', minWidth: 0, [NARROW]: { padding: '10px 14px 14px' } },
  flush: { padding: '12px 0 0', [NARROW]: { padding: '10px 0 0' } },
});

/** A titled part of a pane. `flush` lets a table reach the panel's edges. */
export function Panel(props: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly flush?: boolean;
  /** of the heading; 2 for a panel that stands outside every pane */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const id = useId();
  const Heading = props.level === 2 ? 'h2' : 'h3';
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <Heading id={id} className={styles.title}>
          {props.title}
        </Heading>
        {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
      </div>
      {props.lead !== undefined && <p className={styles.lead}>{props.lead}</p>}
      <div className={mergeClasses(styles.body, props.flush === true && styles.flush)}>{props.children}</div>
    </section>
  );
}

const usePaneStyles = makeStyles({
  pane: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px', [NARROW]: { gap: '12px' } },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: '12px 24px',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    [NARROW]: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  },
  lead: { margin: '4px 0 0', color: tokens.colorNeutralForeground2, maxWidth: '60em' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** One step of the road: its title, what it is for, what can be done at once. */
export function Pane(props: {
  readonly title: string;
  readonly lead: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const styles = usePaneStyles();
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <div>
          <h2 className={styles.title} id="pane-title" tabIndex={-1}>
            {props.title}
          </h2>
          <p className={styles.lead}>{props.lead}</p>
        </div>
        {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
      </div>
      {props.children}
    </div>
  );
}
