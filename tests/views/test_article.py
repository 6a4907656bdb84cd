"""The page of an article: where it lives, and what stands on it in which order."""

import datetime
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from articles.keeping.image import take_picture
from articles.models import ArticleCredit, ArticleImage, Image
from articles.models.viewcount import ViewCount
from articles.publishing.door import publish
from articles.templatetags.pictures import picture as picture_tag
from tests import factories
from tests.views.shown import DAY, titles

pytestmark = pytest.mark.django_db


def page_of(client, told):
    prefix = "/en" if told.language == "en" else ""
    return client.get(f"{prefix}/articles/{told.pk}/{told.slug}/")


def links(html, rel):
    return re.findall(rf'<link rel="{rel}"(?: hreflang="([^"]*)")? href="([^"]*)">', html)


def test_english_article_lives_under_en_alone(client):
    told = factories.published(factories.article("A Book", language="en"))

    response = client.get(f"/articles/{told.pk}/{told.slug}/")

    assert (response.status_code, response["Location"]) == (301, f"/en/articles/{told.pk}/a-book/")
    assert page_of(client, told).status_code == 200


def test_edit_leads_staff_to_the_desk(client, admin_client):
    told = factories.article()

    answers = [browser.get(f"/articles/{told.pk}/edit", follow=True) for browser in (client, admin_client)]

    assert [(answer.status_code, answer.redirect_chain[-1][0]) for answer in answers] == [
        (200, f"/admin/login/?next=/admin/articles/article/{told.pk}/change/"),
        (200, f"/admin/articles/article/{told.pk}/change/"),
    ]


@pytest.mark.parametrize(
    ("legacy_base", "printed"),
    [(None, "—"), (0, "0"), (1234, "1,234")],
)
def test_unknown_views_are_a_dash_and_never_zero(client, legacy_base, printed):
    told = factories.published(factories.article())
    ViewCount.objects.update_or_create(article_id=told.pk, defaults={"legacy_base": legacy_base})

    html = page_of(client, told).content.decode()

    shown = re.search(r'<dd class="figure"[^>]*>(.*?)</dd>', html)[1]
    assert re.sub(r"<[^>]*>", "", shown).split()[0] == printed


def test_related_are_the_chosen_then_others_on_the_same_events_at_most_five(client):
    held = factories.event()
    told = factories.article("本文", events=[held])
    chosen = [factories.article(f"选{number}") for number in range(2)]
    others = [
        factories.article(f"同场{number}", events=[held], published_on=DAY - datetime.timedelta(days=number))
        for number in range(5)
    ]
    told.related.set(chosen)
    for other in (*chosen, *others, factories.article("无关")):
        publish(other)
    publish(told)

    related = page_of(client, told).context["related"]

    assert [thing.card["title"] for thing in related] == ["选0", "选1", "同场0", "同场1", "同场2"]


def test_earlier_and_later_are_the_neighbours_in_the_list_of_its_language(client):
    told = [factories.published(factories.article(f"第{number}篇")) for number in range(3)]
    factories.published(factories.article("English between", language="en"))

    found = [page_of(client, one).context for one in told]

    named = [tuple(context[end] and context[end].card["title"] for end in ("earlier", "later")) for context in found]
    assert named == [(None, "第1篇"), ("第0篇", "第2篇"), ("第1篇", None)]


def test_page_names_its_address_and_its_translation(client, settings):
    chinese = factories.published(factories.article("中文"))
    english = factories.published(factories.article("English", language="en", translation_of=chinese))
    here, there = f"/articles/{chinese.pk}/zhong-wen/", f"/en/articles/{english.pk}/english/"
    twins = [("zh-Hans", settings.SITE_URL + here), ("en", settings.SITE_URL + there)]

    pages = [page_of(client, told).content.decode() for told in (chinese, english)]

    assert [links(html, "canonical") for html in pages] == [
        [("", settings.SITE_URL + here)],
        [("", settings.SITE_URL + there)],
    ]
    assert [sorted(links(html, "alternate")) for html in pages] == [sorted(twins)] * 2


def test_article_without_a_translation_names_no_twin(client):
    html = page_of(client, factories.published(factories.article())).content.decode()

    assert links(html, "alternate") == []


@pytest.mark.parametrize(
    ("address", "canonical", "twins"),
    [
        ("/events/", "/events/", ["/events/", "/en/events/"]),
        ("/en/events/?utm_source=x", "/en/events/", ["/events/", "/en/events/"]),
        ("/?fbclid=1", "/", ["/", "/en/"]),
        ("/agreements/?state=expired&x=1", "/agreements/?state=expired", []),
        ("/articles/?before=2019-03-06T0000~1&x=1", "/articles/?before=2019-03-06T0000~1", []),
    ],
)
def test_list_names_its_address_and_its_twin(client, settings, address, canonical, twins):
    html = client.get(address).content.decode()

    assert [path for _language, path in links(html, "canonical")] == [settings.SITE_URL + canonical]
    assert [path for _language, path in links(html, "alternate")] == [settings.SITE_URL + twin for twin in twins]


def test_parts_of_the_page_stand_in_the_order_of_the_mock_up(client):
    section = factories.section()
    told = factories.story()
    held = told.events.get()
    factories.attendee(held, "主持人", role="moderator")
    factories.attendee(held, "发言人", role="speaker")
    factories.attendee(held, "研讨人", role="expert")
    told.section, told.source_name, told.body = section, "某报", "<p>正文在此。</p>"
    told.save()
    ArticleCredit.objects.create(article=told, role="author", name="某记者", position=1)
    other = factories.published(factories.article("相关的", published_on=DAY - datetime.timedelta(days=1)))
    told.related.add(other)
    publish(told)

    html = page_of(client, told).content.decode()
    parts = [
        'class="title', "2019-03-06</time>", "浏览量", "/sections/cooperation/", "某报", "某记者", "正文在此",
        'id="attendees-', 'id="moderator-', 'id="speakers-', 'id="experts-', 'id="books"', 'id="agreements"',
        'id="tags-h"', 'id="related"', 'rel="prev"', 'href="#top"',
    ]  # fmt: skip
    places = [html.index(part, html.index("<article")) for part in parts]

    assert [part for _place, part in sorted(zip(places, parts, strict=True))] == parts


def test_picture_is_offered_as_avif_and_jpeg_with_its_size_and_alternative_text(client):
    drawn = io.BytesIO()
    Pillow.new("RGB", (640, 320), "teal").save(drawn, "PNG")
    taken = take_picture(SimpleUploadedFile("x.png", drawn.getvalue()))
    picture = Image.objects.create(
        file=taken.name, digest=taken.digest, width=taken.width, height=taken.height,
        alt="会场", caption="会场全景", credit="某摄影",
    )  # fmt: skip
    told = factories.article(cover=picture)
    ArticleImage.objects.create(article=told, image=picture, position=1)
    publish(told)

    html = page_of(client, told).content.decode()
    found = re.findall(
        r'<picture><source type="image/avif" srcset="([^"]*)"[^>]*>'
        r'<img class="[^"]*" src="([^"]*)" srcset="([^"]*)"[^>]*width="(\d+)" height="(\d+)" alt="([^"]*)"',
        html,
    )
    name = f"/media/{taken.digest}"
    expected = (
        f"{name}-480.avif 480w, {name}-640.avif 640w",
        f"{name}-640.jpg",
        f"{name}-480.jpg 480w, {name}-640.jpg 640w",
        "640",
        "320",
        "会场",
    )

    assert found == [expected, expected]
    assert ("会场全景" in html, "某摄影" in html) == (True, True)
    assert [client.get(address).status_code for address in (f"{name}-640.avif", f"{name}-640.jpg")] == [200, 200]


def test_picture_that_is_cut_keeps_its_focal_point_in_view():
    payload = {"digest": "a" * 64, "width": 640, "height": 320, "widths": [640], "alt": "", "focal_point": "9% 51%"}

    assert 'class="cover focal-x-0"' in picture_tag(payload, css="cover")


def test_correction_is_shown_with_the_edition_that_carries_it(client):
    told = factories.article()
    publish(told, correction="把三方误作两方。")

    assert "把三方误作两方。" in page_of(client, told).content.decode()


def test_archive_names_the_months_that_have_news_in_the_language_of_the_page(client):
    factories.published(factories.article("三月"))
    factories.published(factories.article("十一月", published_on=datetime.date(2019, 11, 2)))
    factories.published(factories.article("May", language="en", published_on=datetime.date(2024, 5, 2)))

    found = {prefix: client.get(f"{prefix}/articles/").context["years"] for prefix in ("", "/en")}

    months = {
        prefix: {
            row["year"]: {month["number"]: month["count"] for month in row["months"] if month["count"]} for row in rows
        }
        for prefix, rows in found.items()
    }
    assert months == {"": {2024: {5: 1}, 2019: {3: 1, 11: 1}}, "/en": {2024: {5: 1}}}


def test_archive_shows_the_month_and_no_other(client):
    factories.published(factories.article("二月", published_on=datetime.date(2019, 2, 28)))
    factories.published(factories.article("三月初", published_on=datetime.date(2019, 3, 1)))
    factories.published(factories.article("三月底", published_on=datetime.date(2019, 3, 31), published_time="23:59"))
    factories.published(factories.article("四月", published_on=datetime.date(2019, 4, 1)))

    assert titles(client.get("/articles/archive/2019/03/")) == ["三月底", "三月初"]
    assert titles(client.get("/articles/archive/2019/")) == ["四月", "三月底", "三月初", "二月"]


def test_english_list_holds_the_english_news_and_the_chinese_list_no_translation(client):
    chinese = factories.published(factories.article("中文"))
    factories.published(factories.article("Translated", language="en", translation_of=chinese))
    factories.published(factories.article("English alone", language="en"))

    assert titles(client.get("/articles/")) == ["English alone", "中文"]
    assert titles(client.get("/en/articles/")) == ["English alone", "Translated"]
