"""How much a request may bring, and by whom; tests/newsroom/test_server.py asks the same of a running server."""

import asyncio

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from articles.counting.beacon import MOST_BYTES
from newsroom import bodies
from newsroom.bodies import Bodies, Gone, Refused, is_an_editors, most_of

KILOBYTE = 1024


def receive_of(*pieces):
    """A client that sends these pieces and then hangs up."""
    messages = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]

    async def receive():
        return messages.pop(0) if messages else {"type": "http.disconnect"}

    return receive


def environ_of(path, length):
    return {"PATH_INFO": path, "CONTENT_LENGTH": str(length)}


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


@pytest.mark.parametrize("length", [10, 100 * KILOBYTE])
def test_body_is_taken_whole_in_memory_or_in_a_file_of_the_data_folder(length):
    pieces = [b"x" * (length - 4), b"last"]

    body = asyncio.run(Bodies(run_for_an_editor).take(environ_of("/admin/", length), receive_of(*pieces)))

    with body:
        assert body.read() == b"".join(pieces)


@pytest.mark.parametrize("length", [10, 100 * KILOBYTE])
def test_body_that_ends_before_its_length_is_no_body(length):
    with pytest.raises(Gone):
        asyncio.run(Bodies(run_for_an_editor).take(environ_of("/admin/", length), receive_of(b"x" * 4)))


def test_so_many_uploads_come_in_at_once_and_one_that_ends_makes_room(monkeypatch):
    monkeypatch.setattr(bodies, "MOST_UPLOADS", 2)
    length = 100 * KILOBYTE

    async def uploaded():
        room = Bodies(run_for_an_editor)

        async def upload():
            return await room.take(environ_of("/admin/", length), receive_of(b"x" * length))

        first, second = await upload(), await upload()
        with pytest.raises(Refused) as refused:
            await upload()
        first.close()
        third = await upload()
        second.close()
        third.close()
        return refused.value.status

    assert asyncio.run(uploaded()) == 503


@pytest.mark.django_db
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


@pytest.mark.django_db
@pytest.mark.parametrize("cookies", ["", "sessionid=", "sessionid=0123456789abcdef0123456789abcdef", "nonsense"])
def test_cookie_of_nobody_is_no_editors(cookies):
    assert is_an_editors(cookies) is False
