import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from '../hooks/use-language';

const useStyles = makeStyles({
  // names break between names
  line: { overflowWrap: 'anywhere', wordBreak: 'keep-all' },
  role: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, marginInlineEnd: '6px' },
  missing: { color: tokens.colorNeutralForeground3 },
});

/** Who answers for a task, by role; the role is named only where there is more than one. */
export function UnitNames(props: {
  readonly lead: readonly string[];
  readonly responsible: readonly string[];
  readonly supporting: readonly string[];
}) {
  const { plan } = useWords();
  const styles = useStyles();
  const roles = [
    { role: plan.leadUnit, units: props.lead },
    { role: plan.responsibleUnit, units: props.responsible },
    { role: plan.supportingUnit, units: props.supporting },
  ].filter(({ units }) => units.length > 0);
  if (roles.length === 0) return <span className={styles.missing}>{plan.noUnits}</span>;
  const plain = roles.length === 1 && props.responsible.length > 0;
  return (
    <>
      {roles.map(({ role, units }) => (
        <div key={role} className={styles.line}>
          {!plain && <span className={styles.role}>{role}</span>}
          {units.join('、')}
        </div>
      ))}
    </>
  );
}
