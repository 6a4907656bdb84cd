import pytest

from articles.models import AgreementParty, Signatory
from tests.factories import agreement, organization, person
from tests.publishing.problems import fields

pytestmark = pytest.mark.django_db


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
