"""Lists that are written by one verb, whoever reads them: what stands then, who made it, and what is refused."""

import pytest
from reversion.models import Version

from articles.models import Appearance, AppearanceTitle, Event, Organization, Person, Roster, Signatory
from articles.recording.person import find_or_make, make_people
from articles.recording.roster import PRINTED, ListRow, Stale, rows_of_event, save_list, write_list
from articles.rosters.rows import Title
from tests import factories

pytestmark = pytest.mark.django_db


def signed(thing):
    thing.refresh_from_db()
    return thing.created_by, thing.updated_by


def standing(event, role="attendee"):
    return [
        (str(row), row.kind, [(held.organization_as_printed, held.title) for held in row.titles.all()])
        for row in rows_of_event(event, role=role)
    ]


def test_list_is_written_with_its_titles_and_facts_and_new_people_say_who_made_them(admin_user):
    event, body = factories.event(), factories.organization("学院")
    known = factories.person("江菊旺")
    rows = [
        ListRow(name="程鹏", lines=[Title("学院", "院长", True), Title("", "教授", False, "学院")]),
        ListRow(name="江菊旺", same=str(known.pk), is_certain=False, doubts=(("similar", "江菊"),)),
        ListRow(name="韩志明", same=PRINTED, lines=[Title("某镇", "镇长")]),
        ListRow("group", "街镇领导"),
        ListRow("organization", "学院"),
    ]

    write_list(
        Roster(event=event, role="attendee", tail="等", is_complete=False), rows, bodies={"学院": body}, by=admin_user
    )

    assert standing(event) == [
        ("程鹏", "person", [("学院", "院长"), ("学院", "教授")]),
        ("江菊旺", "person", []),
        ("韩志明", "person", [("某镇", "镇长")]),
        ("街镇领导", "group", []),
        ("学院", "organization", []),
    ]
    held = AppearanceTitle.objects.order_by("pk").values_list("organization", "is_former", "is_inferred")
    assert list(held) == [(body.pk, True, False), (body.pk, False, True), (None, False, False)]
    assert Appearance.objects.get(person=known).doubts == [["similar", "江菊"]]
    assert signed(Person.objects.get(name="程鹏")) == (admin_user, admin_user)
    facts = Roster.objects.values_list("tail", "is_complete", "as_printed", "version")
    assert list(facts) == [("等", False, "", 1)]


def test_standing_rows_are_written_in_place_and_who_is_left_out_goes():
    event = factories.event()
    first, gone = (factories.attendee(event, name, titles=[(None, "教授")]) for name in ("程鹏", "江菊旺"))
    roster = Roster.objects.create(event=event, role="attendee", version=3)
    row = ListRow(name="程鹏", id=first.pk, same=str(first.person_id), lines=[Title("学院", "院长")])

    write_list(roster, [row], bodies={}, standing=rows_of_event(event), by=None)

    assert standing(event) == [("程鹏", "person", [("学院", "院长")])]
    assert (row.appearance.pk, Appearance.objects.filter(pk=gone.pk).count()) == (first.pk, 0)


@pytest.mark.parametrize("version", [1, 3])
def test_list_that_was_saved_since_is_not_written(version):
    event = factories.event()
    Roster.objects.create(event=event, role="attendee", version=2)
    stale = Roster.objects.get()
    stale.version = version

    with pytest.raises(Stale):
        write_list(stale, [ListRow(name="程鹏")], bodies={}, by=None)

    assert (Person.objects.count(), Appearance.objects.count(), Roster.objects.get().version) == (0, 0, 2)


def test_list_that_somebody_made_meanwhile_is_not_written():
    event = factories.event()
    Roster.objects.create(event=event, role="attendee", version=1)

    with pytest.raises(Stale):
        write_list(Roster(event=event, role="attendee"), [ListRow(name="程鹏")], bodies={}, by=None)

    assert Appearance.objects.count() == 0


def test_saved_list_brings_copies_signatories_bodies_and_one_state_of_the_history(admin_user):
    event = factories.event()
    party = factories.agreement(at=event, parties=["学院", "廊下镇"]).parties.first()
    row = ListRow(
        name="程鹏",
        lines=[Title("学院", "院长"), Title("某公司", "经理")],
        remarks="迟到",
        also=("speaker", "attendee"),
        is_signing=True,
        party=str(party.pk),
    )

    copied = save_list(Roster(event=event, role="attendee"), [row], "名单", new_bodies=["某公司"], by=admin_user)

    assert copied == 1
    assert standing(event, "speaker") == standing(event) == [("程鹏", "person", [("学院", "院长"), ("某公司", "经理")])]
    assert [row.remarks for row in rows_of_event(event)] == ["迟到", ""]
    made = Organization.objects.get(name="某公司")
    assert (made.kind, *signed(made)) == (Organization.Kind.COMPANY, admin_user, admin_user)
    assert [(s.party, s.title_as_printed) for s in Signatory.objects.all()] == [(party, "院长")]
    assert signed(event)[1] == signed(party.agreement)[1] == admin_user
    [version] = Version.objects.get_for_model(Event)
    assert (version.revision.comment, version.revision.user) == ("名单", admin_user)


def test_person_is_who_held_the_organisation_last_by_its_words_or_its_body():
    body = factories.organization("浙江大学公共管理学院")
    by_body = factories.attendee(factories.event(), "胡税根", titles=[(body, "教授")]).person
    by_words = factories.attendee(factories.event(), "周建国").person
    AppearanceTitle.objects.create(
        appearance=by_words.appearances.get(), organization_as_printed="某研究室", title="主任"
    )
    factories.person("江菊旺")
    named = {"胡税根": {"浙大公管"}, "周建国": {"某研究室"}, "江菊旺": {"某研究室"}}

    found = find_or_make(named, {"浙大公管": body}, by=None)

    assert (found["胡税根"], found["周建国"]) == (by_body, by_words)
    assert Person.objects.filter(name="江菊旺").count() == 2


def test_two_new_people_of_one_name_are_two(admin_user):
    first, second = make_people(["程鹏", "程鹏"], by=admin_user)

    assert (first.pk != second.pk, first.sort_key, signed(second)) == (True, second.sort_key, (admin_user, admin_user))
