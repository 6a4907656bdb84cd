"""The labels of the line below a headline, in both scripts and English, glued or spaced, and what stands after each."""

import re
from typing import NamedTuple

from articles.importing.pages.dates import Moment, find_moments
from articles.importing.pages.markup import VIEW_ICON
from articles.importing.pages.words import WORDS

KINDS_OF_LABELS = {section.removeprefix("label "): words for section, words in WORDS.items() if "label " in section}
SPACED = frozenset(WORDS["spaced labels"])
# Without a colon these begin a field only where a figure or a day follows.
DAYS = {"posted", "updated"}
NEED_VALUE = DAYS | {"views"}
ONLY_WITH_COLON = frozenset(WORDS["labels only with a colon"])


class Field(NamedTuple):
    """A label found in a line, and the words up to the next one."""

    kind: str
    label: str
    value: str
    start: int
    end: int
    moments: tuple[Moment, ...] = ()  # of its value, where the label announces a day
    name: str = ""  # its value as a name, where it does not
    is_short: bool = False  # no sentence
    count: int | None = None  # of its value, where the label announces one; told.py reads it


def _spaced(word):
    # Two characters are often set apart to be as wide as four.
    return r"\s{0,4}".join(word) if word in SPACED else word


def _kinds():
    """{label: what it announces}; where a label stands in two sections, the first holds."""
    kinds = {}
    for kind, words in KINDS_OF_LABELS.items():
        for word in words:
            kinds.setdefault(word, kind)
    return kinds


KINDS = _kinds()
LONGEST_FIRST = sorted(KINDS, key=len, reverse=True)
CHINESE = "|".join(_spaced(re.escape(word)) for word in LONGEST_FIRST if not word[0].isascii())
ENGLISH = "|".join(words.replace(" ", r"\ ") for words in LONGEST_FIRST if words[0].isascii())
FIRST = "".join(sorted({word[0] for word in KINDS if not word[0].isascii()}))
LABEL = re.compile(
    rf"""
    (?=[{FIRST}A-Za-z])
    (?: (?P<zh>{CHINESE}) | (?<![A-Za-z]) (?P<en>{ENGLISH}) (?![A-Za-z]) )
    (?P<after>
        \s{{0,3}} [:：﹕]
        | (?= \s{{0,3}} [\[(（【]? \s{{0,2}} \d )
        | (?= \s{{0,3}} (?:$|[|｜/】\])）]) )
    )?
    """,
    re.IGNORECASE | re.VERBOSE,
)
VALUED = re.compile(r"[:\d﹕]")
ENGLISH_KINDS = [(re.compile(words, re.IGNORECASE), kind) for words, kind in KINDS.items() if words[0].isascii()]
CUT = re.compile(rf"\s[|/·•›»>-]+(?:\s|$)|[|｜{VIEW_ICON}】\]]|[（(]\s*$")
NOTHING = frozenset(WORDS["no name"])
ENDS = " \t:：﹕|｜/,，;；、·•【[（(]）)】-—"


def find_fields(text):
    """The Fields of a line of half-width signs, in its order; labels glued to what stands before them too."""
    if not VALUED.search(text):
        return ()
    labels = [found for found in LABEL.finditer(text) if _begins_field(text, found)]
    fields = []
    for number, found in enumerate(labels):
        end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        label = found["zh"] or found["en"]
        value = text[found.end() : end]
        cut = CUT.search(value.lstrip())
        if cut and cut.start():
            value = value[: len(value) - len(value.lstrip()) + cut.start()]
        fields.append(_field(_kind(label), label, value, found))
    return tuple(fields)


def _field(kind, label, value, found):
    moments = find_moments(value)
    is_short = len(value.strip()) <= 40 and not value.strip().endswith(("。", "！", "？"))
    # The day that follows a name is no part of it.
    name = "" if kind in NEED_VALUE else trimmed_name(value[: moments[0].start] if moments else value)
    end = found.end() + len(value)
    return Field(kind, label, value, found.start(), end, moments if kind in DAYS else (), name, is_short)


def trimmed_name(value):
    """A value as a name: without signs around it; "" for none."""
    value = value.replace(VIEW_ICON, " ").strip(ENDS)
    return "" if value.lower() in NOTHING or value.isdigit() else value


def _kind(label):
    kind = KINDS.get("".join(label.split())) or KINDS.get(" ".join(label.lower().split()))
    if kind:
        return kind
    return next(kind for pattern, kind in ENGLISH_KINDS if pattern.fullmatch(label))


def _begins_field(text, found):
    """A colon makes a label; without one, what follows must be what such a label announces."""
    after = found["after"]
    if after and after.strip():
        return True
    label = "".join((found["zh"] or found["en"]).split()).lower()
    kind = _kind(found["zh"] or found["en"])
    if kind not in NEED_VALUE or label in ONLY_WITH_COLON:
        return False
    rest = text[found.end() :]
    if kind == "views":
        # "37 次点击" has its figure before it.
        before = text[: found.start()].rstrip()
        if re.search(r"(?<![-/.:\d])\d[\d,]*\s*(?:次|人次|人)?$", before) and not re.match(r"\s*[\[(]?\s*\d", rest):
            return False
        return after is not None
    moments = find_moments(rest[:40])
    return bool(moments) and moments[0].start <= 3
