"""The lists of the public site: one walk of an index, one statement for what stands around it, one for views."""

import calendar
import json

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone, translation

from articles.models.published import Kind, Publication, PublicationLink, PublicationTag, Relation
from articles.reading.agreement import with_state
from articles.reading.cursor import cursor_page
from articles.reading.found import NotFound
from articles.reading.frame import arrange_frame
from articles.reading.linked import Linked, fetch
from articles.reading.tally import month_tally, tag_tally
from articles.reading.viewcount import total, view_annotations, views_of

NEXT_EVENTS = 5
NEWEST = 10
UPCOMING = 50
NEWEST_YEARS = 3
COLUMNS = ("kind", "thing_id", "slug", "language", "sort_key", "starts_on", "ends_on")


def _rows(**where):
    return Publication.objects.visible().filter(**where).values(*COLUMNS, card=F("edition__card"))


def linked_of(row):
    """The thing of a list's row: `COLUMNS` and the card as text."""
    return Linked(row["kind"], row["thing_id"], row["slug"], row["language"], row["sort_key"], json.loads(row["card"]))


def in_list_of_the_language():
    """What the article lists of the page's language hold: all news in Chinese, the English news in English."""
    return {"language": "en"} if translation.get_language() == "en" else {"is_listed": True}


def news_page(query, **where):
    """A page of news, newest first, in two statements. Raises NotFound for a malformed cursor."""
    rows = _rows(kind=Kind.ARTICLE, **in_list_of_the_language(), **where).annotate(**view_annotations())
    page = cursor_page(rows, query)
    return {
        "page": page._replace(rows=[linked_of(row) for row in page.rows]),
        "views": {row["thing_id"]: total(row) for row in page.rows},
        "frame": arrange_frame(fetch((), frame=True)),
    }


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


def section_page(query, slug):
    """The news of a section, in two statements. Raises NotFound if there is no such section."""
    context = news_page(query, section_slug=slug)
    sections = [section for section in context["frame"]["sections"] if section.slug == slug]
    if not sections:
        raise NotFound
    return context | {"section": sections[0]}


def home_page():
    """The front page, in two statements: everything on it is fetched at once, then the view counts."""
    today = timezone.localdate()
    visible = Publication.objects.visible()
    articles = visible.filter(kind=Kind.ARTICLE, **in_list_of_the_language()).order_by("-sort_key", "-thing_id")
    pinned = visible.filter(kind=Kind.ARTICLE, pinned_until__gte=today, **in_list_of_the_language())
    events = visible.filter(kind=Kind.EVENT, ends_on__gte=today).order_by("starts_on", "thing_id")
    agreements = visible.filter(kind=Kind.AGREEMENT).order_by("-sort_key", "-thing_id")
    newest_agreements = agreements.values("thing_id")[:NEWEST]
    renewing = PublicationLink.objects.visible().filter(
        relation=Relation.RENEWS, target_kind=Kind.AGREEMENT, target_id__in=newest_agreements
    )
    linked = fetch(
        (),
        payloads=(Kind.AGREEMENT,),
        also=Q(pk__in=articles.values("pk")[: NEWEST + 1])
        | Q(pk__in=pinned.order_by("-sort_key").values("pk")[:1])
        | Q(pk__in=events.values("pk")[:NEXT_EVENTS])
        | Q(pk__in=agreements.values("pk")[:NEWEST])
        | Q(pk__in=renewing.values("publication_id")),
        frame=True,
    )
    frame = arrange_frame(linked)
    news = _of_kind(linked, Kind.ARTICLE)
    lead = _lead(news, frame["site"], today)
    signed = [with_state(thing, linked) for thing in _of_kind(linked, Kind.AGREEMENT)]
    of_the_year = [row for row in signed if row["card"]["signed_on"].startswith(str(today.year))]
    return {
        "lead": lead,
        "news": [thing for thing in news if thing is not lead][:NEWEST],
        "events": sorted(_of_kind(linked, Kind.EVENT), key=lambda thing: thing.sort_key),
        "agreements": of_the_year or signed[:3],
        "year": today.year if of_the_year else None,
        "views": views_of([thing.id for thing in news]),
        "frame": frame,
    }


def _lead(news, site, today):
    pinned = [thing for thing in news if thing.card.get("pinned_until", "") >= today.isoformat()]
    if pinned and site["front_page"] == "pinned":
        return pinned[0]
    return news[0] if news else None


def _of_kind(linked, kind):
    things = [thing for thing in linked.values() if thing.kind == kind]
    return sorted(things, key=lambda thing: (thing.sort_key, thing.id), reverse=True)


def tag_list():
    """The tags of what the page's language lists, with their numbers, in three statements at most."""
    return {"tags": tag_tally()[translation.get_language()], "frame": arrange_frame(fetch((), frame=True))}


def tag_page(query, slug):
    """The news of a tag in the page's language, and its events, in three statements; in four where the page is empty.

    Raises NotFound if nothing carries it in any language.
    """
    tagged = PublicationTag.objects.visible().filter(slug=slug, kind__in=(Kind.ARTICLE, Kind.EVENT))
    in_list = {f"publication__{column}": value for column, value in in_list_of_the_language().items()}
    rows = tagged.filter(kind=Kind.ARTICLE, **in_list).values(
        "sort_key",
        "publication_id",
        "name",
        "name_en",
        thing_id=F("publication__thing_id"),
        slug_=F("publication__slug"),
        language=F("publication__language"),
        card=F("publication__edition__card"),
    )
    page = cursor_page(rows, query, id_field="publication_id")
    newest_events = tagged.filter(kind=Kind.EVENT).order_by("-sort_key").values("publication_id")[:UPCOMING]
    linked = fetch((), also=Q(pk__in=newest_events), payloads=(Kind.EVENT,), frame=True)
    events = _of_kind(linked, Kind.EVENT)
    names = [row for row in page.rows] + [
        tag for event in events for tag in event.payload["tags"] if tag["slug"] == slug
    ]
    names = names or list(tagged.values("name", "name_en")[:1])
    if not names:
        raise NotFound
    articles = [
        Linked(Kind.ARTICLE, row["thing_id"], row["slug_"], row["language"], row["sort_key"], json.loads(row["card"]))
        for row in page.rows
    ]
    return {
        "tag": {"name": names[0]["name"], "name_en": names[0]["name_en"], "slug": slug},
        "page": page._replace(rows=articles),
        "events": events,
        "views": views_of([thing.id for thing in articles]),
        "frame": arrange_frame(linked),
    }


def event_list(query):
    """What is to come, then what was, newest first, in two statements."""
    today = timezone.localdate()
    # What is over has begun before today: the key bounds the walk in the list's order, which the last day cannot.
    past = _rows(kind=Kind.EVENT, ends_on__lt=today, sort_key__lt=today.isoformat())
    page = cursor_page(past, query)
    is_first = "before" not in query and "after" not in query
    coming = Publication.objects.visible().filter(kind=Kind.EVENT, ends_on__gte=today).order_by("starts_on")
    linked = fetch((), also=Q(pk__in=coming.values("pk")[:UPCOMING]) if is_first else None, frame=True)
    return {
        "page": page._replace(rows=[linked_of(row) for row in page.rows]),
        "upcoming": sorted(_of_kind(linked, Kind.EVENT), key=lambda thing: (thing.sort_key, thing.id)),
        "frame": arrange_frame(linked),
    }


def person_list(query):
    """People by pinyin, in two statements."""
    page = cursor_page(_rows(kind=Kind.PERSON, is_listed=True), query, ascending=True)
    return {
        "page": page._replace(rows=[linked_of(row) for row in page.rows]),
        "frame": arrange_frame(fetch((), frame=True)),
    }


def book_list(query):
    """Books, the newest first, in two statements."""
    page = cursor_page(_rows(kind=Kind.BOOK), query)
    return {
        "page": page._replace(rows=[linked_of(row) for row in page.rows]),
        "frame": arrange_frame(fetch((), frame=True)),
    }


def partner_list(query):
    """Organisations that agreements name as a party, our own left out, with these agreements; in three statements.

    What a merged organisation signed stands with the one that it is merged into.
    """
    is_party = PublicationLink.objects.visible().filter(
        relation=Relation.PARTY, target_kind=Kind.ORGANIZATION, target_id=OuterRef("thing_id")
    )
    is_own = PublicationTag.objects.filter(publication=OuterRef("pk"), slug="own")
    merged = {}
    for row in _rows(kind=Kind.ORGANIZATION, is_listed=False).filter(Exists(is_party)):
        merged.setdefault(json.loads(row["card"])["merged_into"], []).append(row["thing_id"])
    signs = Q(Exists(is_party)) | Q(thing_id__in=list(merged))
    rows = _rows(kind=Kind.ORGANIZATION, is_listed=True).filter(signs, ~Exists(is_own))
    page = cursor_page(rows, query, ascending=True)
    partners = {(row["thing_id"], *merged.get(row["thing_id"], [])): linked_of(row) for row in page.rows}
    signed = PublicationLink.objects.visible().filter(
        relation=Relation.PARTY,
        target_kind=Kind.ORGANIZATION,
        target_id__in=[thing_id for ids in partners for thing_id in ids],
    )
    renewing = PublicationLink.objects.visible().filter(
        relation=Relation.RENEWS,
        target_kind=Kind.AGREEMENT,
        target_id__in=signed.values("publication__thing_id"),
    )
    linked = fetch(
        (),
        payloads=(Kind.AGREEMENT,),
        also=Q(pk__in=signed.values("publication_id")) | Q(pk__in=renewing.values("publication_id")),
        frame=True,
    )
    agreements = [with_state(thing, linked) for thing in _of_kind(linked, Kind.AGREEMENT)]
    return {
        "page": page._replace(
            rows=[(partner, [row for row in agreements if _names(row, ids)]) for ids, partner in partners.items()]
        ),
        "frame": arrange_frame(linked),
    }


def _names(row, ids):
    return any(party["reference"]["id"] in ids for party in row["card"]["parties"])
