import { Field, Input, ToggleButton, Tooltip, makeStyles, tokens } from '@fluentui/react-components';
import type { Language } from '../../messages';
import { useJourney } from '../hooks/use-journey';
import { useLanguage } from '../hooks/use-language';
import { NARROW } from '../theme';

const useStyles = makeStyles({
  head: { backgroundColor: tokens.colorNeutralBackground1 },
  inner: {
    maxWidth: '1240px',
    margin: '0 auto',
    padding: '12px 24px 11px',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 24px',
    [NARROW]: { padding: '8px 10px' },
  },
  brand: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  seal: { flexShrink: 0 },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightBold,
    letterSpacing: '0.06em',
  },
  tagline: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    [NARROW]: { display: 'none' },
  },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    [NARROW]: { display: 'contents' },
  },
  day: { [NARROW]: { order: 3, width: '100%' } },
  date: { width: '150px' },
  languages: { display: 'inline-flex', gap: '2px' },
  rule: { height: '2px', border: 'none', margin: 0 },
});

/** The letterhead: what this is, the day that counts, the language. */
export function Head(props: { readonly accent: string }) {
  const styles = useStyles();
  const { words, language, setLanguage } = useLanguage();
  const { journey, actions } = useJourney();
  const { common } = words;
  const choice = (value: Language, label: string) => (
    <ToggleButton
      size="small"
      appearance="subtle"
      checked={language === value}
      lang={value}
      onClick={() => setLanguage(value)}
    >
      {label}
    </ToggleButton>
  );
  return (
    <header className={styles.head}>
      <div className={styles.inner}>
        <div className={styles.brand}>
          <Seal className={styles.seal} colour={props.accent} />
          <div>
            <h1 className={styles.name}>{common.product}</h1>
            <p className={styles.tagline}>{common.tagline}</p>
          </div>
        </div>
        <div className={styles.tools}>
          <Tooltip content={common.asOfHint} relationship="description">
            <Field className={styles.day} label={common.asOf} orientation="horizontal">
              <Input
                className={styles.date}
                type="date"
                size="small"
                required
                value={journey.asOf}
                onChange={(_, data) => {
                  if (data.value !== '') actions.setAsOf(data.value);
                }}
              />
            </Field>
          </Tooltip>
          <div className={styles.languages} role="group" aria-label={common.languageLabel}>
            {choice('zh-CN', common.chinese)}
            {choice('en', common.english)}
          </div>
        </div>
      </div>
      <hr className={styles.rule} style={{ backgroundColor: props.accent }} />
    </header>
  );
}

function Seal(props: { readonly className: string; readonly colour: string }) {
  return (
    <svg className={props.className} width={34} height={34} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <rect width="20" height="20" rx="3" fill={props.colour} />
      <path d="M4 5h12v10H4zM4 8.3h12M4 11.7h12M8.5 5v10" fill="none" stroke="#fff" strokeWidth="1.2" />
    </svg>
  );
}
