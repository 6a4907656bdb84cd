"""Users and groups: what they may do, in words."""

import pytest
from django.contrib.auth.models import Permission

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
