"""The trail: what was done at the desk, by whom, from which network; read by those who may, and changed by nobody."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from articles.models.published import Edition
from articles.models.trail import MOST_OF_ABOUT, TrailEntry, shortened
from articles.publishing.door import go_back, publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db
TRAIL = "/admin/articles/trailentry/"
PASSWORD = "walking along the river"
Act = TrailEntry.Act


def lines(*acts):
    """[(act, who, about, network)], the oldest first, of these acts alone."""
    found = TrailEntry.objects.order_by("pk").values_list("act", "who", "about", "network")
    return [line for line in found if not acts or line[0] in acts]


def sign_in(name, password, times=1):
    for _number in range(times):
        sent = {"username": name, "password": password}
        answer = Client().post("/admin/login/", sent, REMOTE_ADDR="198.51.100.7")
    return answer


# Signing in


def test_good_and_bad_sign_ins_leave_a_line(django_user_model):
    django_user_model.objects.create_superuser("editor", password=PASSWORD)

    sign_in("editor", "guess")
    sign_in("editor", PASSWORD)

    assert lines() == [
        (Act.SIGN_IN_FAILED, "editor", "", "198.51.100.0/24"),
        (Act.SIGNED_IN, "editor", "", "198.51.100.0/24"),
    ]


def test_name_that_is_nobodys_is_not_kept():
    sign_in("my secret password", "x")

    assert lines() == [(Act.SIGN_IN_FAILED, "不存在的用户名", "", "198.51.100.0/24")]


def test_slowing_is_told_once(django_user_model):
    django_user_model.objects.create_superuser("editor", password=PASSWORD)

    sign_in("editor", "guess", times=12)

    assert [act for act, *_rest in lines()] == [Act.SIGN_IN_FAILED] * 5 + [Act.SIGN_IN_SLOWED]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("198.51.100.7", "198.51.100.0/24"),
        ("2001:db8:1:2::7", "2001:db8:1::/48"),
        ("::ffff:198.51.100.7", "198.51.100.0/24"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", ""),
    ],
)
def test_address_is_shortened(address, expected):
    assert shortened(address) == expected


# Publishing


def test_publishing_leaves_one_line_for_all_that_went_with_it(admin_user):
    news = factories.story(attendees=2)

    editions = publish(news, by=admin_user)

    [(act, who, about, network)] = lines()
    assert (act, who, network) == (Act.PUBLISHED, "admin", "")
    assert about.startswith(f"文章 {news.pk} · 1 “{news}”，一起发布的还有：")
    assert [str(edition) in about for edition in editions] == [True] * len(editions)


def test_withdrawing_and_going_back_leave_a_line(admin_user):
    news = factories.published(factories.article("新书首发"))

    withdraw(news, by=admin_user)
    go_back(news, by=admin_user)

    assert lines() == [
        (Act.PUBLISHED, "命令行", f"文章 {news.pk} · 1 “新书首发”", ""),
        (Act.WITHDRAWN, "admin", f"文章 {news.pk} · 2 “新书首发”", ""),
        (Act.RESTORED, "admin", f"文章 {news.pk} · 3 “新书首发”", ""),
    ]


def test_what_was_refused_leaves_none(desk):
    page = factories.article("没有正文", body="")

    desk.post(reverse("admin:articles_article_publish", args=[page.pk]), {"digest": "stale"})

    assert lines() == []


def test_thing_that_is_public_on_save_leaves_a_line(desk, typed):
    address = reverse("admin:articles_section_add")

    desk.post(address, typed(desk.get(address)) | {"name": "合作", "slug": "cooperation"})

    assert [(act, who) for act, who, *_rest in lines()] == [(Act.PUBLISHED, "admin")]


def test_long_line_is_cut():
    publish(factories.article("长" * 290), by=None)
    TrailEntry.objects.leave(Act.RIGHTS, about="权" * 3000)

    assert [len(about) <= MOST_OF_ABOUT for _act, _who, about, _network in lines()] == [True, True]


# Exports


EXPORTS = [
    ("/admin/articles/person/export/?format=csv&q=张明", "人物，1 行：person-"),
    ("/admin/articles/person/export/?format=xlsx", "人物，2 行：person-"),
    ("/admin/articles/article/views/export/?format=csv", "浏览量，0 行：viewcount-"),
    ("/admin/statistics/?table=sections&format=csv", "栏目，0 行：statistics-sections-"),
]


@pytest.mark.parametrize(("address", "expected"), EXPORTS)
def test_export_leaves_a_line_and_a_look_takes_nothing_out(desk, address, expected):
    factories.person("张明")
    factories.person("李芳")

    looked = desk.get(address)
    before = lines()
    taken = desk.post(address)

    assert (before, "attachment" in taken["Content-Disposition"], looked.has_header("Content-Disposition")) == (
        [],
        True,
        False,
    )
    [(act, who, about, network)] = lines()
    assert (act, who, about.startswith(expected), network) == (Act.EXPORTED, "admin", True, "127.0.0.0/24")


def test_export_is_refused_without_its_token(admin_user):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(admin_user)

    assert [browser.post(address).status_code for address, _expected in EXPORTS] == [403] * len(EXPORTS)
    assert lines() == []


@pytest.mark.parametrize("noun", ["organization", "person", "book", "agreement"])
def test_bookmark_of_an_export_leads_to_its_list(desk, noun):
    answer = desk.get(f"/admin/articles/{noun}/export/?format=csv&q=x")

    assert answer.url == f"/admin/articles/{noun}/?q=x"


# Rights


# What the form of a user sends: an account in use, and nothing else.
USER = {"username": "editor", "is_active": "on", "date_joined_0": "2026-11-25", "date_joined_1": "09:00:00"}


def test_rights_of_a_user_are_told_as_given_and_taken(desk):
    group = Group.objects.create(name="编辑部")
    user = User.objects.create_user("editor", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    may_change = Permission.objects.get(codename="change_article")
    address = reverse("admin:auth_user_change", args=[user.pk])

    desk.post(address, USER | {"groups": [group.pk], "user_permissions": [may_change.pk], "is_superuser": "on"})

    [(act, who, about, network)] = lines()
    assert (act, who, network) == (Act.RIGHTS, "admin", "127.0.0.0/24")
    assert about == (
        f"用户 {user.pk} “editor”: + 新闻资料 | 文章 | 可修改; + 组“编辑部”; + 超级用户状态; "
        "− 工作人员状态; − 新闻资料 | 文章 | 可查看"
    )


def test_saving_a_user_as_he_was_leaves_no_line(desk):
    user = User.objects.create_user("editor", is_staff=True)
    address = reverse("admin:auth_user_change", args=[user.pk])

    answer = desk.post(address, USER | {"is_staff": "on", "first_name": "敏"})

    assert (answer.status_code, lines()) == (302, [])


def test_rights_of_a_group_leave_a_line(desk, typed):
    group = Group.objects.create(name="编辑部")
    address = reverse("admin:auth_group_change", args=[group.pk])
    may_change = Permission.objects.get(codename="change_article")

    desk.post(address, typed(desk.get(address)) | {"permissions": [may_change.pk]})

    assert [about for _act, _who, about, _network in lines()] == [f"组 {group.pk} “编辑部”: + 新闻资料 | 文章 | 可修改"]


def test_user_made_and_deleted_leaves_a_line_that_outlives_him(desk, client):
    made = {"username": "editor", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    desk.post(reverse("admin:auth_user_add"), made)
    user = User.objects.get(username="editor")
    user.is_staff = True
    user.save()
    sign_in("editor", PASSWORD)

    desk.post(reverse("admin:auth_user_delete", args=[user.pk]), {"post": "yes"})

    assert [(act, who, about) for act, who, about, _network in lines()] == [
        (Act.RIGHTS, "admin", f"用户 {user.pk} “editor”: 新建; + 有效"),
        (Act.SIGNED_IN, "editor", ""),
        (Act.RIGHTS, "admin", f"用户 {user.pk} “editor”: 删除"),
    ]


def test_several_users_deleted_leave_a_line_each(desk):
    users = [User.objects.create_user(name) for name in ("one", "two")]
    sent = {"action": "delete_selected", "_selected_action": [user.pk for user in users], "post": "yes"}

    desk.post(reverse("admin:auth_user_changelist"), sent)

    assert sorted(about for _act, _who, about, _network in lines()) == [
        f"用户 {user.pk} “{user}”: 删除" for user in users
    ]


@pytest.mark.parametrize("whose", ["own", "another's"])
def test_new_password_leaves_the_fact_alone(desk, admin_user, whose):
    user = admin_user if whose == "own" else User.objects.create_user("editor", password=PASSWORD)
    if whose == "own":
        address, sent = "/admin/password_change/", {"old_password": "password"}
        names = ("new_password1", "new_password2")
    else:
        address, sent = reverse("admin:auth_user_password_change", args=[user.pk]), {"usable_password": "true"}
        names = ("password1", "password2")

    desk.post(address, sent | dict.fromkeys(names, "x"))
    refused = lines()
    desk.post(address, sent | dict.fromkeys(names, "over the old bridge"))

    assert refused == []
    assert lines() == [(Act.PASSWORD, "admin", f"用户 {user.pk} “{user}”", "127.0.0.0/24")]


# The desk of the trail


def test_trail_is_read_filtered_and_searched(desk):
    for number in range(3):
        TrailEntry.objects.leave(Act.EXPORTED, who=f"editor{number}", about="<b>人物</b>")
    TrailEntry.objects.leave(Act.RIGHTS, who="editor1")

    whole = desk.get(TRAIL)
    filtered = desk.get(TRAIL, {"act": Act.EXPORTED, "q": "editor1"})

    assert [line.who for line in whole.context["cl"].result_list] == ["editor1", "editor2", "editor1", "editor0"]
    assert [line.act for line in filtered.context["cl"].result_list] == [Act.EXPORTED]
    assert ("&lt;b&gt;人物&lt;/b&gt;" in whole.content.decode(), "<b>人物" in whole.content.decode()) == (True, False)


@pytest.mark.parametrize("page", ["add/", "{}/change/", "{}/delete/"])
def test_nobody_adds_changes_or_deletes_a_line(desk, page):
    TrailEntry.objects.leave(Act.RIGHTS, who="somebody")
    line = TrailEntry.objects.get()
    address = TRAIL + page.format(line.pk)

    desk.post(address, {"who": "nobody", "act": Act.EXPORTED, "post": "yes"})
    desk.post(TRAIL, {"action": "delete_selected", "_selected_action": [line.pk], "post": "yes"})

    assert lines() == [(Act.RIGHTS, "somebody", "", "")]


def test_right_to_read_the_trail_is_the_only_one_there_is(client):
    reader = User.objects.create_user("reader", is_staff=True)
    client.force_login(reader)
    before = client.get(TRAIL).status_code
    rights = Permission.objects.filter(content_type__model__in=["trailentry", "signincount"])
    reader.user_permissions.set(rights)

    assert [right.codename for right in rights] == ["view_trailentry"]
    assert (before, client.get(TRAIL).status_code) == (403, 200)


def test_acts_of_the_door_are_those_of_editions():
    """The door hands one on as the other."""
    assert set(Edition.Action.values) <= set(Act.values)
