"""A spreadsheet as plain cells: what is seen on it, as text; nothing is calculated, and what is hidden stays away."""

import csv
import datetime
import io
import re
from typing import NamedTuple
from xml.etree import ElementTree

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, range_boundaries

from articles.importing.office import BROKEN, EXCEL, OfficeRefused, damaged, ending_of, opened_package, refuse_by_size

MOST_COLUMNS = 60
MOST_OF_A_CELL = 2_000
MOST_COVERED = 50_000
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
DELIMITERS = (",", ";", "\t")


class Sheet(NamedTuple):
    """The seen rows of a file. `notes` say what was left out; `covered` are the cells (row, column) under a merge.

    `unread` are cells that hold a formula and no value: it is shown as it stands, and never calculated.
    """

    rows: list[list[str]]
    covered: frozenset = frozenset()
    unread: frozenset = frozenset()
    notes: tuple = ()
    # The number that each row has in the file.
    numbers: tuple = ()


def read_sheet(data, filename, most_rows, most_characters=MOST_OF_A_CELL):
    """The Sheet of an .xlsx or .csv file: of a book, the first seen sheet with rows. Raises OfficeRefused."""
    refuse_by_size(len(data))
    if ending_of(filename) in ("csv", "txt", "tsv") and not data.startswith(b"PK"):
        rows = _csv_rows(data, most_rows, most_characters)
        return Sheet(rows, numbers=tuple(range(1, len(rows) + 1)))
    return _read_book(data, filename, most_rows, most_characters)


def _too_many(most_rows):
    return OfficeRefused(
        _("The table has more than %(most)s rows. Leave out what is not needed, or split it, and try again.")
        % {"most": f"{most_rows:,}"}
    )


# CSV


def csv_text(data):
    """The text of a CSV file: UTF-8 with or without its mark, UTF-16 with it, else GB18030. Raises OfficeRefused."""
    marks = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    marked = next((encoding for mark, encoding in marks.items() if data.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise OfficeRefused(
        _("The characters of the file cannot be read. Save it as .xlsx, or as CSV in UTF-8, and try that one.")
    )


def delimiter_of(text):
    """Comma, semicolon or tab: whichever parts the first lines most evenly."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    found = {}
    for delimiter in DELIMITERS:
        counts = [len(row) - 1 for row in csv.reader(lines, delimiter=delimiter, strict=False)] or [0]
        # A delimiter that stands in every line is likelier than one that stands often in a few.
        found[delimiter] = (sum(count > 0 for count in counts), -len(set(counts)), sum(counts))
    return max(DELIMITERS, key=lambda delimiter: found[delimiter])


def _csv_rows(data, most_rows, most_characters):
    text = csv_text(data)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)):
            if len(rows) == most_rows:
                raise _too_many(most_rows)
            rows.append([_cut(cell, most_characters) for cell in _within_columns(row)])
    except csv.Error:
        raise OfficeRefused(
            _("The CSV file is not whole: a quotation mark is open, or a cell too long. Save it as .xlsx and try that.")
        ) from None
    return rows


def _within_columns(row):
    if len(row) > MOST_COLUMNS and any(cell not in (None, "") for cell in row[MOST_COLUMNS:]):
        raise OfficeRefused(
            _("The table has more than %(most)d columns. Leave out what is not needed and try again.")
            % {"most": MOST_COLUMNS}
        )
    return row[:MOST_COLUMNS]


# Excel


class _Marks(NamedTuple):
    """What stands on a sheet beside its values, counted before they are read; places count from 1."""

    hidden_rows: set
    hidden_columns: set
    covered: set
    formulas: dict


def _read_book(data, filename, most_rows, most_characters):
    package = opened_package(data, filename, EXCEL)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = len(book.worksheets) - len(sheets)
        found = None
        for sheet in sheets:
            marks = _marks(package, sheet._worksheet_path.lstrip("/"), most_rows)
            found = _seen(sheet, marks, most_rows, most_characters)
            if any(any(row) for row in found.rows):
                break
    except OfficeRefused:
        raise
    except (*BROKEN, ElementTree.ParseError, TypeError, AttributeError, IndexError, AssertionError):
        # The library says a damaged book in many ways; each means the same to who sent it.
        raise OfficeRefused(damaged(EXCEL)) from None
    if found is None:
        raise OfficeRefused(_("The book has no sheet that is seen. Show the sheet and try again."))
    notes = list(found.notes)
    others = [each.title for each in sheets if each is not sheet]
    if hidden:
        notes.append(_("Hidden sheets were left out: %(count)d.") % {"count": hidden})
    if others:
        notes.append(
            _("Only the sheet “%(sheet)s” was read; the book has others: %(others)s.")
            % {"sheet": sheet.title, "others": "、".join(others[:10])}
        )
    return found._replace(notes=tuple(notes))


def _marks(package, part, most_rows):
    """Walks through a sheet's XML once, keeping no element; refuses at one row too many."""
    rows = last = 0
    hidden_rows, hidden_columns, covered, formulas = set(), set(), set(), {}
    with package.open(part) as source:
        for event, element in ElementTree.iterparse(source, events=("start", "end")):
            tag = element.tag.removeprefix(NAMESPACE)
            if event == "start":
                if tag == "row":
                    rows += 1
                    last = _number(element.get("r")) or last + 1
                    if rows > most_rows:
                        raise _too_many(most_rows)
                    if element.get("hidden") in ("1", "true"):
                        hidden_rows.add(last)
                continue
            if tag == "c":
                formula, value = element.find(f"{NAMESPACE}f"), element.find(f"{NAMESPACE}v")
                place = CELL.fullmatch(element.get("r") or "")
                if formula is not None and (value is None or not value.text) and place:
                    words = f"={formula.text or ''}"[:MOST_OF_A_CELL]
                    formulas[int(place[2]), column_index_from_string(place[1])] = words
            elif tag == "col" and element.get("hidden") in ("1", "true"):
                first, end = _number(element.get("min")), _number(element.get("max"))
                hidden_columns.update(range(first, min(end, MOST_COLUMNS) + 1))
            elif tag == "mergeCell" and len(covered) < MOST_COVERED:
                covered |= _under(element.get("ref"), most_rows)
            if tag in ("row", "c", "col", "mergeCell"):
                element.clear()
    return _Marks(hidden_rows, hidden_columns, covered, formulas)


def _under(area, most_rows):
    """The cells of a merged area but its first, which holds the value."""
    left, top, right, bottom = range_boundaries(area)
    rows, columns = range(top, min(bottom, top + most_rows) + 1), range(left, min(right, MOST_COLUMNS) + 1)
    if len(rows) * len(columns) > MOST_COVERED:
        return set()
    return {(row, column) for row in rows for column in columns} - {(top, left)}


def _seen(sheet, marks, most_rows, most_characters):
    rows, numbers, covered, unread, left_out = [], [], set(), set(), 0
    # The size that a sheet tells of itself is often wrong.
    sheet.reset_dimensions()
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > 10 * most_rows:
            raise _too_many(most_rows)
        values = _within_columns(values)
        if number in marks.hidden_rows:
            left_out += any(value not in (None, "") for value in values)
            continue
        cells = []
        for column, value in enumerate(values, start=1):
            if column in marks.hidden_columns:
                continue
            place = (number, column)
            if place in marks.formulas:
                unread.add((len(rows), len(cells)))
            if place in marks.covered:
                covered.add((len(rows), len(cells)))
            cells.append(_cut(marks.formulas.get(place) or _text(value), most_characters))
        rows.append(cells)
        numbers.append(number)
    notes = []
    if left_out:
        notes.append(_("Hidden rows were left out: %(count)d.") % {"count": left_out})
    if marks.hidden_columns:
        notes.append(_("Hidden columns were left out: %(count)d.") % {"count": len(marks.hidden_columns)})
    return Sheet(rows, frozenset(covered), frozenset(unread), tuple(notes), tuple(numbers))


def _number(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def _cut(text, most):
    text = text.strip()
    if len(text) > most:
        raise OfficeRefused(
            _("A cell has more than %(most)s characters. Its beginning: %(words)s")
            % {"most": f"{most:,}", "words": text[:40]}
        )
    return text


def _text(value):
    """A value as the sheet shows it, as far as that can be told from the value alone."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)
