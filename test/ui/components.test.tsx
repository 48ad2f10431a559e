import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { issue, type Issue } from '../../src/core/model';
import { DataTable } from '../../src/ui/components/data-table';
import { IssueList } from '../../src/ui/components/issue-list';
import { SafetyNet } from '../../src/ui/components/safety-net';
import { Steps, type StepState } from '../../src/ui/components/steps';
import { TaskEditor } from '../../src/ui/components/task-editor';
import { LanguageProvider } from '../../src/ui/hooks/use-language';
import type { TaskForm } from '../../src/ui/journey/state';

function show(children: ReactNode) {
  return render(
    <FluentProvider theme={webLightTheme}>
      <LanguageProvider initial="zh-CN">{children}</LanguageProvider>
    </FluentProvider>,
  );
}

test('findings stand with the gravest first, each with its severity in words; long lists open on request', () => {
  const notes = Array.from({ length: 5 }, (_, line): Issue => issue('deadline.unreadable', { text: `期限${line}` }));
  show(<IssueList issues={[...notes, issue('file.empty', { file: '空.xlsx', severity: 'error' })]} />);
  const items = () => screen.getAllByRole('listitem').map((item) => item.textContent ?? '');
  expect(items()).toHaveLength(5);
  expect(items()[0]).toMatch(/^必须改.*空\.xlsx/);
  fireEvent.click(screen.getByRole('button', { name: '全部6条' }));
  expect(items()).toHaveLength(6);
  expect(items()[5]).toContain('请说明');
});

test('the steps say where one stands and let nobody into a step that cannot begin yet', () => {
  const steps: StepState[] = [
    { name: 'plan', note: '25项任务', done: true, open: true },
    { name: 'ledger', note: '', done: false, open: true },
    { name: 'handOut', note: '', done: false, open: false },
  ];
  const gone: string[] = [];
  show(<Steps steps={steps} current="ledger" onGo={(step) => gone.push(step)} />);
  expect(screen.getByRole('button', { name: /建立台账/ }).getAttribute('aria-current')).toBe('step');
  fireEvent.click(screen.getByRole('button', { name: /任务分解/ }));
  fireEvent.click(screen.getByRole('button', { name: /下发填报/ }));
  expect(gone).toEqual(['plan']);
});

test('a table keeps its roles however narrow it is shown, and says so where there is nothing', () => {
  const columns = [
    { key: 'unit', title: '单位', render: (row: { unit: string }) => row.unit },
    { key: 'state', title: '结果', render: () => '未报' },
  ];
  show(<DataTable label="各单位" columns={columns} rows={[{ unit: '人事科' }]} keyOf={(row) => row.unit} />);
  const row = within(screen.getByRole('table', { name: '各单位' })).getAllByRole('row')[1];
  expect(
    within(row as HTMLElement)
      .getAllByRole('cell')
      .map((cell) => cell.getAttribute('data-title')),
  ).toEqual(['单位', '结果']);
  show(<DataTable label="空表" columns={columns} rows={[]} keyOf={(one) => one.unit} empty="没有内容" />);
  expect(screen.getByText('没有内容')).toBeTruthy();
});

test('a pane that breaks while it is drawn leaves the rest standing and can be tried again', () => {
  let broken = true;
  const Pane = () => {
    if (broken) throw new Error('cannot be drawn');
    return <p>任务</p>;
  };
  const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  show(
    <>
      <h1>台账</h1>
      <SafetyNet fallback={(again) => <button onClick={again}>再试一次</button>}>
        <Pane />
      </SafetyNet>
    </>,
  );
  expect(screen.getByRole('heading', { name: '台账' })).toBeTruthy();
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(screen.getByText('任务')).toBeTruthy();
  complaint.mockRestore();
});

test('the form of a task says at once how a deadline is understood, and takes no task without a title', () => {
  const saved: TaskForm[] = [];
  show(
    <TaskEditor
      open
      task={null}
      year={2026}
      issuedOn={null}
      onSave={(form) => saved.push(form)}
      onClose={() => undefined}
    />,
  );
  fireEvent.change(screen.getByRole('textbox', { name: '完成时限' }), { target: { value: '10月底' } });
  expect(screen.getByText('2026年10月底前')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  expect(screen.getByText('请写明任务名称。')).toBeTruthy();
  expect(saved).toEqual([]);
  fireEvent.change(screen.getByRole('textbox', { name: '主要任务' }), { target: { value: '开展河道巡查' } });
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  expect(saved.map(({ title, deadline }) => [title, deadline])).toEqual([['开展河道巡查', '10月底']]);
});

test('a long table shows its first rows, and all of them on request', () => {
  const rows = Array.from({ length: 8 }, (_, at) => `文件${at}`);
  show(
    <DataTable
      label="文件"
      rows={rows}
      first={3}
      keyOf={(row) => row}
      columns={[{ key: 'file', title: '文件', render: (row) => row }]}
    />,
  );
  expect(screen.getAllByRole('cell')).toHaveLength(3);
  fireEvent.click(screen.getByRole('button', { name: '全部8行' }));
  expect(screen.getAllByRole('cell')).toHaveLength(8);
  fireEvent.click(screen.getByRole('button', { name: '收起' }));
  expect(screen.getAllByRole('cell')).toHaveLength(3);
});
