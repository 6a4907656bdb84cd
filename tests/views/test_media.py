"""Pictures and documents: for readers as long as something public prints them, before and after for the desk alone."""

import datetime
import importlib
import io

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image as Pillow

from articles.keeping.attachment import take_document
from articles.keeping.html import clean_html
from articles.keeping.image import take_picture
from articles.models import Attachment, Image
from articles.models.published import PublicationFile
from articles.publishing.door import go_back, publish, withdraw
from tests import factories
from tests.reading.test_walks import plan

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 11, 24, 4, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
NOWHERE = f"/media/{'f' * 64}-480.jpg"
PUBLIC, STAFF = "public, max-age=86400, s-maxage=0, immutable", "private, no-store"


def upload(content):
    file = io.BytesIO(content)
    file.size = len(content)
    return file


def picture(colour="navy"):
    content = io.BytesIO()
    Pillow.new("RGB", (480, 240), colour).save(content, "PNG")
    taken = take_picture(upload(content.getvalue()))
    return Image.objects.create(file=taken.name, digest=taken.digest, width=taken.width, height=taken.height)


def document():
    taken = take_document(upload(b"%PDF-1.7\n..."))
    return Attachment.objects.create(title="协议文本", file=taken.name, digest=taken.digest, size=taken.size)


def address(image):
    return f"/media/{image.digest}-480.jpg"


def told(response):
    """All that an answer says, without the moment of it."""
    return response.status_code, sorted(response.items()), b"".join(response)


@pytest.fixture
def staff():
    """A client signed in as somebody of the desk, with rights by their names."""

    def signed_in(*rights, **fields):
        user = User.objects.create_user("staff", **{"is_staff": True} | fields)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))
        client = Client()
        client.force_login(user)
        return client

    return signed_in


HIDDEN = ["draft", "planned", "past", "withdrawn", "replaced"]


def hidden_picture(state):
    image = picture()
    dates = {"planned": {"publish_from": NOON + HOUR}, "past": {"publish_until": NOON - HOUR}}.get(state, {})
    news = factories.article(cover=image, **dates)
    if state != "draft":
        with time_machine.travel(NOON - 2 * HOUR, tick=False):
            publish(news)
    if state == "withdrawn":
        withdraw(news)
    if state == "replaced":
        news.cover = None
        news.save()
        publish(news)
    return image


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize(
    "condition", ["", "If-None-Match", "If-Match", "If-Modified-Since", "If-Unmodified-Since", "Range"]
)
def test_hidden_picture_is_answered_like_one_that_is_not_there(client, state, method, condition):
    found = address(hidden_picture(state))
    moment = "Sun, 01 Jan 2040 00:00:00 GMT"

    def ask(path):
        values = {"If-None-Match": f'"{path.rpartition("/")[2]}"', "If-Match": "*", "Range": "bytes=0-3"}
        headers = {condition: values.get(condition, moment)} if condition else {}
        with time_machine.travel(NOON, tick=False):
            return told(getattr(client, method)(path, headers=headers))

    answer = ask(found)

    assert answer == ask(NOWHERE)
    assert (answer[0], dict(answer[1])["Cache-Control"]) == (404, "no-store")


@pytest.mark.parametrize(
    "condition", [{}, {"if-none-match": "*"}, {"if-modified-since": "Sun, 01 Jan 2040 00:00:00 GMT"}]
)
def test_document_of_a_draft_is_not_there(client, condition):
    held = document()
    factories.article().attachments.add(held)

    assert client.get(f"/media/{held.digest}.pdf", headers=condition).status_code == 404


def test_everything_that_a_public_page_prints_is_served(client):
    cover, row, body, portrait, logo, book_cover, linked = (
        picture(colour) for colour in ("red", "green", "blue", "tan", "teal", "gold", "pink")
    )
    held = document()
    news = factories.article(
        cover=cover,
        body=clean_html(f'<p>文<a href="{address(linked)}">图</a></p><img src="{address(body)}" alt="">'),
    )
    news.article_images.create(image=row, position=1)
    news.attachments.add(held)
    for thing in (
        news,
        factories.person(portrait=portrait),
        factories.organization(logo=logo),
        factories.book(cover=book_cover),
    ):
        publish(thing)

    addresses = [*map(address, (cover, row, body, portrait, logo, book_cover, linked)), f"/media/{held.digest}.pdf"]
    answers = [client.get(path) for path in addresses]

    assert [(answer.status_code, answer["Cache-Control"]) for answer in answers] == [(200, PUBLIC)] * 8
    assert [answer.has_header("Vary") for answer in answers] == [False] * 8


def test_picture_of_two_stories_is_public_while_one_of_them_is(client):
    image = picture()
    first, second = (factories.published(factories.article(title, cover=image)) for title in ("甲", "乙"))
    seen = []
    for step in (lambda: withdraw(first), lambda: withdraw(second), lambda: go_back(first)):
        step()
        seen.append(client.get(address(image)).status_code)

    assert seen == [200, 404, 200]


def test_picture_comes_in_and_goes_out_with_its_story(client):
    image = picture()
    with time_machine.travel(NOON, tick=False):
        publish(factories.article(cover=image, publish_from=NOON + HOUR, publish_until=NOON + 2 * HOUR))
    seen = []
    for moment in (NOON, NOON + HOUR, NOON + 2 * HOUR):
        with time_machine.travel(moment, tick=False):
            seen.append(client.get(address(image)).status_code)

    assert seen == [404, 200, 404]


def test_public_picture_that_is_known_is_not_sent_again(client):
    image = picture()
    publish(factories.article(cover=image))
    first = client.get(address(image))

    again = client.get(address(image), headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again["ETag"], again["Cache-Control"]) == (304, first["ETag"], PUBLIC)


def test_public_picture_takes_one_statement_whoever_asks(client, staff, django_assert_num_queries):
    image = picture()
    publish(factories.article(cover=image))
    signed_in = staff("view_image")

    for reader in (client, signed_in):
        with django_assert_num_queries(1):
            assert reader.get(address(image)).status_code == 200


def test_picture_of_a_draft_takes_staff_five_statements(staff, django_assert_num_queries):
    image, signed_in = picture(), staff("view_image")

    with django_assert_num_queries(5):  # public or not, session, user, rights of its own, rights of its groups
        answer = signed_in.get(address(image))

    assert (answer.status_code, answer["Cache-Control"], "Cookie" in answer["Vary"]) == (200, STAFF, True)


@pytest.mark.parametrize(
    ("rights", "fields", "expected"),
    [
        ([], {}, [404, 404]),
        (["view_event", "change_event"], {}, [404, 404]),
        (["view_image"], {}, [200, 404]),
        (["add_image"], {}, [200, 404]),
        (["view_attachment"], {}, [404, 200]),
        # Whoever may open a preview sees what it prints.
        (["view_article"], {}, [200, 200]),
        (["view_agreement"], {}, [404, 200]),
        (["view_image", "view_attachment"], {"is_staff": False}, [404, 404]),
        ([], {"is_superuser": True}, [200, 200]),
    ],
)
def test_draft_s_files_are_for_staff_who_may_see_such_files(staff, rights, fields, expected):
    signed_in = staff(*rights, **fields)

    found = [signed_in.get(path) for path in (address(picture()), f"/media/{document().digest}.pdf")]

    assert [answer.status_code for answer in found] == expected
    assert {answer["Cache-Control"] for answer in found} <= {STAFF, "no-store"}


@pytest.mark.parametrize(("days", "expected"), [([0.4, 0.4], 404), ([0.4], 200), ([0.6], 404), ([15], 404)])
def test_session_that_has_ended_sees_no_draft(django_user_model, days, expected):
    django_user_model.objects.create_superuser("editor", password="walking along the river")
    browser, draft, printed = Client(), picture(), picture("teal")
    with time_machine.travel(NOON, tick=False) as clock:
        publish(factories.article(cover=printed))
        browser.login(username="editor", password="walking along the river")
        for number in days:
            clock.shift(datetime.timedelta(days=number))
            # Files are no use of the desk: they do not make a session last.
            public, hidden = (browser.get(address(image)) for image in (printed, draft))

    assert (public.status_code, hidden.status_code) == (200, expected)
    assert (list(public.cookies), public.get("Vary"), "last-use" in hidden.cookies) == ([], None, False)


def test_session_of_nobody_sees_no_draft(client):
    client.cookies["sessionid"] = "x" * 32

    assert client.get(address(picture())).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(address(picture())).status_code == 405


def test_question_for_a_file_is_a_walk_of_an_index(client):
    publish(factories.article(cover=picture()))

    with CaptureQueriesContext(connection) as asked:
        client.get(NOWHERE)
    steps = plan(asked[0]["sql"])

    assert len(asked) == 1
    assert "file_by_digest" in "".join(steps)
    assert [step for step in steps if "SCAN" in step or "Seq Scan" in step] == []


def test_migration_files_what_was_published_before_it():
    publish(factories.article(cover=picture(), body=f'<p>文。</p><img src="/media/{"b" * 64}-960.jpg" alt="">'))
    gone = factories.published(factories.article("撤下的", cover=picture("red")))
    withdraw(gone)
    columns = ("publication", "digest", "visible_from", "visible_until", "withdrawn_at")
    before = set(PublicationFile.objects.values_list(*columns))
    PublicationFile.objects.all().delete()

    importlib.import_module("articles.migrations.0006_files_of_current_editions").file_current_editions(apps, None)

    assert set(PublicationFile.objects.values_list(*columns)) == before
    assert len(before) == 3
