import pytest
from django.contrib.auth.models import Permission, User
from django.forms import Textarea, TextInput


@pytest.fixture
def desk(admin_client):
    """A signed-in editor who may do everything; a refused form fails with its errors."""
    return admin_client


@pytest.fixture
def may(client):
    """Signs in somebody who may do this in our house and nothing else: `may("view_article")` is the client."""

    def sign_in(*codes, name="helper"):
        user = User.objects.create_user(name, is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codes, content_type__app_label="articles"))
        assert user.user_permissions.count() == len(codes)
        client.force_login(user)
        return client

    return sign_in


def opened(desk, address):
    """The form with an earlier draft in it, as the button on its page opens it."""
    return desk.post(address, {"_open": "1"})


@pytest.fixture
def typed():
    """What a browser would send back of a desk as it was opened: every field of the form, inlines included."""

    def fields(response):
        forms = [response.context["adminform"].form]
        inlines = [inline.formset for inline in response.context["inline_admin_formsets"]]
        sent = {}
        for formset in inlines:
            forms += [formset.management_form, *formset.forms]
        for form in forms:
            for bound in form:
                value = bound.value()
                if value is None or value is False:
                    continue
                sent[bound.html_name] = _sent(bound, value)
        return sent

    return fields


def _sent(bound, value):
    if value is True:
        return "on"
    if hasattr(value, "all"):
        return [str(thing.pk) for thing in value.all()]
    if isinstance(value, list | tuple) and not isinstance(bound.field.widget, TextInput | Textarea):
        return [str(getattr(part, "pk", part)) for part in value]
    widget = bound.field.widget
    shown = widget.format_value(value) if hasattr(widget, "format_value") else value
    if isinstance(shown, list):
        return shown
    return "" if shown is None else str(shown)
