"""Bytes to text: what a page declares is only a hint."""

import pytest

from articles.importing.pages.decode import Decoded, decode
from articles.language.characters import clean_characters
from articles.language.script import language_of

SIMPLIFIED = "<p>会上区校双方回顾了案例集的编写过程，多位外校学者围绕精细化治理发言。"
TRADITIONAL = "<p>一所大學圖書館為教師著作設立專區並舉行開幕。出席：興大副校長周至宏。"
WESTERN = "<p>Université de Montréal – the “curly” résumé; it’s naïve…"


@pytest.mark.parametrize(
    ("text", "written_in", "expected"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "utf-8", "utf-8"),
        (WESTERN, "cp1252", "cp1252"),
        (WESTERN, "utf-8", "utf-8"),
        ("<p>plain", "ascii", "ascii"),
    ],
)
@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "big5", "iso-8859-1", "x-unknown"])
def test_bytes_are_read_whatever_is_declared(text, written_in, expected, declared):
    text = f'<meta charset="{declared}">{text}' if declared else text

    assert decode(text.encode(written_in)) == Decoded(text, expected)


@pytest.mark.parametrize(("text", "encoding"), [(SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gbk"), (TRADITIONAL, "big5")])
def test_character_that_was_cut_off_at_the_end_is_dropped(text, encoding):
    decoded = decode(f"{text}人".encode(encoding)[:-1])

    assert (decoded.text, decoded.faults) == (text, ())


def test_broken_bytes_are_said():
    faults = decode(SIMPLIFIED.encode().replace("治".encode(), b"\xff")).faults

    assert faults == (("unread", {"count": 1, "encoding": "utf-8"}),)


def test_text_that_was_saved_in_the_wrong_encoding_is_read_back_and_said():
    decoded = decode(TRADITIONAL.encode().decode("latin-1").encode())

    assert decoded.text == TRADITIONAL
    assert decoded.faults == (("wrong_encoding", {}),)


def test_ruined_text_is_said():
    assert decode("<p>锟斤拷锟斤拷，会议在校区召开了。".encode()).faults == (("ruined", {}),)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SIMPLIFIED, "zh-hans"),
        (TRADITIONAL, "zh-hant"),
        (WESTERN, "en"),
        ("Prof. 周 at the University of Science", "en"),
    ],
)
def test_language_is_told_by_the_characters(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("⽂⽅⻓", "文方长"),
        ("学\u200b院\ufeff\u00ad", "学院"),
        ("Tra\u0302\u0300n", "Trần"),
        ("a\x00b\x1f", "ab"),
        ("周\u3000某\u00a0", "周\u3000某\u00a0"),
    ],
)
def test_characters_are_as_they_were_meant(text, clean):
    assert clean_characters(text) == clean
