import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Issue, Severity } from '../../core/model';
import { useLanguage } from '../hooks/use-language';
import { NARROW } from '../theme';
import { useToneStyles, type Tone } from './figures';
import { Icon, type IconName } from './icons';

const order: readonly Severity[] = ['error', 'warning', 'info'];
const looks: Readonly<Record<Severity, { readonly icon: IconName; readonly tone: Tone }>> = {
  error: { icon: 'error', tone: 'bad' },
  warning: { icon: 'warning', tone: 'attention' },
  info: { icon: 'info', tone: 'plain' },
};

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '2px' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: '0 10px',
    padding: '6px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  severity: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    alignSelf: 'start',
    minWidth: '76px',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
  },
  text: { overflowWrap: 'anywhere' },
});

/** Findings, the gravest first; long lists open on request. */
export function IssueList(props: { readonly issues: readonly Issue[]; readonly first?: number }) {
  const { words, say } = useLanguage();
  const styles = useStyles();
  const tones = useToneStyles();
  const [open, setOpen] = useState(false);
  const first = props.first ?? 5;
  const sorted = [...props.issues].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const shown = open ? sorted : sorted.slice(0, first);
  return (
    <>
      <ul className={styles.list}>
        {shown.map((issue, index) => (
          <li key={index} className={styles.item} data-code={issue.code}>
            <span className={mergeClasses(styles.severity, tones[looks[issue.severity].tone])}>
              <Icon name={looks[issue.severity].icon} size={18} />
              {words.common.severity[issue.severity]}
            </span>
            <span className={styles.text}>{say(issue)}</span>
          </li>
        ))}
      </ul>
      {sorted.length > first && (
        <Button appearance="transparent" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.common.showFewer : words.common.showAll(sorted.length)}
        </Button>
      )}
    </>
  );
}
