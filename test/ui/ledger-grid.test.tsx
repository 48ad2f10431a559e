import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { LedgerGrid, type GridColumn, type GridRow } from '../../src/ui/components/ledger-grid';
import { LanguageProvider } from '../../src/ui/hooks/use-language';

const columns: GridColumn[] = [
  { key: 'sequence', title: '序号', width: 6, align: 'center' },
  { key: 'task', title: '主要任务', width: 36, align: 'left' },
  { key: 'status', title: '状态', width: 12, align: 'center' },
];

function rowsOf(count: number): GridRow[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `t-${index}`,
    cells: { sequence: String(index + 1), task: `任务${index + 1}`, status: '进行中' },
    conflicts: index === 1 ? ['status'] : [],
  }));
}

function Sheet(props: { readonly rows: readonly GridRow[] }) {
  const [selected, setSelected] = useState('');
  return (
    <FluentProvider theme={webLightTheme}>
      <LanguageProvider initial="zh-CN">
        <LedgerGrid
          label="台账内容"
          columns={columns}
          rows={props.rows}
          onSelect={(row, column) => setSelected(`${row.key}/${column.key}`)}
        />
        <output>{selected}</output>
      </LanguageProvider>
    </FluentProvider>
  );
}

const cell = (row: number, column: number) =>
  within(screen.getAllByRole('row')[row + 1] as HTMLElement).getAllByRole('gridcell')[column] as HTMLElement;

test('every task is a row of the grid, under the titles of the ledger', () => {
  render(<Sheet rows={rowsOf(3)} />);
  expect(screen.getByRole('grid', { name: '台账内容' }).getAttribute('aria-rowcount')).toBe('4');
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual(['序号', '主要任务', '状态']);
  expect(cell(2, 1).textContent).toBe('任务3');
});

test('the tabulator key stops once in the grid; arrows, Home and End move inside', () => {
  render(<Sheet rows={rowsOf(3)} />);
  const grid = screen.getByRole('grid');
  expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  fireEvent.keyDown(cell(0, 0), { key: 'ArrowDown' });
  fireEvent.keyDown(cell(1, 0), { key: 'End' });
  expect(document.activeElement).toBe(cell(1, 2));
  fireEvent.keyDown(cell(1, 2), { key: 'Home', ctrlKey: true });
  expect(document.activeElement).toBe(cell(0, 0));
  fireEvent.keyDown(cell(0, 0), { key: 'ArrowUp' });
  expect(document.activeElement).toBe(cell(0, 0));
  expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
});

test('choosing a cell by mouse or keyboard tells which task and column it is', () => {
  render(<Sheet rows={rowsOf(3)} />);
  fireEvent.click(cell(2, 1));
  expect(screen.getByRole('status', { name: '' }).textContent).toBe('t-2/task');
  fireEvent.keyDown(cell(2, 1), { key: 'ArrowRight' });
  expect(screen.getByRole('status', { name: '' }).textContent).toBe('t-2/status');
});

test('a cell with an open conflict says so in words, not by colour alone', () => {
  render(<Sheet rows={rowsOf(3)} />);
  expect(cell(1, 2).textContent).toContain('内容不一致');
  expect(cell(0, 2).textContent).not.toContain('内容不一致');
});

test('a shorter ledger keeps the one stop of the tabulator key inside', () => {
  const { rerender } = render(<Sheet rows={rowsOf(5)} />);
  fireEvent.click(cell(4, 0));
  rerender(<Sheet rows={rowsOf(2)} />);
  expect(screen.getByRole('grid').querySelectorAll('[tabindex="0"]')).toHaveLength(1);
});
