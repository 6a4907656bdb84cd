"""Pictures and documents through the desk: what is taken, what is refused and said, and what is left of a file."""

import io
import os
import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from PIL import Image as Pillow

from articles.admin.image import MOST_AT_ONCE
from articles.models import Article, Attachment, Image
from tests import factories

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/image/add/"
SEVERAL = "/admin/articles/image/several/"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def photo(colour="navy", width=1200, kind="JPEG"):
    """A picture as a telephone makes it: with the place where it was taken and words about it."""
    picture = Pillow.new("RGB", (width, width // 2), colour)
    marks = Pillow.Exif()
    marks[0x010E] = "SECRET-DESCRIPTION"
    marks.get_ifd(0x8825)[1] = "N"
    marks.get_ifd(0x8825)[2] = (31.0, 12.0, 0.0)
    target = io.BytesIO()
    picture.save(target, kind, exif=marks)
    return target.getvalue()


def upload(content=None, name="IMG_0001.jpg"):
    return SimpleUploadedFile(name, photo() if content is None else content, content_type="image/jpeg")


def kept():
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_picture_is_taken_with_its_words(desk, admin_user):
    response = desk.post(ADD, {"upload": upload(), "alt": "深蓝的一面墙", "caption": "会场", "credit": "记者"})

    image = Image.objects.get()
    assert (response.status_code, image.alt, image.caption, image.credit) == (302, "深蓝的一面墙", "会场", "记者")
    assert (image.width, image.height, image.created_by) == (1200, 600, admin_user)
    for width in (480, 960, 1200):
        for kind in ("jpg", "avif"):
            assert desk.get(f"/media/{image.digest}-{width}.{kind}").status_code == 200


def test_no_file_that_is_served_says_where_or_by_whom_it_was_taken(desk):
    assert b"SECRET-DESCRIPTION" in photo()

    desk.post(ADD, {"upload": upload()})
    desk.post(SEVERAL, {"uploads": [upload(photo("red", kind="PNG"), "b.png"), upload(photo("tan", kind="WEBP"), "c")]})

    assert len(kept()) == 3 * (1 + 6)
    for path in kept():
        served = desk.get(f"/media/{path.name}")
        content = b"".join(served.streaming_content)
        picture = Pillow.open(io.BytesIO(content))
        assert (content, dict(picture.getexif())) == (path.read_bytes(), {})
        assert [mark for mark in (b"SECRET", b"Exif", b"GPS", b"http://ns.adobe.com") if mark in content] == []


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (HEIC, "IMG_0002.HEIC", "兼容性最佳"),
        (HEIC, "renamed.jpg", "兼容性最佳"),
        (SVG, "logo.svg", "SVG"),
        (SVG, "logo.png", "SVG"),
        (b"%PDF-1.7", "a.jpg", "JPEG"),
        (b"x", "a.jpg", "JPEG"),
    ],
)
def test_what_is_no_picture_is_refused_in_words_and_nothing_typed_is_lost(desk, content, name, said):
    response = desk.post(ADD, {"upload": upload(content, name), "alt": "我写的字", "caption": "图注也在"})

    form = response.context["adminform"].form
    assert (response.status_code, list(form.errors), Image.objects.count(), kept()) == (200, ["upload"], 0, [])
    assert said in form.errors["upload"][0]
    assert (form["alt"].value(), form["caption"].value()) == ("我写的字", "图注也在")


def test_no_file_at_all_is_refused_at_its_field(desk):
    assert list(desk.post(ADD, {"alt": "字"}).context["adminform"].form.errors) == ["upload"]


def test_same_picture_twice_is_pointed_out(desk):
    desk.post(ADD, {"upload": upload(), "alt": "第一次"})

    again = desk.post(ADD, {"upload": upload(), "alt": "第二次"}, follow=True)

    first = Image.objects.get(alt="第一次")
    assert reverse("admin:articles_image_change", args=[first.pk]) in words(again)


def test_list_asks_for_what_a_picture_shows(desk):
    desk.post(ADD, {"upload": upload()})

    assert '<span class="badge soon">' in words(desk.get("/admin/articles/image/"))


def test_focal_point_is_kept_and_read_back(desk):
    desk.post(ADD, {"upload": upload()})
    image = Image.objects.get()
    address = reverse("admin:articles_image_change", args=[image.pk])
    opened = desk.get(address).context["adminform"].form["opened_at"].value()

    desk.post(address, {"across": "20", "down": "80", "alt": "字", "opened_at": opened})

    image.refresh_from_db()
    assert (image.focal_point, image.alt) == ("0.2x0.8", "字")
    shown = desk.get(address).context["adminform"].form
    assert (shown["across"].value(), shown["down"].value()) == (20, 80)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", [ADD, SEVERAL])
def test_no_transaction_waits_for_a_picture_to_be_encoded(desk, monkeypatch, address):
    waited = []
    save = Pillow.Image.save

    def noted(self, *args, **how):
        waited.append(connection.in_atomic_block)
        return save(self, *args, **how)

    content = photo()
    monkeypatch.setattr(Pillow.Image, "save", noted)
    desk.post(address, {"upload": upload(content), "uploads": [upload(content)]})

    assert Image.objects.count() == 1
    assert set(waited) == {False}


# Several at once


@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 19, "٣", "x"])
def test_article_that_is_no_number_is_none(desk, number):
    assert desk.get(f"{SEVERAL}?article={number}").context["article"] is None


def test_several_pictures_go_to_the_end_of_an_article_in_their_order(desk):
    news = factories.article()

    response = desk.post(
        f"{SEVERAL}?article={news.pk}", {"uploads": [upload(photo(colour)) for colour in ("red", "green", "blue")]}
    )

    assert response["Location"] == reverse("admin:articles_article_change", args=[news.pk])
    images = list(Image.objects.order_by("pk"))
    assert [(row.position, row.image) for row in news.article_images.all()] == list(enumerate(images, start=1))


def test_good_ones_of_several_are_kept_and_each_bad_one_is_named(desk):
    response = desk.post(SEVERAL, {"uploads": [upload(HEIC, "iphone.heic"), upload(), upload(SVG, "logo.svg")]})

    assert (response.status_code, Image.objects.count()) == (200, 1)
    assert [name for name, _words in response.context["refused"]] == ["iphone.heic", "logo.svg"]


def test_more_than_may_come_at_once_are_named_not_dropped(desk):
    uploads = [upload(b"x", f"{number}.jpg") for number in range(MOST_AT_ONCE + 2)]

    refused = dict(desk.post(SEVERAL, {"uploads": uploads}).context["refused"])

    assert len(refused) == MOST_AT_ONCE + 2
    assert str(MOST_AT_ONCE) in refused[f"{MOST_AT_ONCE}.jpg"]


def test_article_is_saved_before_its_pictures_are_chosen(desk, typed):
    add = "/admin/articles/article/add/"

    response = desk.post(add, typed(desk.get(add)) | {"title": "写到一半", "_pictures": "1"})

    news = Article.objects.get(title="写到一半")
    assert response["Location"] == f"{SEVERAL}?article={news.pk}"


# Pictures in the text


def test_picture_of_the_desk_is_chosen_for_the_body_and_read(desk, client, typed):
    desk.post(ADD, {"upload": upload(), "alt": "深蓝的一面墙", "caption": "会场"})
    image = Image.objects.get()
    picker = desk.get("/admin/articles/image/pick/", {"q": "会场", "CKEditorFuncNum": "-1"})
    address = picker.context["pictures"][0]["address"]
    figure = f'<figure class="figure"><img src="{address}" alt="深蓝的一面墙"><figcaption>会场</figcaption></figure>'
    body = f"{figure}<p>文。</p>"
    add = "/admin/articles/article/add/"

    desk.post(add, typed(desk.get(add)) | {"title": "有图的稿子", "body": body, "published_on": "2019-03-06"})

    news = factories.published(Article.objects.get())
    assert f'data-address="/media/{image.digest}-960.jpg"' in words(picker)
    assert news.body == body.replace(' class="figure"', "")
    assert address in client.get(f"/articles/{news.pk}/", follow=True).content.decode()


@pytest.mark.parametrize(
    "query", [{"q": "没有这样的"}, {"q": "\x00"}, {"q": "x" * 9000}, {"CKEditorFuncNum": '"><b>'}, {}]
)
def test_picker_stands_whatever_is_asked(desk, query):
    response = desk.get("/admin/articles/image/pick/", query)

    assert (response.status_code, "<b>" in response.content.decode()) == (200, False)


def test_picker_is_for_staff_who_may_see_pictures(client):
    assert client.get("/admin/articles/image/pick/").status_code == 302


# Documents


def test_document_is_taken_and_read(desk):
    content = b"%PDF-1.7\n..."

    desk.post("/admin/articles/attachment/add/", {"title": "协议文本", "upload": upload(content, "../../协议.pdf")})

    attachment = Attachment.objects.get()
    served = desk.get(f"/media/{attachment.digest}.pdf")
    assert (attachment.title, attachment.size, b"".join(served.streaming_content)) == (
        "协议文本",
        len(content),
        content,
    )
    assert served["Content-Disposition"].startswith("attachment")


def test_refused_document_keeps_its_title(desk):
    sent = {"title": "协议文本", "upload": upload(b"MZ program", "a.pdf")}

    form = desk.post("/admin/articles/attachment/add/", sent).context["adminform"].form

    assert (list(form.errors), form["title"].value(), kept()) == (["upload"], "协议文本", [])


@pytest.mark.django_db(transaction=True)
def test_no_transaction_waits_for_a_document_to_be_kept(desk, monkeypatch):
    waited = []
    replace = os.replace

    def noted(*args):
        waited.append(connection.in_atomic_block)
        return replace(*args)

    monkeypatch.setattr(os, "replace", noted)
    desk.post("/admin/articles/attachment/add/", {"title": "协议文本", "upload": upload(b"%PDF-1.7\nlong", "a.pdf")})

    assert (Attachment.objects.count(), waited) == (1, [False])
