"""Why a page is held and what its drafts lack: codes with values, said in the language of whoever looks."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import translation

from articles.importing.old_pages.drafts import add_event, make_drafts
from articles.importing.old_pages.reasons import AS_KEPT, WORDS, held_words, in_words, lacking_words
from articles.models import LegacyPage
from tests.importing.old_pages.kept import brought_page, html

TOP = Path(__file__).resolve().parents[3]
MIGRATION = importlib.import_module("articles.migrations.0010_reasons_as_values")
VALUES = {
    "count": 3,
    "encoding": "gb18030",
    "lists": ["attendee", "speaker"],
    "names": ["廊下镇", "广陈镇"],
    "title": "共建“明月山塘”协议",
    "src": "img/a b.png",
    "path": "/1.htm?id=2",
    "name": "工具.doc",
    "why": "不能打开。",
    "text": "别的话。",
}
OF_BEFORE = sorted(set(WORDS) - {"refused_file", AS_KEPT})


def reason(code):
    return [code, {name: value for name, value in VALUES.items() if f"%({name})s" in WORDS[code]}]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["No title was found.", "3 characters could not be read in gb18030."]),
        ("zh-hans", ["没有找到标题。", "有 3 个字按 gb18030 读不出来。"]),
    ],
)
def test_reason_is_said_in_the_language_of_whoever_looks(language, expected):
    page = LegacyPage(held_for=[reason("no_title"), reason("unread")])

    with translation.override(language):
        assert held_words(page) == expected


@pytest.mark.parametrize(("language", "expected"), [("en", "attendee、speaker"), ("zh-hans", "出席、发言")])
def test_lists_that_were_not_entered_are_said_in_that_language_too(language, expected):
    page = LegacyPage(lacks=[reason("no_event_day")])

    with translation.override(language):
        [words] = lacking_words(page)

    assert words.endswith(expected)


def test_every_reason_is_said_with_its_values():
    with translation.override("en"):
        said = {code: in_words(reason(code)) for code in WORDS}

    assert [code for code, words in said.items() if "%(" in words or not words] == []
    assert said["refused_file"] == "工具.doc: 不能打开。"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("code", OF_BEFORE)
def test_sentence_of_before_becomes_its_code_and_says_the_same(code, language):
    with translation.override(language):
        sentence = in_words(reason(code))

        carried = MIGRATION.reason_of(sentence)

        assert (carried, in_words(carried)) == (reason(code), sentence)


def test_sentence_that_nobody_knows_is_kept_as_it_is():
    carried = MIGRATION.reason_of("img/a.png: Das Bild ist zu groß.")

    assert carried == [AS_KEPT, {"text": "img/a.png: Das Bild ist zu groß."}]
    assert in_words(carried) == "img/a.png: Das Bild ist zu groß."


@pytest.mark.django_db
def test_what_was_missing_in_another_language_is_known_again(tmp_path):
    page = brought_page(tmp_path, html("绣花座谈会举行", "出席：浙江大学公共管理学院院长胡税根。", meta=""))
    with translation.override("en"):
        make_drafts(page)
    page.refresh_from_db()
    assert [code for code, _values in page.lacks] == ["no_event_day"]
    page.corrected = json.dumps({"event_date": "2019-03-05"})
    page.save()

    add_event(page)

    page.refresh_from_db()
    assert page.lacks == []


KEPT_BEFORE = """
from django.db import connection
from django.db.migrations.loader import MigrationLoader
apps = MigrationLoader(connection).project_state(("articles", "0008_signing_in_leaves_a_trail")).apps
Batch, Page = (apps.get_model("articles", name) for name in ("ImportBatch", "LegacyPage"))
batch = Batch.objects.create(name="1.htm", source="1.htm")
for number, (held_for, lacks) in enumerate({rows!r}):
    Page.objects.create(batch=batch, path=str(number), digest=str(number), file="", held_for=held_for, lacks=lacks)
"""
CARRIED = """
import json
from articles.models import LegacyPage
print(json.dumps(list(LegacyPage.objects.order_by("pk").values_list("held_for", "lacks"))))
"""


@pytest.mark.once
def test_migration_carries_every_line_over(tmp_path):
    """On an embedded database of its own: from the tables as they stood before, with rows in them, to today's."""
    rows = [
        ("The page is empty.\nNames look overwritten in 18 places.", ""),
        ("", "协议要等各方的机构名定下来再建。\nimg/a.png: 图片太大。"),
        ("", ""),
    ]
    environ = os.environ | {"NEWSROOM_DATA": str(tmp_path), "DATABASE_URL": "", "DEMO": "0"}

    def manage(*command):
        done = [sys.executable, "manage.py", *command]
        return subprocess.run(done, cwd=TOP, env=environ, capture_output=True, text=True, check=True).stdout

    manage("migrate", "articles", "0008", "--verbosity", "0")
    manage("shell", "--no-imports", "-c", KEPT_BEFORE.format(rows=rows))

    manage("migrate", "--verbosity", "0")

    assert json.loads(manage("shell", "--no-imports", "-c", CARRIED)) == [
        [[["empty", {}], ["overwritten", {"count": 18}]], []],
        [[], [["names_open", {}], [AS_KEPT, {"text": "img/a.png: 图片太大。"}]]],
        [[], []],
    ]
