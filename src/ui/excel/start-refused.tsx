import {
  Button,
  FluentProvider,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Issue } from '../../core/model';
import { formatIssue, type Language } from '../../messages';
import { words } from '../../messages/ui';
import { useDark } from '../hooks/use-colour-scheme';
import { themeFor } from '../theme';

const useStyles = makeStyles({
  page: { minHeight: '100vh', padding: '40px 32px 24px 12px', boxSizing: 'border-box' },
  title: { margin: '0 0 12px', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** The page where the add-in cannot work: why, and where the same can be done. */
export function StartRefused(props: {
  readonly issue: Issue;
  readonly detail: string;
  readonly language: Language;
  /** address of the web edition */
  readonly web: string | null;
  /** tries once more, where that may help */
  readonly onRetry?: (() => void) | undefined;
}) {
  const styles = useStyles();
  const { common, excel } = words[props.language];
  return (
    <FluentProvider theme={themeFor(useDark(), props.language)} lang={props.language}>
      <main className={styles.page}>
        <h1 className={styles.title}>{common.product}</h1>
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {formatIssue(props.issue, props.language)}{' '}
            {props.web !== null && (
              <Link href={props.web} target="_blank" rel="noreferrer">
                {excel.webEdition}
              </Link>
            )}
          </MessageBarBody>
          {props.onRetry !== undefined && (
            <MessageBarActions>
              <Button onClick={props.onRetry}>{excel.retry}</Button>
            </MessageBarActions>
          )}
        </MessageBar>
        {props.detail.trim() !== '' && (
          <p className={styles.detail}>
            {excel.detail}: <code>{props.detail}</code>
          </p>
        )}
      </main>
    </FluentProvider>
  );
}
