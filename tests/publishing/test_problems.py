"""What keeps a thing from being published, named by the field to mend."""

import pytest

from articles.models import AgreementParty, Appearance, Image, Roster, Signatory
from articles.publishing.kinds import problems
from tests.factories import agreement, article, attendee, event, loaded, organization, person

pytestmark = pytest.mark.django_db


def fields(thing, *, blocking=True):
    return [problem.field for problem in problems(loaded(thing)) if problem.is_blocking == blocking]


def test_article_needs_a_date_and_a_text():
    news = article(published_on=None, body="")

    assert fields(news) == ["published_on", "body"]


def test_article_that_is_a_link_needs_no_text():
    assert fields(article(body="", external_url="https://example.org/x")) == []


def test_article_without_summary_or_alternative_text_is_warned():
    cover = Image.objects.create(file="00/x.jpg", digest="0" * 64, width=10, height=10)

    assert fields(article(summary="", cover=cover), blocking=False) == ["summary", "cover"]


def test_agreement_with_one_party_is_refused():
    assert fields(agreement(parties=["学院"])) == ["parties"]


def test_agreement_without_a_day_is_refused():
    assert fields(agreement(signed_on=None)) == ["signed_on"]


def test_internal_agreement_is_refused():
    assert fields(agreement(is_public=False)) == ["is_public"]


def test_signatory_of_a_body_that_is_no_party_is_refused():
    signed = agreement()
    stranger = organization("路过的公司")
    Signatory.objects.create(
        party=signed.parties.first(), person=person("甲"), name_as_printed="甲", organization=stranger
    )

    assert fields(signed) == ["signatories"]


def test_signatory_of_a_department_of_a_party_may_sign():
    signed = agreement(parties=["大学", "镇"])
    university = AgreementParty.objects.get(agreement=signed, position=1)
    school = organization("学院", parent=university.organization)
    Signatory.objects.create(party=university, name_as_printed="甲", organization=school)

    assert fields(signed) == []


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
    attendee(held, "甲", is_certain=False)

    assert fields(held) == []
    assert "roster-attendee" in fields(held, blocking=False)


def test_person_without_a_page_is_refused_alone():
    assert fields(person("甲", is_public=False)) == ["is_public"]
