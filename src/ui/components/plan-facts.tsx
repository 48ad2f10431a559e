import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { Plan } from '../../core/model';
import { useWords } from '../hooks/use-language';

const useStyles = makeStyles({
  facts: { margin: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '4px 16px' },
  term: { color: tokens.colorNeutralForeground3 },
  fact: { margin: 0, overflowWrap: 'anywhere' },
});

/** What the document says of itself: number, issuer, day, phases, when to file. */
export function PlanFacts(props: { readonly plan: Plan; readonly fileName: string | null }) {
  const styles = useStyles();
  const { plan: labels, common } = useWords();
  const { plan } = props;
  const facts: readonly (readonly [string, string | null])[] = [
    [labels.file, props.fileName ?? labels.pastedName],
    [labels.documentNumber, plan.documentNumber],
    [labels.issuer, plan.issuer],
    [labels.issuedOn, plan.issuedOn === null ? null : common.day(plan.issuedOn)],
    [labels.phases, plan.phases.map((phase) => labels.phase(phase.name, phase.from, phase.to)).join('；')],
    [labels.filing, plan.filing.map((rule) => rule.text).join('；')],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt className={styles.term}>{label}</dt>
            <dd className={styles.fact}>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
