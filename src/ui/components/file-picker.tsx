import { Button, makeStyles, mergeClasses, tokens, type ButtonProps } from '@fluentui/react-components';
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import type { InputFile } from '../../app/ports';
import { Icon, type IconName } from './icons';

const useStyles = makeStyles({
  input: { display: 'none' },
  zone: {
    border: `1.5px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '18px 20px',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '10px 16px',
    color: tokens.colorNeutralForeground2,
  },
  quiet: { borderRadius: tokens.borderRadiusLarge },
  over: { border: `1.5px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
});

/** Reads what the person chose into base names and bytes. */
export async function readFiles(files: Iterable<File>): Promise<readonly InputFile[]> {
  return Promise.all(
    [...files].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

/** A button that opens the system's file dialog: `<input>` works where drag and drop does not. */
export function FileButton(props: {
  readonly label: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly icon?: IconName;
  readonly appearance?: ButtonProps['appearance'];
  readonly size?: ButtonProps['size'];
  readonly disabled?: boolean;
  readonly name: string;
  readonly onFiles: (files: readonly InputFile[]) => void;
}) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        className={styles.input}
        type="file"
        name={props.name}
        accept={props.accept}
        multiple={props.multiple ?? false}
        aria-label={props.label}
        tabIndex={-1}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          if (chosen.length > 0) void readFiles(chosen).then(props.onFiles);
        }}
      />
      <Button
        appearance={props.appearance ?? 'secondary'}
        size={props.size ?? 'medium'}
        disabled={props.disabled ?? false}
        icon={<Icon name={props.icon ?? 'open'} />}
        onClick={() => input.current?.click()}
      >
        {props.label}
      </Button>
    </>
  );
}

/** A place to drop files, around the buttons that do the same. */
export function DropZone(props: {
  readonly onFiles: (files: readonly InputFile[]) => void;
  readonly disabled?: boolean;
  /** no frame of its own until files hover over it */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const [over, setOver] = useState(false);
  const hold = (event: DragEvent) => {
    if (props.disabled === true || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (props.disabled === true || event.dataTransfer.files.length === 0) return;
    void readFiles(event.dataTransfer.files).then(props.onFiles);
  };
  return (
    <div
      className={mergeClasses(props.quiet === true ? styles.quiet : styles.zone, over && styles.over)}
      onDragEnter={hold}
      onDragOver={hold}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {props.children}
    </div>
  );
}
