"""One walk through the XML of a sheet: values, and what stands beside them, refused before there is too much of it."""

from xml.etree import ElementTree

from django.utils.translation import gettext as _
from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple

from articles.importing.office import OfficeRefused

MOST_COLUMNS = 60
MOST_OF_A_CELL = 2_000
MOST_COVERED = 50_000
# Real books colour whole rows out to the last column of 16,384, cell by cell.
MOST_EMPTY = 300_000
MOST_MARKS_OF_A_SHEET = 2_000_000
MOST_FED = 1024 * 1024
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def too_many_rows(most_rows):
    return OfficeRefused(
        _("The table has more than %(most)s rows. Leave out what is not needed, or split it, and try again.")
        % {"most": f"{most_rows:,}"}
    )


def too_many_columns():
    return OfficeRefused(
        _("The table has more than %(most)d columns. Leave out what is not needed and try again.")
        % {"most": MOST_COLUMNS}
    )


def _events(package, part):
    """The beginnings and ends of a part's elements; the counted part is fed in pieces that no long comment repeats."""
    parser = ElementTree.XMLPullParser(("start", "end"))
    with package.open(part, most_marks=MOST_MARKS_OF_A_SHEET) as source:
        while some := source.read(MOST_FED):
            parser.feed(some)
            yield from parser.read_events()
        parser.close()
        yield from parser.read_events()


def shared_texts(package, part):
    """The texts that cells refer to by number, without what stands above them to say how they sound."""
    texts = []
    for event, element in _events(package, part):
        if event == "end" and element.tag == f"{NAMESPACE}si":
            runs = [element, *element.findall(f"{NAMESPACE}r")] if len(element) else []
            text = "".join(run.findtext(f"{NAMESPACE}t") or "" for run in runs)
            # A long text that a thousand cells name is stripped once.
            texts.append(text.replace("x005F_", "").strip())
            element.clear()
    return texts


class SheetWalk:
    """One walk through a sheet's XML, keeping no element; refuses at the first row, column or cell too many.

    The size that a sheet tells of itself is often wrong, and not asked. Places are (row, column) and count from 1.
    """

    def __init__(self, parser, most_rows):
        self._parser, self._most_rows = parser, most_rows
        self._count = self._empty = self._spread = 0
        self._is_in_cell, self._values = False, []
        # A list of values for each row from the first on, the missing ones too.
        self.rows = []
        self.hidden_rows, self.hidden_columns, self.covered, self.formulas = set(), set(), set(), {}

    def through(self, package, part):
        takes = {"row": self._take_row, "c": self._take_cell, "col": self._take_column, "mergeCell": self._take_merge}
        for event, element in _events(package, part):
            tag = element.tag.removeprefix(NAMESPACE)
            if event == "start":
                if tag == "row":
                    self._begin_row(element)
                self._is_in_cell = self._is_in_cell or tag == "c"
                continue
            if tag in takes:
                takes[tag](element)
            if tag == "c" or not self._is_in_cell:
                self._is_in_cell = False
                element.clear()

    def _begin_row(self, element):
        self._count += 1
        parser = self._parser
        parser.row_counter = _number(element.get("r")) or parser.row_counter + 1
        parser.col_counter = 0
        if self._count > self._most_rows or parser.row_counter > 10 * self._most_rows:
            raise too_many_rows(self._most_rows)
        if element.get("hidden") in ("1", "true"):
            self.hidden_rows.add(parser.row_counter)
        self._values = []

    def _take_row(self, _element):
        number = self._parser.row_counter
        if number > len(self.rows):
            self.rows += [[] for _missing in range(len(self.rows) + 1, number)]
            self.rows.append(self._values)

    def _take_cell(self, element):
        parser = self._parser
        if not len(element):
            # By far the most, in a book that has too many: the library is not asked.
            coordinate = element.get("r")
            parser.col_counter = coordinate_to_tuple(coordinate)[1] if coordinate else parser.col_counter + 1
            self._take_value(parser.col_counter, None)
            return
        cell = parser.parse_cell(element)
        self._take_value(cell["column"], cell["value"])
        formula, kept = element.find(f"{NAMESPACE}f"), element.find(f"{NAMESPACE}v")
        if formula is not None and (kept is None or not kept.text):
            self.formulas[cell["row"], cell["column"]] = f"={formula.text or ''}"[:MOST_OF_A_CELL]

    def _take_value(self, column, value):
        self._empty += value in (None, "")
        if self._empty > MOST_EMPTY:
            raise OfficeRefused(
                _("The sheet has more than %(most)s empty cells. Copy what is needed into a new file and try that one.")
                % {"most": f"{MOST_EMPTY:,}"}
            )
        if column > MOST_COLUMNS:
            if value not in (None, ""):
                raise too_many_columns()
            return
        self._values += [None] * (column - len(self._values))
        self._values[column - 1] = value

    def _take_column(self, element):
        if element.get("hidden") in ("1", "true"):
            first, last = _number(element.get("min")), _number(element.get("max"))
            self.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))

    def _take_merge(self, element):
        """Covers the cells of a merged area but its first, which holds the value."""
        if self._spread >= MOST_COVERED:
            return
        left, top, right, bottom = range_boundaries(element.get("ref"))
        rows = range(top, min(bottom, top + self._most_rows) + 1)
        columns = range(left, min(right, MOST_COLUMNS) + 1)
        size = len(rows) * len(columns)
        # Areas may lie upon each other: what they spread over is summed, not what they cover.
        self._spread += size if 0 < size <= MOST_COVERED else 1
        if self._spread <= MOST_COVERED >= size:
            self.covered |= {(row, column) for row in rows for column in columns} - {(top, left)}


def _number(text):
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
