"""Looks at what `npm run demo` wrote with a reader that is not ours: openpyxl opens every workbook and finds the values."""
import pathlib
import sys
import zipfile

import openpyxl

out = pathlib.Path(sys.argv[1])
ledger = openpyxl.load_workbook(out / '台账-汇总.xlsx')
texts = {str(cell.value) for row in ledger.worksheets[0].iter_rows() for cell in row if cell.value is not None}
for wanted in ['序号', '主要任务', '完成时间', '状态', '进展情况', '责任科室', '责任人', '备注']:
    assert wanted in texts, f'column {wanted} is missing'
assert any('水质自动监测站选址' in text for text in texts), "an office's progress is missing from the ledger"
assert ledger['_taizhang'].sheet_state == 'veryHidden', 'the identity sheet must be very hidden'
assert ledger['填报记录'].max_row > 20, 'the entry log is too short'
returns = sorted((out / '下发').glob('*.xlsx'))
assert len(returns) >= 7, f'{len(returns)} return workbooks'
for path in returns:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert sheet.protection.sheet, f'{path.name} is not protected'
    assert sheet.data_validations.dataValidation, f'{path.name} has no drop-down'
with zipfile.ZipFile(out / '报告.docx') as report:
    assert '总体进展' in report.read('word/document.xml').decode('utf-8')
print(f'openpyxl: the ledger and {len(returns)} return workbooks hold what they should')
