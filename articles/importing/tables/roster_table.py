"""A roster out of a spreadsheet: the same Reading that a pasted sentence gives, a line for each row."""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.importing.office import OfficeRefused
from articles.importing.tables import roster_columns as columns
from articles.importing.tables.sheet import read_sheet
from articles.language.former import bears_mark, says_former
from articles.language.script import language_of
from articles.rosters.read import read_roster
from articles.rosters.rows import Doubt, Reading, ReadRow, Reason, Title

MOST_ROWS, MOST_LOOKED_AT = 500, 5_000
HEADING_AMONG = 15
HAN_SPACED = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")
SAME = {"同上", "〃", "″", "ditto", '"', "”"}
# Titles of one person: 党委书记、院长; 教授/博士生导师; 院长兼书记. An English comma parts title and body, not titles.
BETWEEN_TITLES = re.compile(r"[、/／；;，\n]+|(?<=.)兼任?(?![职聘容顾])")
BETWEEN_NAMES = re.compile(r"[、，,；;/／\n]+")
HONORIFICS = re.compile(r"(?:(先生|女士|小姐|同志|夫人|博士)$)|^((?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?)\s+(?=\S)")
TAIL = re.compile(r"(等.{0,12}|以及其他.{0,12}|一行\s*\d+\s*人|共\s*\d+\s*人|and others\.?|et al\.?)", re.IGNORECASE)


class TableRefused(OfficeRefused):
    """The table is not read; the words say why and what to do."""


class TableReading(NamedTuple):
    """What a table gives: its Reading, and in words what was left out of it."""

    reading: Reading
    notes: tuple = ()


def read_roster_table(data, filename, *, directory=None):
    """The Reading of an .xlsx or .csv file. Raises TableRefused, in words, before too much is parsed."""
    return read_table(data, filename, directory=directory).reading


def read_table(data, filename, *, directory=None):
    """`read_roster_table` with the notes of what was hidden or stands on other sheets."""
    try:
        sheet = read_sheet(data, filename, MOST_LOOKED_AT)
    except OfficeRefused as refusal:
        raise TableRefused(str(refusal)) from None
    table = _Table(sheet, directory)
    if not table.places:
        raise TableRefused(_("The table is empty. Choose another file, or paste the names."))
    if len(table.places) > MOST_ROWS + HEADING_AMONG:
        raise TableRefused(
            _("The table has %(count)d rows; a roster takes %(most)d. Leave out what is not of this roster.")
            % {"count": len(table.places), "most": MOST_ROWS}
        )
    return TableReading(table.read(), sheet.notes)


class _Table:
    """One table on its way to a Reading: it knows its columns, and what the row above said."""

    def __init__(self, sheet, directory):
        self.sheet, self.directory = sheet, directory
        self.places = [place for place, row in enumerate(sheet.rows) if any(row)]
        seen = [sheet.rows[place] for place in self.places]
        found, self.kinds = columns.heading_row(seen[:HEADING_AMONG])
        self.is_guessed = found is None
        self.first = 0 if found is None else found + 1
        if self.is_guessed:
            self.kinds = columns.columns_by_content(seen)
        self.blocks = columns.blocks(self.kinds)
        # Two names side by side: whether the list runs across or down, the table does not say.
        self.is_guessed = self.is_guessed or len(self.blocks) > 1
        self.organization = ""
        self.rows, self.between, self.tail = [], [], ""

    def read(self):
        start = 0
        lines = []
        for number, place in enumerate(self.places):
            line = "\t".join(cell.replace("\r", "").replace("\n", "、") for cell in self.sheet.rows[place]).rstrip("\t")
            end = start + len(line)
            lines.append(line)
            if number < self.first:
                self.between.append((start, end))
            else:
                self._read_blocks(place, line, start)
            if number + 1 < len(self.places):
                self.between.append((end, end + 1))
            start = end + 1
        text = "\n".join(lines)
        return Reading(text, _language(self.rows, text), tuple(self.rows), self.tail, tuple(self.between))

    def _read_blocks(self, place, line, start):
        """A line with one name, or with several side by side, each with its own cells of the line."""
        edges = [0, *(self._offset(place, min(block)) for block in self.blocks[1:]), len(line) + 1]
        for block, first, last in zip(self.blocks, edges, edges[1:], strict=False):
            first, last = min(first, len(line)), min(last - 1, len(line))
            self.kinds = block
            if line[first:last].strip():
                self._read_line(place, line[first:last], start + first, start + last)
            else:
                self.between.append((start + first, start + last))
            if last < len(line):
                self.between.append((start + last, start + last + 1))

    def _offset(self, place, column):
        """Where a column begins in the line of its row."""
        return sum(len(cell.replace("\r", "")) + 1 for cell in self.sheet.rows[place][:column])

    def _read_line(self, place, line, start, end):
        cells = self._cells(place)
        words = line.strip()
        if TAIL.fullmatch(words):
            self.tail = words
            self.between.append((start, end))
        elif self._goes_on(place, cells):
            above = self.rows.pop()
            # The line break between the two is theirs now.
            self.between.pop()
            titles, doubts = self._titles(cells, place)
            reasons = tuple(dict.fromkeys(above.uncertain + doubts))
            self.rows.append(_with(above, end=end, titles=above.titles + titles, uncertain=reasons))
        elif any((place, column) in self.sheet.unread for column in self.kinds) or not self.kinds:
            self._not_understood(words, start, end)
        elif cells.get(columns.NAME):
            self._people(cells, place, line, start, end)
        elif cells.get(columns.ORGANIZATION) or cells.get(columns.BOTH) or cells.get(columns.TITLE):
            self._group(cells, start, end)
        else:
            self._not_understood(words, start, end)

    def _cells(self, place):
        """{kind: text} of one row; two columns of one kind are joined, a department stands after its body."""
        row, found = self.sheet.rows[place], {}
        for column, kind in sorted(self.kinds.items()):
            cell = row[column] if column < len(row) else ""
            if cell:
                found[kind] = f"{found[kind]}、{cell}" if kind in found else cell
        return found

    def _goes_on(self, place, cells):
        """True if the name is merged with the one above: the same person, with one more title."""
        column = next((column for column, kind in self.kinds.items() if kind == columns.NAME), None)
        has_more = any(cells.get(kind) for kind in (columns.TITLE, columns.ORGANIZATION, columns.BOTH))
        is_person = len(self.blocks) == 1 and self.rows and self.rows[-1].kind == "person"
        return is_person and has_more and (place, column) in self.sheet.covered and not cells.get(columns.NAME)

    def _not_understood(self, words, start, end):
        self.rows.append(ReadRow("unknown", start, end, words, uncertain=(Reason(Doubt.NOT_UNDERSTOOD),)))

    def _group(self, cells, start, end):
        label = _joined(cells.get(columns.ORGANIZATION, ""), cells.get(columns.DEPARTMENT, ""))
        rest = cells.get(columns.BOTH, "") + cells.get(columns.TITLE, "")
        name = f"{label}{rest}" if columns.HAN.search(label + rest) else f"{label} {rest}".strip()
        self.organization = label or self.organization
        self.rows.append(ReadRow("group", start, end, name.replace("\n", "、"), uncertain=self._guess(cells)))

    def _people(self, cells, place, line, start, end):
        names = _names(cells[columns.NAME])
        titles, doubts = self._titles(cells, place)
        doubts += self._guess(cells)
        if len(names) > 1 and titles:
            doubts += (Reason(Doubt.SHARED_TITLE, titles[0].title),)
        cuts = _cuts(line, names)
        for place_of_name, written in enumerate(names):
            name, honorific = _without_honorific(written)
            odd = () if columns.is_name(name) else (Reason(Doubt.ODD_NAME),)
            bare = () if titles or cells.get(columns.BOTH) else (Reason(Doubt.BARE_NAME),)
            first, last = cuts[place_of_name]
            self.rows.append(
                ReadRow(
                    "person",
                    start + first,
                    start + last if place_of_name + 1 < len(names) else end,
                    name,
                    titles,
                    cells.get(columns.HONORIFIC, "") or honorific,
                    doubts + odd + bare,
                )
            )
            if place_of_name + 1 < len(names):
                self.between.append((start + last, start + cuts[place_of_name + 1][0]))

    def _titles(self, cells, place):
        """The Titles of a row, and the doubts about them."""
        if cells.get(columns.BOTH):
            return self._titles_of_both(cells)
        organization = cells.get(columns.ORGANIZATION, "")
        is_carried = not organization or organization in SAME
        title = cells.get(columns.TITLE, "")
        if is_carried and not self.organization and columns.BODY.search(title):
            # The body stands in the title's cell: 东海大学社会学院院长.
            return self._titles_of_both({columns.NAME: cells.get(columns.NAME, ""), columns.BOTH: title})
        bodies = [] if is_carried else [part.strip() for part in organization.split("\n") if part.strip()]
        posts = [part.strip() for part in BETWEEN_TITLES.split(title) if part.strip()]
        if not is_carried:
            self.organization = bodies[-1]
        full = [_joined(body, cells.get(columns.DEPARTMENT, "")) for body in bodies]
        doubts = ()
        if is_carried and self.organization and (posts or organization in SAME):
            suggested = _joined(self.organization, cells.get(columns.DEPARTMENT, ""))
            titles = [_title("", post, suggested) for post in posts or [""]]
            doubts = (Reason(Doubt.CARRIED, suggested),)
        elif len(full) == len(posts):
            # A body a line beside a title a line.
            titles = [_title(body, post) for body, post in zip(full, posts, strict=True)]
        elif len(full) > 1:
            titles = [_title("、".join(full), post) for post in posts or [""]]
            doubts = (Reason(Doubt.TWO_CUTS, " / ".join([*full, *posts])),)
        else:
            body = full[0] if full else cells.get(columns.DEPARTMENT, "")
            titles = [_title(body, post) for post in posts or [""]] if body or posts else []
        return tuple(titles), doubts

    def _titles_of_both(self, cells):
        """One cell for body and title, 上海大学社会学院教授: cut as a sentence would be."""
        name, _honorific = _without_honorific(cells.get(columns.NAME, ""))
        titles, doubts = [], ()
        for part in [part.strip() for part in cells[columns.BOTH].split("\n") if part.strip()]:
            separator = "" if columns.HAN.search(part) else ", "
            written = f"{part}{separator}{name}" if separator == "" else f"{name}{separator}{part}"
            rows = read_roster(written, directory=self.directory).rows
            if len(rows) == 1 and rows[0].kind == "person" and rows[0].name == name:
                titles += rows[0].titles
                doubts += rows[0].uncertain
            else:
                titles.append(_title("", part))
                doubts += (Reason(Doubt.TWO_CUTS, part),)
        return tuple(titles), tuple(dict.fromkeys(doubts))

    def _guess(self, cells):
        """Without headings the columns are told apart by what stands in them: each row says so."""
        return (Reason(Doubt.TWO_CUTS, " | ".join(cells.values())),) if self.is_guessed else ()


def _with(row, **changes):
    return ReadRow(**({name: getattr(row, name) for name in row.__dataclass_fields__} | changes))


def _title(organization, text, suggested=None):
    return Title(
        organization, text, bears_mark(text) or says_former(text), organization if suggested is None else suggested
    )


def _joined(body, department):
    if not body or not department or department in body:
        return body or department
    return f"{body}{department}" if columns.HAN.search(body + department) else f"{department}, {body}"


def _names(cell):
    """张三、李四 are two; Smith, John is one."""
    parts = [part.strip() for part in BETWEEN_NAMES.split(cell) if part.strip()]
    if len(parts) > 1 and all(columns.is_name(_without_honorific(part)[0]) for part in parts):
        return parts
    return [cell.replace("\n", " ").strip()]


def _without_honorific(written):
    """The name and its honorific; 张　三, spaced to the width of three signs, is 张三."""
    found = HONORIFICS.search(written)
    if not found or not HONORIFICS.sub("", written).strip():
        return HAN_SPACED.sub("", written), ""
    return HAN_SPACED.sub("", HONORIFICS.sub("", written).strip()), found[1] or found[2]


def _cuts(line, names):
    """Where each of several names of one line ends; the first takes what stands before, the last what stands after."""
    cuts, at = [], 0
    for name in names:
        found = max(line.find(name, at), at)
        cuts.append((found, found + len(name)))
        at = found + len(name)
    cuts[0] = (0, cuts[0][1])
    return cuts


def _language(rows, text):
    names = "".join(row.name for row in rows)
    if names and not columns.HAN.search(names):
        return "en"
    return language_of(text)
