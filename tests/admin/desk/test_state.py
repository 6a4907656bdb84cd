"""The filter of a list and the badge of its rows say the same of a thing, in every state that there is."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models.published import Publication
from articles.publishing.door import withdraw
from tests.factories import article, published

pytestmark = pytest.mark.django_db
NOW = timezone.now()
PAST, FUTURE = NOW - datetime.timedelta(days=9), NOW + datetime.timedelta(days=9)


def in_state(name, *, is_changed, is_withdrawn=False, **dates):
    thing = published(article(name))
    Publication.objects.filter(thing_id=thing.pk).update(**dates)
    if is_changed:
        thing.save()
    if is_withdrawn:
        withdraw(thing)


def test_filter_shows_each_row_under_the_one_state_that_its_badge_names(desk):
    article("草稿")
    for is_changed in (False, True):
        word = "改过" if is_changed else "未改"
        in_state(f"在线{word}", is_changed=is_changed)
        in_state(f"预约{word}", is_changed=is_changed, visible_from=FUTURE)
        in_state(f"过期{word}", is_changed=is_changed, visible_until=PAST)
        in_state(f"过期未到{word}", is_changed=is_changed, visible_until=FUTURE)
        in_state(f"撤回{word}", is_changed=is_changed, is_withdrawn=True)

    address = reverse("admin:articles_article_changelist")
    badges, filtered = {}, {}
    for row in desk.get(address).context["cl"].result_list:
        badges.setdefault(row.state.name, set()).add(row.title)
    for state in ("draft", "live", "changed", "scheduled", "withdrawn", "expired"):
        filtered[state] = {row.title for row in desk.get(address, {"state": state}).context["cl"].result_list}

    assert (
        filtered
        == badges
        == {
            "draft": {"草稿"},
            "live": {"在线未改", "过期未到未改"},
            "changed": {"在线改过", "预约改过", "过期未到改过"},
            "scheduled": {"预约未改"},
            "expired": {"过期未改", "过期改过"},
            "withdrawn": {"撤回未改", "撤回改过"},
        }
    )
