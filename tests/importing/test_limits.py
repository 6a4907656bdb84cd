"""What is refused before anything is parsed or unpacked."""

import io
import zipfile

import pytest
from django.utils.translation import override

from articles.importing import limits
from articles.importing.limits import Refused, check_markup, check_page, check_zip, read_entry


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def archive(*files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in files:
            written.writestr(name, data)
    return zipfile.ZipFile(stream)


def test_page_may_have_five_megabytes_and_no_more():
    check_page(b" " * limits.MOST_BYTES_OF_A_PAGE)

    with pytest.raises(Refused, match=r"5 MB are read"):
        check_page(b" " * (limits.MOST_BYTES_OF_A_PAGE + 1))


@pytest.mark.parametrize(("html", "words"), [("<div>" * 1_001, "1001 deep"), ("<p>x" * 150_001, "150001 elements")])
def test_markup_that_no_person_wrote_is_refused(html, words):
    with pytest.raises(Refused, match=words):
        check_markup(html)


def test_elements_that_close_by_themselves_are_not_deep():
    check_markup("<tr><td><p>x" * 2_000)


def test_zip_of_pages_is_read():
    with archive(("a.html", b"<p>x"), ("img/a.jpg", bytes(range(256)) * 9)) as pages:
        check_zip(pages)

        assert read_entry(pages, pages.getinfo("a.html")) == b"<p>x"


def test_zip_bomb_is_refused_by_its_directory():
    with archive(("a.html", b" " * 3_000_000)) as pages, pytest.raises(Refused, match="far more than its packed size"):
        check_zip(pages)


def test_zip_of_too_many_files_or_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MOST_FILES_OF_A_ZIP", 1)
    with archive(("a", b"x"), ("b", b"y")) as pages, pytest.raises(Refused, match="holds 2 files"):
        check_zip(pages)

    monkeypatch.setattr(limits, "MOST_FILES_OF_A_ZIP", 9)
    monkeypatch.setattr(limits, "MOST_BYTES_OF_A_ZIP", 1)
    with archive(("a", b"x"), ("b", b"y")) as pages, pytest.raises(Refused, match="unpacks to"):
        check_zip(pages)
