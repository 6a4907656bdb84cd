"""Rosters written by rule: the same for a seed, with answers that lie in their words, and of every construct enough."""

from collections import Counter

import pytest

from articles.rosters.rows import Reading, ReadRow, Reason, Title
from tests.rosters.generated import rosters
from tests.rosters.measure import COUNTS
from tests.rosters.scoring import plain, score

LEAST = {"zh-hans": 8, "zh-hant": 1, "en": 2}


@pytest.fixture(scope="module", params=COUNTS)
def cases(request):
    return rosters(request.param, COUNTS[request.param])


def test_rosters_are_the_same_for_a_seed(cases):
    assert rosters(cases[0].language, len(cases)) == cases


def test_answer_lies_in_the_words(cases):
    """Each organisation and group stands in the text, each name in the source words of its row."""
    astray = []
    for case in cases:
        text = plain(case.texts[0])
        for row in case.rows:
            start, end = row["span"]
            assert case.texts[0][start:end] == row["source_text"]
            words = [row.get("text", "")] + [title[key] for title in row.get("titles", []) for key in ("organisation",)]
            astray += [(case.number, word) for word in words if plain(word) not in text]
            letters = Counter(plain(row.get("name", "")))
            astray += [(case.number, row["name"]) for _ in letters - Counter(plain(row["source_text"]))]
    assert astray == []


def test_every_construct_comes_often_enough(cases):
    counts = Counter(tag for case in cases for row in case.rows for tag in row["tags"])

    assert {tag: count for tag, count in counts.items() if count < LEAST[cases[0].language]} == {}


def test_vocabulary_is_wide():
    titles = [
        title
        for language, count in COUNTS.items()
        for case in rosters(language, count)
        for row in case.rows
        for title in row.get("titles", [])
    ]

    assert len({title["organisation"] for title in titles}) >= 300
    assert len({title["title"] for title in titles}) >= 130


def perfect(text, case):
    """A reading made of the answers: the only place where the answer may be the reading."""
    rows, between, last = [], [], 0
    for row in case.rows:
        start, end = row["span"]
        between += [(last, start)] if last < start else []
        last = end
        titles = tuple(
            Title(
                title["organisation"],
                title["title"],
                title.get("former", False),
                title["organisation_resolved"] or title["organisation"],
            )
            for title in row.get("titles", ())
        )
        doubts = (Reason("two_cuts"),) if row["ambiguous"] else ()
        name = row.get("name") or row["text"]
        rows.append(ReadRow(row["kind"], start, end, name, titles, row.get("honorific", ""), doubts))
    between += [(last, len(text))] if last < len(text) else []
    return Reading(text, case.language, tuple(rows), between=tuple(between))


def test_right_reading_scores_full(cases):
    total = score(cases, perfect)

    assert total.failures == []
    for part, whole in (
        ("persons right", "persons found"),
        ("titles right", "titles"),
        ("context right", "context asked"),
    ):
        assert total.sums[part] == total.sums[whole]
    assert total.sums["wrong unmarked"] == total.sums["lost"] == 0


def test_wrong_row_without_a_mark_is_counted(cases):
    def sure_and_wrong(text, case):
        reading = perfect(text, case)
        first = reading.rows[0]
        wrong = ReadRow("person", first.start, first.end, "某甲乙", first.titles)
        return Reading(text, case.language, (wrong, *reading.rows[1:]), between=reading.between)

    total = score(cases[:20], sure_and_wrong)

    texts = sum(len(case.texts) for case in cases[:20])
    assert total.sums["wrong unmarked"] == texts
    assert total.sums["persons found"] + total.sums["groups found"] == total.sums["rows found"]


def test_lost_row_is_counted(cases):
    def losing(text, case):
        return Reading(text, case.language, (), between=((0, len(text)),))

    total = score(cases[:20], losing)

    rows = sum(len(case.texts) * len(case.rows) for case in cases[:20])
    assert (total.sums["lost"], total.sums["wrong unmarked"], total.sums["rebuilt"]) == (
        rows,
        rows,
        total.sums["texts"],
    )
