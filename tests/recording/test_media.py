"""Pictures, documents, articles and books entered without their desk: what is written, by whom, and what is refused."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image as Pillow

from articles.keeping.attachment import Document
from articles.keeping.html import MOST_CHARACTERS
from articles.keeping.image import take_picture
from articles.models import Article, ArticleCredit, ArticleImage, Attachment, Book, Image
from articles.recording.article import draft_article, put_opening, rename_credits
from articles.recording.attachment import keep_attachments
from articles.recording.book import make_book
from articles.recording.entry import enter, sign
from articles.recording.image import add_images, keep_images
from tests import factories

pytestmark = pytest.mark.django_db


def taken(colour):
    content = io.BytesIO()
    Pillow.new("RGB", (60, 30), colour).save(content, "PNG")
    return take_picture(ContentFile(content.getvalue(), name="a.png"))


def signed(thing):
    thing.refresh_from_db()
    return thing.created_by, thing.updated_by


def test_pictures_are_kept_once_with_their_first_words(admin_user):
    wall, door = taken("tan"), taken("navy")
    add_images([wall], by=None)

    keep_images([(wall, "墙", ""), (door, "门", "图1"), (door, "又一扇门", "")], by=admin_user)

    rows = Image.objects.order_by("pk").values_list("digest", "alt", "caption", "width", "height", "created_by")
    assert list(rows) == [(wall.digest, "", "", 60, 30, None), (door.digest, "门", "图1", 60, 30, admin_user.pk)]


def test_added_pictures_stand_last_in_the_list_of_their_article(admin_user):
    article, wall, door = factories.article(), taken("tan"), taken("navy")
    add_images([wall], article=article, by=None)

    add_images([door, wall], article=article, by=admin_user)

    listed = ArticleImage.objects.filter(article=article).values_list("position", "image__digest")
    assert list(listed) == [(1, wall.digest), (2, door.digest), (3, wall.digest)]
    assert signed(article)[1] == admin_user


def test_document_that_is_here_is_used_again(admin_user):
    document = Document("aa/aa1.pdf", "aa1", 300)
    [first] = keep_attachments([(document, "协议全文")], by=admin_user)

    again = keep_attachments([(document, "别的名字"), (document, "")], by=None)

    assert (again, Attachment.objects.count()) == ([first, first], 1)
    assert (first.title, first.file.name, first.size, *signed(first)) == (
        "协议全文",
        "aa/aa1.pdf",
        300,
        admin_user,
        admin_user,
    )


def test_draft_has_its_credits_in_order_and_what_it_is_tied_to(admin_user):
    event = factories.event()

    article = draft_article(
        Article(title="新闻", slug="news"),
        credits=[("editor", "程鹏"), ("author", "某部")],
        tags=["治理"],
        events=[event],
        by=admin_user,
    )

    assert list(article.credits.values_list("position", "role", "name")) == [
        (1, "editor", "程鹏"),
        (2, "author", "某部"),
    ]
    assert (list(article.tags.names()), list(article.events.all())) == (["治理"], [event])
    assert signed(article) == (admin_user, admin_user)


@pytest.mark.parametrize("credit", [("author", ""), ("clerk", "程鹏"), ("author", "程\n鹏")])
def test_credit_that_is_none_keeps_the_draft_from_being_made(credit):
    with pytest.raises(ValidationError):
        draft_article(Article(title="新闻", slug="news"), credits=[credit], by=None)

    assert (Article.objects.count(), ArticleCredit.objects.count()) == (0, 0)


def test_credit_without_a_name_goes_when_names_are_put_right(admin_user):
    article = draft_article(
        Article(title="新闻", slug="news"), credits=[("author", "〔外来名1〕"), ("editor", "x")], by=None
    )
    author, editor = article.credits.all()
    author.name, editor.name = "程鹏", ""

    rename_credits(article, [author, editor], by=admin_user)

    assert list(article.credits.values_list("role", "name")) == [("author", "程鹏")]
    assert signed(article) == (None, admin_user)


def test_opening_stands_before_the_text_and_is_refused_where_it_is_too_much(admin_user):
    article = factories.article(body="<p>正文</p>")

    put_opening(article, "<p>开头</p>", by=admin_user)
    with pytest.raises(ValidationError):
        put_opening(article, "x" * MOST_CHARACTERS, by=None)

    article.refresh_from_db()
    assert (article.body, article.updated_by) == ("<p>开头</p><p>正文</p>", admin_user)


def test_book_is_made_with_its_parts_and_contributors_or_not_at_all(admin_user):
    person = factories.person()

    book = make_book(
        Book(title="城市"), parts=["一", "二"], contributors=[{"role": "author", "person": person}], by=admin_user
    )
    with pytest.raises(ValidationError):
        make_book(Book(title="乡村"), parts=["x" * 1000], by=None)

    assert list(book.parts.values_list("position", "title")) == [(1, "一"), (2, "二")]
    assert list(book.contributors.values_list("position", "person")) == [(1, person.pk)]
    assert (signed(book), Book.objects.count()) == ((admin_user, admin_user), 1)


def test_what_is_entered_is_checked_and_what_is_signed_keeps_its_maker(admin_user):
    person = factories.person()

    sign(person, by=admin_user)
    person.name = ""

    assert signed(factories.person("某人")) == (None, None)
    with pytest.raises(ValidationError):
        enter(person, by=None)
    assert signed(person) == (None, admin_user)
