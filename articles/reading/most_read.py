"""What readers read most in the last 7 and 30 days, from the sums that the roll-up keeps."""

from typing import NamedTuple

from django.db.models import F, OuterRef, Q, Subquery

from articles.models.published import Kind, Publication
from articles.models.viewcount import ViewCount
from articles.reading.frame import arrange_frame
from articles.reading.linked import Linked, fetch
from articles.reading.listing import in_list_of_the_language, linked_of
from articles.reading.viewcount import views_of

SUMS = {7: "last_7", 30: "last_30"}
ON_THE_PAGE, ON_THE_FRONT = 20, 5
# Some of the most read may be withdrawn or in the other language: as many more are asked for.
SPARE = 3


class Read(NamedTuple):
    """An article and how often it was read in the period."""

    thing: Linked
    count: int


def most_read_page():
    """The lists of both periods, in three statements."""
    lists = most_read(ON_THE_PAGE)
    return {
        "lists": lists,
        "views": views_of({row.thing.id for rows in lists.values() for row in rows}),
        "frame": arrange_frame(fetch((), frame=True)),
    }


def most_read(most):
    """{period: [Read]} of the page's language, the most read first, in one statement of bounded walks."""
    top = Q()
    for name in SUMS.values():
        read = ViewCount.objects.filter(**{f"{name}__gt": 0}).order_by(f"-{name}", "-article_id")
        top |= Q(thing_id__in=read.values("article_id")[: most * SPARE])
    count = ViewCount.objects.filter(article_id=OuterRef("thing_id"))
    rows = list(
        Publication.objects.visible()
        .filter(top, kind=Kind.ARTICLE, **in_list_of_the_language())
        .annotate(**{name: Subquery(count.values(name)[:1]) for name in SUMS.values()})
        .values("kind", "thing_id", "slug", "language", "sort_key", *SUMS.values(), card=F("edition__card"))
    )
    lists = {}
    for period, name in SUMS.items():
        ordered = sorted((row for row in rows if row[name]), key=lambda row: (row[name], row["thing_id"]), reverse=True)
        lists[period] = [Read(linked_of(row), row[name]) for row in ordered[:most]]
    return lists
