import { Button, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Answer, Question } from '../../../core/consolidate';
import { unitsToReport } from '../../../core/ledger';
import type { Template } from '../../../core/model';
import { DataTable } from '../../components/data-table';
import { Icon } from '../../components/icons';
import { Panel } from '../../components/panel';
import { useJourney } from '../../hooks/use-journey';
import { useLanguage } from '../../hooks/use-language';
import { taskTitle } from './titles';

const useStyles = makeStyles({
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', padding: '8px 20px 16px' },
  muted: { color: tokens.colorNeutralForeground3 },
});

const OPEN = '';
const NONE = '-';

/** 请确认: all questions on one screen, each with what it seems to be already chosen where that is clear. */
export function QuestionsPanel(props: { readonly questions: readonly Question[]; readonly template: Template }) {
  const styles = useStyles();
  const { words, sayBare } = useLanguage();
  const { collect } = words;
  const { journey, actions } = useJourney();
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  if (props.questions.length === 0) return null;
  const choiceOf = (question: Question) => chosen.get(questionKey(question)) ?? likeliest(question);
  const answers = props.questions.flatMap((question) => answerTo(question, choiceOf(question)));
  const title = collect.questionsTitle(props.questions.length);
  return (
    <Panel title={title} lead={collect.questionsLead} flush>
      <DataTable
        label={title}
        rows={props.questions}
        keyOf={(question, index) => `${index}:${questionKey(question)}`}
        columns={[
          { key: 'file', title: collect.file, width: '24%', render: (question) => question.file },
          {
            key: 'what',
            title: collect.content,
            width: '34%',
            render: (question) => (
              <>
                <div>{sayBare(question.reason)}</div>
                {question.row !== null && (
                  <div className={styles.muted}>
                    {collect.questionRow(question.row + 1)} {question.text}
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'answer',
            title: collect.candidates,
            render: (question) => (
              <Select
                aria-label={`${collect.candidates} ${question.file}`}
                value={choiceOf(question)}
                onChange={(_, data) => setChosen((old) => new Map(old).set(questionKey(question), data.value))}
              >
                <option value={OPEN}>{collect.undecided}</option>
                {optionsFor(question, props.template).map(([value, label]) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
                {question.row !== null && <option value={NONE}>{collect.leaveOut}</option>}
              </Select>
            ),
          },
        ]}
      />
      <div className={styles.foot}>
        <Button
          appearance="primary"
          icon={<Icon name="check" />}
          disabled={journey.busy || answers.length === 0}
          onClick={() => void actions.answer(answers)}
        >
          {collect.accept(answers.length)}
        </Button>
        <span className={styles.muted}>{collect.acceptHint}</span>
      </div>
    </Panel>
  );
}

function questionKey(question: Question): string {
  return JSON.stringify([question.file, question.sheet ?? '', question.row]);
}

function likeliest(question: Question): string {
  return question.row === null ? (question.unit ?? OPEN) : OPEN;
}

/** Whose return a file is, or which task a row answers; the likeliest first. */
function optionsFor(question: Question, template: Template): (readonly [string, string])[] {
  if (question.row === null) {
    const units = new Set([...(question.unit === null ? [] : [question.unit]), ...unitsToReport(template)]);
    return [...units].map((unit) => [unit, unit]);
  }
  return [...question.candidates]
    .sort((a, b) => b.score - a.score)
    .map(({ taskId }) => [taskId, taskTitle(template, taskId)]);
}

function answerTo(question: Question, choice: string): Answer[] {
  if (choice === OPEN) return [];
  if (question.row !== null) {
    const sheet = question.sheet === undefined ? {} : { sheet: question.sheet };
    return [{ file: question.file, ...sheet, row: question.row, taskId: choice === NONE ? null : choice }];
  }
  return [{ file: question.file, unit: choice, ...(question.period === null ? {} : { period: question.period }) }];
}
