from django.db.models import Q
from django.utils import timezone

from articles.models.published import Kind, Publication, PublicationLink, Relation
from articles.payloads.shared import references
from articles.reading.agreement import arrange_agreement, renewals_of
from articles.reading.book import arrange_book
from articles.reading.cursor import cursor_page
from articles.reading.found import find_published
from articles.reading.frame import arrange_frame
from articles.reading.linked import english_name, fetch, find, path_to
from articles.reading.listing import linked_of, listed_rows, of_kind
from articles.reading.viewcount import views_of

MOST_TO_COME = 50
LONG_ROSTER = 12
MOST_REPORTS = 50


def event_page(thing_id):
    """All that an event's page prints, in four statements. Raises NotFound or Gone."""
    found = find_published(Kind.EVENT, thing_id=thing_id)
    return event_context(thing_id, found.payload) | {"found": found}


def event_context(thing_id, payload, working=None):
    """What the page prints around a payload; a preview's `working` things stand in for published ones."""
    key = (Kind.EVENT, thing_id)
    linked = fetch(
        set(references(payload)),
        payloads=(Kind.BOOK, Kind.AGREEMENT),
        also=publications_about([key]) | signed_at([key]) | renewals_of(payload["agreements"]),
        frame=True,
    )
    linked |= fetch({ref for thing in linked.values() if thing.payload for ref in references(thing.payload)})
    linked |= working or {}
    views = views_of([thing.id for thing in linked.values() if thing.kind == Kind.ARTICLE])
    context = {
        "event": arrange_event(thing_id, payload, linked),
        "reports": of_kind(linked, Kind.ARTICLE),
        "views": views,
    }
    return context | {"frame": arrange_frame(linked)}


def publications_about(keys):
    """A Q: articles about any of these things, the newest first."""
    about = Q(pk__in=[])
    for kind, thing_id in keys:
        about |= Q(target_kind=kind, target_id=thing_id)
    links = PublicationLink.objects.visible().filter(about, relation=Relation.ABOUT).order_by("-sort_key")
    return Q(pk__in=links.values("publication_id")[:MOST_REPORTS])


def signed_at(keys):
    """A Q: agreements that say they were signed at one of these events."""
    links = PublicationLink.objects.visible().filter(
        relation=Relation.SIGNED_AT, target_kind=Kind.EVENT, target_id__in=[thing_id for _kind, thing_id in keys]
    )
    return Q(pk__in=links.values("publication_id"))


def arrange_event(thing_id, payload, linked):
    """An event as its box and its page print it: lists in their orders, each name with its address if it has a page."""
    rosters = [_roster(roster, payload, linked) for roster in payload["rosters"]]
    agreement_ids = {reference["id"] for reference in payload["agreements"]}
    agreements = [
        thing
        for thing in linked.values()
        if thing.kind == Kind.AGREEMENT
        and thing.payload
        and (thing.id in agreement_ids or thing.payload["event"] == {"kind": Kind.EVENT, "id": thing_id})
    ]
    return payload | {
        "path": path_to(linked, {"kind": Kind.EVENT, "id": thing_id}),
        "attendees": [roster for roster in rosters if roster["role"] in ("attendee", "guest", "reporter")],
        "moderators": [roster for roster in rosters if roster["role"] == "moderator"],
        "speakers": [roster for roster in rosters if roster["role"] == "speaker"],
        "experts": [roster for roster in rosters if roster["role"] == "expert"],
        "has_supplied_words": payload["year_is_inferred"]
        or any(title["is_inferred"] for roster in rosters for row in roster["rows"] for title in row["titles"]),
        "organizers_by_role": _by_role(payload["organizers"], linked),
        "venue_organization": find(linked, payload["venue_organization"]),
        "books": [
            arrange_book(thing.id, thing.payload, linked) | {"launch": launch["kind"]}
            for launch in payload["launches"]
            if (thing := find(linked, launch["book"])) and thing.payload
        ],
        "agreements": [arrange_agreement(thing.id, thing.payload, linked) for thing in agreements],
    }


def _by_role(organizers, linked):
    roles = {}
    for row in organizers:
        roles.setdefault(row["role"], []).append(row | {"path": path_to(linked, row["reference"])})
    return roles


def _roster(roster, payload, linked):
    rows = [_row(row, payload["programme"], linked) for row in roster["rows"]]
    place = roster["programme_position"]
    themes = {row["item"]["theme"] for row in rows if row["item"] and row["item"]["theme"]}
    if place is not None and payload["programme"][place]["theme"]:
        themes.add(payload["programme"][place]["theme"])
    return roster | {
        "rows": rows,
        "is_long": len(rows) > LONG_ROSTER,
        "theme": themes.pop() if len(themes) == 1 else "",
    }


def _row(row, programme, linked):
    place = row["programme_position"]
    return row | {
        "path": path_to(linked, row["reference"]),
        "name_en": english_name(linked, row["reference"]),
        "titles": [title | {"path": path_to(linked, title["reference"])} for title in row["titles"]],
        "item": programme[place] if place is not None and place < len(programme) else None,
    }


def event_list(query):
    """What is to come, then what was, newest first, in two statements."""
    today = timezone.localdate()
    # What is over has begun before today: the key bounds the walk in the list's order, which the last day cannot.
    past = listed_rows(kind=Kind.EVENT, ends_on__lt=today, sort_key__lt=today.isoformat())
    page = cursor_page(past, query)
    is_first = "before" not in query and "after" not in query
    coming = Publication.objects.visible().filter(kind=Kind.EVENT, ends_on__gte=today).order_by("starts_on")
    linked = fetch((), also=Q(pk__in=coming.values("pk")[:MOST_TO_COME]) if is_first else None, frame=True)
    return {
        "page": page._replace(rows=[linked_of(row) for row in page.rows]),
        "upcoming": of_kind(linked, Kind.EVENT)[::-1],
        "frame": arrange_frame(linked),
    }
