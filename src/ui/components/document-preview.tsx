import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DocumentBlock, DocumentLayout } from '../../core/model';
import { NARROW } from '../theme';

const useStyles = makeStyles({
  paper: {
    maxHeight: '520px',
    overflowY: 'auto',
    padding: '28px 40px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: '1.75',
    [NARROW]: { padding: '14px', fontSize: tokens.fontSizeBase300 },
  },
  title: {
    textAlign: 'center',
    fontSize: tokens.fontSizeBase600,
    lineHeight: '1.4',
    margin: '0 0 16px',
    fontWeight: tokens.fontWeightSemibold,
  },
  heading: { fontSize: 'inherit', margin: '14px 0 2px', fontWeight: tokens.fontWeightSemibold },
  paragraph: { margin: '2px 0' },
  indent: { textIndent: '2em' },
  center: { textAlign: 'center' },
  right: { textAlign: 'right' },
  frame: { overflowX: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    margin: '8px 0',
    fontSize: tokens.fontSizeBase300,
    lineHeight: '1.4',
  },
  cell: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    padding: '4px 8px',
    textAlign: 'left',
    verticalAlign: 'top',
  },
});

/** An official document as it will be written, to be read before it is downloaded. */
export function DocumentPreview(props: { readonly label: string; readonly document: DocumentLayout }) {
  const styles = useStyles();
  return (
    <div className={styles.paper} role="document" aria-label={props.label} tabIndex={0} lang="zh-CN">
      {props.document.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block(props: { readonly block: DocumentBlock }) {
  const styles = useStyles();
  const { block } = props;
  switch (block.kind) {
    case 'title':
      return <h4 className={styles.title}>{block.text}</h4>;
    case 'heading':
      return <h5 className={styles.heading}>{block.text}</h5>;
    case 'paragraph':
      return (
        <p
          className={mergeClasses(
            styles.paragraph,
            block.indent !== false && styles.indent,
            block.align === 'center' && styles.center,
            block.align === 'right' && styles.right,
          )}
        >
          {block.text}
        </p>
      );
    case 'table':
      return <Table block={block} />;
  }
}

function Table(props: { readonly block: Extract<DocumentBlock, { kind: 'table' }> }) {
  const styles = useStyles();
  const { block } = props;
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            {block.header.map((text, index) => (
              <th key={index} scope="col" className={styles.cell}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, index) => (
            <tr key={index}>
              {row.map((text, column) => (
                <td key={column} className={styles.cell}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
