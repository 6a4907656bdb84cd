"""The record behind an old page: its event with the lists, its books, and the agreement that was signed."""

import re

import reversion
from django.utils.translation import gettext as _

from articles.importing.old_pages.draft_names import find_bodies, find_people, fit
from articles.importing.old_pages.draft_roster import read_lists, write_lists
from articles.importing.old_pages.legacy import for_eyes
from articles.importing.old_pages.reasons import NO_DAY, WAITS
from articles.importing.pages.marks import MARK
from articles.models import (
    Agreement,
    AgreementParty,
    Book,
    BookLaunch,
    Event,
    EventKind,
    Role,
    Signatory,
)
from articles.recording.directory import own_names

LAUNCHED = re.compile(r"首发|發表會|发布会|新书发布|新書發布|出版座谈|launch", re.IGNORECASE)
DONATED = re.compile(r"赠书|贈書|捐赠|捐贈|donat", re.IGNORECASE)
REVIEWED = re.compile(r"书评|書評|读书会|讀書會|品读|研读|review", re.IGNORECASE)
SIGNED = re.compile(r"签署|簽署|签约|簽約|签订|簽訂|签字|\bsign", re.IGNORECASE)
AGREEMENT_KINDS = (
    (Agreement.Kind.FRAMEWORK, re.compile("框架|framework", re.IGNORECASE)),
    (Agreement.Kind.MEMORANDUM, re.compile("备忘录|備忘錄|memorandum|MoU", re.IGNORECASE)),
    (Agreement.Kind.CO_BUILDING, re.compile("共建")),
    (Agreement.Kind.EXCHANGE, re.compile("交换|交換|exchange", re.IGNORECASE)),
    (Agreement.Kind.DONATION, re.compile("捐赠|捐贈|donation", re.IGNORECASE)),
)

OWN = re.compile("我[校院系所馆处]|[本该]?学[院校]|主办学院|主办单位")


def make_event(article, reading, repairs, by=None):
    """The Event of a page with its lists, linked to the article; (None, what is missing) for a page without a day."""
    lists = [line for line in reading.roster_lines if line.role in Role.values and line.text.strip()]
    if reading.event_date is None:
        return None, [(NO_DAY, {"lists": list(dict.fromkeys(line.role for line in lists))})] if lists else []
    event = Event(
        title=article.title,
        starts_on=reading.event_date,
        part_of_day=reading.event.part_of_day if reading.event.part_of_day in Event.PartOfDay.values else "",
        ends_on=_later(reading.event.ends_on, reading.event_date),
        date_as_printed=fit(reading.event.date_as_printed, 60),
        # A guess at the day is marked where a guess at its year is, and readers see it in brackets.
        year_is_inferred=reading.event.year_is_inferred or reading.event_date_needs_review,
        venue=fit(reading.event.venue, 200),
        created_by=by,
        updated_by=by,
    )
    event.save()
    event.kinds.set([kind for kind in EventKind.objects.all() if kind.name in article.title])
    article.events.add(event)
    if lists:
        write_lists(event, read_lists(lists, language=reading.language), repairs, by)
    # Whatever the number of rows, their titles are asked for once.
    reversion.add_to_revision(Event.objects.prefetch_related("appearances__titles").get(pk=event.pk))
    return event, []


def _later(day, first):
    return day if day is not None and day > first else None


def make_books(article, event, reading, by=None):
    """Links the books that the page names, those that are new made so; a launch only where the page says one."""
    kind = _launch_kind(f"{article.title} {reading.event.date_as_printed} {''.join(reading.body_paragraphs[:2])}")
    for title in dict.fromkeys(fit(title.strip("《》"), 300) for title in reading.books):
        if not title:
            continue
        known = list(Book.objects.filter(title=title)[:2])
        book = known[0] if len(known) == 1 else None
        if book is None:
            book = Book.objects.create(title=title, created_by=by, updated_by=by)
        article.books.add(book)
        if event is not None and kind:
            BookLaunch.objects.create(event=event, book=book, kind=kind)


def _launch_kind(text):
    for kind, words in (
        (BookLaunch.Kind.LAUNCH, LAUNCHED),
        (BookLaunch.Kind.DONATION, DONATED),
        (BookLaunch.Kind.REVIEW, REVIEWED),
    ):
        if words.search(text):
            return kind
    return ""


def make_agreements(article, event, reading, by=None):
    """The agreements that a page tells of, parties in their order; returns what kept one from being made.

    One whose party is still an open place waits: `make_agreements` again, once the names are decided, makes it.
    """
    lacks = []
    signing = [line for line in reading.roster_lines if line.role == "signatory" and line.text.strip()]
    for told in reading.agreements:
        title = fit(for_eyes(told.name, []), 300) or _("agreement")
        parties = [fit(name, 200) for name in dict.fromkeys(told.parties) if fit(name, 200)]
        if any(MARK.search(text) for text in (told.name, *parties)):
            lacks.append((WAITS, {}))
        elif len(parties) < 2:
            lacks.append(("few_parties", {"title": title}))
        else:
            lacks += _make_agreement(article, event, title, parties, signing, reading, by)
    return lacks


def _make_agreement(article, event, title, parties, signing, reading, by):
    bodies = _parties(parties, by)
    unknown = [name for name in parties if name not in bodies]
    organizations = {bodies[name].pk for name in parties if name in bodies}
    if unknown or len(organizations) < len(parties):
        return [("unclear_parties", {"title": title, "names": unknown or parties})]
    kind = next((kind for kind, words in AGREEMENT_KINDS if words.search(title)), Agreement.Kind.COOPERATION)
    agreement = Agreement.objects.create(title=title, kind=kind, event=event, created_by=by, updated_by=by)
    rows = [
        AgreementParty.objects.create(
            agreement=agreement, position=position, organization=bodies[name], name_as_printed=name
        )
        for position, name in enumerate(parties, start=1)
    ]
    article.agreements.add(agreement)
    lacks = _sign(rows, signing, reading.language, by)
    reversion.add_to_revision(agreement)
    return lacks


def _parties(parties, by):
    """{name as printed: Organization}: 我院 is our own institute, others are known or made."""
    own = own_names()
    found = find_bodies(parties, new=[name for name in parties if not OWN.fullmatch(name)], by=by)
    if own:
        known = find_bodies([own[0]], new=[])
        found |= {name: known[own[0]] for name in parties if OWN.fullmatch(name) and own[0] in known}
    return found


def _sign(parties, signing, language, by):
    """Puts each signatory beside the party that their title names; says who was left over."""
    rows = [row for _role, reading in read_lists(signing, language=language) for row in reading.rows]
    rows = [row for row in rows if row.kind == "person"]
    left, taken = [], {}
    for row in rows:
        body = next((title.organization or title.organization_suggested for title in row.titles), "")
        party = _party_of(body, parties)
        if party is None and len(rows) == len(parties) and not taken.get(parties[rows.index(row)].pk):
            # As many as there are parties, and in their order.
            party = parties[rows.index(row)]
        if party is None:
            left.append(row.name)
            continue
        people = find_people({row.name: {party.organization_id}}, by=by)
        title = next((title for title in row.titles), None)
        position = taken[party.pk] = taken.get(party.pk, 0) + 1
        Signatory.objects.create(
            party=party,
            position=position,
            person=people[row.name],
            name_as_printed=fit(row.name, 100),
            title_as_printed=fit(f"{title.organization}{title.title}" if title else "", 200),
        )
    if left:
        return [("unclear_signatories", {"names": left})]
    return []


def _party_of(body, parties):
    """The party whose name holds these words, or is held by them; None for none, or for more than one."""
    plain = "".join(body.split())
    fits = [party for party in parties if plain and _is_near(plain, "".join(party.name_as_printed.split()))]
    return fits[0] if len(fits) == 1 else None


def _is_near(name, other):
    """True for 金山区廊下镇 and 上海市金山区廊下镇人民政府: one holds the other."""
    return name in other or other in name
