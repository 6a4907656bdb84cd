"""Sections, pages and site settings: public as soon as they are saved by somebody who may publish, and not before."""

import pytest
import reversion
from django.urls import reverse
from reversion.models import Version

from articles.models import Page, Section, SiteSettings
from articles.models.published import Edition
from tests import factories
from tests.admin.conftest import opened

pytestmark = pytest.mark.django_db

KINDS = {
    "section": (Section, {"name": "合作", "slug": "cooperation"}, "name"),
    "page": (Page, {"title": "关于", "slug": "about", "body": "<p>字。</p>"}, "title"),
    "sitesettings": (SiteSettings, {"name": "研究院"}, "name"),
}


def url(kind, page, *args):
    return reverse(f"admin:articles_{kind}_{page}", args=args)


def rights(kind):
    return [f"{action}_{kind}" for action in ("add", "change", "view")]


def said(response):
    return [(message.level_tag, str(message)) for message in response.context["messages"]]


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def thing(kind):
    model, fields, _name = KINDS[kind]
    return factories.published(model.objects.create(pk=1, **fields))


def test_new_one_waits_for_somebody_who_may_publish(kind, may, typed, admin_user):
    model, fields, _name = KINDS[kind]
    desk = may(*rights(kind))

    response = desk.post(url(kind, "add"), typed(desk.get(url(kind, "add"))) | fields, follow=True)

    assert (model.objects.count(), Edition.objects.count()) == (1, 0)
    assert said(response)[0] == ("warning", "已保存，但没有发布：您没有发布的权限。可以发布的人：admin。")


def test_longest_names_of_publishers_are_told(may, typed, django_user_model):
    names = ["".join(chr(0x4E00 + (who * 300 + n) * 7 % 20_000) for n in range(150)) for who in range(6)]
    for number, name in enumerate(names):
        django_user_model.objects.create_superuser(f"a{number}", first_name=name, last_name=name[::-1])
    desk = may(*rights("page"))
    form = {"title": "".join(chr(0x4E00 + n * 11) for n in range(200)), "slug": "about"}

    response = desk.post(url("page", "add"), typed(desk.get(url("page", "add"))) | form, follow=True)

    told = [words for _level, words in said(response)]
    assert [form["title"] in words for words in told] == [False, True]
    assert all(name[:19] in told[0] for name in names[:5])


def test_change_waits_for_somebody_who_may_publish(kind, thing, may, client, typed, admin_user):
    name = KINDS[kind][2]
    desk = may(*rights(kind))
    address = url(kind, "change", 1)

    response = desk.post(address, typed(desk.get(address)) | {name: "改过的名称"}, follow=True)

    assert [level for level, _words in said(response)] == ["warning", "success"]
    assert (getattr(type(thing).objects.get(), name), Edition.objects.count()) == ("改过的名称", 1)
    assert "改过的名称" not in client.get("/").content.decode()
    assert desk.post(url(kind, "publish", 1)).status_code == 403

    # Who may publish sees that something waits, and publishes it.
    client.force_login(admin_user)
    opened, listed = client.get(address).content.decode(), client.get(url(kind, "changelist")).content.decode()
    assert ('name="_publish"' in opened, "badge changed" in opened, "badge changed" in listed) == (True, True, True)
    client.post(address, typed(client.get(address)) | {"_publish": "1"})
    page = client.get(url(kind, "publish", 1))
    client.post(url(kind, "publish", 1), {"digest": page.context["digest"]})
    assert Edition.objects.count() == 2
    assert 'name="_publish"' not in client.get(address).content.decode()


def test_who_may_publish_publishes_by_saving(kind, thing, may, typed):
    desk = may(*rights(kind), "add_edition")
    address = url(kind, "change", 1)

    desk.post(address, typed(desk.get(address)) | {KINDS[kind][2]: "改过的名称"})

    assert Edition.objects.filter(card__contains="改过的名称").count() == 1


def test_earlier_draft_comes_back_and_waits_for_somebody_who_may_publish(kind, thing, may, typed):
    with reversion.create_revision():
        thing.save()
    model, _fields, name = KINDS[kind]
    model.objects.update(**{name: "后来的名称"})
    factories.published(model.objects.get())
    desk = may(*rights(kind))
    address = url(kind, "revision", 1, Version.objects.get_for_object(thing).get().pk)

    desk.post(address, typed(opened(desk, address)))

    assert getattr(model.objects.get(), name) == KINDS[kind][1][name]
    assert [edition.number for edition in Edition.objects.all()] == [1, 2]


def test_published_site_settings_lead_to_no_page_of_their_own(desk):
    site = factories.site()
    site.touch()
    address = url("sitesettings", "publish", 1)

    response = desk.post(address, {"digest": desk.get(address).context["digest"]}, follow=True)

    assert ([level for level, _words in said(response)], "/sites/" in response.content.decode()) == (["success"], False)
