import pytest
from django.utils.translation import gettext as _

from articles.models import Appearance, Roster
from articles.models.published import PublicationLink
from articles.publishing.door import publish
from articles.publishing.kinds import problems
from tests.factories import attendee, event, person, story
from tests.publishing.problems import fields

pytestmark = pytest.mark.django_db


def test_open_roster_marked_complete_is_refused():
    held = event()
    attendee(held, "甲", role="expert")
    Roster.objects.create(event=held, role="expert", is_complete=True, as_printed="甲、乙教授等")

    assert fields(held) == ["roster-expert"]


def test_merged_person_in_a_list_is_refused():
    held = event()
    attendee(held, "甲", role="guest")
    person_ = Appearance.objects.get().person
    person_.merged_into = person("甲甲")
    person_.save()

    assert fields(held) == ["roster-guest"]


def test_uncertain_row_is_warned():
    held = event()
    attendee(held, "甲", is_certain=False, doubts=[["similar", "乙"]])

    found = [problem for problem in problems(held) if problem.field == "roster-attendee"]

    words = _("The row “%(name)s” is marked uncertain. Look at it again.") % {"name": "甲"}
    assert [(problem.is_blocking, problem.message) for problem in found] == [
        (False, f"{words} {_('The name differs by one character from “%(detail)s”.') % {'detail': '乙'}}")
    ]


def test_links_of_an_event_carry_the_title_that_day():
    publish(story(attendees=1))

    labels = PublicationLink.objects.filter(relation="attendee", target_kind="person").values_list("label", flat=True)

    assert list(labels) == ["学院教授；廊下镇顾问"]
