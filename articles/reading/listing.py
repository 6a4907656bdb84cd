"""What the lists have in common: one walk of an index, one statement for what stands around it, one for views."""

import json

from django.db.models import F
from django.utils import translation

from articles.models.published import Kind, Publication
from articles.reading.cursor import cursor_page
from articles.reading.frame import arrange_frame
from articles.reading.linked import Linked, fetch
from articles.reading.viewcount import total, view_annotations

COLUMNS = ("kind", "thing_id", "slug", "language", "sort_key", "starts_on", "ends_on")


def listed_rows(**where):
    """Visible publications as rows for a cursor, with their cards."""
    return Publication.objects.visible().filter(**where).values(*COLUMNS, card=F("edition__card"))


def linked_of(row):
    """The thing of a list's row: `COLUMNS` and the card as text."""
    return Linked(row["kind"], row["thing_id"], row["slug"], row["language"], row["sort_key"], json.loads(row["card"]))


def in_list_of_the_language():
    """What the article lists of the page's language hold: all news in Chinese, the English news in English."""
    return {"language": "en"} if translation.get_language() == "en" else {"is_listed": True}


def news_page(query, **where):
    """A page of news, newest first, in two statements. Raises NotFound for a malformed cursor."""
    rows = listed_rows(kind=Kind.ARTICLE, **in_list_of_the_language(), **where).annotate(**view_annotations())
    page = cursor_page(rows, query)
    return {
        "page": page._replace(rows=[linked_of(row) for row in page.rows]),
        "views": {row["thing_id"]: total(row) for row in page.rows},
        "frame": arrange_frame(fetch((), frame=True)),
    }


def of_kind(linked, kind):
    """The things of a kind among what was fetched, the newest first."""
    things = [thing for thing in linked.values() if thing.kind == kind]
    return sorted(things, key=lambda thing: (thing.sort_key, thing.id), reverse=True)


def framed_list(rows, query, **how):
    """A page of plain rows with what stands around it, in two statements. Raises NotFound for a malformed cursor."""
    page = cursor_page(rows, query, **how)
    return {
        "page": page._replace(rows=[linked_of(row) for row in page.rows]),
        "frame": arrange_frame(fetch((), frame=True)),
    }
