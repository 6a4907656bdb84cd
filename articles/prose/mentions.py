"""The names of people in running text, found where prose puts them, beside a title or before what somebody did.

Few and certain rather than all: a warning that is often wrong is not read. A name begins with a surname that is known,
ends where a title, a verb or a mark follows, and stands in no organisation's name.
"""

import re
from typing import NamedTuple

from articles.language.characters import is_chinese
from articles.language.script import folded
from articles.prose import lexicon
from articles.rosters.chinese.lexicon import ORGANIZATION_ENDS, ORGANIZATION_WORDS, TITLES, VERBS
from articles.rosters.chinese.surnames import COMMON, COMPOUND, SELDOM

# The commoner surnames only: the rarer ones are words too (随, 展, 从), and whoever bears them the directory knows.
SURNAMES = COMMON - SELDOM
MOST_TITLE = max(map(len, TITLES))
# After a name, whatever came before it.
DEEDS = tuple(lexicon.DEEDS | VERBS)
STRONG = tuple(deed for deed in DEEDS if len(deed) > 1)
MARKS = '，,、。；;：:！!？?（）()“”"\n 　》'
LINKS = tuple(lexicon.LINKS)
LINKED = ("、", "和", "与", "及")
# A sentence quotes whoever stands before it; nobody of that post is on a list.
QUOTED = "总书记"
_WORD = r"[A-ZÀ-ÖØ-ÞĀ-ſẠ-ỹ][\w’'-]+"
LATIN = re.compile(
    rf"""
    \b (?: Prof(?:essor|\.)? | Dr\.? | Mrs?\.? | Ms\.? ) \s+
    (?: (?: Prof\. | Professor | Dr\.? | Sir | Dame ) \s+ )*
    ( {_WORD} (?: \s+ (?: {_WORD} | [A-Z]\. | y | de | da | la | van | von | der | al | bin ) ){{1,5}} )
    (?= \s* [^\w\s] | \s+ [a-z(] | \s* $ )
    """,
    re.VERBOSE,
)


class Mention(NamedTuple):
    """A name in a text, with the words around it that show who is meant."""

    name: str
    words: str


def names_in(text, *, known=(), not_names=()):
    """The Mentions of a plain text, each name once, in their order.

    `known` are names of the directory, found wherever they stand whole; `not_names` are names of bodies and places,
    of which no part is a person.
    """
    bodies = [name for name in not_names if len(name) > 1]
    plain = folded(text)
    found = {}
    places = {*_of_the_directory(text, known), *_beside_a_title(plain), *_before_a_deed(plain), *_latin(text)}
    for start, end in sorted(places):
        name = " ".join(text[start:end].split())
        if name in found or any(name in body for body in bodies) or plain.startswith(QUOTED, end):
            continue
        if any(start < other_end and other_start < end for other_start, other_end in found.values()):
            continue
        found[name] = (start, end)
    return [
        Mention(name, text[max(start - 12, 0) : end + 12].replace("\n", " ")) for name, (start, end) in found.items()
    ]


def possible_names(text):
    """Words of a text that may be names of the directory: they begin with a surname, after a mark or a title."""
    plain = folded(text)
    starts = [start for start in range(len(plain)) if _is_surname(plain, start) and _may_begin(plain, start)]
    return {
        text[start : start + length]
        for start in starts
        for length in (2, 3, 4)
        if _is_han(plain[start : start + length], length)
    }


def _of_the_directory(text, known):
    for name in known:
        for match in re.finditer(re.escape(name), text):
            start, end = match.span()
            is_whole = len(name) > 2 or (_may_begin(text, start) and _may_end(text, end))
            if is_whole:
                yield start, end


def _beside_a_title(text):
    """T N and N T: 副书记程鹏, 胡税根教授."""
    for start in range(len(text)):
        if not _is_surname(text, start):
            continue
        if _title_before(text, start):
            length = _length_to_an_end(text, start)
            if length:
                yield start, start + length
        elif _may_begin(text, start):
            for length in (3, 2, 4):
                is_name = _is_name(text[start : start + length], length)
                if is_name and _title_at(text, start + length) and not _title_at(text, start + length - 1):
                    yield start, start + length
                    break


def _before_a_deed(text):
    """程鹏认为 at the head of a sentence or clause."""
    for start in range(len(text)):
        if _is_surname(text, start) and (start == 0 or text[start - 1] in MARKS):
            for length in (2, 3, 4):
                is_name = _is_name(text[start : start + length], length)
                if is_name and text.startswith(STRONG, start + length):
                    yield start, start + length
                    break


def _latin(text):
    for match in LATIN.finditer(text):
        yield match.span(1)


def _length_to_an_end(text, start):
    lengths = [length for length in (2, 3, 4) if _is_name(text[start : start + length], length)]
    ends = [length for length in lengths if _may_end(text, start + length)]
    if len(ends) > 1 and not text.startswith(tuple(MARKS), start + ends[0]):
        # 陈有|为教授 or 陈有为|教授: two cuts that both read well are no certain name.
        strong = [length for length in ends if _ends_surely(text, start + length)]
        return strong[0] if len(strong) == 1 and text[start + strong[0] - 1] not in (*LINKS, *DEEDS) else 0
    return ends[0] if ends else 0


def _is_name(name, length):
    if not _is_han(name, length) or name[:2] in lexicon.NOT_NAMES or name in ORGANIZATION_WORDS:
        return False
    has_compound = name[:2] in COMPOUND
    if length == 4 and not has_compound:
        return False
    given = name[2:] if has_compound and length > 2 else name[1:]
    return not set(given) & lexicon.NOT_IN_NAMES and (length > 2 or not has_compound)


def _is_han(name, length):
    return len(name) == length and all(map(is_chinese, name))


def _is_surname(text, start):
    return text[start] in SURNAMES or text[start : start + 2] in COMPOUND


def _may_begin(text, start):
    before = text[:start][-4:]
    return (
        not before
        or before[-1] in MARKS
        or before.endswith(LINKED)
        or before.endswith("由")
        or _title_before(text, start)
        or any(before.endswith(end) for end in ORGANIZATION_ENDS if 1 < len(end) < 5)
    )


def _may_end(text, end):
    return end == len(text) or text[end] in MARKS or text.startswith((*LINKS, *DEEDS), end) or _title_at(text, end)


def _ends_surely(text, end):
    return end == len(text) or text[end] in MARKS or text.startswith(STRONG, end) or _title_at(text, end)


def _title_before(text, start):
    return any(text[start - length : start] in TITLES for length in range(2, min(MOST_TITLE, start) + 1))


def _title_at(text, end):
    return any(text[end : end + length] in TITLES for length in range(2, MOST_TITLE + 1))
