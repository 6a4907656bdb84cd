"""Every address of the desk, asked as everybody: nobody, inactive, not of the staff, without rights, with one right."""

import logging
import re

import pytest
import reversion
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import reverse
from reversion.models import Version

from articles import models
from articles.models.trail import TrailEntry
from articles.publishing.kinds import MODELS
from tests import factories
from tests.admin.doors import ANYBODY, doors, is_open

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DOORS = doors()
LOGIN = "/admin/login/"
DELETED = "987654"
# The addresses in a few parts: what they are asked about is made once a part.
PARTS = [DOORS[start::6] for start in range(6)]
# Of another desk: it has opened what it should not.
STRANGER = "articles.add_image"


@pytest.fixture(autouse=True)
def _quiet():
    """Refusals are what is asked for here: thousands of warnings with tracebacks would be most of the cost."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def shown(door):
    return door.name.removeprefix("admin:") or door.route


@pytest.fixture
def things(db):
    """One row for every desk, by its model: those with a history were saved in one, and a deleted twin beside them."""
    news = factories.published(factories.story())
    batch = models.ImportBatch.objects.create(name="旧站", source="/old")
    user = User.objects.create_user("other", password="x")
    found = {
        **{model: factories.published(factories.one_of(kind)) for kind, model in MODELS.items()},
        models.Article: news,
        models.Image: models.Image.objects.create(file="00/x.jpg", digest="0" * 64, width=10, height=10),
        models.Attachment: models.Attachment.objects.create(title="章程", file="00/x.pdf", digest="1" * 64, size=10),
        models.ImportBatch: batch,
        models.LegacyPage: models.LegacyPage.objects.create(batch=batch, path="1.htm", digest="2" * 64),
        models.OverwritingName: models.OverwritingName.objects.create(text="海外某某"),
        models.EventKind: models.EventKind.objects.create(name="座谈", position=1),
        models.Tag: news.tags.get(),
        TrailEntry: TrailEntry.objects.create(act=TrailEntry.Act.EXPORTED),
        User: user,
        Group: Group.objects.create(name="编辑"),
    }
    for model, thing in found.items():
        if reversion.is_registered(model):
            with reversion.create_revision():
                reversion.add_to_revision(thing)
            # As if one more had been deleted since.
            version = Version.objects.get_for_object(thing).get()
            version.pk, version.object_id = None, DELETED
            version.save()
    return found


def address_of(door, things):
    """The address with the keys of the things that are there; what a page cannot do without is asked with it."""
    if not door.name:
        model = _model_of_route(door.route)
        return f"/{door.route.split('<')[0].split('(')[0]}" + (f"{things[model].pk}/" if model else "")
    name, page = door.name, door.name.rpartition("_")[2]
    if name == "admin:app_list":
        return reverse(name, args=["articles"])
    if name == "admin:view_on_site":
        return reverse(name, args=[ContentType.objects.get_for_model(models.Article).pk, things[models.Article].pk])
    if name.endswith("autocomplete"):
        return f"{reverse(name)}?app_label=articles&model_name=article&field_name=events"
    if "<str:role>" in door.route:
        return reverse(name, args=[things[models.Event].pk, "attendee"])
    model = _model_of_route(door.route)
    if page in ("recover", "revision"):
        if page == "recover":
            return reverse(name, args=[Version.objects.get_for_model(model).get(object_id=DELETED).pk])
        return reverse(name, args=[things[model].pk, Version.objects.get_for_object(things[model]).get().pk])
    return reverse(name, args=[things[model].pk] if re.search("<", door.route) else [])


def _model_of_route(route):
    parts = route.split("/")
    return apps.get_model(parts[1], parts[2]) if len(parts) > 3 and parts[1] in ("articles", "auth") else None


def ask(client, method, address, **headers):
    """What the desk says: "in", "out", "sign in", "led away" or "no method"; nothing that a request does stays."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        answer = getattr(client, method)(address, **headers)
        transaction.set_rollback(True)
    client.cookies = cookies
    assert answer.status_code < 500
    if answer.status_code == 302:
        return "sign in" if answer["Location"].startswith(LOGIN) else "led away"
    if "admin/login.html" in [template.name for template in answer.templates]:
        return "sign in"
    return {403: "out", 405: "no method"}.get(answer.status_code, "in")


def expected(line, rights):
    """What `ask` may say; rights are None for those who are not of the staff."""
    if line is None:
        # A method that is not taken may be refused before or after it is asked who comes.
        return {"no method", "out", "sign in", "led away"}
    if line == ANYBODY:
        return {"in", "led away", "sign in"}
    if rights is not None and is_open(line, rights):
        return {"in", "led away"}
    return {"sign in"} if rights is None else {"out"}


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def asked(client, these, things, rights):
    """[(address, method, what was said)] of everything that was not as its line says."""
    wrong = []
    for door in these:
        address = address_of(door, things)
        for method, line in zip(("get", "post"), door.line, strict=True):
            said = ask(client, method, address)
            if said not in expected(line, rights):
                wrong.append((address, method, said, expected(line, rights), rights))
    return wrong


def holder(user, rights):
    """The user with exactly these rights."""
    names = [right.partition(".")[::2] for right in sorted(rights)]
    user.user_permissions.set(
        Permission.objects.get(content_type__app_label=app, codename=codename) for app, codename in names
    )


def rights_about(door):
    """The rights that a line names, together and each alone, and one of another desk."""
    sets = [needed for line in door.line if line not in (None, ANYBODY) for needed in line]
    alone = {right for needed in sets for right in needed} | {STRANGER}
    model = _model_of_route(door.route)
    if model is not None:
        opts = model._meta
        alone |= {f"{opts.app_label}.{act}_{opts.model_name}" for act in opts.default_permissions}
    return [*[{right} for right in sorted(alone)], *[needed for needed in sets if len(needed) > 1]]


@pytest.mark.parametrize("door", DOORS, ids=shown)
def test_address_of_the_desk_has_its_line(door):
    assert len(door.line) == 2


@pytest.mark.parametrize("part", PARTS, ids=range(len(PARTS)))
def test_address_of_the_desk_opens_to_nobody_from_outside(part, things):
    outside = [
        Client(),
        signed_in(User.objects.create_superuser("inactive", is_active=False)),
        signed_in(User.objects.create_superuser("outside", is_staff=True)),
    ]
    User.objects.filter(username="outside").update(is_staff=False)

    wrong = [fault for client in outside for fault in asked(client, part, things, None)]

    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("part", PARTS, ids=range(len(PARTS)))
def test_address_of_the_desk_opens_to_the_rights_in_its_line(part, things):
    user = User.objects.create_user("editor", is_staff=True)
    client = signed_in(user)

    wrong = asked(client, part, things, set())
    for door in part:
        for rights in rights_about(door):
            holder(user, rights)
            wrong += asked(client, [door], things, rights)

    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.prove
@pytest.mark.parametrize("part", PARTS, ids=range(len(PARTS)))
def test_address_of_the_desk_opens_to_no_other_right(part, things):
    user = User.objects.create_user("editor", is_staff=True)
    client = signed_in(user)

    wrong = []
    for app, codename in Permission.objects.values_list("content_type__app_label", "codename"):
        holder(user, {f"{app}.{codename}"})
        wrong += asked(client, part, things, {f"{app}.{codename}"})

    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("part", PARTS, ids=range(len(PARTS)))
def test_writing_address_wants_its_token_and_its_own_origin(part, things, admin_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    token = client.get(reverse("admin:password_change")).context["csrf_token"]
    writing = [door for door in part if door.line[1] is not None]

    said = [
        (door.name, ask(client, "post", address_of(door, things), **headers))
        for door in writing
        for headers in ({}, {"headers": {"X-CSRFToken": str(token), "Origin": "https://elsewhere.example.org"}})
    ]

    assert said == [(door.name, "out") for door in writing for _headers in range(2)]
