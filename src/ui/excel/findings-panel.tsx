import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { cellName, type Severity } from '../../core/model';
import type { Finding } from '../../core/validate';
import { useToneStyles, type Tone } from '../components/figures';
import { Icon, type IconName } from '../components/icons';
import { Panel } from '../components/panel';
import { useJourney } from '../hooks/use-journey';
import { useLanguage } from '../hooks/use-language';

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];
const LOOKS: Readonly<Record<Severity, { readonly icon: IconName; readonly tone: Tone }>> = {
  error: { icon: 'error', tone: 'bad' },
  warning: { icon: 'warning', tone: 'attention' },
  info: { icon: 'info', tone: 'plain' },
};
const FIRST = 8;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '2px' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: '0 8px',
    padding: '6px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTopStyle: 'none' },
  },
  severity: { display: 'inline-flex', gap: '4px', fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  text: { overflowWrap: 'anywhere' },
  none: { margin: 0 },
});

/** 审核 of the ledger in the open workbook: what is wrong, the gravest first, each with the way to its cell. */
export function FindingsPanel(props: { readonly findings: readonly Finding[] }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { excel, common } = words;
  const [open, setOpen] = useState(false);
  const count = (severity: Severity): number => props.findings.filter((found) => found.severity === severity).length;
  const sorted = [...props.findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <Panel level={2} title={excel.findingsTitle(count('error'), count('warning'))} lead={excel.findingsLead}>
      {sorted.length === 0 && <p className={styles.none}>{excel.findingsNone}</p>}
      <ul className={styles.list}>
        {(open ? sorted : sorted.slice(0, FIRST)).map((found, index) => (
          <FindingItem key={index} found={found} />
        ))}
      </ul>
      {sorted.length > FIRST && (
        <Button appearance="transparent" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? common.showFewer : common.showAll(sorted.length)}
        </Button>
      )}
    </Panel>
  );
}

function FindingItem(props: { readonly found: Finding }) {
  const styles = useStyles();
  const tones = useToneStyles();
  const { words, sayBare } = useLanguage();
  const { actions } = useJourney();
  const { found } = props;
  const { icon, tone } = LOOKS[found.severity];
  const { at } = found;
  const cell = at?.row === undefined ? null : cellName(at.row, at.column ?? 0);
  return (
    <li className={styles.item} data-code={found.code}>
      <span className={mergeClasses(styles.severity, tones[tone])}>
        <Icon name={icon} size={18} />
        {words.common.severity[found.severity]}
      </span>
      <span className={styles.text}>{sayBare(found)}</span>
      {at !== undefined && cell !== null && (
        <Button size="small" appearance="subtle" title={words.excel.goTo} onClick={() => actions.show(at)}>
          {words.excel.goToCell(cell)}
        </Button>
      )}
    </li>
  );
}
