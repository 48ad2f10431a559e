"""Prints what openpyxl (data_only) reads of workbooks, as JSON: the judge that the reader is held against."""

import datetime
import json
import sys
import warnings

import openpyxl

# openpyxl warns of extensions that it leaves out; cells are compared here, and what it cannot read still raises
warnings.simplefilter("ignore")


def neutral(value):
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, datetime.datetime):
        rounded = value + datetime.timedelta(microseconds=500000)
        return {"date": rounded.isoformat()[:19]}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat() + "T00:00:00"}
    if isinstance(value, datetime.time):
        return {"date": value.isoformat()[:8]}
    if isinstance(value, datetime.timedelta):
        return value.total_seconds() / 86400
    if isinstance(value, (int, float)):
        return float(value)
    return str(value)


def read(path):
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = []
    for sheet in book.worksheets:
        cells = {}
        for row in sheet.iter_rows():
            for cell in row:
                value = neutral(cell.value)
                if value is not None and value != "":
                    cells["%d,%d" % (cell.row - 1, cell.column - 1)] = value
        sheets.append(
            {
                "name": sheet.title,
                "visibility": sheet.sheet_state,
                "cells": cells,
                "merges": sorted(str(area) for area in sheet.merged_cells.ranges),
            }
        )
    return sheets


result = {}
for path in sys.argv[1:]:
    try:
        result[path] = {"sheets": read(path)}
    except Exception as error:  # the judge may fail in any way; only that it failed matters
        result[path] = {"error": repr(error)[:200]}
json.dump(result, sys.stdout)
