import { Button, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import { useEnvironment } from '../environment';
import { useWords } from '../hooks/use-language';
import { NARROW } from '../theme';
import { Icon } from './icons';

const useStyles = makeStyles({
  card: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: '12px 20px 14px',
    display: 'grid',
    gap: '6px',
    ':first-child': { borderTopStyle: 'none' },
    [NARROW]: { padding: '10px 14px' },
  },
  head: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  side: { display: 'inline-flex', alignItems: 'center', gap: '10px', minHeight: '24px' },
});

/** A text to be sent by chat or mail: it can be changed and copied. */
export function CopyText(props: { readonly title: string; readonly text: string; readonly label: string }) {
  const styles = useStyles();
  const { report } = useWords();
  const { copy } = useEnvironment();
  const [text, setText] = useState(props.text);
  const [said, setSaid] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const copyNow = async () => {
    if (await copy(text)) return setSaid(report.copied);
    // a plain http page may not write the clipboard: select the text, so that one key does it
    field.current?.focus();
    field.current?.select();
    setSaid(report.copyByHand);
  };
  return (
    <article className={styles.card} aria-labelledby={id} data-reminder>
      <div className={styles.head}>
        <h4 id={id} className={styles.title}>
          {props.title}
        </h4>
        <span className={styles.side}>
          <span role="status">{said}</span>
          <Button size="small" icon={<Icon name="copy" />} onClick={() => void copyNow()}>
            {report.copy}
          </Button>
        </span>
      </div>
      <Textarea
        textarea={{ ref: field }}
        aria-label={props.label}
        value={text}
        rows={Math.min(14, text.split('\n').length + 1)}
        resize="vertical"
        onChange={(_, data) => {
          setText(data.value);
          setSaid('');
        }}
      />
    </article>
  );
}
