"""The publishing desk: what would go online, what is wrong with it and where to mend it, and every way back."""

import datetime
import re
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.admin.publishing import edition, preview
from articles.models import AgreementParty, Article, Organization
from articles.models.published import Edition, Kind, Publication
from articles.publishing.canonical import canonical_json
from articles.publishing.door import withdraw
from articles.publishing.kinds import MODELS, kind_of
from articles.publishing.snapshot import decoded
from tests import factories

pytestmark = pytest.mark.django_db


def url(thing, page, *args):
    return reverse(f"admin:articles_{thing._meta.model_name}_{page}", args=[thing.pk, *args])


def confirm(desk, thing, **more):
    """The confirmation as the page sends it, everything ticked unless `take` says otherwise."""
    page = desk.get(url(thing, "publish"))
    rows = [row["key"] for row in page.context["rows"] if not row["is_own"]]
    sent = {"digest": page.context["digest"], "shown": rows, "take": rows} | more
    return desk.post(url(thing, "publish"), sent)


def online(kind=None):
    rows = Publication.objects.visible()
    return {(row.kind, row.thing_id) for row in (rows.filter(kind=kind) if kind else rows)}


def test_page_lists_everything_that_would_go_online_with_the_article(desk):
    news = factories.story(attendees=2)

    rows = desk.get(url(news, "publish")).context["rows"]

    assert sorted({row["kind"] for row in rows}) == sorted(["文章", "活动", "图书", "协议", "人物", "组织"])
    assert [(row["is_own"], row["is_new"]) for row in rows[:1]] == [(True, True)]
    assert {row["is_new"] for row in rows} == {True}


def test_one_confirmation_publishes_all(desk):
    news = factories.story(attendees=2)

    response = confirm(desk, news)

    assert (response.status_code, response["Location"]) == (302, url(news, "change"))
    assert {kind for kind, _thing_id in online()} == {"article", "event", "book", "agreement", "person", "organization"}
    assert "第 1 版" in desk.get(url(news, "change")).content.decode()


def test_what_is_unticked_stays_out(desk):
    news = factories.story(attendees=0)
    book = news.events.get().book_launches.get().book

    rows = [row["key"] for row in desk.get(url(news, "publish")).context["rows"] if not row["is_own"]]
    confirm(desk, news, take=[key for key in rows if key != f"book:{book.pk}"])

    assert online(Kind.BOOK) == set()
    assert online(Kind.ARTICLE) == {("article", news.pk)}


def test_what_was_saved_meanwhile_is_shown_before_it_is_published(desk):
    news = factories.article("先看到的标题")
    digest = desk.get(url(news, "publish")).context["digest"]
    Article.objects.filter(pk=news.pk).update(title="后改的标题")
    Article.objects.get(pk=news.pk).touch()

    page = desk.post(url(news, "publish"), {"digest": digest})

    assert (page.status_code, online()) == (200, set())
    assert "后改的标题" in page.content.decode()


def test_editor_learns_what_to_mend_and_nothing_goes_online(desk):
    news = factories.story(attendees=0)
    agreement = news.events.get().agreements.get()
    agreement.parties.last().delete()

    page = confirm(desk, news)

    html = page.content.decode()
    assert (page.status_code, online()) == (200, set())
    assert "必须先改" in html
    assert f"{url(agreement, 'change')}#parties-group" in html


def faulty():
    """A story in which every kind of thing has something to mend, as publishing knows it."""
    news = factories.story(attendees=1)
    Article.objects.filter(pk=news.pk).update(title="题", summary="", body="")
    event = news.events.get()
    event.book_launches.get().book.parts.create(position=1, title="上篇")
    agreement = event.agreements.get()
    stranger = Organization.objects.create(name="旁人")
    party = agreement.parties.last()
    agreement.parties.exclude(pk=party.pk).delete()
    AgreementParty.objects.filter(pk=party.pk).update(organization=stranger)
    return news


def test_link_of_every_problem_leads_to_a_place_on_a_desk(desk):
    rows = desk.get(url(faulty(), "publish")).context["rows"]
    addresses = [entry["address"] for row in rows for entry in row["problems"]]

    assert len(addresses) > 2
    for address in addresses:
        path, _hash, anchor = address.partition("#")
        assert f'id="{anchor}"' in desk.get(path).content.decode(), address


# Afterwards


def test_desk_says_that_there_are_changes_that_readers_do_not_see(desk, client):
    news = factories.published(factories.article("原题"))
    news.title = "新题"
    news.save()

    page = desk.get(url(news, "change")).content.decode()

    assert '<span class="badge changed">' in page
    assert url(news, "differences") in page
    assert ("新题" in client.get(f"/articles/{news.pk}/", follow=True).content.decode()) is False


def test_differences_are_marked_by_more_than_a_colour_and_show_what_takes_no_ink(desk):
    news = factories.published(factories.article("城市治理", summary="旧的摘要。"))
    Article.objects.filter(pk=news.pk).update(
        title="城市\u200b治理", summary="新的摘要。", body="<p>正文。</p><p>又一段。</p>"
    )
    Article.objects.get(pk=news.pk).touch()

    page = desk.get(url(news, "differences")).content.decode()

    assert '<ins><span class="nr-invisible">U+200B</span></ins>' in page
    assert "<del>旧</del><ins>新</ins>的摘要。" in page
    assert "<ins>又一段。</ins>" in page


def test_differences_of_what_is_linked_are_shown_too(desk):
    news = factories.story(attendees=0)
    factories.published(news)
    book = news.events.get().book_launches.get().book
    book.title = "改过的书名"
    book.save()

    compared = desk.get(url(news, "differences")).context["compared"]

    assert [(str(entry["kind"]), [change.label for change in entry["changes"]]) for entry in compared] == [
        ("图书", ["标题", "地址"])
    ]


def test_differences_speak_the_words_of_the_desk_not_of_the_store(desk):
    event = factories.event()
    factories.attendee(event, "程鹏")
    factories.published(event)
    event.status = event.Status.POSTPONED
    event.year_is_inferred = True
    event.save()
    event.appearances.update(is_certain=False, honorific="先生")

    compared = desk.get(url(event, "differences")).context["compared"]

    words = " ".join(f"{change.label} {' '.join(change.lines)}" for entry in compared for change in entry["changes"])
    text = re.sub(r"<[^>]+>", " ", words)
    assert re.findall(r"[A-Za-z_]{2,}", text) == []
    assert "推迟" in text and "先生" in text


def test_withdrawn_article_tells_its_readers_so_and_can_come_back(desk, client):
    news = factories.published(factories.article("撤回的新闻"))

    desk.post(url(news, "withdraw"), {"note": "有误"})
    gone = client.get(f"/articles/{news.pk}/", follow=True)
    editions = desk.get(url(news, "editions")).content.decode()
    confirm(desk, news)

    assert (gone.status_code, "有误" in gone.content.decode()) == (410, False)
    assert "有误" in editions
    assert client.get(f"/articles/{news.pk}/", follow=True).status_code == 200


def test_previous_edition_comes_back_with_one_click_and_the_working_copy_stays(desk, client):
    news = factories.published(factories.article("对的标题"))
    news.title = "错的标题"
    news.save()
    factories.published(news)

    page = desk.get(url(news, "editions")).content.decode()
    form = re.search(r'action="([^"]+/go-back/)".*?name="number" value="(\d+)".*?退回上一版', page, re.DOTALL)
    desk.post(form[1], {"number": form[2]})

    assert "对的标题" in client.get(f"/articles/{news.pk}/", follow=True).content.decode()
    assert Article.objects.get(pk=news.pk).title == "错的标题"
    assert [edition.number for edition in Edition.objects.filter(kind=Kind.ARTICLE)] == [1, 2, 3]


@pytest.mark.parametrize("number", ["", "x", "99", "9" * 12, "-1"])
def test_edition_that_is_not_there_is_refused_in_words(desk, number):
    news = factories.published(factories.article())

    response = desk.post(url(news, "go_back"), {"number": number}, follow=True)

    assert (response.status_code, Edition.objects.count()) == (200, 1)
    assert response.context["messages"]


def test_correction_is_seen_by_readers_and_the_note_is_not(desk, client):
    news = factories.published(factories.article())
    news.title = "改正的标题"
    news.save()

    confirm(desk, news, correction="标题中的人名有误，已更正。", note="电话核对过")

    page = client.get(f"/articles/{news.pk}/", follow=True).content.decode()
    assert "更正" in page and "标题中的人名有误，已更正。" in page
    assert "电话核对过" not in page
    assert "电话核对过" in desk.get(url(news, "editions")).content.decode()


CORRECTED = {
    "event": factories.event,
    "book": factories.book,
    "agreement": factories.agreement,
    "person": factories.person,
    "organization": factories.organization,
}


@pytest.mark.parametrize("kind", CORRECTED)
def test_correction_of_any_thing_with_a_page_is_seen_by_readers(desk, client, kind):
    thing = factories.published(CORRECTED[kind]())
    folder = {"person": "people"}.get(kind, f"{kind}s")

    confirm(desk, thing, correction="日期有误，已更正。")

    assert "日期有误，已更正。" in client.get(f"/{folder}/{thing.pk}/", follow=True).content.decode()
    assert desk.get(url(thing, "publish")).context["correction"] == "日期有误，已更正。"


def test_correction_of_what_comes_along_stays(desk, client):
    news = factories.published(factories.story(attendees=1))
    event = news.events.get()
    confirm(desk, event, correction="日期有误，已更正。")
    event.venue = "报告厅"
    event.save()

    confirm(desk, news)

    page = client.get(f"/events/{event.pk}/", follow=True).content.decode()
    assert ("报告厅" in page, "日期有误，已更正。" in page) == (True, True)


@pytest.mark.parametrize("kind", CORRECTED)
def test_edition_from_before_there_were_corrections_is_still_read(client, kind):
    thing = factories.published(CORRECTED[kind]())
    edition = Edition.objects.get(kind=kind, thing_id=thing.pk)
    payload = decoded(edition)
    del payload["correction"]
    Edition.objects.filter(pk=edition.pk).update(payload=canonical_json(payload))
    folder = {"person": "people"}.get(kind, f"{kind}s")

    page = client.get(f"/{folder}/{thing.pk}/", follow=True)

    assert (page.status_code, "更正" in page.content.decode()) == (200, False)


def test_first_edition_has_nothing_to_correct(desk):
    assert 'name="correction"' not in desk.get(url(factories.article(), "publish")).content.decode()


def test_publishing_takes_no_more_statements_for_60_people_than_for_10(desk, django_assert_max_num_queries):
    asked = {}
    for count in (10, 60):
        news = factories.story(attendees=count)
        with django_assert_max_num_queries(200) as asked[count]:
            confirm(desk, news)
        assert ("article", news.pk) in online(Kind.ARTICLE)

    assert len(asked[60]) <= len(asked[10])


# Whatever state a thing is in

STATES = ["draft", "live", "changed", "scheduled", "expired", "withdrawn"]
PAGES = ["publish", "preview", "differences", "editions", "withdraw", "go_back", "change", "history"]
MAKERS = {model._meta.model_name: partial(factories.one_of, kind) for kind, model in MODELS.items()}
MAKERS |= {"article": factories.article}
ODD = [
    {},
    {
        "digest": "",
        "shown": ["", "x", "book:", "book:9" + "9" * 30, "book:" + "9" * 5_000, "::", "person:1\x00"],
        "take": ["x"],
    },
    {"number": "9" * 9, "note": "注" * 9_000, "correction": "\x00", "digest": "x"},
    {"number": ["1", "x"], "take": "book:1", "_publish": "1"},
]


def in_state(name, state):
    thing = MAKERS[name]()
    if state == "draft":
        return thing
    factories.published(thing)
    rows = Publication.objects.filter(thing_id=thing.pk, kind=kind_of(thing))
    if state == "changed":
        thing.touch()
    elif state == "scheduled":
        rows.update(visible_from=timezone.now() + datetime.timedelta(days=9))
    elif state == "expired":
        rows.update(visible_until=timezone.now() - datetime.timedelta(days=9))
    elif state == "withdrawn":
        withdraw(thing)
    return thing


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", sorted(MAKERS))
def test_pages_of_a_thing_open_in_every_state(desk, name, state):
    thing = in_state(name, state)

    answers = {page: desk.get(url(thing, page)).status_code for page in PAGES}

    expected = dict.fromkeys(PAGES, 200) | {"go_back": 405}
    assert answers == expected | {"preview": 200 if kind_of(thing) in preview.PAGES else 404}


@pytest.mark.parametrize("sent", ODD)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", ["article", "section", "bookseries"])
def test_what_is_sent_to_these_pages_is_never_too_odd(desk, name, state, sent):
    thing = in_state(name, state)

    answers = {page: desk.post(url(thing, page), sent).status_code for page in ("publish", "withdraw", "go_back")}

    assert answers == {"publish": 200, "withdraw": 302, "go_back": 302}
    assert [desk.get(url(thing, page)).status_code for page in ("differences", "editions")] == [200, 200]


@pytest.mark.parametrize("before", ["", "x", "-1", "0", "9" * 9, "9" * 40, "\u0661", "\x00"])
def test_editions_of_what_was_never_published_are_a_page_that_says_so(desk, before):
    page = desk.get(url(factories.article(), "editions"), {"before": before})

    assert (page.status_code, "还没有发布过。" in page.content.decode()) == (200, True)


def editions_on(page):
    return [row["edition"].number for row in page.context["rows"]], page.context["further"]


def test_editions_are_listed_as_far_as_a_page_can_read_them_and_go_on(desk, monkeypatch):
    news = factories.article()
    for number in range(1, 8):
        news.summary = f"第{number}版。" * 200
        news.save()
        factories.published(news)
    size = max(len(edition.payload) for edition in Edition.objects.filter(kind=Kind.ARTICLE))
    monkeypatch.setattr(edition, "MOST_READ", 4 * size + 100)

    first = desk.get(url(news, "editions"))
    second = desk.get(url(news, "editions"), {"before": first.context["further"]})

    assert [editions_on(page) for page in (first, second)] == [([7, 6, 5], 5), ([4, 3, 2, 1], None)]
    assert [bool(row["changes"]) for page in (first, second) for row in page.context["rows"]] == [True] * 6 + [False]
    assert [row["can_return"] for row in [*first.context["rows"], *second.context["rows"]]] == [False] + [True] * 6


def test_two_editions_are_compared_however_long_they_are(desk, monkeypatch):
    news = factories.published(factories.article())
    news.summary = "另一个摘要。"
    news.save()
    factories.published(news)
    monkeypatch.setattr(edition, "MOST_READ", 1)

    assert editions_on(desk.get(url(news, "editions"))) == ([2, 1], None)
