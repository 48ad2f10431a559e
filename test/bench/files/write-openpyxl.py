"""Renders the benchmark's ledgers with openpyxl: values as JSON on standard input, what it took on standard output."""
import io
import json
import resource
import sys
import time

import openpyxl
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

given = json.load(sys.stdin)
thin = Side(style='thin')
frame = Border(left=thin, right=thin, top=thin, bottom=thin)
body_font, head_font = Font(name='仿宋_GB2312', size=12), Font(name='黑体', size=12, bold=True)
title_font = Font(name='方正小标宋简体', size=22)
wrapped = Alignment(vertical='center', wrap_text=True)
centred = Alignment(horizontal='center', vertical='center', wrap_text=True)
unlocked, head_fill = Protection(locked=False), PatternFill('solid', fgColor='D9E1F2')
slow_fill = PatternFill('solid', bgColor='FFC7CE')


def ledger(number, rows):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = '台账'
    for column, width in enumerate(given['widths'], 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.column_dimensions['J'].hidden = True
    title = sheet.cell(1, 1, f'2026年工作台账 第{number}份')
    title.font, title.alignment = title_font, centred
    sheet.merge_cells('A1:I1')
    sheet.row_dimensions[1].height = 40
    for column, text in enumerate(given['headers'], 1):
        cell = sheet.cell(2, column, text)
        cell.font, cell.fill, cell.border, cell.alignment = head_font, head_fill, frame, centred
    for at, values in enumerate(rows, 3):
        sheet.row_dimensions[at].height = 54
        for column, value in enumerate(values, 1):
            cell = sheet.cell(at, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = 's'
            cell.font, cell.border, cell.alignment = body_font, frame, wrapped
            if column == 8:
                cell.number_format = 'yyyy"年"m"月"d"日"'
            if column >= 7 or column == 4:
                cell.protection = unlocked
    last = len(rows) + 2
    sheet.freeze_panes = 'A3'
    sheet.auto_filter.ref = f'A2:J{last}'
    sheet.page_setup.orientation, sheet.page_setup.paperSize = 'landscape', 9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = '1:2'
    sheet.oddFooter.center.text = '第&P页 共&N页'
    rule = DataValidation(type='list', formula1='"未启动,正常推进,推进缓慢,已完成"', allow_blank=True)
    rule.promptTitle, rule.prompt, rule.errorTitle, rule.error = '状态', '请从下拉框里选一个。', '状态不对', '只能选下拉框里的词。'
    rule.add(f'G3:G{last}')
    sheet.add_data_validation(rule)
    sheet.conditional_formatting.add(f'A3:I{last}', FormulaRule(formula=['$G3="推进缓慢"'], fill=slow_fill))
    sheet.protection.sheet = True
    out = io.BytesIO()
    book.save(out)
    return len(out.getvalue())


start, processor = time.perf_counter(), time.process_time()
size = sum(ledger(number, rows) for number, rows in enumerate(given['ledgers']))
print(json.dumps({
    'milliseconds': (time.perf_counter() - start) * 1000,
    'processor': (time.process_time() - processor) * 1000,
    'megabytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    'bytes': size,
}))
