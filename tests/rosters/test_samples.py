"""The fragments of real pages: every row and field exact, in both widths of punctuation."""

from pathlib import Path

import pytest

from tests.rosters.measure import parse, sample_cases
from tests.rosters.scoring import plain

CASES = [
    pytest.param(case, text, id=f"{'-'.join(case.tags)}-{case.number}-{width}")
    for case in sample_cases(Path(__file__).with_name("samples"))
    for width, text in zip(("half", "full"), case.texts, strict=True)
]


def expected_row(row):
    if row["kind"] == "group":
        return "group", row["text"], [], "", plain(row["source_text"])
    titles = [
        (title["organisation"], title["title"], title.get("former", False), title["organisation_resolved"])
        for title in row["titles"]
    ]
    return "person", row["name"], titles, row.get("honorific", ""), plain(row["source_text"])


def found_row(reading, row, expected):
    """As it was read; another cut that the sample accepts counts as the sample's own."""
    titles = [
        (*accepted_cut(title, number, expected), title.is_former, title.organization_suggested)
        for number, title in enumerate(row.titles)
    ]
    return row.kind, row.name, titles, row.honorific, plain(reading.words_of(row))


def accepted_cut(title, number, expected):
    answers = expected.get("titles", [])
    cut = (title.organization, title.title)
    if number < len(answers) and list(cut) in answers[number].get("accept_splits", []):
        return answers[number]["organisation"], answers[number]["title"]
    return cut


@pytest.mark.parametrize(("case", "text"), CASES)
def test_fragment_of_a_real_page_is_read_exactly(case, text):
    reading = parse(text, case)

    expected = list(case.rows) + [{}] * len(reading.rows)
    found = [found_row(reading, row, answer) for row, answer in zip(reading.rows, expected, strict=False)]
    assert found == [expected_row(row) for row in case.rows]


@pytest.mark.parametrize(("case", "text"), CASES)
def test_fragment_of_a_real_page_comes_back_to_the_character(case, text):
    reading = parse(text, case)

    spans = sorted([(row.start, row.end) for row in reading.rows] + list(reading.between))
    assert "".join(text[start:end] for start, end in spans) == text
