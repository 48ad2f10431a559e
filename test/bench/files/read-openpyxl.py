"""Reads the workbooks of a folder with openpyxl, read-only, a few times over; prints what it took as JSON."""
import glob
import io
import json
import os
import resource
import sys
import time

import openpyxl

folder, rounds = sys.argv[1], int(sys.argv[2])
files = []
for path in sorted(glob.glob(os.path.join(folder, '*.xlsx'))):
    with open(path, 'rb') as file:
        files.append(file.read())


def read_all():
    cells = 0
    for content in files:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                cells += sum(1 for value in row if value is not None)
    return cells


took, cells = [], 0
for _ in range(rounds):
    start = time.process_time()
    cells = read_all()
    took.append((time.process_time() - start) * 1000)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({'processor': min(took), 'megabytes': peak, 'cells': cells}))
