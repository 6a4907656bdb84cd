"""The preview: the readers' own page, from working copies of everything linked, for signed-in staff alone."""

import re

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from articles.models import Event, Person
from articles.models.published import Edition
from tests import factories

pytestmark = pytest.mark.django_db


def preview(thing, language=""):
    address = reverse(f"admin:articles_{thing._meta.model_name}_preview", args=[thing.pk])
    return f"{address}?language={language}" if language else address


def kinds():
    news = factories.story(attendees=2)
    event = news.events.get()
    agreement = event.agreements.get()
    return {
        "article": news,
        "event": event,
        "agreement": agreement,
        "book": event.book_launches.get().book,
        "person": Person.objects.first(),
        "organization": agreement.parties.first().organization,
    }


@pytest.mark.parametrize("kind", ["article", "event", "agreement", "book", "person", "organization"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_preview_is_the_readers_page_by_the_readers_template(desk, kind, language):
    thing = kinds()[kind]

    response = desk.get(preview(thing, language))

    assert response.status_code == 200
    assert f"articles/{kind}_detail.html" in [template.name for template in response.templates]
    assert str(thing).strip("《》") in response.content.decode()
    assert f'lang="{"en" if language == "en" else "zh-Hans"}"' in response.content.decode()
    assert Edition.objects.count() == 0


def test_preview_leads_to_its_own_languages_and_to_no_page_that_is_not_there(desk):
    page = desk.get(preview(factories.event())).content.decode()

    assert re.findall(r'href="([^"]*)" (?:lang|hreflang)="', page) == ["?language=zh-hans", "?language=en"]


def test_preview_shows_the_drafts_of_everything_linked(desk, client):
    news = factories.story(attendees=2)
    factories.published(news)
    event = news.events.get()
    Event.objects.filter(pk=event.pk).update(title="改过的会名", venue="新的会场")
    event.appearances.filter(name_as_printed="人000").update(name_as_printed="改过的人名")
    event.agreements.update(title="改过的协议")
    news.title = "改过的标题"
    news.save()

    draft = desk.get(preview(news)).content.decode()
    public = client.get(f"/articles/{news.pk}/", follow=True).content.decode()

    changed = ("改过的标题", "改过的会名", "新的会场", "改过的人名", "改过的协议")
    assert [words in draft for words in changed] == [True] * len(changed)
    assert [words in public for words in changed] == [False] * len(changed)


def test_preview_equals_the_page_that_is_then_published(desk, client):
    news = factories.story(attendees=2)

    def main(response):
        html = response.content.decode()
        # A draft has no address to print yet, and no view of it is counted.
        lines = re.sub(r' data-view-token="[^"]*"', "", html[html.index("<main") : html.index("</main>")]).splitlines()
        return [line.strip() for line in lines if line.strip() and "print-only" not in line]

    draft = main(desk.get(preview(news)))
    factories.published(news)
    published = main(client.get(f"/articles/{news.pk}/", follow=True))

    assert draft == published


def test_preview_is_never_kept_by_anybody(desk):
    response = desk.get(preview(factories.article()))

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_preview_is_for_staff_who_may_see_the_thing(client):
    news = factories.article("秘密的草稿")
    stranger = client.get(preview(news))
    client.force_login(User.objects.create_user("reader"))
    reader = client.get(preview(news))
    staff = User.objects.create_user("staff", is_staff=True)
    client.force_login(staff)
    without = client.get(preview(news))
    staff.user_permissions.set(Permission.objects.filter(codename="view_article"))
    client.force_login(User.objects.get(pk=staff.pk))

    assert [answer.status_code for answer in (stranger, reader, without)] == [302, 302, 403]
    assert client.get(preview(news)).status_code == 200


def test_preview_of_what_is_not_there_is_not_found(desk):
    assert desk.get("/admin/articles/article/999/preview/").status_code == 404
