"""A Word document through the desk: looked at first, made a draft by the second button, and nothing lost on the way."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from reversion.models import Version

from articles.models import Article, ArticleCredit, Image
from tests.importing.word.docx import docx, drawing, p

pytestmark = pytest.mark.django_db
WORD = "/admin/articles/article/word/"


def document():
    return docx(
        p("东海论坛", "a3"),
        p("发布时间：2019-03-06　来源：本站　作者：张明"),
        p("正文。"),
        p(drawing(alt="会场")),
        p("图1 会场"),
    )


def choose(desk, content=None, name="新闻稿.docx"):
    return desk.post(WORD, {"document": SimpleUploadedFile(name, document() if content is None else content)})


def sent(response, **changes):
    form = response.context["form"]
    fields = {bound.html_name: bound.value() for bound in form if bound.value() is not None}
    return fields | {"_make": "1"} | changes


def test_list_offers_the_way_in(desk):
    assert WORD in desk.get(reverse("admin:articles_article_changelist")).content.decode()


def test_document_is_shown_before_anything_is_written(desk):
    response = choose(desk)

    form = response.context["form"]
    assert [form[name].value() for name in ("title", "language", "source_name", "credits")] == [
        "东海论坛",
        "zh-hans",
        "本站",
        "作者：张明",
    ]
    assert form["published_on"].value() == datetime.date(2019, 3, 6)
    assert response.context["body"].startswith("<p>正文。</p><figure><img src=")
    assert (Article.objects.count(), Image.objects.count()) == (0, 0)


def test_second_button_makes_the_draft(desk, admin_user):
    response = desk.post(WORD, sent(choose(desk), title="东海论坛（2019）"))

    article = Article.objects.get()
    image = Image.objects.get()
    assert response.url == reverse("admin:articles_article_change", args=[article.pk])
    assert (article.title, article.slug, article.published_on) == (
        "东海论坛（2019）",
        "dong-hai-lun-tan-2019",
        datetime.date(2019, 3, 6),
    )
    # Another title was typed: the line of the document stays in the body.
    assert article.body.startswith("<h2>东海论坛</h2><p>正文。</p><figure>")
    assert (image.alt, image.caption, image.created_by) == ("会场", "图1 会场", admin_user)
    assert f"/media/{image.digest}-60.jpg" in article.body
    assert list(ArticleCredit.objects.values_list("role", "name")) == [("author", "张明")]
    assert (article.created_by, article.updated_by) == (admin_user, admin_user)
    assert Version.objects.get_for_object(article).count() == 1


def test_button_pressed_twice_makes_one_draft(desk):
    fields = sent(choose(desk))

    first, second = desk.post(WORD, fields), desk.post(WORD, fields)

    assert (first.url, Article.objects.count()) == (second.url, 1)


def test_wrong_field_keeps_all_that_was_typed(desk):
    fields = sent(choose(desk), title="", credits="作者张明", source_name="县报")

    response = desk.post(WORD, fields)

    form = response.context["form"]
    assert (response.status_code, sorted(form.errors)) == (422, ["credits", "title"])
    assert (form["source_name"].value(), form["credits"].value()) == ("县报", "作者张明")
    assert "正文。" in response.context["body"]
    assert Article.objects.count() == 0


def test_body_that_was_tampered_with_is_cleaned(desk):
    desk.post(WORD, sent(choose(desk), body='<p onclick="x">好</p><script>alert(1)</script>'))

    assert Article.objects.get().body == "<p>好</p>"


def test_pictures_that_were_tampered_with_are_refused(desk):
    response = desk.post(WORD, sent(choose(desk), kept="forged"))

    assert (response.status_code, Article.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧.doc"),
        (b"P" * (21 * 1024 * 1024), "大.docx"),
        (b"x", "a.wps"),
    ],
)
def test_document_that_is_not_read_is_refused_beside_the_field(desk, content, name):
    response = choose(desk, content, name)

    assert (response.status_code, bool(response.context["refused"])) == (422, True)
    assert 'id="document-error"' in response.content.decode()


def test_nothing_chosen_is_said(desk):
    assert desk.post(WORD, {}).status_code == 422


def test_picture_that_is_here_already_is_not_kept_twice(desk):
    desk.post(WORD, sent(choose(desk)))
    desk.post(WORD, sent(choose(desk), title="又一篇"))

    assert (Article.objects.count(), Image.objects.count()) == (2, 1)


def test_who_may_not_add_is_kept_out(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", password="x", is_staff=True))

    assert [client.get(WORD).status_code, client.post(WORD).status_code] == [403, 403]
