import pytest

from articles.models import (
    Appearance,
    Event,
    Person,
    Roster,
)
from tests.models.refusals import DAY, fields_refused, refused_by_the_database

pytestmark = pytest.mark.django_db


def test_appearance_is_a_person_an_organization_or_a_group():
    event = Event.objects.create(title="座谈会", starts_on=DAY)
    person = Person.objects.create(name="程鹏")

    neither = Appearance(event=event, role="attendee")
    both = Appearance(event=event, role="attendee", person=person, group_label="街镇领导")

    assert [fields_refused(neither), fields_refused(both)] == [["person"], ["person"]]
    assert refused_by_the_database(neither)
    assert refused_by_the_database(both)


def test_person_stands_once_in_a_role_and_in_several_roles():
    event = Event.objects.create(title="座谈会", starts_on=DAY)
    person = Person.objects.create(name="程鹏")
    Appearance.objects.create(event=event, role="attendee", person=person)

    again = Appearance(event=event, role="attendee", person=person)
    speaker = Appearance(event=event, role="speaker", person=person)

    assert fields_refused(again) == ["person"]
    assert refused_by_the_database(again)
    assert speaker.full_clean() is None


def test_appearance_refuses_a_merged_person():
    event = Event.objects.create(title="座谈会", starts_on=DAY)
    merged = Person.objects.create(name="程鹏", merged_into=Person.objects.create(name="程鹏"))

    assert fields_refused(Appearance(event=event, role="attendee", person=merged)) == ["person"]


def test_roster_with_closing_words_is_open():
    event = Event.objects.create(title="座谈会", starts_on=DAY)
    roster = Roster(event=event, role="expert", tail="等", is_complete=True)

    assert fields_refused(roster) == ["is_complete"]
    assert refused_by_the_database(roster)


def test_roster_stands_once_in_a_role():
    event = Event.objects.create(title="座谈会", starts_on=DAY)
    Roster.objects.create(event=event, role="expert")

    assert refused_by_the_database(Roster(event=event, role="expert"))
