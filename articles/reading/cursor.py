"""Lists go on by cursor, `<sort key>~<id>` of the row at the edge: the thousandth page costs what the first does."""

import re
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q

from articles.reading.found import MOST_ID, NotFound

PAGE_SIZE = 20
CURSOR = re.compile(r"([^~\x00-\x1f]{0,200})~(\d{1,19})")


class Page(NamedTuple):
    """Rows in the order of their list, and the cursors that lead on: "" where the list ends.

    `at` is the query that asks for this very page, "" for the list's beginning.
    """

    rows: list
    before: str
    after: str
    at: str = ""


def parse(text):
    """(sort key, id) of a cursor. Raises NotFound if it is none."""
    match = CURSOR.fullmatch(text)
    if match is None or int(match[2]) > MOST_ID:
        raise NotFound
    return match[1], int(match[2])


def cursor_page(rows, query, *, id_field="thing_id", ascending=False, size=PAGE_SIZE):
    """One page of a values() queryset that holds `sort_key` and the id, in one statement.

    `query` is the request's: `before` asks for rows whose key is smaller, `after` for larger ones, nothing for the
    list's beginning. Raises NotFound for a malformed cursor or for both at once.
    """
    before, after = query.get("before"), query.get("after")
    if before is not None and after is not None:
        raise NotFound
    going_down = before is not None or (after is None and not ascending)
    if before is not None:
        rows = rows.filter(_beyond(*parse(before), id_field, "lt"))
    elif after is not None:
        rows = rows.filter(_beyond(*parse(after), id_field, "gt"))
    sign = "-" if going_down else ""
    found = list(rows.order_by(f"{sign}sort_key", f"{sign}{id_field}")[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if going_down == ascending:
        found.reverse()
    has_cursor = before is not None or after is not None
    # Where one came from there is at least the row of the cursor; where one goes to, the row beyond the page tells.
    smaller_side = has_more if going_down else has_cursor
    larger_side = has_cursor if going_down else has_more
    smallest, largest = (0, -1) if ascending else (-1, 0)
    return Page(
        rows=found,
        before=_cursor(found[smallest], id_field) if found and smaller_side else "",
        after=_cursor(found[largest], id_field) if found and larger_side else "",
        at=urlencode({"before": before} if before is not None else {"after": after} if after is not None else {}),
    )


def _beyond(key, row_id, id_field, direction):
    # The first condition bounds the walk of the index, which an OR alone would not.
    return Q(**{f"sort_key__{direction}e": key}) & (
        Q(**{f"sort_key__{direction}": key}) | Q(**{f"{id_field}__{direction}": row_id})
    )


def _cursor(row, id_field):
    return f"{row['sort_key']}~{row[id_field]}"
