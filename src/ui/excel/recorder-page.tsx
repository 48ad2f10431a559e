import {
  Button,
  FluentProvider,
  Link,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { OutputFile } from '../../app/ports';
import type { Issue } from '../../core/model';
import { formatIssue, type Language } from '../../messages';
import { words } from '../../messages/ui';
import { useDark } from '../hooks/use-colour-scheme';
import { themeFor } from '../theme';

const useStyles = makeStyles({
  page: { minHeight: '100vh', padding: '40px 32px 24px 12px', boxSizing: 'border-box', display: 'grid', gap: '12px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  text: { margin: 0 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
});

type Made = {
  readonly excel: { readonly platform: string; readonly version: string };
  readonly steps: readonly { readonly trips: readonly unknown[] }[];
};

type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'recording'; readonly done: number; readonly all: number }
  | { readonly kind: 'done'; readonly made: Made; readonly text: string }
  | { readonly kind: 'failed'; readonly issue: Issue | null; readonly detail: string };

export type RecorderPageProps = {
  readonly language: Language;
  /** address of the pane */
  readonly pane: string;
  readonly record: (onStep: (done: number, all: number) => void) => Promise<Made>;
  readonly say: (error: unknown) => { readonly issue: Issue | null; readonly detail: string };
  readonly save: (file: OutputFile) => void;
  readonly copy: (text: string) => Promise<boolean>;
};

/** The developers' page of the add-in: one button, and the recording as a file or as text. */
export function RecorderPage(props: RecorderPageProps) {
  const styles = useStyles();
  const { recorder } = words[props.language].excel;
  const [phase, setPhase] = useState<Phase>({ kind: 'idle' });
  const start = async (): Promise<void> => {
    setPhase({ kind: 'recording', done: 0, all: 1 });
    try {
      const made = await props.record((done, all) => setPhase({ kind: 'recording', done, all }));
      setPhase({ kind: 'done', made, text: `${JSON.stringify(made, null, 1)}\n` });
    } catch (error) {
      setPhase({ kind: 'failed', ...props.say(error) });
    }
  };
  return (
    <FluentProvider theme={themeFor(useDark(), props.language)} lang={props.language}>
      <main className={styles.page}>
        <h1 className={styles.title}>{recorder.title}</h1>
        <p className={styles.text}>{recorder.lead}</p>
        <div className={styles.actions}>
          <Button appearance="primary" disabled={phase.kind === 'recording'} onClick={() => void start()}>
            {recorder.start}
          </Button>
          <Link href={props.pane}>{recorder.back}</Link>
        </div>
        <div role="status">
          {phase.kind === 'recording' && (
            <>
              <p className={styles.text}>{recorder.step(phase.done, phase.all)}</p>
              <ProgressBar value={phase.done} max={phase.all} aria-label={recorder.step(phase.done, phase.all)} />
            </>
          )}
          {phase.kind === 'done' && (
            <p className={styles.text}>
              {recorder.finished(
                phase.made.steps.length,
                phase.made.steps.reduce((sum, { trips }) => sum + trips.length, 0),
              )}
            </p>
          )}
        </div>
        <div role="alert">{phase.kind === 'failed' && <Failed {...phase} language={props.language} />}</div>
        {phase.kind === 'done' && <Result {...props} made={phase.made} text={phase.text} />}
      </main>
    </FluentProvider>
  );
}

function Failed(props: { readonly issue: Issue | null; readonly detail: string; readonly language: Language }) {
  const { common, excel } = words[props.language];
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {props.issue === null ? common.unexpected : formatIssue(props.issue, props.language)}{' '}
        <span>
          {excel.detail}: <code>{props.detail}</code>
        </span>
      </MessageBarBody>
    </MessageBar>
  );
}

/** As a file, or as a text to be copied where the pane may not download. */
function Result(props: RecorderPageProps & { readonly made: Made; readonly text: string }) {
  const styles = useStyles();
  const { recorder } = words[props.language].excel;
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const { platform, version } = props.made.excel;
  const name = `excel-${platform}-${version}.json`.replace(/[^\w.-]/g, '_');
  const copyNow = async (): Promise<void> => {
    if (await props.copy(props.text)) return setSaid(recorder.copied);
    field.current?.focus();
    field.current?.select();
    setSaid(recorder.byHand);
  };
  return (
    <>
      <div className={styles.actions}>
        <Button onClick={() => props.save({ name, bytes: new TextEncoder().encode(props.text) })}>
          {recorder.download}
        </Button>
        <Button onClick={() => void copyNow()}>{recorder.copy}</Button>
        <span role="status">{said}</span>
      </div>
      <Textarea textarea={{ ref: field }} aria-label={recorder.text} value={props.text} readOnly rows={10} />
    </>
  );
}
