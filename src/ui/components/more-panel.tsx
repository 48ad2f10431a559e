import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';
import type { InputFile } from '../../app/ports';
import { useJourney } from '../hooks/use-journey';
import { useWords } from '../hooks/use-language';
import type { ToolDone, ToolName } from '../journey/tools';
import type { Words } from '../../messages/ui';
import { FileButton } from './file-picker';
import { Icon } from './icons';
import { IssueList } from './issue-list';
import { Panel } from './panel';
import { NARROW } from '../theme';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  tool: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '6px 24px',
    padding: '12px 20px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)', padding: '10px 14px' },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  lead: { margin: 0, color: tokens.colorNeutralForeground3, maxWidth: '48em' },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  done: { gridColumn: '1 / -1' },
});

/** What is needed now and then, folded away until it is asked for. */
export function MorePanel(props: { readonly children: ReactNode }) {
  const styles = useStyles();
  const { tools } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Panel
      title={tools.title}
      flush
      actions={
        <Button
          appearance="subtle"
          aria-expanded={open}
          aria-controls={id}
          icon={<Icon name={open ? 'remove' : 'add'} />}
          onClick={() => setOpen(!open)}
        >
          {open ? tools.hide : tools.show}
        </Button>
      }
    >
      <ul id={id} className={styles.list} hidden={!open}>
        {props.children}
      </ul>
    </Panel>
  );
}

/** One of them: what it is for, the button, and afterwards what it did. */
function Tool(props: {
  readonly name: ToolName;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const words = useWords();
  const { journey } = useJourney();
  const done = journey.tool?.tool === props.name ? journey.tool : null;
  return (
    <li className={styles.tool} data-tool={props.name}>
      <div>
        <h4 className={styles.title}>{props.title}</h4>
        <p className={styles.lead}>{props.lead}</p>
      </div>
      {props.children}
      <div className={styles.done} role="status">
        {done !== null && (
          <>
            <MessageBar intent="success" layout="multiline">
              <MessageBarBody>{doneWords(done, words)}</MessageBarBody>
            </MessageBar>
            {done.issues.length > 0 && <IssueList issues={done.issues} first={5} />}
          </>
        )}
      </div>
    </li>
  );
}

/** A tool that makes something of the open ledger. */
export function MakeTool(props: {
  readonly name: 'claims' | 'carryOver' | 'clean' | 'inspect' | 'calendar';
  readonly onMake: () => void;
  /** another way to the same, beside the button */
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  const { tools } = useWords();
  const { journey } = useJourney();
  const { title, lead, make } = tools[props.name];
  return (
    <Tool name={props.name} title={title} lead={lead}>
      <div className={styles.ways}>
        {props.children}
        <Button icon={<Icon name="download" />} disabled={journey.busy} onClick={props.onMake}>
          {make}
        </Button>
      </div>
    </Tool>
  );
}

/** A tool that needs one more file. */
export function FileTool(props: {
  readonly name: 'adopt' | 'revise' | 'sublevel' | 'upward';
  readonly accept: string;
  readonly onFile: (file: InputFile) => void;
}) {
  const { tools } = useWords();
  const { journey } = useJourney();
  const { title, lead, choose } = tools[props.name];
  return (
    <Tool name={props.name} title={title} lead={lead}>
      <FileButton
        name={props.name}
        label={choose}
        accept={props.accept}
        disabled={journey.busy}
        onFiles={([file]) => {
          if (file !== undefined) props.onFile(file);
        }}
      />
    </Tool>
  );
}

function doneWords(done: ToolDone, { tools, common }: Words): string {
  switch (done.tool) {
    case 'adopt':
      return tools.adopt.done(done.rows);
    case 'revise': {
      const { added, withdrawn, restored, postponed, reassigned } = done;
      const all = added + withdrawn + restored + postponed + reassigned;
      return all === 0 ? tools.revise.none : tools.revise.done(added, withdrawn, restored, postponed, reassigned);
    }
    case 'sublevel':
      return tools.sublevel.done(done.title, done.rows, done.units);
    case 'claims':
      return tools.claims.done(done.files);
    case 'carryOver':
      return tools.carryOver.done(done.carried, done.closed, common.period(done.through, []));
    case 'clean':
      return tools.clean.done;
    case 'upward':
      return tools.upward.done(done.unit, done.filled, done.tasks);
    case 'inspect':
      return tools.inspect.done(done.tasks, done.seed);
    case 'calendar':
      return tools.calendar.done(done.events);
  }
}
