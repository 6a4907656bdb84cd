"""An edition holds what its TypedDict declares: each key of each snapshot and card, and the type of its value."""

import types
from typing import NotRequired, TypedDict, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from articles.models import (
    AgreementParty,
    Attachment,
    Book,
    BookContributor,
    BookSeries,
    Event,
    EventKind,
    Organization,
    Page,
    Person,
    SiteSettings,
)
from articles.models.published import Kind
from articles.payloads.agreement import AgreementCard, AgreementPayload
from articles.payloads.article import ArticleCard, ArticlePayload
from articles.payloads.book import BookCard, BookPayload, SeriesCard, SeriesPayload
from articles.payloads.event import EventCard, EventPayload
from articles.payloads.organization import OrganizationCard, OrganizationPayload
from articles.payloads.person import PersonCard, PersonPayload
from articles.payloads.shared import Envelope
from articles.payloads.site import PageCard, PagePayload, SectionCard, SectionPayload, SitePayload
from articles.publishing.kinds import FILES, kind_of
from tests import factories

SHAPES = {
    Kind.ARTICLE: (ArticlePayload, ArticleCard),
    Kind.EVENT: (EventPayload, EventCard),
    Kind.AGREEMENT: (AgreementPayload, AgreementCard),
    Kind.BOOK: (BookPayload, BookCard),
    Kind.SERIES: (SeriesPayload, SeriesCard),
    Kind.ORGANIZATION: (OrganizationPayload, OrganizationCard),
    Kind.PERSON: (PersonPayload, PersonCard),
    Kind.SECTION: (SectionPayload, SectionCard),
    Kind.PAGE: (PagePayload, PageCard),
    # Every page prints the whole of it: its card is its payload.
    Kind.SITE: (SitePayload, None),
}
ENVELOPE = {"visible_from": "", "visible_until": ""}


def faults(value, shape, place="", seen=None):
    """Where a value is not of its shape, a line each; `seen` gathers the TypedDicts that something was of."""
    seen = set() if seen is None else seen
    if get_origin(shape) in (Union, types.UnionType):
        [shape] = [part for part in get_args(shape) if part is not type(None)]
        return [] if value is None else faults(value, shape, place, seen)
    if is_typeddict(shape):
        return _faults_of_keys(value, shape, place, seen)
    if get_origin(shape) is list:
        if type(value) is not list:
            return [f"{place}: no list"]
        return [fault for part in value for fault in faults(part, *get_args(shape), f"{place}[]", seen)]
    return [] if type(value) is shape else [f"{place}: {type(value).__name__} instead of {shape.__name__}"]


def _faults_of_keys(value, shape, place, seen):
    if type(value) is not dict:
        return [f"{place}: no {shape.__name__}"]
    seen.add(shape)
    hints = get_type_hints(shape)
    found = [f"{place}.{key}: declared nowhere" for key in value.keys() - hints.keys()]
    found += [f"{place}.{key}: missing" for key in hints.keys() - value.keys()]
    for key in hints.keys() & value.keys():
        found += faults(value[key], hints[key], f"{place}.{key}", seen)
    return sorted(found)


def declared(shape):
    """Every TypedDict inside a shape, itself among them."""
    if is_typeddict(shape):
        return {shape}.union(*(declared(part) for part in get_type_hints(shape).values()))
    return set().union(*(declared(part) for part in get_args(shape)))


def of_everything():
    """A thing of each kind in which nothing is empty that a payload has a shape for."""
    told, picture = factories.story(attendees=1), factories.image(alt="会场")
    event, book, agreement = told.events.get(), Book.objects.get(), told.events.get().agreements.get()
    school, town, person = (
        Organization.objects.get(name="学院"),
        Organization.objects.get(name="廊下镇"),
        Person.objects.get(name="人000"),
    )
    plan = Attachment.objects.create(title="方案", file="aa/a.pdf", digest="a" * 64, size=13)
    series = BookSeries.objects.create(title="丛书", organization=school)

    event.kinds.add(EventKind.objects.create(name="座谈会", name_en="Symposium"))
    event.tags.add("治理")
    event.organizations.create(organization=school, role="host")
    item = event.programme.create(position=1, kind="speech", title="致辞")
    event.appearances.create(role="speaker", position=1, organization=town, programme_item=item)
    event.appearances.create(role="guest", position=1, group_label="街镇领导")
    event.rosters.create(role="guest", is_complete=False, tail="等")
    Event.objects.filter(pk=event.pk).update(venue_organization=school)

    book.parts.create(position=1, title="上编")
    BookContributor.objects.create(book=book, person=person, role="editor", position=1)
    Book.objects.filter(pk=book.pk).update(publisher=town, series=series, series_number=1, case_count=0, cover=picture)
    agreement.document, agreement.renewal_of = plan, factories.agreement("旧约")
    agreement.save()
    AgreementParty.objects.filter(agreement=agreement, position=1).update(name_is_inferred=True)

    told.section, told.cover, told.translation_of = factories.section(), picture, factories.article("译自")
    told.save()
    told.article_images.create(image=picture, position=1)
    told.attachments.add(plan)
    told.credits.create(role="author", person=person, position=1)
    told.people.add(person)
    told.organizations.add(town)
    told.related.add(told.translation_of)

    Organization.objects.filter(pk=school.pk).update(parent=town, logo=picture, is_own=True)
    school.aliases.create(text="院", kind="short")
    factories.organization("老学院", merged_into=school)
    Person.objects.filter(pk=person.pk).update(portrait=picture)
    factories.person("人零", merged_into=person)
    site = factories.site(logo=picture)
    site.friend_links.create(name="友邻", url="https://example.org/", position=1)
    page = Page.objects.create(title="关于", slug="about", body="<p>我们。</p>")
    own = [told, event, book, agreement, series, school, person, told.section, page, SiteSettings.objects.get()]
    return {kind_of(thing): thing for thing in own}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", Kind)
def test_snapshot_and_card_are_what_is_declared(kind):
    thing, (shape, of_card) = factories.loaded(of_everything()[kind]), SHAPES[kind]
    seen, payload = set(), FILES[kind].snapshot(thing) | ENVELOPE

    found = faults(payload, shape, kind.value, seen)
    found += faults(FILES[kind].card(payload), of_card, f"{kind.value} card", seen) if of_card else []

    assert found == []
    assert declared(shape) | (declared(of_card) if of_card else set()) == seen


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"tail": "等"}, [".tail: declared nowhere"]),
        ({"place": None}, []),
        ({"count": True}, [".count: bool instead of int"]),
        ({"is_own": 0}, [".is_own: int instead of bool"]),
        ({"rows": ({},)}, [".rows: no list"]),
        ({"rows": [{"name": "甲"}, {}]}, [".rows[].name: missing"]),
        ({"rows": [{"name": None}]}, [".rows[].name: NoneType instead of str"]),
        ({"place": {"name": 1}}, [".place.name: int instead of str"]),
        ({"added": 1}, [".added: int instead of str"]),
    ],
)
def test_doctored_payload_is_found_out(change, expected):
    class Row(TypedDict):
        name: str

    class Shape(Envelope):
        count: int
        is_own: bool
        rows: list[Row]
        place: Row | None
        added: NotRequired[str]

    payload = {"count": 0, "is_own": False, "rows": [{"name": "甲"}], "place": {"name": "乙"}, "added": ""}

    assert faults(payload | ENVELOPE | change, Shape) == expected


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["title", "venue_organization", "rosters"])
def test_snapshot_that_forgets_a_key_is_found_out(key):
    payload = FILES[Kind.EVENT].snapshot(factories.loaded(of_everything()[Kind.EVENT])) | ENVELOPE
    del payload[key]

    assert faults(payload, EventPayload, "event") == [f"event.{key}: missing"]
