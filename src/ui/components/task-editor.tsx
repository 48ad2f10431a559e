import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  Field,
  Input,
  OverlayDrawer,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { parseDeadline } from '../../core/plan';
import type { Task } from '../../core/model';
import { useWords } from '../hooks/use-language';
import type { TaskForm } from '../journey/state';
import { Icon } from './icons';

const NAMES = '、';

const useStyles = makeStyles({
  drawer: { width: 'min(560px, 100vw)' },
  form: { display: 'grid', gap: '14px', paddingBottom: '20px' },
  source: {
    margin: 0,
    padding: '10px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxHeight: '168px',
    overflowY: 'auto',
    color: tokens.colorNeutralForeground2,
  },
  sourceTitle: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, marginBottom: '4px' },
  footer: { display: 'flex', gap: '8px', justifyContent: 'flex-end' },
});

export function formOf(task: Task | null): TaskForm {
  return {
    ordinal: task?.ordinal ?? '',
    title: task?.title ?? '',
    requirements: (task?.requirements ?? []).join('\n'),
    leadUnits: (task?.leadUnits ?? []).join(NAMES),
    responsibleUnits: (task?.responsibleUnits ?? []).join(NAMES),
    supportingUnits: (task?.supportingUnits ?? []).join(NAMES),
    deadline: task?.deadline?.text ?? '',
  };
}

type Editor = {
  /** null: a new task */
  readonly task: Task | null;
  readonly year: number | undefined;
  readonly issuedOn: string | null;
  readonly onSave: (form: TaskForm) => void;
  readonly onClose: () => void;
};

/** The form of one task beside its words in the document. It stays in the tree while closed (see Modal). */
export function TaskEditor(props: Editor & { readonly open: boolean }) {
  const styles = useStyles();
  return (
    <OverlayDrawer
      open={props.open}
      position="end"
      className={styles.drawer}
      onOpenChange={(_, data) => {
        if (!data.open) props.onClose();
      }}
    >
      <EditorForm {...props} />
    </OverlayDrawer>
  );
}

function EditorForm(props: Editor) {
  const words = useWords();
  const styles = useStyles();
  const { plan, common } = words;
  const [form, setForm] = useState(() => formOf(props.task));
  const [tried, setTried] = useState(false);
  const set = (name: keyof TaskForm) => (_: unknown, data: { value: string }) =>
    setForm((old) => ({ ...old, [name]: data.value }));
  const untitled = form.title.trim() === '';
  const save = () => {
    setTried(true);
    if (!untitled) props.onSave(form);
  };
  return (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label={common.close}
              icon={<Icon name="close" />}
              onClick={props.onClose}
            />
          }
        >
          {props.task === null ? plan.addTitle : plan.editTitle(props.task.ordinal)}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          {props.task !== null && props.task.text !== '' && (
            <div>
              <div className={styles.sourceTitle}>{plan.sourceText(props.task.source.from, props.task.source.to)}</div>
              <blockquote className={styles.source} tabIndex={0}>
                {props.task.text}
              </blockquote>
            </div>
          )}
          <Field label={plan.ordinal}>
            <Input value={form.ordinal} onChange={set('ordinal')} />
          </Field>
          <Field
            label={plan.task}
            required
            {...(tried && untitled && { validationState: 'error', validationMessage: plan.titleNeeded })}
          >
            <Textarea value={form.title} onChange={set('title')} resize="vertical" />
          </Field>
          <Field label={plan.requirements} hint={plan.onePerLine}>
            <Textarea value={form.requirements} onChange={set('requirements')} rows={4} resize="vertical" />
          </Field>
          <Field label={plan.leadUnit} hint={plan.separateNames}>
            <Input value={form.leadUnits} onChange={set('leadUnits')} />
          </Field>
          <Field label={plan.responsibleUnit}>
            <Input value={form.responsibleUnits} onChange={set('responsibleUnits')} />
          </Field>
          <Field label={plan.supportingUnit}>
            <Input value={form.supportingUnits} onChange={set('supportingUnits')} />
          </Field>
          <DeadlineField
            text={form.deadline}
            year={props.year}
            issuedOn={props.issuedOn}
            onChange={(deadline) => setForm((old) => ({ ...old, deadline }))}
          />
        </form>
      </DrawerBody>
      <DrawerFooter className={styles.footer}>
        <Button onClick={props.onClose}>{common.cancel}</Button>
        <Button appearance="primary" onClick={save}>
          {common.save}
        </Button>
      </DrawerFooter>
    </>
  );
}

/** 完成时限: shows at once how the words are understood. */
function DeadlineField(props: {
  readonly text: string;
  readonly year: number | undefined;
  readonly issuedOn: string | null;
  readonly onChange: (text: string) => void;
}) {
  const { plan } = useWords();
  const text = props.text.trim();
  const context = {
    ...(props.year !== undefined && { year: props.year }),
    ...(props.issuedOn !== null && { issuedOn: props.issuedOn }),
  };
  const deadline = text === '' ? null : parseDeadline(text, context);
  const unclear = deadline?.kind === 'unclear';
  return (
    <Field
      label={plan.deadline}
      validationState={unclear ? 'warning' : 'none'}
      validationMessage={deadline === null ? plan.deadlineHint : plan.understood(deadline) || plan.plainDeadline}
    >
      <Input value={props.text} onChange={(_, data) => props.onChange(data.value)} />
    </Field>
  );
}
