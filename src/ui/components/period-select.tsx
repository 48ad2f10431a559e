import { Field, Select, makeStyles } from '@fluentui/react-components';
import { Period, type Phase } from '../../core/model';
import { useWords } from '../hooks/use-language';

const useStyles = makeStyles({
  field: { gridTemplateColumns: 'max-content minmax(0, max-content)', columnGap: '8px' },
});

/** One of some reporting periods. */
export function PeriodSelect(props: {
  readonly label: string;
  readonly periods: readonly Period[];
  readonly phases: readonly Phase[];
  readonly value: Period | undefined;
  readonly onChange: (period: Period) => void;
}) {
  const styles = useStyles();
  const { common } = useWords();
  return (
    <Field label={props.label} orientation="horizontal" className={styles.field}>
      <Select value={props.value} onChange={(_, data) => props.onChange(Period.parse(data.value))}>
        {props.periods.map((period) => (
          <option key={period} value={period}>
            {common.period(period, props.phases)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
