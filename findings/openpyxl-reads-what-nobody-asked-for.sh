#!/usr/bin/env bash
# One would guess: load_workbook(read_only=True) is lazy, as its pages say: it opens the book, and rows are read when they
# are asked for. Most of all for books that openpyxl's own mode for large tables wrote (write_only=True).
# What happens: that mode writes no <dimension>, which the standard leaves optional; the reader then looks for one through
# all rows of each sheet, while it loads. With the element, as the other mode writes it, no row is parsed at load.
# Why it matters to a newsroom: a limit on rows, or a look at the first row of each sheet, comes too late: what an upload
# costs was spent in load_workbook, for sheets that nobody asked for, and once more for those that are read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"${PYTHON:-python3}" -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check openpyxl==3.1.5

cat >probe.py <<'PYTHON'
import zipfile

import openpyxl
from openpyxl.worksheet import _reader

SHEETS, ROWS = 3, 5000
events = []


def write(name, **mode):
    """The same rows, saved by openpyxl in one of its two modes."""
    book = openpyxl.Workbook(**mode)
    for sheet in [] if mode else book.worksheets:
        book.remove(sheet)
    for number in range(SHEETS):
        sheet = book.create_sheet(f"sheet {number}")
        for row in range(ROWS):
            sheet.append([row, "a name", "an office"])
    book.save(name)


def counting(source, *args, **kwargs):
    """iterparse, telling of each row that is parsed."""
    for event, element in iterparse(source, *args, **kwargs):
        events.append(element.tag)
        yield event, element


iterparse, _reader.iterparse = _reader.iterparse, counting
print("openpyxl", openpyxl.__version__)
for name, mode in {"normal.xlsx": {}, "write_only.xlsx": {"write_only": True}}.items():
    write(name, **mode)
    sheet = zipfile.ZipFile(name).read("xl/worksheets/sheet1.xml")
    events.clear()
    book = openpyxl.load_workbook(name, read_only=True)
    loaded = events.count(_reader.ROW_TAG)
    first = next(book["sheet 0"].values)
    print(f"{name}: <dimension> {b'<dimension' in sheet}, rows parsed at load {loaded} of {SHEETS * ROWS}, first row {first}")
    book.close()
PYTHON
venv/bin/python probe.py | tee seen

diff - seen <<'EXPECTED'
openpyxl 3.1.5
normal.xlsx: <dimension> True, rows parsed at load 0 of 15000, first row (0, 'a name', 'an office')
write_only.xlsx: <dimension> False, rows parsed at load 15000 of 15000, first row (0, 'a name', 'an office')
EXPECTED
echo "As recorded."
