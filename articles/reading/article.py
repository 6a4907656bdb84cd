import calendar

from django.db.models import OuterRef, Q, Subquery
from django.utils import translation

from articles.models.published import RECORD_KINDS, Kind, Publication, PublicationLink, Relation
from articles.payloads.shared import references
from articles.reading.agreement import arrange_agreement, renewals_of
from articles.reading.book import arrange_book
from articles.reading.event import arrange_event, publications_about
from articles.reading.found import NotFound, find_published
from articles.reading.frame import arrange_frame
from articles.reading.linked import fetch, find, path_to
from articles.reading.listing import news_page
from articles.reading.tally import month_tally
from articles.reading.viewcount import total, view_annotations

NEWEST_YEARS = 3
MOST_RELATED = 5


def article_page(thing_id):
    """All that an article's page prints, in three statements. Raises NotFound or Gone."""
    found = find_published(Kind.ARTICLE, thing_id=thing_id, annotations=neighbour_annotations() | view_annotations())
    neighbours = [found.extra["earlier"], found.extra["later"]]
    translations = PublicationLink.objects.visible().filter(
        relation=Relation.TRANSLATION, target_kind=Kind.ARTICLE, target_id=thing_id
    )
    events = [(Kind.EVENT, reference["id"]) for reference in found.payload["events"]]
    linked = fetch(
        set(references(found.payload)),
        payloads=RECORD_KINDS,
        also=Q(pk__in=[pk for pk in neighbours if pk])
        | Q(pk__in=translations.values("publication_id"))
        | publications_about(events)
        | renewals_of(found.payload["agreements"]),
    )
    linked |= fetch(
        {ref for thing in linked.values() if thing.payload for ref in references(thing.payload)} - set(linked),
        frame=True,
    )
    views = total(found.extra)
    context = arrange_article(thing_id, found.payload, linked, views)
    return context | {
        "earlier": _neighbour(linked, found, before=True) if found.extra["earlier"] else None,
        "later": _neighbour(linked, found, before=False) if found.extra["later"] else None,
        "found": found,
        "frame": arrange_frame(linked),
    }


def neighbour_annotations():
    """The publications just before and after this one in the list of its own language."""
    same = Publication.objects.visible().filter(kind=Kind.ARTICLE, language=OuterRef("language"))
    key, thing_id = OuterRef("sort_key"), OuterRef("thing_id")
    # As in cursor.py: the first condition bounds the walk of the index, which an OR alone would not.
    before = Q(sort_key__lte=key) & (Q(sort_key__lt=key) | Q(thing_id__lt=thing_id))
    after = Q(sort_key__gte=key) & (Q(sort_key__gt=key) | Q(thing_id__gt=thing_id))
    return {
        "earlier": Subquery(same.filter(before).order_by("-sort_key", "-thing_id").values("pk")[:1]),
        "later": Subquery(same.filter(after).order_by("sort_key", "thing_id").values("pk")[:1]),
    }


def _neighbour(linked, found, *, before):
    """The nearest article on that side among what was fetched: the annotated one is among them, and none is nearer."""
    own = (found.sort_key, found.id)
    articles = [
        thing
        for thing in linked.values()
        if thing.kind == Kind.ARTICLE
        and thing.language == found.language
        and ((thing.sort_key, thing.id) < own if before else (thing.sort_key, thing.id) > own)
    ]
    nearest = max if before else min
    return nearest(articles, key=lambda thing: (thing.sort_key, thing.id), default=None)


def arrange_article(thing_id, payload, linked, views):
    """An article with the records behind it, as its page prints them; `linked` holds what readers may see, no more."""
    events = [
        arrange_event(thing.id, thing.payload, linked)
        for reference in payload["events"]
        if (thing := find(linked, reference)) and thing.payload
    ]
    return {
        "article": payload,
        "article_id": thing_id,
        "views": views,
        "section": find(linked, payload["section"]),
        "credits": _credits(payload["credits"], linked),
        "events": events,
        "books": [
            arrange_book(thing.id, thing.payload, linked)
            for reference in payload["books"]
            if (thing := find(linked, reference)) and thing.payload
        ],
        "agreements": [
            arrange_agreement(thing.id, thing.payload, linked)
            for reference in payload["agreements"]
            if (thing := find(linked, reference)) and thing.payload
        ],
        "mentioned": [
            thing for reference in (*payload["people"], *payload["organizations"]) if (thing := find(linked, reference))
        ],
        "related": _related(thing_id, payload, linked),
        "translations": _translations(thing_id, payload, linked),
        "has_supplied_words": any(event["has_supplied_words"] for event in events),
    }


def _credits(credits, linked):
    roles = {}
    for row in credits:
        roles.setdefault(row["role"], []).append(row | {"path": path_to(linked, row["reference"])})
    return roles


def _related(thing_id, payload, linked):
    """Those chosen by the editor, then others on the same events, at most five."""
    chosen = [thing for reference in payload["related"] if (thing := find(linked, reference))]
    on_events = {reference["id"] for reference in payload["events"]}
    others = [
        thing
        for thing in linked.values()
        if thing.kind == Kind.ARTICLE
        and thing.id != thing_id
        and thing not in chosen
        and on_events & set(thing.card.get("events", []))
    ]
    others.sort(key=lambda thing: (thing.sort_key, thing.id), reverse=True)
    own_translations = _translations(thing_id, payload, linked)
    return [thing for thing in (*chosen, *others) if thing not in own_translations][:MOST_RELATED]


def _translations(thing_id, payload, linked):
    """The same news in other languages: the original, and what says that it translates this one."""
    original = find(linked, payload["translation_of"])
    found = [original] if original else []
    return found + [
        thing
        for thing in linked.values()
        if thing.kind == Kind.ARTICLE and thing.id != thing_id and thing.card.get("translation_of") == thing_id
    ]


def article_list(query):
    """The news and the months to jump to, in three statements, and a fourth once a generation. Raises NotFound."""
    years = archive()
    return news_page(query) | {"years": years[:NEWEST_YEARS], "more_years": years[NEWEST_YEARS:]}


def archive():
    """The years that have news in the page's language, newest first, each with its twelve months and their counts."""
    return [
        {
            "year": year,
            "count": sum(counts.values()),
            "months": [{"number": number, "count": counts.get(number, 0)} for number in range(1, 13)],
        }
        for year, counts in month_tally()[translation.get_language()].items()
    ]


def article_archive(query, year, month=None):
    """The news of a year or month, in three statements, and a fourth once a generation. Raises NotFound."""
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        raise NotFound
    first = f"{year:04d}-{month or 1:02d}-01T"
    last_month = month or 12
    last = f"{year:04d}-{last_month:02d}-{calendar.monthrange(year, last_month)[1]:02d}T9"
    context = news_page(query, sort_key__gte=first, sort_key__lte=last)
    return context | {"year": year, "month": month, "first_day": first[:10], "years": archive()}
