"""Makes what the reading benchmark reads: 300 filled returns and one workbook of 50,000 rows, in a folder."""
import datetime
import os
import random
import sys

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

RETURNS, TASKS, BIG_ROWS = 300, 25, 50000
HEADERS = ['序号', '任务编号', '工作任务', '责任单位', '责任人', '完成时限', '当前状态', '进展情况', '存在问题', '下一步措施']
WIDTHS = [6, 14, 40, 16, 10, 14, 10, 40, 30, 30]
STATUSES = ['未开始', '进行中', '已完成', '已逾期']
CHARACTERS = '落实安全生产责任制推进重点项目建设完善应急预案组织开展专项检查及时上报整改情况加强作风督导协调解决困难问题'

random.seed(2026)


def words(least, most):
    return ''.join(random.choices(CHARACTERS, k=random.randint(least, most)))


UNITS = [words(3, 5) + '局' for _ in range(60)]


def task(number, unit):
    day = datetime.date(2026, random.randint(1, 12), random.randint(1, 28))
    texts = [words(15, 60), unit, words(2, 3), day, random.choice(STATUSES), words(20, 120)]
    return [number, 'RW-2026-%05d' % number, *texts, words(0, 60) or None, words(10, 60)]


LINE = Side(style='thin')
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


def a_return(index):
    book = Workbook()
    sheet = book.active
    sheet.title = '台账'
    unit = UNITS[index % len(UNITS)]
    titles = {1: '2026年度重点工作任务督办台账（%s）' % unit, 2: '填报单位：%s　　填报日期：2026年7月28日' % unit}
    for row, text in titles.items():
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADERS))
        sheet.cell(row, 1, text)
    sheet['A1'].font = Font(name='方正小标宋简体', size=18, bold=True)
    sheet.append(HEADERS)
    for cell in sheet[3]:
        cell.font, cell.border = Font(name='黑体', size=12, bold=True), FRAME
        cell.fill = PatternFill('solid', fgColor='FFD9E1F2')
    for number in range(TASKS):
        sheet.append(task(index * TASKS + number + 1, unit))
        for cell in sheet[4 + number]:
            cell.font, cell.border = Font(name='仿宋_GB2312', size=11), FRAME
            cell.alignment = Alignment(wrap_text=True, vertical='center')
        sheet.cell(4 + number, 6).number_format = 'yyyy-mm-dd'
        sheet.row_dimensions[4 + number].height = 48
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    choice = DataValidation(type='list', formula1='"%s"' % ','.join(STATUSES))
    choice.add('G4:G%d' % (3 + TASKS))
    sheet.add_data_validation(choice)
    sheet.freeze_panes = 'C4'
    return book


def a_big_book():
    book = Workbook(write_only=True)
    sheet = book.create_sheet('台账')
    sheet.append(HEADERS)
    for number in range(BIG_ROWS):
        sheet.append(task(number + 1, UNITS[number % len(UNITS)]))
    return book


folder = sys.argv[1]
os.makedirs(os.path.join(folder, 'returns'))
os.makedirs(os.path.join(folder, 'big'))
for index in range(RETURNS):
    a_return(index).save(os.path.join(folder, 'returns', '回表%03d.xlsx' % index))
a_big_book().save(os.path.join(folder, 'big', '大表.xlsx'))
