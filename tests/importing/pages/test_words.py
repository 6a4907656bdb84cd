"""The words of old pages: every section is asked for, and no entry stands twice in one."""

from collections import Counter
from pathlib import Path

import pytest

from articles.importing.pages import words
from articles.importing.pages.words import WORDS, one_of

SOURCES = "".join(file.read_text(encoding="utf-8") for file in Path(words.__file__).parent.glob("*.py"))
# Sections that are asked for by their first word.
GATHERED = ("label ", "role ")


def test_every_section_is_asked_for():
    assert [name for name in WORDS if not name.startswith(GATHERED) and name not in SOURCES] == []


@pytest.mark.parametrize("section", WORDS)
def test_no_entry_stands_twice_in_a_section(section):
    assert [word for word, count in Counter(WORDS[section]).items() if count > 1 or not word] == []


def test_line_with_bars_is_parted_at_them_and_others_at_spaces():
    assert WORDS["label editor"][-2:] == ("editor in charge", "responsible editor")
    assert WORDS["columns after"][:2] == ("动态", "中心")


def test_entries_are_alternatives_in_their_order():
    assert one_of("other columns") == "(?:正文|详细内容|内容页|events?|announcements?|article)"
