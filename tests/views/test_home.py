import datetime

import pytest

from tests import factories
from tests.views.shown import DAY

pytestmark = pytest.mark.django_db


def test_front_page_holds_the_pinned_the_ten_newest_and_the_next_five(client, sixth_of_march):
    section = factories.section()
    pinned = factories.published(
        factories.article("置顶", published_on=DAY - datetime.timedelta(days=99), pinned_until=DAY)
    )
    news = [
        factories.published(factories.article(f"第{number}篇", published_on=DAY - datetime.timedelta(days=number)))
        for number in range(12)
    ]
    for number in range(7):
        factories.published(factories.event(f"将来{number}", starts_on=DAY + datetime.timedelta(days=number)))
    factories.published(factories.agreement("今年的", signed_on=datetime.date(2019, 1, 2)))
    factories.published(factories.agreement("去年的", signed_on=datetime.date(2018, 12, 31)))

    context = client.get("/").context

    assert context["lead"].id == pinned.pk
    assert [thing.id for thing in context["news"]] == [told.pk for told in news[:10]]
    assert [thing.card["title"] for thing in context["events"]] == [f"将来{number}" for number in range(5)]
    assert [row["card"]["title"] for row in context["agreements"]] == ["今年的"]
    assert [thing.id for thing in context["frame"]["sections"]] == [section.pk]


def test_front_page_lets_the_newest_lead_when_a_pin_has_run_out(client, sixth_of_march):
    factories.published(
        factories.article(
            "置顶",
            published_on=DAY - datetime.timedelta(days=99),
            pinned_until=DAY - datetime.timedelta(days=1),
        )
    )
    newest = factories.published(factories.article("最新"))

    assert client.get("/").context["lead"].id == newest.pk
