"""How much a request may bring, and by whom; tests/newsroom/test_server.py asks the same of a running server."""

import asyncio
import io

import pytest
from django.contrib.auth import get_user_model
from django.core import signing
from django.test import Client

from articles.admin.accounts.signin import DEVICE_COOKIE, SALT
from articles.counting.beacon import MOST_BYTES
from articles.models.unavailable import Why
from newsroom import bodies
from newsroom.bodies import Bodies, Gone, Refused, is_an_editors, most_of

KILOBYTE = 1024
FORM, FILES = "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"


def receive_of(*pieces):
    """A client that sends these pieces and then hangs up."""
    messages = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]

    async def receive():
        return messages.pop(0) if messages else {"type": "http.disconnect"}

    return receive


def environ_of(path, length, kind):
    return {"PATH_INFO": path, "CONTENT_LENGTH": str(length), "CONTENT_TYPE": kind}


async def run_for_an_editor(work, *arguments):
    """Does a work at once, for somebody who is signed in."""
    return True if work is is_an_editors else work(*arguments)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/api/views", MOST_BYTES),
        ("/admin/login/", 64 * KILOBYTE),
        ("/admin", 0),
        ("/api/views/", 0),
        ("/", 0),
        ("/articles/1/edit", 0),
    ],
)
def test_address_takes_no_more_than_its_form_needs(path, expected):
    assert most_of(path) == expected


async def taken(environ, *pieces, run=run_for_an_editor):
    async with Bodies(run).taken(environ, receive_of(*pieces)) as body:
        return type(body), body.read()


@pytest.mark.parametrize(
    ("length", "kind", "expected"),
    [
        (10, FORM, io.BytesIO),
        (10, FILES, io.BytesIO),
        (100 * KILOBYTE, FORM, io.BytesIO),
        (100 * KILOBYTE, FILES, io.FileIO),
        (11 * 1024 * KILOBYTE, FORM, io.FileIO),
    ],
)
def test_body_is_taken_whole_in_memory_or_in_a_file_of_the_data_folder(length, kind, expected):
    pieces = [b"x" * (length - 4), b"last"]

    found = asyncio.run(taken(environ_of("/admin/", length, kind), *pieces))

    assert found == (expected, b"".join(pieces))


@pytest.mark.parametrize("kind", [FORM, FILES])
@pytest.mark.parametrize("length", [10, 100 * KILOBYTE])
def test_body_that_ends_before_its_length_is_no_body(length, kind):
    with pytest.raises(Gone):
        asyncio.run(taken(environ_of("/admin/", length, kind), b"x" * 4))


def test_text_that_finds_no_room_on_the_disk_is_taken_in_memory(settings, tmp_path):
    settings.DATA, length = tmp_path / "gone", 100 * KILOBYTE

    found = asyncio.run(taken(environ_of("/admin/", length, FILES), b"x" * length))

    assert found == (io.BytesIO, b"x" * length)


def test_more_than_a_text_that_finds_no_room_on_the_disk_is_refused_in_words(settings, tmp_path):
    settings.DATA, length = tmp_path / "gone", 11 * 1024 * KILOBYTE

    with pytest.raises(Refused) as refused:
        asyncio.run(taken(environ_of("/admin/", length, FILES), b"x" * length))

    assert (refused.value.status, refused.value.why) == (503, Why.FULL)


async def run_for_nobody(work, *arguments):
    return False if work is is_an_editors else work(*arguments)


@pytest.mark.parametrize(
    ("cookie", "path", "length", "expected"),
    [
        (True, "/admin/", 5 * 1024 * KILOBYTE, 200),
        (True, "/admin/", 11 * 1024 * KILOBYTE, 413),
        (True, "/", 100 * KILOBYTE, 413),
        (False, "/admin/", 100 * KILOBYTE, 413),
    ],
    ids=["a text", "more than a text", "elsewhere", "another's mark"],
)
def test_browser_that_knows_the_desk_brings_a_text_without_a_session(cookie, path, length, expected):
    device = signing.dumps({"id": "a", "accounts": []}, salt=SALT if cookie else "another")
    environ = environ_of(path, length, FILES) | {"HTTP_COOKIE": f"{DEVICE_COOKIE}={device}"}

    try:
        kind, body = asyncio.run(taken(environ, b"x" * length, run=run_for_nobody))
        found = 200 if (kind, len(body)) == (io.BytesIO, length) else None
    except Refused as refused:
        found = refused.status

    assert found == expected


@pytest.mark.parametrize(("most", "kind"), [("MOST_UPLOADS", FILES), ("MOST_TEXTS", FORM)])
def test_so_many_come_in_at_once_and_the_next_waits_in_a_line_that_has_an_end(monkeypatch, most, kind):
    monkeypatch.setattr(bodies, most, 1)
    monkeypatch.setattr(bodies, "MOST_IN_LINE", 1)
    length, done = 100 * KILOBYTE, []

    async def found():
        room = Bodies(run_for_an_editor)

        async def send(name, until):
            async with room.taken(environ_of("/admin/", length, kind), receive_of(b"x" * length)):
                done.append(name)
                await until.wait()

        go = asyncio.Event()
        first, second = asyncio.create_task(send("first", go)), asyncio.create_task(send("second", go))
        while not done:
            await asyncio.sleep(0)
        with pytest.raises(Refused) as refused:
            await send("third", go)
        before = list(done)
        go.set()
        await asyncio.gather(first, second)
        return refused.value.status, before

    assert asyncio.run(found()) == (503, ["first"])
    assert done == ["first", "second"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ({"is_staff": True}, True),
        ({"is_staff": False}, False),
        ({"is_staff": True, "is_active": False}, False),
    ],
)
def test_editor_is_who_is_signed_in_at_the_desk(account, expected):
    client, user = Client(), get_user_model().objects.create_user("editor", is_staff=True)
    client.force_login(user)
    get_user_model().objects.filter(pk=user.pk).update(**account)
    cookie = f"a=1; sessionid={client.cookies['sessionid'].value}; b=2"

    assert is_an_editors(cookie) is expected


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("cookies", ["", "sessionid=", "sessionid=0123456789abcdef0123456789abcdef", "nonsense"])
def test_cookie_of_nobody_is_no_editors(cookies):
    assert is_an_editors(cookies) is False
