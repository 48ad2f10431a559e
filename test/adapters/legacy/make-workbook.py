"""Makes one workbook with everything that a return may hold, for LibreOffice to save in every format it knows."""

import datetime
import sys

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

book = Workbook()
sheet = book.active
sheet.title = "台账"
sheet.merge_cells("B2:F2")
sheet["B2"] = "2020年濮阳市重点工作台账"
for column, title in enumerate(["序号", "主要任务", "完成时限", "状态", "进展情况"], 2):
    sheet.cell(3, column, title)
rows = [
    (1, "推进依法行政", datetime.date(2020, 7, 30), "已完成", "印发方案，“一网通办”上线。\n已报市政府。"),
    (2.5, "编号 001", datetime.datetime(2020, 10, 31, 18, 30), "进行中", "=不是公式"),
    (3, "身份证号", None, "", "110105199003078515"),
]
for offset, values in enumerate(rows):
    for column, value in enumerate(values, 2):
        cell = sheet.cell(4 + offset, column)
        if value == "=不是公式":
            cell.value = value
            cell.data_type = "s"
        else:
            cell.value = value
sheet["D4"].number_format = 'yyyy"年"m"月"d"日"'
sheet["D5"].number_format = "yyyy/m/d h:mm"
sheet["D6"] = 110105199003078515
sheet["D6"].number_format = "0"
sheet["B8"] = "=SUM(B4:B6)"
sheet["C8"] = "=1/0"
sheet["D8"] = True
sheet["E8"] = 1.5
sheet["E8"].number_format = "[h]:mm"
sheet["F8"] = datetime.time(8, 30)
sheet["F8"].number_format = "h:mm"
sheet["B9"] = "已取消"
sheet["B9"].font = Font(strike=True)
sheet["C9"] = 12
sheet["C9"].font = Font(strike=True)
sheet["B4"].comment = Comment("请核实", "周敏")
sheet.row_dimensions[6].hidden = True
sheet.column_dimensions["E"].hidden = True
hidden = book.create_sheet("隐藏")
hidden["A1"] = "甲"
hidden.sheet_state = "hidden"
book.create_sheet("空")
book.save(sys.argv[1])
