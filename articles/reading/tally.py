"""Counts over everything, made once a generation in each process: how many articles a tag, a month or a section has."""

import time

from django.db.models import Count
from django.db.models.functions import Substr

from articles.models.published import Generation, Kind, Publication, PublicationTag

# What a schedule brings in or out raises no generation; it shows in the counts after at most a minute.
SECONDS = 60
_kept = {}


def _once_a_generation(count):
    def tally():
        generation = Generation.objects.values_list("number", "raised_at").first()
        known = _kept.get(count.__name__)
        if known is None or known[0] != generation or known[1] < time.monotonic():
            known = _kept[count.__name__] = (generation, time.monotonic() + SECONDS, count())
        return known[2]

    tally.__name__, tally.__doc__ = count.__name__, count.__doc__
    return tally


@_once_a_generation
def tag_tally():
    """{page's language: [{slug, name, name_en, count}]} of the tags of its articles and of events, the most used first.

    At most two statements.
    """
    rows = (
        PublicationTag.objects.visible()
        .filter(kind__in=(Kind.ARTICLE, Kind.EVENT))
        .values("slug", "name", "name_en", "kind", "publication__language", "publication__is_listed")
        .annotate(count=Count("pk"))
        .order_by("slug")
    )
    tally = {"zh-hans": {}, "en": {}}
    for row in rows:
        is_event = row["kind"] == Kind.EVENT
        is_english = row["publication__language"] == "en"
        for language, is_in_list in (("zh-hans", row["publication__is_listed"]), ("en", is_english)):
            if is_event or is_in_list:
                tag = {name: row[name] for name in ("slug", "name", "name_en")}
                known = tally[language].setdefault(tuple(tag.values()), tag | {"count": 0})
                known["count"] += row["count"]
    return {
        language: sorted(tags.values(), key=lambda tag: (-tag["count"], tag["slug"]))
        for language, tags in tally.items()
    }


@_once_a_generation
def month_tally():
    """{page's language: {year: {month: count}}} of its list of articles, newest first; at most two statements."""
    rows = (
        Publication.objects.visible()
        .filter(kind=Kind.ARTICLE)
        .annotate(month=Substr("sort_key", 1, 7))
        .values("month", "language", "is_listed")
        .annotate(count=Count("pk"))
        .order_by("-month")
    )
    tally = {"zh-hans": {}, "en": {}}
    for row in rows:
        year, month = map(int, row["month"].split("-"))
        for language, is_in_list in (("zh-hans", row["is_listed"]), ("en", row["language"] == "en")):
            if is_in_list:
                months = tally[language].setdefault(year, {})
                months[month] = months.get(month, 0) + row["count"]
    return tally
