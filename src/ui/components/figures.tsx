import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { NARROW } from '../theme';
import { Icon, type IconName } from './icons';

export type Tone = 'plain' | 'good' | 'attention' | 'bad';

/** The icon that stands beside a colour, so that the colour never speaks alone. */
export const toneIcon: Readonly<Record<Tone, IconName>> = {
  plain: 'info',
  good: 'check',
  attention: 'warning',
  bad: 'error',
};

export const useToneStyles = makeStyles({
  plain: { color: tokens.colorNeutralForeground1 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  attention: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
});

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
    margin: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralStroke2,
    gap: '1px',
    overflow: 'hidden',
    [NARROW]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  figure: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'flex-end',
    backgroundColor: tokens.colorNeutralBackground1,
    padding: '12px 16px',
    [NARROW]: { ':last-child:nth-child(odd)': { gridColumn: 'span 2' } },
  },
  value: {
    margin: 0,
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  unit: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular, alignSelf: 'flex-end' },
  label: { color: tokens.colorNeutralForeground2 },
});

export type Figure = {
  readonly label: string;
  readonly value: number | string;
  readonly unit?: string;
  readonly tone?: Tone;
};

/** A strip of counts: what there is, and what asks for a person. */
export function Figures(props: { readonly figures: readonly Figure[]; readonly label: string }) {
  const styles = useStyles();
  const tones = useToneStyles();
  return (
    <dl className={styles.list} aria-label={props.label}>
      {props.figures.map((figure) => {
        const tone = figure.tone ?? 'plain';
        return (
          <div key={figure.label} className={styles.figure}>
            <dt className={styles.label}>{figure.label}</dt>
            <dd className={mergeClasses(styles.value, tones[tone])}>
              {tone !== 'plain' && <Icon name={toneIcon[tone]} size={22} />}
              <span>{figure.value}</span>
              {figure.unit !== undefined && <span className={styles.unit}>{figure.unit}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
