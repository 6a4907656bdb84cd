"""Reading takes no write lock: every address of the desk and of the site answers while somebody else writes."""

import re
from contextlib import contextmanager

import pytest
import reversion
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.urls import get_resolver, reverse
from reversion.models import Version

from articles import models
from tests import factories
from tests.views.test_addresses import NAMES, address_of

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|BEGIN IMMEDIATE)\b|.*\bFOR UPDATE\b", re.S)
PASSWORD = "a long password"


@pytest.fixture
def chief(somebody_writes):
    return get_user_model().objects.create_superuser("chief", password=PASSWORD)


@pytest.fixture
def things(chief):
    """A published story and a thing of every desk, by the name of its model."""
    factories.site()
    factories.section()
    news = factories.story()
    news.section = models.Section.objects.get()
    news.save()
    factories.published(news)
    event = news.events.get()
    page = factories.published(models.Page.objects.create(title="关于", slug="about", body="<p>字</p>"))
    batch = models.ImportBatch.objects.create(source="a.batch", name="旧页", created_by=chief)
    found = [
        news, event, models.Person.objects.first(), models.Organization.objects.first(), models.Book.objects.get(),
        models.Agreement.objects.get(), models.Section.objects.get(), models.SiteSettings.objects.get(), batch, chief,
        page,
        models.Image.objects.create(file="00/1.jpg", digest="1" * 64, width=10, height=10, alt="字"),
        models.EventKind.objects.create(name="座谈会"),
        models.BookSeries.objects.create(title="丛书"),
        models.LegacyPage.objects.create(batch=batch, path="a.html", digest="2" * 64, size=1, file="22/2.page"),
        models.OverwritingName.objects.create(text="外来名大学"),
        Group.objects.create(name="编辑"),
    ]  # fmt: skip
    with reversion.create_revision():
        for thing in found:
            if reversion.is_registered(type(thing)):
                reversion.add_to_revision(thing)
    return {thing._meta.model_name: thing for thing in found}


def desk_addresses(things):
    """Every address below /admin/, filled from the things; lists also searched, ordered, and asked for nonsense."""
    resolver = get_resolver().namespace_dict["admin"][1]
    found = ["/admin/", reverse("desk-language"), reverse("desk-statistics")]
    found.append("/admin/autocomplete/?app_label=articles&model_name=event&field_name=venue_organization&term=a")
    for name in sorted(name for name in resolver.reverse_dict if isinstance(name, str)):
        for possibilities, *_rest in resolver.reverse_dict.getlist(name):
            for template, arguments in possibilities:
                found.append(f"/admin/{template % _filled(name, arguments, things)}")
        if name.endswith("_changelist"):
            found += [f"{found[-1]}{query}" for query in ("?q=a", "?e=1", "?o=1", "?nonsense=1")]
    return found


def _filled(name, arguments, things):
    """The arguments of an address; where there is no such thing, a number that is nobody's."""
    model = name.split("_")[1] if name.count("_") > 1 else ""
    number = things[model].pk if model in things else 999_999
    version = Version.objects.filter(content_type__model=model).first()
    filled = dict.fromkeys(arguments, number) | {"role": "attendee", "app_label": "articles", "content_type_id": 1}
    # The addresses of earlier drafts have nameless arguments: the thing, if it is there still, and the version.
    return filled | {max(arguments, default=""): version.pk} if version and "_0" in arguments else filled


def public_addresses(things):
    both = [prefix + address_of(name) for name in NAMES for prefix in ("", "/en")]
    return [*both, "/healthz", "/media/" + "a" * 64 + "-480.jpg", f"/api/views?ids={things['article'].pk}"]


@contextmanager
def statements(found):
    def noted(execute, sql, params, many, context):
        found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noted):
        yield


def test_every_address_answers_while_somebody_writes(somebody_writes, chief, things, client):
    client.raise_request_exception = False
    client.force_login(chief)
    # Something was said by the last save: the next page shows it, and forgets it.
    client.post(reverse("admin:articles_eventkind_add"), {"name": "签约", "name_en": "", "position": 1})
    asked, found, answers = [*public_addresses(things), *desk_addresses(things)], [], {}

    with somebody_writes(), statements(found):
        for address in asked:
            answers[address] = client.get(address).status_code

    assert {address: status for address, status in answers.items() if status >= 500} == {}
    assert [sql for sql in found if WRITES.match(sql)] == []
    opened = [reverse(f"admin:articles_{name}_change", args=[things[name].pk]) for name in ("article", "event", "book")]
    assert [answers[address] for address in opened] == [200, 200, 200]
    assert len(asked) > 200


def test_session_that_ended_is_refused_while_somebody_writes(somebody_writes, chief, client):
    client.force_login(chief)
    chief.set_password("another long password")
    chief.save()

    with somebody_writes():
        answer = client.get("/admin/")

    assert (answer.status_code, answer.url) == (302, "/admin/login/?next=%2Fadmin%2F&ended=zh-hans")
    assert client.cookies["sessionid"].value == ""
