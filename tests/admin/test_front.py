"""The front desk: what waits for the one who signs in, in a bounded number of statements."""

import datetime

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from articles.models import Agreement
from tests import factories

pytestmark = pytest.mark.django_db


def titles(rows):
    return [str(row[0] if isinstance(row, tuple) else row) for row in rows]


def test_every_panel_lists_its_own(desk):
    today = timezone.localdate()
    factories.article("草稿")
    factories.published(factories.article("在线"))
    changed = factories.published(factories.article("改过"))
    changed.touch()
    factories.event("将来的会", starts_on=today + datetime.timedelta(days=3))
    factories.event("开过没写的会", starts_on=today - datetime.timedelta(days=3))
    factories.article("写过的", events=[factories.event("写过的会", starts_on=today - datetime.timedelta(days=4))])
    factories.event("很久以前的会", starts_on=today - datetime.timedelta(days=100))
    ending = {"term": Agreement.Term.FIXED, "signed_on": today}
    factories.agreement("快到期", valid_until=today + datetime.timedelta(days=30), **ending)
    factories.agreement("还早", valid_until=today + datetime.timedelta(days=300), **ending)
    factories.agreement("没写期限")

    front = desk.get("/admin/").context["front"]

    assert titles(front["unpublished"]) == ["写过的", "改过", "草稿"]
    assert sorted(titles(front["lately"])) == ["在线", "改过"]
    assert titles(front["coming"]) == ["将来的会"]
    assert titles(front["unwritten"]) == ["开过没写的会"]
    assert [(str(agreement), days) for agreement, days in front["ending"]] == [("快到期", 30)]


def test_front_desk_takes_as_many_statements_for_many_rows_as_for_one(desk, django_assert_max_num_queries):
    def fill(number):
        today = timezone.localdate()
        factories.article(f"草稿{number}")
        factories.published(factories.article(f"在线{number}"))
        factories.event(f"会{number}", starts_on=today + datetime.timedelta(days=3))

    fill(0)
    desk.get("/admin/")
    with django_assert_max_num_queries(25) as one:
        desk.get("/admin/")
    for number in range(1, 8):
        fill(number)

    with django_assert_max_num_queries(25) as many:
        desk.get("/admin/")

    assert len(many) == len(one)


def test_panels_show_only_what_one_may_see(client):
    editor = User.objects.create_user("editor", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename="view_article"))
    client.force_login(editor)

    assert set(client.get("/admin/").context["front"]) == {"today", "unpublished", "lately"}


def test_empty_newsroom_says_so_in_every_panel(desk):
    page = desk.get("/admin/").content.decode()

    assert page.count('class="nr-sub"') == 5


@pytest.mark.parametrize("method", ["get", "post"])
def test_language_is_switched_by_post_alone(desk, method):
    answer = getattr(desk, method)("/admin/language/", {"language": "en"})

    assert answer.status_code == (302 if method == "post" else 405)


@pytest.mark.parametrize("language", ["", "fr", "zh", "en\x00", "x" * 5000])
def test_language_that_we_do_not_speak_changes_nothing(desk, language):
    desk.post("/admin/language/", {"language": language})

    assert "新活动" in desk.get("/admin/").content.decode()
