"""A save that finds the store busy or full: nothing is written, nothing typed is lost, and it can be sent again."""

import html
import io
import re
import resource

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow

from articles.models import Event, StaffSettings
from newsroom.session_store import SessionStore

ADD = "/admin/articles/event/add/"
TYPED = {
    "title": "“像绣花一样精细” <座谈会> & 首发",
    "starts_on": "2019-03-05",
    "summary": "第一行\r\n第二行\r\n\r\n  空两格",
    "date_as_printed": "3月5日下午",
}


@pytest.fixture
def editor(somebody_writes, admin_user):
    """A signed-in editor at whose desk an error is answered, as it is in the newsroom, and not raised."""
    client = Client(raise_request_exception=False)
    client.force_login(admin_user)
    return client


def kept(response):
    """What the page would send again, as a browser reads it: the address, and each hidden field's values."""
    page = response.content.decode()
    fields = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page):
        # A browser sends line breaks of a form as CR LF.
        value = re.sub(r"\r?\n", "\r\n", html.unescape(value))
        fields.setdefault(html.unescape(name), []).append(value)
    fields.pop("csrfmiddlewaretoken")
    return html.unescape(re.search(r'<form\s+method="post"\s+action="([^"]*)"', page)[1]), fields


def png():
    file = io.BytesIO()
    Pillow.new("RGB", (20, 10), "white").save(file, "PNG")
    return file.getvalue()


def as_lists(sent):
    return {
        name: [str(part) for part in (value if isinstance(value, list) else [value])] for name, value in sent.items()
    }


def test_save_that_waits_too_long_is_kept_and_sent_again(somebody_writes, editor, typed):
    sent = typed(editor.get(ADD)) | TYPED | {"_continue": "1"}

    with somebody_writes():
        refused = editor.post(f"{ADD}?_changelist_filters=q%3Da", sent)

    address, fields = kept(refused)
    assert (refused.status_code, refused["Retry-After"], refused["Cache-Control"]) == (503, "5", "no-store")
    assert address == f"{ADD}?_changelist_filters=q%3Da"
    assert fields == as_lists(sent)
    assert {"sessionid", "messages"} & set(refused.cookies) == set()
    assert Event.objects.count() == 0

    saved = editor.post(address, fields)

    assert saved.status_code == 302
    found = Event.objects.get()
    assert {name: str(getattr(found, name)) for name in TYPED} == TYPED


@pytest.mark.parametrize(
    ("language", "busy", "again"),
    [("zh-hans", "别人正在写入，花的时间比平时长", "重新提交"), ("en", "Somebody else has been writing", "Send again")],
    ids=["zh-hans", "en"],
)
def test_page_says_why_in_the_language_of_its_editor(somebody_writes, editor, admin_user, language, busy, again):
    StaffSettings.objects.create(user=admin_user, language=language)

    with somebody_writes():
        page = editor.post("/admin/language/", {"language": language}).content.decode()

    assert busy in page
    assert f'value="{again}"' in page


def test_script_is_told_why_as_json(somebody_writes, editor):
    with somebody_writes():
        refused = editor.post("/admin/language/", {"language": "en"}, headers={"accept": "application/json"})

    assert (refused.status_code, list(refused.json())) == (503, ["error"])


def test_file_and_password_are_asked_for_again(somebody_writes, editor):
    picture = SimpleUploadedFile("合影.png", png(), "image/png")

    with somebody_writes():
        refused = editor.post(
            reverse("admin:articles_image_add"), {"upload": picture, "alt": "会场", "across": 50, "down": 50}
        )
        signing_in = Client(raise_request_exception=False).post(
            "/admin/login/?next=/admin/", {"username": "admin", "password": "password"}
        )

    page = refused.content.decode()
    assert (refused.status_code, kept(refused)[1]) == (503, {"alt": ["会场"], "across": ["50"], "down": ["50"]})
    assert 'enctype="multipart/form-data"' in page
    assert re.findall(r'<input\s+type="file"[^>]*\s+name="(\w+)"\s+required\s*>', page) == ["upload"]
    assert "合影.png" in page
    page = signing_in.content.decode()
    assert (signing_in.status_code, kept(signing_in)[1]) == (503, {"username": ["admin"]})
    assert re.findall(r'<input type="password"[^>]* name="(\w+)" required', page) == ["password"]


@pytest.fixture
def full_store(somebody_writes):
    """A store without room: SQLite's may grow no further, PostgreSQL's says at the commit what a full disk says."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
            yield
            cursor.execute("PRAGMA max_page_count = 1073741823")
            return
        cursor.execute(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$"
        )
        cursor.execute(
            "CREATE CONSTRAINT TRIGGER no_room AFTER INSERT ON articles_event DEFERRABLE INITIALLY DEFERRED "
            "FOR EACH ROW EXECUTE FUNCTION no_room()"
        )
        yield
        cursor.execute("DROP FUNCTION no_room CASCADE")


def test_full_disk_is_said_and_nothing_else(full_store, editor, typed):
    sent = typed(editor.get(ADD)) | TYPED | {"summary": "字" * 2_000}

    refused = editor.post(ADD, sent)
    after = editor.get("/admin/")

    assert (refused.status_code, refused["Retry-After"]) == (503, "60")
    assert "服务器的磁盘满了" in refused.content.decode()
    assert kept(refused)[1] == as_lists(sent)
    assert Event.objects.count() == 0
    # What the desk said of its success before the transaction ended came to nothing with it.
    assert (after.status_code, list(after.context["messages"])) == (200, [])


def test_upload_without_room_loses_the_file_alone(somebody_writes, admin_user):
    """The limit on the size of files is the nearest to a full disk that a test may have; the database is small."""
    editor = Client(raise_request_exception=False, enforce_csrf_checks=True)
    editor.force_login(admin_user)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', editor.get("/admin/").content.decode())[1]
    sent = {"csrfmiddlewaretoken": token, "upload": SimpleUploadedFile("大.png", bytes(4_000_000)), "alt": "会场"}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, limits[1]))
    try:
        refused = editor.post(reverse("admin:articles_image_add"), sent)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert (refused.status_code, kept(refused)[1]) == (503, {"alt": ["会场"]})
    assert "服务器的磁盘满了" in refused.content.decode()
    assert "大.png" in refused.content.decode()


def test_session_that_waits_too_long_is_not_said_to_be_gone(somebody_writes, editor):
    session = SessionStore(editor.session.session_key)
    session["made"] = 1

    with somebody_writes(), pytest.raises(OperationalError):
        session.save()
