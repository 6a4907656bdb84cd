"""A WSGI application that does what a server must stand, under the bridge: `tests.newsroom.odd:application`."""

import json
import os
import threading
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from newsroom.bridge import Bridge  # noqa: E402

PIECES, PIECE = 2048, b"x" * 4096
called = []


class Pieces:
    """An answer in pieces that writes into a file when it was closed."""

    def __init__(self, fails_at=None):
        self.fails_at = fails_at

    def __iter__(self):
        for number in range(PIECES):
            if number == self.fails_at:
                raise RuntimeError("The answer ended in its middle.")
            yield PIECE

    def close(self):
        (Path(os.environ["NEWSROOM_DATA"]) / "closed").touch()


def wsgi(environ, start_response):
    word = environ["PATH_INFO"].rpartition("/")[2]
    called.append(word)
    if word == "fails":
        raise RuntimeError("It was asked to.")
    if word in ("pieces", "breaks"):
        start_response("200 OK", [("Content-Length", str(PIECES * len(PIECE)))])
        return Pieces(fails_at=100 if word == "breaks" else None)
    if word == "waits":
        folder = Path(os.environ["NEWSROOM_DATA"])
        (folder / "waiting").touch()
        while not (folder / "go").exists():
            threading.Event().wait(0.02)
    told = {name: value for name, value in environ.items() if isinstance(value, str)}
    body = environ["wsgi.input"].read()
    answer = json.dumps({"environ": told, "body": len(body), "called": called}).encode()
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]


application = Bridge(wsgi)
