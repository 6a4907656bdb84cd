"""A spreadsheet as plain cells: what is seen on it, as text; nothing is calculated, and what is hidden stays away."""

import csv
import datetime
import io
from itertools import islice
from typing import NamedTuple
from xml.etree import ElementTree

from django.utils.translation import gettext as _
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS

from articles.importing.office import BROKEN, EXCEL, OfficeRefused, damaged, ending_of, opened_package, refuse_by_size
from articles.importing.tables.sheet_walk import (
    MOST_COLUMNS,
    MOST_OF_A_CELL,
    SheetWalk,
    shared_texts,
    too_many_columns,
    too_many_rows,
)

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
    lines = [line for line in islice(io.StringIO(text), 20) if line.strip()]
    found = {}
    for delimiter in DELIMITERS:
        counts = [len(row) - 1 for row in csv.reader(lines, delimiter=delimiter, strict=False)] or [0]
        # A delimiter that stands in every line is likelier than one that stands often in a few.
        found[delimiter] = (sum(count > 0 for count in counts), -len(set(counts)), sum(counts))
    return max(DELIMITERS, key=lambda delimiter: found[delimiter])


class _Lines:
    """The lines of a CSV file; those of one row, which quotation marks may hold together, are no longer than a row."""

    def __init__(self, text, most_characters):
        self._lines, self._most = io.StringIO(text, newline=""), MOST_COLUMNS * most_characters
        self.taken = 0

    def __iter__(self):
        return self

    def __next__(self):
        line = self._lines.readline(self._most + 1 - self.taken)
        self.taken += len(line)
        if self.taken > self._most:
            raise OfficeRefused(
                _("A row of the file has more than %(most)s characters; a quotation mark may be open. Mend it there.")
                % {"most": f"{self._most:,}"}
            )
        if not line:
            raise StopIteration
        return line


def _csv_rows(data, most_rows, most_characters):
    text = csv_text(data)
    rows = []
    try:
        delimiter = delimiter_of(text[: MOST_COLUMNS * most_characters])
        lines = _Lines(text, most_characters)
        for row in csv.reader(lines, delimiter=delimiter):
            if len(rows) == most_rows:
                raise too_many_rows(most_rows)
            rows.append([_cut(cell, most_characters) for cell in _within_columns(row)])
            lines.taken = 0
    except csv.Error:
        raise OfficeRefused(
            _("The CSV file is not whole: a quotation mark is open, or a cell too long. Save it as .xlsx and try that.")
        ) from None
    return rows


def _within_columns(row):
    if len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]):
        raise too_many_columns()
    return row[:MOST_COLUMNS]


# Excel


class _Part(NamedTuple):
    name: str
    part: str
    is_seen: bool


def _read_book(data, filename, most_rows, most_characters):
    package = opened_package(data, filename, EXCEL)
    try:
        book, strings = _opened_book(package, data)
        sheets = [
            _Part(sheet.name, link.target, sheet.state == "visible")
            for sheet, link in book.parser.find_sheets()
            if link.target in book.valid_files and "chartsheet" not in link.Type
        ]
        seen = [sheet for sheet in sheets if sheet.is_seen]
        found = None
        for sheet in seen:
            walk = SheetWalk(_parser_of(book.wb, strings), most_rows)
            walk.through(package, sheet.part)
            found = _seen(walk, most_characters)
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
    others = [other.name for other in seen if other is not sheet]
    if len(sheets) > len(seen):
        notes.append(_("Hidden sheets were left out: %(count)d.") % {"count": len(sheets) - len(seen)})
    if others:
        notes.append(
            _("Only the sheet “%(sheet)s” was read; the book has others: %(others)s.")
            % {"sheet": sheet.name, "others": "、".join(others[:10])}
        )
    return found._replace(notes=tuple(notes))


def _opened_book(package, data):
    """The library's reader, which knows the sheets and the formats, and the shared texts; no sheet is opened yet."""
    book = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    book.archive = package
    book.read_manifest()
    book.read_workbook()
    apply_stylesheet(package, book.wb)
    shared = book.package.find(SHARED_STRINGS)
    return book, shared_texts(package, shared.PartName[1:]) if shared else []


def _parser_of(book, strings):
    return WorkSheetParser(
        None,
        strings,
        data_only=True,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )


def _seen(walk, most_characters):
    rows, numbers, covered, unread, left_out = [], [], set(), set(), 0
    for number, values in enumerate(walk.rows, start=1):
        if number in walk.hidden_rows:
            left_out += any(value not in (None, "") for value in values)
            continue
        cells = []
        for column, value in enumerate(values, start=1):
            if column in walk.hidden_columns:
                continue
            place = (number, column)
            if place in walk.formulas:
                unread.add((len(rows), len(cells)))
            if place in walk.covered:
                covered.add((len(rows), len(cells)))
            cells.append(_cut(walk.formulas.get(place) or _text(value), most_characters))
        rows.append(cells)
        numbers.append(number)
    notes = []
    if left_out:
        notes.append(_("Hidden rows were left out: %(count)d.") % {"count": left_out})
    if walk.hidden_columns:
        notes.append(_("Hidden columns were left out: %(count)d.") % {"count": len(walk.hidden_columns)})
    return Sheet(rows, frozenset(covered), frozenset(unread), tuple(notes), tuple(numbers))


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
