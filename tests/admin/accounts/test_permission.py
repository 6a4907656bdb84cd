"""Users and groups: what they may do, in words."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/admin/auth/group/add/", "/admin/auth/user/1/change/"])
def test_permission_is_named_by_the_desk_it_opens(desk, admin_user, address):
    form = desk.get(address.replace("/1/", f"/{admin_user.pk}/")).context["adminform"].form
    field = form.fields["permissions" if "group" in address else "user_permissions"]

    names = {field.label_from_instance(permission) for permission in field.queryset}

    assert len(names) == Permission.objects.count()
    assert [name for name in names if "Can " in name and "article" in name] == []


@pytest.mark.parametrize("address", ["/admin/password_change/", "/admin/password_change/done/"])
def test_page_of_the_password_has_the_button_of_the_language(desk, address):
    assert 'value="en" lang="en">English</button>' in desk.get(address).content.decode()


# Nobody lifts himself or others above his own rights

HIS = ["view_user", "add_user", "change_user", "delete_user", "view_group", "add_group", "change_group", "delete_group"]
HIS += ["view_article", "change_article"]
# A moment is sent as a day and a time.
JOINED = {"date_joined_0": "2026-03-01", "date_joined_1": "08:00:00"}


@pytest.fixture
def manager(client):
    """Signed in: may change users and groups and write articles, by a group of his own; is no administrator."""
    heads = Group.objects.create(name="主任")
    heads.permissions.set(permissions(*HIS))
    user = User.objects.create_user("manager", is_staff=True)
    user.groups.add(heads)
    client.force_login(user)
    return user


def permissions(*codes):
    found = Permission.objects.filter(codename__in=codes)
    assert len(found) == len(codes)
    return found


def colleague(*codes, **fields):
    user = User.objects.create_user("colleague", password="old", is_staff=True, **fields)
    user.user_permissions.set(permissions(*codes))
    return user


def group_of(*codes, members=()):
    group = Group.objects.create(name="编辑")
    group.permissions.set(permissions(*codes))
    group.user_set.set(members)
    return group


def address(thing, page="change"):
    name = "auth_user_password_change" if page == "password" else f"auth_{thing._meta.model_name}_{page}"
    return reverse(f"admin:{name}", args=[thing.pk])


def rights(user):
    user = User.objects.get(pk=user.pk)
    codes = sorted(user.user_permissions.values_list("codename", flat=True))
    return (user.is_superuser, user.is_staff, codes, sorted(user.groups.values_list("name", flat=True)))


def keys(*things):
    return [str(thing.pk) for thing in things]


def test_manager_grants_what_he_may_do_himself(client, manager, typed):
    user, editors = colleague(), group_of("change_article")
    page = client.get(address(user))

    form = page.context["adminform"].form
    sent = typed(page) | JOINED | {"user_permissions": keys(*permissions("view_article")), "groups": keys(editors)}
    response = client.post(address(user), sent)

    assert set(form.fields["user_permissions"].queryset) == set(permissions(*HIS))
    assert response.status_code == 302
    assert rights(user) == (False, True, ["view_article"], ["编辑"])


@pytest.mark.parametrize("field", ["user_permissions", "groups"])
def test_what_is_beyond_the_manager_is_refused_at_its_field(client, manager, typed, field):
    user, publishers = colleague("view_article"), group_of("change_article", "add_edition")
    beyond = {"user_permissions": permissions("add_edition"), "groups": [publishers]}[field]
    sent = typed(client.get(address(user))) | JOINED | {field: keys(*beyond)}

    response = client.post(address(user), sent)

    words = "这超出了您自己的权限，您不能授予别人。请从列表中选择。"
    assert (response.status_code, response.context["adminform"].form.errors) == (200, {field: [words]})
    assert rights(user) == (False, True, ["view_article"], [])


@pytest.mark.parametrize("who", ["himself", "colleague"])
def test_manager_makes_no_administrator(client, manager, typed, who):
    user = manager if who == "himself" else colleague()
    before = rights(user)

    client.post(address(user), typed(client.get(address(user))) | JOINED | {"is_superuser": "on"})

    assert rights(user) == before


def test_manager_changes_his_name_and_not_his_rights(client, manager, typed):
    editors, before = group_of("view_article"), rights(manager)
    page = client.get(address(manager))
    sent = typed(page) | JOINED | {"first_name": "新名", "is_superuser": "on", "groups": keys(editors)}
    sent |= {"user_permissions": keys(*permissions("view_article", "add_edition"))}

    response = client.post(address(manager), sent)

    assert (response.status_code, User.objects.get(pk=manager.pk).first_name) == (302, "新名")
    assert rights(manager) == before
    assert "您自己的权限由别人修改。" in page.content.decode()


ABOVE = {
    "administrator": lambda: colleague(is_superuser=True),
    "administrator who left": lambda: colleague(is_superuser=True, is_active=False),
    "publisher": lambda: colleague("add_edition"),
    "publisher who left": lambda: colleague("add_edition", is_active=False),
    "publisher by a group": lambda: group_of("add_edition", members=[colleague()]).user_set.get(),
}


@pytest.mark.parametrize("above", ABOVE)
def test_who_may_do_more_than_the_manager_is_out_of_his_reach(client, manager, above):
    user = ABOVE[above]()
    before, password = rights(user), user.password
    new = {"password1": "Kaiq-47-mun", "password2": "Kaiq-47-mun", "usable_password": "true", "set-password": "1"}
    changed = {"username": "mine", "email": "mine@example.org", "is_active": "on"}

    page = client.get(address(user))
    answers = [
        client.post(address(user), changed).status_code,
        client.get(address(user, "password")).status_code,
        client.post(address(user, "password"), new).status_code,
        client.post(address(user, "delete"), {"post": "yes"}).status_code,
    ]
    bulk = {"action": "delete_selected", "_selected_action": [user.pk], "post": "yes"}
    answers.append(client.post(reverse("admin:auth_user_changelist"), bulk).status_code)

    kept = User.objects.get(pk=user.pk)
    assert answers == [403, 403, 403, 403, 403]
    assert (rights(user), kept.password, kept.username) == (before, password, "colleague")
    assert (page.status_code, 'name="username"' in page.content.decode()) == (200, False)
    assert "可以做的比您多" in page.content.decode()


def test_password_of_who_may_do_no_more_is_changed(client, manager):
    user = colleague("view_article")
    new = {"password1": "Kaiq-47-mun", "password2": "Kaiq-47-mun", "usable_password": "true", "set-password": "1"}

    client.post(address(user, "password"), new)

    assert User.objects.get(pk=user.pk).check_password("Kaiq-47-mun")


def held(group):
    return sorted(Group.objects.get(pk=group.pk).permissions.values_list("codename", flat=True))


def test_manager_gives_a_group_no_more_than_he_has(client, manager, typed):
    group = group_of("view_article", members=[colleague()])
    sent = typed(client.get(address(group)))

    refused = client.post(address(group), sent | {"permissions": keys(*permissions("view_article", "add_edition"))})
    assert (refused.status_code, list(refused.context["adminform"].form.errors)) == (200, ["permissions"])
    assert held(group) == ["view_article"]

    client.post(address(group), sent | {"permissions": keys(*permissions("change_article"))})
    assert held(group) == ["change_article"]


def test_group_that_may_do_more_than_the_manager_or_that_he_is_in_stays_as_it_is(client, manager):
    groups = [group_of("view_article", "add_edition"), manager.groups.get()]
    before = [held(group) for group in groups]
    sent = {"name": "别名", "permissions": keys(*permissions("view_article"))}

    answers = [client.post(address(group), sent).status_code for group in groups]
    answers += [client.post(address(group, "delete"), {"post": "yes"}).status_code for group in groups]
    pages = [client.get(address(group)) for group in groups]

    assert answers == [403] * 4
    assert [(page.status_code, 'name="permissions"' in page.content.decode()) for page in pages] == [(200, False)] * 2
    assert [held(group) for group in groups] == before


def test_new_group_holds_no_more_than_the_manager_has(client, manager):
    sent = {"name": "新组", "permissions": keys(*permissions("add_edition"))}

    response = client.post(reverse("admin:auth_group_add"), sent)

    assert list(response.context["adminform"].form.errors) == ["permissions"]
    assert Group.objects.filter(name="新组").count() == 0


def test_administrator_grants_all(desk, typed):
    user = colleague()
    sent = (
        typed(desk.get(address(user)))
        | JOINED
        | {
            "is_superuser": "on",
            "user_permissions": keys(*permissions("add_edition")),
        }
    )

    desk.post(address(user), sent)

    assert rights(user) == (True, True, ["add_edition"], [])


def test_page_of_deleting_a_user_does_not_name_what_he_did(client, desk, typed):
    user = colleague("add_article", "view_article", is_superuser=False)
    LogEntry.objects.log_actions(user.pk, [factories.article("未公开的新闻")], 1, "", single_object=True)
    keeper = User.objects.create_user("keeper", is_staff=True)
    keeper.user_permissions.set(permissions("delete_user", "view_user", "add_article", "view_article"))
    client.force_login(keeper)

    assert "未公开的新闻" not in client.get(address(user, "delete")).content.decode()
