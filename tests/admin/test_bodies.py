"""Bodies at the desk: what is too much is refused in words, and nobody who writes waits while one is cleaned."""

import nh3
import pytest
from django.db import connection
from django.urls import reverse
from reversion.models import Version
from selectolax import lexbor

from articles.importing.old_pages.drafts import make_drafts
from articles.importing.old_pages.legacy import read_again, reader
from articles.keeping import html as cleaning
from articles.keeping import nesting
from articles.models import Article, Page
from articles.models.published import Edition
from articles.publishing.door import publish
from tests import factories
from tests.admin.conftest import opened
from tests.admin.test_document import WORD, choose, sent
from tests.importing.old_pages.kept import brought_page, html

DIRTY = '<p onclick="x">好<b>人</b></p>'
CLEAN = "<p>好<strong>人</strong></p>"


def address(thing, page="change", *args):
    return reverse(f"admin:articles_{thing._meta.model_name}_{page}", args=[thing.pk, *args])


@pytest.fixture
def cleanings(monkeypatch):
    """For each time that HTML is cleaned: is a transaction open meanwhile? With SQLite all who write wait for it."""
    found, clean, parser = [], nh3.clean, lexbor.LexborHTMLParser

    def noted(*args, **how):
        found.append(connection.in_atomic_block)
        return clean(*args, **how)

    def parsed(*args, **how):
        found.append(connection.in_atomic_block)
        return parser(*args, **how)

    monkeypatch.setattr(nh3, "clean", noted)
    monkeypatch.setattr(cleaning, "LexborHTMLParser", parsed)
    monkeypatch.setattr(nesting, "LexborHTMLParser", parsed)
    return found


def saved(desk, typed, where, **changes):
    return desk.post(where, typed(desk.get(where)) | changes, follow=True)


@pytest.mark.django_db(transaction=True)
def test_article_is_never_cleaned_in_a_transaction(desk, typed, cleanings):
    saved(desk, typed, reverse("admin:articles_article_add"), title="题", body=DIRTY, published_on="2026-03-05")
    article = Article.objects.get()
    saved(desk, typed, address(article), body=DIRTY + "<p>又一段。</p>")
    desk.post(address(article, "opening"), {"opening": "开头的“一段”。"})
    article.refresh_from_db()
    page = desk.get(address(article, "publish"))
    desk.post(address(article, "publish"), {"digest": page.context["digest"], "shown": [], "take": []})
    first = Version.objects.get_for_object(article).last()
    draft = reverse("admin:articles_article_revision", args=[article.pk, first.pk])
    desk.post(draft, typed(opened(desk, draft)))

    assert article.body == f"<p>开头的“一段”。</p>{CLEAN}<p>又一段。</p>"
    assert (Edition.objects.count(), Article.objects.get().body) == (1, CLEAN)
    assert (len(cleanings) > 3, any(cleanings)) == (True, False)


@pytest.mark.django_db(transaction=True)
def test_page_that_is_published_on_save_is_never_cleaned_in_a_transaction(desk, typed, cleanings):
    saved(desk, typed, reverse("admin:articles_page_add"), title="关于", slug="about", body=DIRTY, body_en=DIRTY)

    page = Page.objects.get()
    assert (page.body, page.body_en, Edition.objects.count()) == (CLEAN, CLEAN, 1)
    assert (len(cleanings) > 1, any(cleanings)) == (True, False)


@pytest.mark.django_db(transaction=True)
def test_word_and_old_pages_are_never_cleaned_in_a_transaction(desk, cleanings, tmp_path):
    desk.post(WORD, sent(choose(desk)))
    page = brought_page(tmp_path, html("校领导到访研究院", "双方座谈。", meta="发布时间：2019-03-06"))
    make_drafts(page)
    read_again(page, reader=reader())

    assert Article.objects.count() == 2
    assert (len(cleanings) > 3, any(cleanings)) == (True, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "words"),
    [("<ul><li>x" * 2_000, "最多读 1000 层"), ("<a>x" * 60_000, "500000"), ("字" * 500_001, "500000")],
    ids=["deep", "grows", "long"],
)
def test_body_that_is_too_much_is_refused_at_its_field_and_kept_in_it(desk, typed, body, words):
    article = factories.article(body=CLEAN)

    form = saved(desk, typed, address(article), title="新题", body=body).context["adminform"].form

    assert (list(form.errors), words in form.errors["body"][0]) == (["body"], True)
    assert (form["body"].value(), form["title"].value()) == (body, "新题")
    assert Article.objects.get().body == CLEAN


@pytest.mark.django_db
def test_opening_of_an_article_leaves_every_character_of_its_text(desk):
    article = factories.article(body=CLEAN)

    desk.post(address(article, "opening"), {"opening": "甲 < 乙\n<b>丙</b>"})

    article.refresh_from_db()
    assert article.body == f"<p>甲 &lt; 乙</p><p>&lt;b&gt;丙&lt;/b&gt;</p>{CLEAN}"


@pytest.mark.django_db
def test_body_that_came_in_around_the_desk_is_not_published_before_it_was_saved_there(desk, typed):
    article = factories.article(body=DIRTY)

    page = desk.get(address(article, "publish"))
    assert page.context["is_blocked"]
    saved(desk, typed, address(article))

    article.refresh_from_db()
    assert article.body == CLEAN
    assert publish(article)[-1].number == 1


@pytest.mark.django_db
def test_old_page_too_long_for_an_article_is_held_and_says_so(tmp_path):
    page = brought_page(tmp_path, html("很长的一页", *["字" * 1_000] * 600, meta="发布时间：2019-03-06"))

    assert page.held_for == [["too_long", {}]]
    assert len(page.reading) > 600_000
