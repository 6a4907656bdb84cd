from django.db.models import Q

from articles.models.published import Kind, PublicationLink, Relation
from articles.reading.agreement import arrange_agreement, renewals_of
from articles.reading.book import arrange_book
from articles.reading.found import find_published
from articles.reading.frame import arrange_frame
from articles.reading.linked import english_name, fetch, find, path_to, references
from articles.reading.viewcount import views_of

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
    context = {"event": arrange_event(thing_id, payload, linked), "reports": reports(linked), "views": views}
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


def reports(linked):
    """The articles among what was fetched, the newest first."""
    articles = [thing for thing in linked.values() if thing.kind == Kind.ARTICLE]
    return sorted(articles, key=lambda thing: (thing.sort_key, thing.id), reverse=True)


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
