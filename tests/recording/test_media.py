"""Pictures, documents, articles and books entered without their desk: what is written, by whom, and what is refused."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image as Pillow

from articles.keeping.attachment import Document
from articles.keeping.image import take_picture
from articles.models import Article, ArticleCredit, ArticleImage, Attachment, Image
from articles.recording.article import draft_article
from articles.recording.attachment import keep_attachments
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
