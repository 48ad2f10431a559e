import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useWords } from '../hooks/use-language';
import { NARROW } from '../theme';
import { Icon } from './icons';

export const stepNames = ['plan', 'ledger', 'handOut', 'collect', 'report'] as const;
export type StepName = (typeof stepNames)[number];

export type StepState = {
  readonly name: StepName;
  /** what stands there now, in two or three words; empty: not begun */
  readonly note: string;
  readonly done: boolean;
  readonly open: boolean;
};

const FORCED = '@media (forced-colors: active)';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
    gap: '4px',
  },
  step: {
    width: '100%',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: '10px',
    alignItems: 'center',
    textAlign: 'left',
    font: 'inherit',
    color: tokens.colorNeutralForeground2,
    backgroundColor: 'transparent',
    border: 'none',
    borderBottom: '3px solid transparent',
    padding: '12px 10px 9px',
    minHeight: '62px',
    cursor: 'pointer',
    borderRadius: `${tokens.borderRadiusMedium} ${tokens.borderRadiusMedium} 0 0`,
    ':hover:enabled': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':disabled': { cursor: 'not-allowed', color: tokens.colorNeutralForegroundDisabled },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    // in high contrast every colour of a line is made visible, transparent too
    [FORCED]: { borderBottomColor: 'Canvas' },
    [NARROW]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      justifyItems: 'center',
      textAlign: 'center',
      padding: '8px 0 5px',
      rowGap: '4px',
      minHeight: '58px',
    },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    borderBottomColor: tokens.colorBrandStroke1,
    [FORCED]: { borderBottomColor: 'Highlight' },
  },
  number: {
    width: '26px',
    height: '26px',
    borderRadius: '50%',
    display: 'grid',
    placeItems: 'center',
    fontVariantNumeric: 'tabular-nums',
    fontWeight: tokens.fontWeightSemibold,
    border: '1.5px solid currentColor',
    boxSizing: 'border-box',
  },
  numberCurrent: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    border: `1.5px solid ${tokens.colorBrandBackground}`,
    [FORCED]: {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      border: '1.5px solid Highlight',
    },
  },
  name: {
    display: 'block',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    [NARROW]: { fontSize: tokens.fontSizeBase200, whiteSpace: 'normal', lineHeight: '1.2' },
  },
  note: {
    display: 'block',
    minHeight: '16px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    [NARROW]: { display: 'none' },
  },
});

/** The five steps of the road as one bar: where one stands, what is done, what is open. */
export function Steps(props: {
  readonly steps: readonly StepState[];
  readonly current: StepName;
  readonly onGo: (step: StepName) => void;
}) {
  const words = useWords();
  const styles = useStyles();
  return (
    <nav aria-label={words.common.stepsLabel}>
      <ol className={styles.list}>
        {props.steps.map((step, index) => {
          const current = step.name === props.current;
          return (
            <li key={step.name}>
              <button
                type="button"
                className={mergeClasses(styles.step, current && styles.current)}
                aria-current={current ? 'step' : undefined}
                disabled={!step.open}
                data-step={step.name}
                onClick={() => props.onGo(step.name)}
              >
                <span className={mergeClasses(styles.number, current && styles.numberCurrent)} aria-hidden="true">
                  {step.done && !current ? <Icon name="check" size={16} /> : index + 1}
                </span>
                <span>
                  <span className={styles.name}>{words.common.steps[step.name]}</span>
                  <span className={styles.note}>{step.note}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
