"""A table as a file for a spreadsheet: numbers stay numbers, days stay days, and no text is run as a formula."""

import csv
import datetime
import io
import re
from typing import NamedTuple

from django.http import HttpResponse
from django.utils.translation import ngettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from articles.models.trail import TrailEntry

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection"), its full-width twins included.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
MOST_OF_A_SHEET_NAME = 31


class Table(NamedTuple):
    """`key` is the parameter that asks for it; rows hold text, whole numbers, days, local moments, None (unknown)."""

    key: str
    title: str
    columns: list[str]
    rows: list[tuple]


def safe(value):
    """A cell that no spreadsheet runs: text that begins like a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, int | datetime.date):
        return value
    text = CONTROLS.sub("", str(value))
    return f"'{text}" if text.startswith(DANGEROUS) else text


def hand_out(request, table, name, file_format):
    """The answer with the table as a file, and a line in the trail: what left the house, and with whom."""
    response = export(table, name, file_format)
    words = ngettext("%(title)s, %(count)d row: %(file)s", "%(title)s, %(count)d rows: %(file)s", len(table.rows))
    about = words % {"title": table.title, "count": len(table.rows), "file": f"{name}.{file_format}"}
    address = request.META.get("REMOTE_ADDR", "")
    TrailEntry.objects.leave(TrailEntry.Act.EXPORTED, by=request.user, about=about, address=address)
    return response


def export(table, name, file_format):
    """The answer with the table as a file; `name` is ASCII, without its ending. Raises KeyError for no FORMATS."""
    content_type = FORMATS[file_format]
    body = _csv(table) if file_format == "csv" else _xlsx(table)
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
    return response


def _csv(table):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([safe(column) for column in table.columns])
    writer.writerows([safe(value) for value in row] for row in table.rows)
    # Excel knows UTF-8 by the mark at its beginning.
    return text.getvalue().encode("utf-8-sig")


def _xlsx(table):
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET_NAME.sub(" ", table.title)[:MOST_OF_A_SHEET_NAME])
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append([_cell(sheet, column, is_head=True) for column in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet, value, is_head=False):
    cell = WriteOnlyCell(sheet, safe(value))
    if isinstance(value, str):
        # The library would take "=…" for a formula; here text is text, whatever it begins with.
        cell.data_type = "s"
    if isinstance(value, datetime.date):
        cell.number_format = "yyyy-mm-dd hh:mm" if isinstance(value, datetime.datetime) else "yyyy-mm-dd"
    if is_head:
        cell.font = Font(bold=True)
    return cell


def _widths(table):
    """Chinese characters take two places; a title is not let run across the screen."""
    for place, column in enumerate(table.columns):
        texts = [column, *(str(row[place]) for row in table.rows[:200])]
        longest = max(sum(2 if ord(character) > 0x2E80 else 1 for character in text) for text in texts)
        yield min(60, longest + 2)
