import { Field, Select } from '@fluentui/react-components';
import { Period, type Phase } from '../../core/model';
import { useWords } from '../hooks/use-language';

/** One of some reporting periods. */
export function PeriodSelect(props: {
  readonly label: string;
  readonly periods: readonly Period[];
  readonly phases: readonly Phase[];
  readonly value: Period | undefined;
  readonly onChange: (period: Period) => void;
}) {
  const { common } = useWords();
  return (
    <Field label={props.label} orientation="horizontal">
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
