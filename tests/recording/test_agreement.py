"""Agreements, their parties and who signs, and bodies that are new: what is written, and by whom."""

import pytest

from articles.models import Agreement, Book, Event, EventKind, Organization, OrganizationAlias, Signatory
from articles.recording.agreement import find_parties, make_agreement, make_parties
from articles.recording.book import make_book
from articles.recording.event import enter_event, launch
from articles.recording.organization import match_or_make
from articles.recording.signing import add_signatories, sign_for
from tests import factories

pytestmark = pytest.mark.django_db


def signed(thing):
    thing.refresh_from_db()
    return thing.created_by, thing.updated_by


def test_agreement_has_its_parties_and_items_in_their_order(admin_user):
    school, town = factories.organization("学院"), factories.organization("廊下镇")
    agreement = Agreement(title="三方协议", event=factories.event())

    parties = make_agreement(agreement, [(town, "镇"), (school, "学院")], items=["共建", "互访"], by=admin_user)

    kept = list(agreement.parties.values_list("position", "organization", "name_as_printed"))
    assert (
        kept
        == [(1, town.pk, "镇"), (2, school.pk, "学院")]
        == [(p.position, p.organization_id, str(p)) for p in parties]
    )
    assert list(agreement.items.values_list("position", "text")) == [(1, "共建"), (2, "互访")]
    assert signed(agreement) == (admin_user, admin_user)


def test_parties_are_found_or_made_of_the_kind_that_they_say(admin_user):
    university = factories.organization("上海交通大学")
    school = factories.organization("公共管理学院", parent=university)
    top, other = factories.organization("出版社"), factories.organization("出版社", parent=university)

    bodies, new = make_parties(["公共管理学院", "出版社", "廊下镇", "某处"], by=admin_user)

    assert (bodies["公共管理学院"], bodies["出版社"], new) == (school, top, ["廊下镇", "某处"])
    assert [bodies[name].kind for name in new] == [Organization.Kind.GOVERNMENT, Organization.Kind.OTHER]
    assert signed(bodies["廊下镇"]) == (admin_user, admin_user)
    assert other not in bodies.values()


def test_finding_makes_nothing():
    before = Organization.objects.count()

    assert (find_parties(["廊下镇"]), match_or_make(["廊下镇"], new=[], by=None)) == ({}, {})
    assert Organization.objects.count() == before


def test_name_that_two_bodies_answer_to_is_neither_matched_nor_made():
    for name in ("甲大学", "乙大学"):
        OrganizationAlias.objects.create(organization=factories.organization(name), text="大学")

    assert match_or_make(["大学"], new=["大学"], by=None) == {}
    assert Organization.objects.filter(name="大学").count() == 0


def test_nobody_signs_twice_for_one_party_and_the_agreement_counts_as_changed(admin_user):
    agreement = factories.agreement(parties=["学院", "廊下镇"])
    first, second = agreement.parties.all()
    person = factories.person("程鹏")
    add_signatories([Signatory(party=first, person=person, name_as_printed="程鹏")], by=None)

    made = add_signatories(
        [
            Signatory(party=first, person=person, name_as_printed="程老师"),
            Signatory(party=first, name_as_printed="江菊旺"),
            Signatory(party=second, person=person, name_as_printed="程鹏"),
        ],
        by=admin_user,
    )

    rows = Signatory.objects.order_by("party__position", "position").values_list("party", "position", "name_as_printed")
    assert list(rows) == [(first.pk, 1, "程鹏"), (first.pk, 2, "江菊旺"), (second.pk, 1, "程鹏")]
    assert (made, signed(agreement)[1]) == (2, admin_user)


def test_who_stands_in_a_list_signs_with_the_title_held_in_the_party():
    event = factories.event()
    [school, town] = factories.agreement(at=event, parties=["学院", "廊下镇"]).parties.all()
    row = factories.attendee(event, "程鹏", titles=[(school.organization, "院长"), (town.organization, "顾问")])
    stranger = factories.attendee(event, "江菊旺", titles=[(factories.organization("某公司"), "经理")])

    sign_for([(str(town.pk), row.pk), (school.pk, stranger.pk)], by=None)

    signers = Signatory.objects.order_by("pk").values_list("party", "name_as_printed", "title_as_printed")
    assert list(signers) == [(town.pk, "程鹏", "顾问"), (school.pk, "江菊旺", "某公司经理")]


def test_event_has_its_kinds_tags_and_launches(admin_user):
    kind = EventKind.objects.create(name="品读会")

    event = enter_event(Event(title="品读会举行", starts_on=factories.DAY), kinds=[kind], tags=["治理"], by=admin_user)
    launch(event, make_book(Book(title="绣花"), by=admin_user), kind="review")

    assert (list(event.kinds.all()), list(event.tags.names()), signed(event)) == ([kind], ["治理"], (admin_user,) * 2)
    assert list(event.book_launches.values_list("book__title", "kind")) == [("绣花", "review")]
