"""A Reading as rows of the grid, and the pasted text with the place of every row in it."""

from dataclasses import replace
from typing import NamedTuple

from articles.admin.rosters.grid import Row
from articles.rosters.rows import Doubt, Reason
from articles.rosters.titles import as_kept, on_one_line, print_titles


def rows_of(reading, *, index=0, at=0):
    """The Rows of a Reading, numbered from `index`; the reading's text begins at character `at` of the paste."""
    return [_row(reading, row, number, at) for number, row in enumerate(reading.rows, start=index)]


def _row(reading, row, number, at):
    return Row(
        index=number,
        kind=row.kind,
        name=on_one_line(row.name),
        titles=print_titles(map(as_kept, row.titles)),
        honorific=on_one_line(row.honorific),
        is_certain=not row.uncertain,
        doubts=tuple((str(reason.doubt), on_one_line(reason.detail)) for reason in row.uncertain),
        as_printed=reading.words_of(row),
        start=at + row.start,
        end=at + row.end,
    )


def carry(reading, above):
    """(the Reading with the organisation of the row above, inferred, until a row names its own; the last one)."""
    rows = []
    for row in reading.rows:
        named = [title.meant for title in row.titles]
        if above and row.kind == "person" and named and not all(named):
            titles = tuple(
                title if name else title._replace(organization_suggested=above)
                for title, name in zip(row.titles, named, strict=True)
            )
            row = replace(row, titles=titles, uncertain=(*row.uncertain, Reason(Doubt.CARRIED, above)))
        above = next(filter(None, reversed(named)), above)
        rows.append(row)
    return replace(reading, rows=tuple(rows)), above


class Piece(NamedTuple):
    """Characters of the paste: those of one row, or those between two rows (no number)."""

    text: str
    number: int = 0
    index: int = 0
    state: str = ""


def pieces(text, rows):
    """The paste cut at its rows, to the character; `number` is the row's place in the grid."""
    cut, at = [], 0
    for number, row in sorted(enumerate(rows, start=1), key=lambda entry: entry[1].start):
        if row.start < at or row.end > len(text) or row.end <= row.start:
            continue
        if row.start > at:
            cut.append(Piece(text[at : row.start]))
        state = "unread" if row.kind == "unknown" else "" if row.is_certain or row.is_out else "doubt"
        cut.append(Piece(text[row.start : row.end], number, row.index, state))
        at = row.end
    return [*cut, Piece(text[at:])] if at < len(text) else cut


class Coverage(NamedTuple):
    """How many characters of the paste stand where: together they are all of them."""

    all: int
    read: int
    between: int
    unread: int


def coverage(cut):
    unread = sum(len(piece.text) for piece in cut if piece.state == "unread")
    read = sum(len(piece.text) for piece in cut if piece.number) - unread
    whole = sum(len(piece.text) for piece in cut)
    return Coverage(whole, read, whole - read - unread, unread)


def said_in(rows):
    """The organisations that the rows which stay name themselves, in their order, each once: none that is inferred."""
    names = []
    for row in rows:
        if row.is_out:
            continue
        if row.kind == "person":
            names += [line.organization for line in row.lines if line.organization]
        elif row.kind == "organization":
            names.append(row.name)
    return list(dict.fromkeys(filter(None, names)))
