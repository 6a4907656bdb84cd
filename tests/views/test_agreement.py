"""Agreements by state and partner, on given days: the list and each agreement's own page say the same."""

import datetime

import pytest
import time_machine

from articles.models import Organization
from articles.publishing.door import publish
from tests import factories

pytestmark = pytest.mark.django_db
STATES = ("in_force", "expiring", "expired", "renewed", "terminated", "not_stated")
SIGNED = datetime.date(2020, 1, 1)
END = datetime.date(2024, 12, 31)
DAYS = [
    datetime.date(2019, 12, 31),
    SIGNED,
    datetime.date(2022, 6, 1),
    datetime.date(2024, 10, 1),
    datetime.date(2024, 10, 2),
    datetime.date(2024, 10, 3),
    END,
    datetime.date(2025, 1, 1),
]
# What each agreement below is on the days above; "draft" is announced and not yet signed.
EXPECTED = {
    "固定期限": ["draft", *["in_force"] * 3, *["expiring"] * 3, "expired"],
    "无固定期限": ["draft", *["in_force"] * 7],
    "自动续约": ["draft", *["in_force"] * 7],
    "期限未写明": ["draft", *["not_stated"] * 7],
    "提前终止": ["draft", *["in_force"] * 2, *["terminated"] * 5],
    "未写明而终止": ["draft", *["not_stated"] * 2, *["terminated"] * 5],
    "到期后终止": ["draft", *["in_force"] * 3, *["expiring"] * 3, "terminated"],
    "被续签": ["draft", *["renewed"] * 7],
}


def at_noon(day):
    return time_machine.travel(datetime.datetime(day.year, day.month, day.day, 4, tzinfo=datetime.UTC), tick=False)


@pytest.fixture
def agreements():
    fixed = {"term": "fixed", "valid_until": END}
    with at_noon(DAYS[0]):
        made = {
            "固定期限": factories.agreement("固定期限", signed_on=SIGNED, **fixed),
            "无固定期限": factories.agreement("无固定期限", signed_on=SIGNED, term="indefinite"),
            "自动续约": factories.agreement("自动续约", signed_on=SIGNED, auto_renew=True, **fixed),
            "期限未写明": factories.agreement("期限未写明", signed_on=SIGNED),
            "提前终止": factories.agreement("提前终止", signed_on=SIGNED, terminated_on=DAYS[3], **fixed),
            "未写明而终止": factories.agreement("未写明而终止", signed_on=SIGNED, terminated_on=DAYS[3]),
            "到期后终止": factories.agreement("到期后终止", signed_on=SIGNED, terminated_on=DAYS[7], **fixed),
            "被续签": factories.agreement("被续签", signed_on=SIGNED, **fixed),
        }
        factories.published(factories.agreement("续签", signed_on=SIGNED, renewal_of=made["被续签"], **fixed))
        for agreement in made.values():
            publish(agreement)
    return made


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_list_of_a_state_holds_the_agreements_that_are_in_it_that_day(client, agreements, day):
    expected = {
        state: sorted(
            [title for title, states in EXPECTED.items() if states[DAYS.index(day)] == state]
            # The renewal itself stands as any other with its term.
            + (["续签"] if EXPECTED["固定期限"][DAYS.index(day)] == state else [])
        )
        for state in STATES
    }

    with at_noon(day):
        found = {
            state: [
                (row["card"]["title"], row["state"])
                for row in client.get(f"/agreements/?state={state}").context["page"].rows
            ]
            for state in STATES
        }
        pages = {
            title: client.get(f"/agreements/{one.pk}/", follow=True).context["agreement"]["state"]
            for title, one in agreements.items()
        }

    assert {state: sorted(title for title, _state in rows) for state, rows in found.items()} == expected
    assert {said for state, rows in found.items() for _title, said in rows if said != state} == set()
    assert pages == {title: states[DAYS.index(day)] for title, states in EXPECTED.items()}


def test_list_of_a_partner_holds_its_agreements_alone_and_keeps_the_state(client, agreements):
    with at_noon(DAYS[0]):
        other = factories.published(
            factories.agreement("与高校的", parties=("学院", "某大学"), signed_on=SIGNED, term="indefinite")
        )
    partner = Organization.objects.get(name="某大学")

    with at_noon(DAYS[2]):
        alone = client.get(f"/agreements/?partner={partner.pk}")
        both = client.get(f"/agreements/?state=in_force&partner={partner.pk}")
        none = client.get(f"/agreements/?state=expired&partner={partner.pk}")

    assert [[row["thing"].id for row in page.context["page"].rows] for page in (alone, both, none)] == [
        [other.pk],
        [other.pk],
        [],
    ]
    assert "某大学" in alone.content.decode()


def test_pager_keeps_the_state_and_the_partner(client):
    for number in range(25):
        factories.published(factories.agreement(f"协议{number}", signed_on=SIGNED))
    partner = Organization.objects.get(name="廊下镇")
    address = f"/agreements/?state=not_stated&partner={partner.pk}"

    first = client.get(address)
    cursor = first.context["page"].before
    second = client.get(f"{address}&before={cursor}")

    assert f'href="?state=not_stated&amp;partner={partner.pk}&amp;before=' in first.content.decode()
    assert [row["card"]["title"] for row in second.context["page"].rows] == [
        f"协议{number}" for number in range(4, -1, -1)
    ]


def test_partners_are_the_bodies_of_others_with_every_agreement_and_its_state(client):
    own = factories.organization("学院", is_own=True)
    factories.organization("没有协议的")
    factories.published(factories.agreement("旧约", signed_on=SIGNED, term="fixed", valid_until=END))
    factories.published(factories.agreement("新约", signed_on=datetime.date(2025, 1, 1)))
    publish(own)

    with at_noon(datetime.date(2090, 1, 1)):
        rows = client.get("/partners/").context["page"].rows

    assert [
        (partner.card["name"], [(row["card"]["title"], row["state"]) for row in signed]) for partner, signed in rows
    ] == [("廊下镇", [("新约", "not_stated"), ("旧约", "expired")])]


@pytest.mark.parametrize("kept_name", ["廊下镇", "只是并入的"])
def test_agreements_of_a_merged_partner_stand_with_the_one_it_is_merged_into(client, kept_name):
    factories.published(factories.organization("学院", is_own=True))
    factories.published(factories.agreement("镇约", parties=("学院", "廊下镇")))
    factories.published(factories.agreement("旧约", parties=("学院", "老名字")))
    kept, merged = factories.organization(kept_name), factories.organization("老名字")
    merged.merged_into = kept
    merged.save()
    for body in (merged, kept):
        publish(body)

    rows = client.get("/partners/").context["page"].rows

    found = {partner.card["name"]: sorted(row["card"]["title"] for row in signed) for partner, signed in rows}
    assert found == {"廊下镇": ["镇约"]} | {kept_name: ["旧约"] + (["镇约"] if kept_name == "廊下镇" else [])}


def test_term_that_was_not_stated_is_never_said_to_have_expired(client):
    told = factories.published(factories.agreement("协议", signed_on=SIGNED))

    with at_noon(datetime.date(2090, 1, 1)):
        html = client.get(f"/agreements/{told.pk}/", follow=True).content.decode()

    assert ("state-not-stated" in html, "state-expired" in html) == (True, False)
