"""The record behind an old page: its event with the lists, its books, and the agreement that was signed."""

import re

from django.utils.translation import gettext as _

from articles.importing.old_pages.draft_names import fit, names_of_bodies
from articles.importing.old_pages.draft_roster import read_lists, write_lists
from articles.importing.old_pages.legacy import for_eyes
from articles.importing.old_pages.reasons import NO_DAY, WAITS
from articles.importing.pages.marks import MARK
from articles.models import Agreement, Book, BookLaunch, Event, EventKind, Role, Signatory
from articles.recording.agreement import make_agreement
from articles.recording.article import tie
from articles.recording.book import make_book
from articles.recording.directory import own_names
from articles.recording.entry import keep_version
from articles.recording.event import enter_event, launch, whole_event
from articles.recording.organization import match_or_make, match_organizations
from articles.recording.person import find_or_make
from articles.recording.signing import add_signatories
from articles.rosters.rows import Title
from articles.rosters.titles import as_kept

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


def make_event(article, reading, repairs, *, by):
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
    )
    enter_event(event, kinds=[kind for kind in EventKind.objects.all() if kind.name in article.title], by=by)
    tie(article, events=[event])
    if lists:
        write_lists(event, read_lists(lists, language=reading.language), repairs, by=by)
    keep_version(whole_event(event.pk))
    return event, []


def _later(day, first):
    return day if day is not None and day > first else None


def make_books(article, event, reading, *, by):
    """Links the books that the page names, those that are new made so; a launch only where the page says one."""
    kind = _launch_kind(f"{article.title} {reading.event.date_as_printed} {''.join(reading.body_paragraphs[:2])}")
    for title in dict.fromkeys(fit(title.strip("《》"), 300) for title in reading.books):
        if not title:
            continue
        known = list(Book.objects.filter(title=title)[:2])
        book = known[0] if len(known) == 1 else None
        if book is None:
            book = make_book(Book(title=title), by=by)
        tie(article, books=[book])
        if event is not None and kind:
            launch(event, book, kind=kind)


def _launch_kind(text):
    for kind, words in (
        (BookLaunch.Kind.LAUNCH, LAUNCHED),
        (BookLaunch.Kind.DONATION, DONATED),
        (BookLaunch.Kind.REVIEW, REVIEWED),
    ):
        if words.search(text):
            return kind
    return ""


def make_agreements(article, event, reading, *, by):
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


def _make_agreement(article, event, title, names, signing, reading, by):
    bodies = _bodies(names, by)
    unknown = [name for name in names if name not in bodies]
    if unknown or len({bodies[name].pk for name in names}) < len(names):
        return [("unclear_parties", {"title": title, "names": unknown or names})]
    kind = next((kind for kind, words in AGREEMENT_KINDS if words.search(title)), Agreement.Kind.COOPERATION)
    agreement = Agreement(title=title, kind=kind, event=event)
    parties = make_agreement(agreement, [(bodies[name], name) for name in names], by=by)
    tie(article, agreements=[agreement])
    return _sign(parties, signing, reading.language, by)


def _bodies(names, by):
    """{name as printed: Organization} of parties: 我院 is our own institute, others are known or made."""
    ours = {name for name in names if OWN.fullmatch(name)}
    found = match_or_make(names, new=names_of_bodies(set(names) - ours), by=by)
    own = own_names()[:1] if ours else []
    return found | {name: body for body in match_organizations(own).values() for name in ours}


def _sign(parties, signing, language, by):
    """Puts each signatory beside the party that their title names; says who was left over."""
    rows = [row for _role, reading in read_lists(signing, language=language) for row in reading.rows]
    rows = [row for row in rows if row.kind == "person"]
    left, signers = [], []
    for place, row in enumerate(rows):
        held = row.titles[0] if row.titles else Title("", "")
        party = _party_of(as_kept(held).meant, parties)
        if party is None and len(rows) == len(parties) and parties[place] not in {row.party for row in signers}:
            # As many as there are parties, and in their order.
            party = parties[place]
        if party is None:
            left.append(row.name)
            continue
        name, body = fit(row.name, 100), party.organization
        people = find_or_make({name: {body.name, party.name_as_printed}}, {body.name: body}, by=by)
        title = fit(f"{held.organization}{held.title}", 200)
        signers.append(Signatory(party=party, person=people[name], name_as_printed=name, title_as_printed=title))
    add_signatories(signers, by=by)
    return [("unclear_signatories", {"names": left})] if left else []


def _party_of(body, parties):
    """The party whose name holds these words, or is held by them; None for none, or for more than one."""
    plain = "".join(body.split())
    fits = [party for party in parties if plain and _is_near(plain, "".join(party.name_as_printed.split()))]
    return fits[0] if len(fits) == 1 else None


def _is_near(name, other):
    """True for 金山区廊下镇 and 上海市金山区廊下镇人民政府: one holds the other."""
    return name in other or other in name
