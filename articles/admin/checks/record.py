"""The working copies behind an article as the plain Record that the rosters' room compares and drafts with."""

from django.db.models import Prefetch

from articles.admin.desk.sight import numbered
from articles.models import (
    Agreement,
    AgreementParty,
    Appearance,
    AppearanceTitle,
    Book,
    BookLaunch,
    Event,
    Role,
    Signatory,
)
from articles.prose.record import (
    AgreementFacts,
    Attendee,
    AttendeeList,
    BookFacts,
    EventFacts,
    HeldTitle,
    Name,
    Party,
    Record,
)
from articles.recording.roster import in_order

MOST_EVENTS = 20


def events_with_all(ids):
    """Events with their lists, books and agreements: thirteen statements, whatever hangs on them."""
    titles = Prefetch("titles", AppearanceTitle.objects.select_related("organization__parent"))
    appearances = Appearance.objects.select_related("person", "organization", "programme_item")
    launches = BookLaunch.objects.select_related("book__series").prefetch_related("book__parts").order_by("pk")
    return list(
        Event.objects.filter(pk__in=list(ids)[:MOST_EVENTS])
        .select_related("venue_organization")
        .prefetch_related(
            "kinds",
            "rosters",
            Prefetch("appearances", appearances.prefetch_related(titles)),
            Prefetch("book_launches", launches),
            Prefetch("agreements", with_parties(Agreement.objects.order_by("pk"))),
        )
        .order_by("starts_on", "pk")
    )


def with_parties(agreements):
    signatories = Prefetch("signatories", Signatory.objects.select_related("person"))
    parties = AgreementParty.objects.select_related("organization__parent").prefetch_related(signatories)
    return agreements.select_related("event").prefetch_related(Prefetch("parties", parties), "items")


def record_of(events, books=(), agreements=(), seen=list):
    """The Record of loaded events, and of the books and agreements that the article names beyond theirs.

    `seen` gives those of some things that are drawn from; without it, all are. Of whom and what these name, what is not
    drawn from has the words that are printed here alone.
    """
    events = seen(events)
    launched = [(launch.book, launch.kind) for event in events for launch in event.book_launches.all()]
    known = {book.pk for book, _kind in launched}
    launched += [(book, "") for book in books if book.pk not in known]
    is_seen = {book.pk for book in seen([book for book, _kind in launched])}
    signed = {agreement.pk: agreement for event in events for agreement in event.agreements.all()}
    signed |= {agreement.pk: agreement for agreement in agreements}
    launched = [(book, kind) for book, kind in launched if book.pk in is_seen]
    agreements = seen(list(signed.values()))
    known = set(seen(_named(events, [book for book, _kind in launched], agreements)))
    return Record(
        tuple(_event(event, known) for event in events),
        tuple(_book(book, kind, known) for book, kind in launched),
        tuple(_agreement(agreement, known) for agreement in agreements),
    )


def _named(events, books, agreements):
    """The people, organisations and series of the directory that loaded things name, each once."""
    rows = [row for event in events for row in event.appearances.all()]
    parties = [party for agreement in agreements for party in agreement.parties.all()]
    bodies = [title.organization for row in rows for title in row.titles.all()]
    bodies += [party.organization for party in parties]
    things = [body.parent for body in bodies if body] + bodies
    things += [thing for row in rows for thing in (row.person, row.organization)]
    things += [signatory.person for party in parties for signatory in party.signatories.all()]
    things += [event.venue_organization for event in events] + [book.series for book in books]
    return list(dict.fromkeys(filter(None, things)))


def record_of_article(article, seen=list):
    """The Record of an article, with its own books and agreements: at most twenty-two statements beside `seen`."""
    events = events_with_all(article.events.values_list("pk", flat=True))
    books = list(Book.objects.filter(articles=article).select_related("series").prefetch_related("parts"))
    return record_of(events, books, list(with_parties(Agreement.objects.filter(articles=article))), seen)


def _event(event, known):
    rosters = {roster.role: roster for roster in event.rosters.all() if roster.programme_item_id is None}
    rows = {}
    for row in in_order(event.appearances.all()):
        rows.setdefault(row.role, []).append(_attendee(row, known))
    owner = event.venue_organization if event.venue_organization in known else None
    return EventFacts(
        title=Name(event.title, event.title_en),
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        part_of_day=event.part_of_day,
        date_as_printed=event.date_as_printed,
        year_is_inferred=event.year_is_inferred,
        kinds=tuple(Name(kind.name, kind.name_en) for kind in event.kinds.all()),
        venue=Name(event.venue, event.venue_en),
        venue_owner=Name(owner.name, owner.name_en) if owner else Name(""),
        occasion=event.occasion,
        lists=tuple(
            (str(role), _list(rows.get(role, ()), rosters.get(role)))
            for role in Role.values
            if rows.get(role) or rosters.get(role)
        ),
    )


def _list(rows, roster):
    return AttendeeList(tuple(rows), roster.tail if roster else "", roster.is_complete if roster else True)


def _attendee(row, known):
    """A row of a list; load person, organisation and titles with their organisations first."""
    who = row.person or row.organization
    name = row.name_as_printed or row.group_label or (who.name if who in known else numbered(type(who), who.pk))
    english = who.name_en if who in known else ""
    return Attendee(
        Name(name, english),
        tuple(
            HeldTitle(
                Name(title.organization_as_printed, english_body(title.organization, known)),
                title.title,
                title.is_former,
                title.is_inferred,
            )
            for title in row.titles.all()
        ),
        row.honorific,
        row.kind,
        row.person_id,
    )


def english_body(body, known):
    """The English name of one of the `known` organisations, with that of the university it is a school of."""
    if body not in known or not body.name_en:
        return ""
    parent = body.parent.name_en if body.parent_id and body.parent in known else ""
    return f"{body.name_en}, {parent}" if parent and parent not in body.name_en else body.name_en


def _book(book, kind, known):
    series = book.series if book.series in known else None
    return BookFacts(
        title=Name(book.title, book.title_en),
        case_count=book.case_count,
        part_count=len(book.parts.all()),
        series=Name(series.title, series.title_en) if series else Name(""),
        series_number=book.series_number if series else None,
        kind=kind,
    )


def _agreement(agreement, known):
    return AgreementFacts(
        title=Name(agreement.title, agreement.title_en),
        parties=tuple(
            Party(
                Name(_party(party, known), english_body(party.organization, known)),
                tuple(
                    Name(signatory.name_as_printed, signatory.person.name_en if signatory.person in known else "")
                    for signatory in party.signatories.all()
                ),
            )
            for party in agreement.parties.all()
        ),
        item_count=len(agreement.items.all()),
        items_are_complete=agreement.items_are_complete,
        signed_on=agreement.signing_day,
    )


def _party(party, known):
    body = party.organization
    return party.name_as_printed or (body.name if body in known else numbered(type(body), body.pk))
