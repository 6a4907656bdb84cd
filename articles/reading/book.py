from django.db.models import Q

from articles.models.published import Kind, PublicationLink, Relation
from articles.payloads.shared import references
from articles.reading.found import find_published
from articles.reading.frame import arrange_frame
from articles.reading.linked import fetch, find, path_to
from articles.reading.listing import framed_list, listed_rows, of_kind
from articles.reading.viewcount import views_of

MOST_LINKS = 50


def book_page(thing_id):
    """All that a book's page prints, in three statements. Raises NotFound or Gone."""
    found = find_published(Kind.BOOK, thing_id=thing_id)
    return book_context(thing_id, found.payload) | {"found": found}


def book_context(thing_id, payload, working=None):
    """What the page prints around a payload; a preview's `working` things stand in for published ones."""
    links = PublicationLink.objects.visible().filter(
        target_kind=Kind.BOOK, target_id=thing_id, relation__in=(Relation.ABOUT, Relation.LAUNCHED)
    )
    also = Q(pk__in=links.order_by("-sort_key").values("publication_id")[:MOST_LINKS])
    if payload["series"]:
        in_series = PublicationLink.objects.visible().filter(
            relation=Relation.PART_OF, target_kind=Kind.SERIES, target_id=payload["series"]["id"]
        )
        also |= Q(pk__in=in_series.values("publication_id")[:MOST_LINKS])
    linked = fetch({*references(payload), (Kind.BOOK, thing_id)}, payloads=(Kind.EVENT,), also=also, frame=True)
    linked |= working or {}
    articles = of_kind(linked, Kind.ARTICLE)
    events = [thing for thing in linked.values() if thing.kind == Kind.EVENT]
    return {
        "book": arrange_book(thing_id, payload, linked),
        "launches": [
            (thing, launch["kind"])
            for thing in sorted(events, key=lambda thing: thing.sort_key)
            for launch in thing.payload["launches"]
            if launch["book"]["id"] == thing_id
        ],
        "series_books": sorted(
            (thing for thing in linked.values() if thing.kind == Kind.BOOK),
            key=lambda thing: (thing.card["series_number"] or 0, thing.id),
        ),
        "reports": articles,
        "views": views_of([thing.id for thing in articles]),
        "frame": arrange_frame(linked),
    }


def arrange_book(thing_id, payload, linked):
    """A book as its block and its page print it."""
    contributors = {}
    for row in payload["contributors"]:
        contributors.setdefault(row["role"], []).append(row | {"path": path_to(linked, row["reference"])})
    return payload | {
        "path": path_to(linked, {"kind": Kind.BOOK, "id": thing_id}),
        "series_linked": find(linked, payload["series"]),
        "publisher_linked": find(linked, payload["publisher"]),
        "contributors_by_role": contributors,
    }


def book_list(query):
    """Books, the newest first, in two statements."""
    return framed_list(listed_rows(kind=Kind.BOOK), query)
