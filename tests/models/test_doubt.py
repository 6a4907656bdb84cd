"""Why a row is in doubt: codes that are said in words, and what stood in the remarks before there were codes."""

import importlib
import json
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils import translation

from articles.models import Appearance
from articles.models.doubt import JOINED, NAMED_TWICE, WORDS, in_words
from articles.publishing.event import snapshot
from articles.rosters.rows import Doubt
from tests import factories

MIGRATION = importlib.import_module("articles.migrations.0012_doubts_as_values")
OF_BEFORE = [[code, detail] for code in WORDS if code != NAMED_TWICE for detail in ("", "学院。 甲")]


def test_every_doubt_has_its_words():
    assert set(WORDS) == {*Doubt, JOINED, NAMED_TWICE}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("doubt", OF_BEFORE)
def test_sentence_of_before_becomes_its_code_and_says_the_same(doubt, language):
    with translation.override(language):
        words = in_words([doubt])

        own, doubts = MIGRATION.parted(f"迟到 [？] {words[0]} 只有姓名，没有职务。")

        assert (own, in_words(doubts)) == ("迟到", [*words, *in_words([["bare_name", ""]])])


@pytest.mark.parametrize(
    ("remarks", "expected"),
    [
        ("迟到", ("迟到", [])),
        ("迟到 [？] Ein anderer Grund.", ("迟到 [？] Ein anderer Grund.", [])),
        ("[？] A name without a title. The name “张", ("[？] The name “张", [["bare_name", ""]])),
        (
            "[？] 与“程鹏”只差一个字。 Named twice in this list: 院长程鹏 Named twice in this list: 程鹏教授",
            ("", [["similar", "程鹏"], ["named_twice", "院长程鹏"], ["named_twice", "程鹏教授"]]),
        ),
        ("迟到 Named twice in this list: 院长程鹏", ("迟到", [["named_twice", "院长程鹏"]])),
    ],
)
def test_remarks_keep_what_is_no_doubt_of_ours(remarks, expected):
    assert MIGRATION.parted(remarks) == expected


@pytest.mark.django_db
def test_migration_carries_rows_over_and_back():
    event = factories.event()
    kept = [
        "迟到 [？] A name without a title. Named twice in this list: 院长程鹏",
        "早退",
        "[？] A name without a title.",
    ]
    for place, (remarks, is_certain) in enumerate(zip(kept, [False, False, True], strict=True), start=1):
        Appearance.objects.create(
            event=event,
            role="attendee",
            position=place,
            group_label="街镇领导",
            remarks=remarks,
            is_certain=is_certain,
        )
    rows = Appearance.objects.order_by("position")
    editor = SimpleNamespace(connection=connection)

    MIGRATION.carry_over(apps, editor)

    carried = list(rows.values_list("remarks", "doubts"))
    assert carried == [("迟到", [["bare_name", ""], ["named_twice", "院长程鹏"]]), ("早退", []), (kept[2], [])]
    MIGRATION.carry_back(apps, editor)
    assert list(rows.values_list("remarks", flat=True)) == kept


@pytest.mark.django_db
def test_neither_remarks_nor_doubts_reach_readers():
    event = factories.event()
    factories.attendee(event, "程鹏", remarks="迟到了", is_certain=False, doubts=[["similar", "程棚"]])

    payload = json.dumps(snapshot(factories.loaded(event)), ensure_ascii=False)

    assert "程鹏" in payload
    assert [words for words in ("迟到了", "similar", "程棚", "doubts", "remarks") if words in payload] == []
