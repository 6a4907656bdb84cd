import hashlib

import pytest
from django.conf import settings

from articles.keeping.image import Taken, address_in_body, address_of
from articles.keeping.media import keep, keep_pieces


def files_kept():
    return sorted(str(path.relative_to(settings.MEDIA_ROOT)) for path in settings.MEDIA_ROOT.rglob("*.*"))


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_pieces_are_kept_by_the_digest_of_the_whole():
    digest = hashlib.sha256(b"one two").hexdigest()

    name = keep_pieces([b"one", b" two"], "batch")

    assert name == f"{digest[:2]}/{digest}.batch" == keep(f"{digest}.batch", b"one two")
    assert (settings.MEDIA_ROOT / name).read_bytes() == b"one two"
    assert files_kept() == [name]


def test_what_breaks_off_leaves_no_file():
    def broken():
        yield b"one"
        raise OSError("The connection is gone.")

    with pytest.raises(OSError):
        keep_pieces(broken(), "batch")

    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(("width", "thumb", "in_body"), [(60, 60, 60), (700, 480, 700), (1200, 480, 960)])
def test_picture_stands_in_a_body_as_wide_as_a_fine_column(width, thumb, in_body):
    taken = Taken("ab/abc.jpg", "abc", width, width)

    addresses = (address_of(taken), address_in_body(taken))

    assert addresses == (f"/media/abc-{thumb}.jpg", f"/media/abc-{in_body}.jpg")
