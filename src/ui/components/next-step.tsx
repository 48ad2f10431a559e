import { Button, makeStyles } from '@fluentui/react-components';
import { useWords } from '../hooks/use-language';
import { Icon } from './icons';
import type { StepName } from './steps';

const useStyles = makeStyles({ row: { display: 'flex', justifyContent: 'flex-end', paddingTop: '4px' } });

/** The way on, at the end of a pane. */
export function NextStep(props: {
  readonly step: StepName;
  readonly disabled?: boolean;
  readonly onGo: (step: StepName) => void;
}) {
  const { common } = useWords();
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <Button
        appearance="primary"
        size="large"
        iconPosition="after"
        icon={<Icon name="arrowRight" />}
        disabled={props.disabled ?? false}
        onClick={() => props.onGo(props.step)}
      >
        {common.next(common.steps[props.step])}
      </Button>
    </div>
  );
}
