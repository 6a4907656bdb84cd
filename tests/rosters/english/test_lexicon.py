import ast
import re
from pathlib import Path

import pytest

from articles.rosters.english import lexicon

ROOM = Path(lexicon.__file__).parent
MODULES = sorted(ROOM.glob("*.py"))
# Kinds of phrase and of row, and marks: names of this code and no words of a roster.
OWN_NAMES = {"name", "person", "post", "body", "suffix", "place", "subject", "group", "tail", "unknown", "odd", "role"}
SECTIONS = re.findall(r"^\[([A-Z_]+)\]$", (ROOM / "words.txt").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_code_holds_no_list_of_words(module):
    lists = [
        [entry.value for entry in node.elts if isinstance(entry, ast.Constant) and isinstance(entry.value, str)]
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Tuple | ast.List | ast.Set)
    ]

    of_words = [words for words in lists if len([word for word in words if word[1:].isalpha()]) > 3]

    assert [words for words in of_words if not OWN_NAMES.issuperset(words)] == []


def test_every_list_of_words_is_asked():
    code = "".join(module.read_text(encoding="utf-8") for module in MODULES)

    assert [name for name in SECTIONS if f"lexicon.{name}" not in code] == []
    assert len(SECTIONS) == len(set(SECTIONS))


def test_sections_hold_words_and_phrases():
    assert "vice-chancellor" in lexicon.POSTS
    assert "guest of honour" in lexicon.ROLES
    assert lexicon.MODIFIER_ENDINGS[:2] == ("ing", "ive")
    assert lexicon.GUESTS < lexicon.GROUPS
