import pytest

from articles.language.numerals import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("42", 42),
        ("４２", 42),
        ("四十二", 42),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零二", 102),
        ("两", 2),
        ("二〇一九", 2019),
        ("第二", 2),
        ("forty-two", 42),
        ("Forty two", 42),
        ("seven", 7),
        ("nineteen", 19),
        ("second", 2),
        ("3rd", 3),
        ("many", None),
        ("一些", None),
        ("", None),
    ],
)
def test_number_is_read(text, number):
    assert read_number(text) == number
