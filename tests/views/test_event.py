"""The page of an event with its lists, each under a heading of its own; and the list of events."""

import datetime
import re
from urllib.parse import urlencode

import pytest

from tests import factories
from tests.views.shown import DAY, titles

pytestmark = pytest.mark.django_db


def lists_of(html):
    """[(words of the heading that labels it, names of its rows)] of every list; fails if an id stands twice."""
    ids = re.findall(r' id="([^"]*)"', html)
    assert sorted(ids) == sorted(set(ids))
    headings = dict(re.findall(r'<h[23][^>]* id="([^"]*)">\s*(.*?)\s*</h[23]>', html))
    lists = re.findall(r'<ol\s+class="roster\b[^>]*aria-labelledby="([^"]*)"\s*>(.*?)</ol>', html, re.DOTALL)
    return [(headings[label], re.findall(r'class="name[^>]*>([^<]*)<', rows)) for label, rows in lists]


def test_each_list_is_labelled_by_its_own_heading(client):
    held = factories.event()
    for role in ("attendee", "guest", "reporter", "moderator", "speaker", "expert"):
        factories.attendee(held, f"{role}", role=role)
    factories.published(held)

    html = client.get(f"/events/{held.pk}/", follow=True).content.decode()

    assert lists_of(html) == [
        ("出席人员", ["attendee"]),
        ("来宾", ["guest"]),
        ("记者", ["reporter"]),
        ("主持", ["moderator"]),
        ("发言", ["speaker"]),
        ("研讨专家", ["expert"]),
    ]


def test_two_events_of_one_day_keep_their_lists_apart(client):
    held = [factories.event(f"第{number}场") for number in range(2)]
    for event in held:
        for role in ("attendee", "guest", "moderator", "speaker", "expert"):
            factories.attendee(event, f"{event.title}{role}", role=role)
    told = factories.published(factories.article(events=held))

    html = client.get(f"/articles/{told.pk}/", follow=True).content.decode()

    assert [names for _heading, names in lists_of(html)] == [
        [f"{event.title}{role}"] for event in held for role in ("attendee", "guest", "moderator", "speaker", "expert")
    ]
    ways = re.findall(r'href="#([^"]*)"', re.search(r'<nav class="contents".*?</nav>', html, re.DOTALL)[0])
    assert [way for way in ways if f' id="{way}"' not in html] == []


def client_address(response, end, cursor):
    return f"{response.wsgi_request.path}?{urlencode({end: cursor})}"


def test_events_to_come_stand_first_and_only_on_the_first_page(client, sixth_of_march):
    for number in range(25):
        factories.published(factories.event(f"往{number}", starts_on=DAY - datetime.timedelta(days=number + 1)))
    factories.published(factories.event("今天", starts_on=DAY))
    factories.published(factories.event("还在开", starts_on=DAY - datetime.timedelta(days=3), ends_on=DAY))
    factories.published(factories.event("明天", starts_on=DAY + datetime.timedelta(days=1)))

    first = client.get("/events/")
    second = client.get(client_address(first, "before", first.context["page"].before))

    assert [thing.card["title"] for thing in first.context["upcoming"]] == ["还在开", "今天", "明天"]
    assert titles(first) == [f"往{number}" for number in range(20)]
    assert second.context["upcoming"] == []
    assert titles(second) == [f"往{number}" for number in range(20, 25)]
