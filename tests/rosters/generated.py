"""Rosters written by rule, each with its answer: what the reader of rosters is measured against, and never asked.

The rules come from a count of real pages; the conventions of an answer are those of tests/rosters/samples/README.md.
"""

import random
import re
from dataclasses import dataclass

from tests.rosters import constructs_chinese, constructs_english
from tests.rosters.draft import Draft, spoilt
from tests.rosters.traditional import traditional

HALF_WIDTH = str.maketrans("，；：（）。", ",;:().")


@dataclass(frozen=True)
class Case:
    """One paste. `texts` are the same words in full and in half width: both must give `rows`."""

    number: int
    language: str
    texts: tuple[str, ...]
    rows: tuple[dict, ...]  # as in the samples, with "tags", and "span" in the texts
    tags: frozenset
    own: tuple[str, ...] = ()


def rosters(language, count, seed=2024):
    """`count` cases of a language, always the same for a seed; every construct comes in turn."""
    chance = random.Random(f"{language} {seed}")
    write = constructs_english.write if language == "en" else constructs_chinese.write
    return tuple(_case(number, language, write(chance, language, number), chance) for number in range(count))


def long_roster(language, people, seed=2024):
    """One text of `people` names in the ordinary forms, for the clock."""
    chance = random.Random(f"{language} {seed} long")
    write = constructs_english.write_long if language == "en" else constructs_chinese.write_long
    return _case(0, language, write(chance, language, people), chance)


def _case(number, language, draft: Draft, chance):
    defect = draft.defect
    pieces = [(spoilt(words, defect, chance) if defect else words, row) for words, row in draft.pieces]
    if language == "zh-hant":
        pieces = [(traditional(words), traditional(row)) for words, row in pieces]
    text, rows = "", []
    for words, row in pieces:
        if row:
            rows.append({**row, "source_text": words, "span": (len(text), len(text) + len(words))})
        text += words
    texts = (text,) if language == "en" else (text, text.translate(HALF_WIDTH))
    assert not re.search(r"[{}]", text)
    return Case(
        number, language, texts, tuple(rows), frozenset(draft.tags), tuple(map(draft.own_words(language), draft.own))
    )
