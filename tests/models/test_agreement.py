import datetime

import pytest

from articles.models import (
    Agreement,
    AgreementParty,
    Organization,
    Person,
    Signatory,
)
from articles.models.agreement import AgreementState
from tests.models.refusals import DAY, fields_refused, refused_by_the_database

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"term": "indefinite", "valid_until": DAY}, "valid_until"),
        ({"term": "fixed"}, "valid_until"),
        ({"term": "fixed", "valid_from": DAY, "valid_until": datetime.date(2019, 1, 1)}, "valid_until"),
        ({"items_tail": "等", "items_are_complete": True}, "items_are_complete"),
    ],
)
def test_agreement_refuses_a_term_that_contradicts_itself(values, field):
    assert field in fields_refused(Agreement(title="协议", **values))


def test_agreement_party_stands_once():
    agreement = Agreement.objects.create(title="协议")
    town = Organization.objects.create(name="廊下镇人民政府")
    AgreementParty.objects.create(agreement=agreement, organization=town)

    assert refused_by_the_database(AgreementParty(agreement=agreement, organization=town))


def test_signatory_refuses_a_merged_person():
    party = AgreementParty.objects.create(
        agreement=Agreement.objects.create(title="协议"), organization=Organization.objects.create(name="镇")
    )
    merged = Person.objects.create(name="江菊旺", merged_into=Person.objects.create(name="江菊旺"))

    assert fields_refused(Signatory(party=party, person=merged, name_as_printed="江菊旺")) == ["person"]


@pytest.mark.parametrize(
    ("values", "day", "expected"),
    [
        ({}, DAY, AgreementState.DRAFT),
        ({"signed_on": DAY}, DAY, AgreementState.NOT_STATED),
        ({"signed_on": DAY}, datetime.date(2050, 1, 1), AgreementState.NOT_STATED),
        ({"signed_on": DAY, "term": "indefinite"}, DAY, AgreementState.IN_FORCE),
        ({"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4)}, DAY, AgreementState.IN_FORCE),
        (
            {"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4)},
            datetime.date(2019, 12, 5),
            AgreementState.EXPIRING,
        ),
        (
            {"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4)},
            datetime.date(2019, 12, 4),
            AgreementState.IN_FORCE,
        ),
        (
            {"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4)},
            datetime.date(2020, 3, 4),
            AgreementState.EXPIRING,
        ),
        (
            {"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4)},
            datetime.date(2020, 3, 5),
            AgreementState.EXPIRED,
        ),
        (
            {"signed_on": DAY, "term": "fixed", "valid_until": datetime.date(2020, 3, 4), "auto_renew": True},
            datetime.date(2030, 1, 1),
            AgreementState.IN_FORCE,
        ),
        (
            {"signed_on": DAY, "term": "indefinite", "terminated_on": datetime.date(2021, 1, 1)},
            datetime.date(2021, 1, 1),
            AgreementState.TERMINATED,
        ),
    ],
)
def test_agreement_state_is_computed_from_its_dates(values, day, expected):
    assert Agreement(title="协议", **values).state_on(day) == expected


def test_agreement_is_renewed_by_a_later_one():
    first = Agreement.objects.create(title="一", signed_on=DAY, term="indefinite")
    Agreement.objects.create(title="二", signed_on=datetime.date(2020, 3, 5), renewal_of=first)

    assert first.state_on(datetime.date(2020, 3, 6)) == AgreementState.RENEWED


def test_agreement_ending_soon_leaves_out_what_has_no_stated_end():
    ending = Agreement.objects.create(title="一", signed_on=DAY, term="fixed", valid_until=datetime.date(2020, 3, 4))
    Agreement.objects.create(title="二", signed_on=DAY)
    Agreement.objects.create(
        title="三", signed_on=DAY, term="fixed", valid_until=datetime.date(2020, 3, 4), auto_renew=True
    )

    found = Agreement.objects.ending_between(datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))

    assert list(found) == [ending]
