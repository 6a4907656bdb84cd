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

    with pytest.raises(Refused, match=r"has 5\.1 MB; at most 5 MB are read"):
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


FONTS = [f'<font size="{size}" color="#0000{colour:02}">' for size in range(1, 8) for colour in range(30)]


def test_formatting_that_is_closed_in_its_line_is_no_growth():
    lines = (f"<p>{FONTS[number % 210]}<b>第{number}</b><br>段</font></p>" for number in range(5_000))

    check_markup("".join(lines))


@pytest.mark.parametrize(
    "end",
    [
        "",
        "</font",
        "<!--</font>-->",
        '<span title="</font>">',
        '<span a=b" c="d></font>">',
        "<table><td></font></table>",
        "<textarea></font></textarea>",
        "</b></font>",
        "</\u017ftrong></font>",
    ],
)
def test_end_that_closes_nothing_lets_no_growth_through(end):
    html = "".join(f"<font size={number}>x{end}" for number in range(1_000)) + "<p>x" * 5_000

    with pytest.raises(Refused, match="changes its font"):
        check_markup(html)


def test_formatting_that_outlives_what_it_stands_in_is_left_open():
    crossed = "".join(f"<b class={number}>" for number in range(800)) + "".join(FONTS)

    with pytest.raises(Refused, match="changes its font"):
        check_markup(crossed + "</b>x" * 800 + "<p>x" * 9_000)
