"""What looks wrong in the lists of an event. Findings warn and never block: the editor may know better.

Pure: the rows as they stand in, findings out. The words that an editor reads are the desk's.
"""

import hashlib
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from pypinyin import lazy_pinyin

from articles.language.characters import is_chinese
from articles.language.script import folded
from articles.prose import lexicon
from articles.prose.posts import Post, is_same, joined, post_above

MOST_CHARACTERS = 300
# Speakers and reporters stand in the order of the programme; rank is read off the other lists alone.
SPOKEN = ("speaker", "reporter")


class Check(StrEnum):
    """What a finding is about; the text is kept with an acknowledgement."""

    TWICE = "twice"
    DEPUTY_FIRST = "deputy_first"
    OTHER_TITLE = "other_title"
    SIMILAR = "similar"
    NOT_IN_LISTS = "not_in_lists"
    NOT_IN_TEXT = "not_in_text"
    CASES = "cases"
    PARTS = "parts"
    PARTIES = "parties"
    ITEMS = "items"
    SERIES_NUMBER = "series_number"
    EVENT_DAY = "event_day"
    PART_OF_DAY = "part_of_day"
    SIGNED_ON = "signed_on"
    SIGNATORIES = "signatories"


class Finding(NamedTuple):
    """Something to look at. `subject` says of what, and changes with it; `words` fill the desk's sentence."""

    check: Check
    subject: str
    words: dict


class Entry(NamedTuple):
    """A person's row of one list; `person` is whom the directory means, `point` the programme item it belongs to."""

    role: str
    name: str
    posts: tuple[Post, ...] = ()
    person: int | None = None
    point: str = ""


class Before(NamedTuple):
    """What a person held at the last event before this one."""

    day: str
    event: str
    posts: tuple[Post, ...]


def check_lists(entries, before=None):
    """The Findings of the rows of all lists, each list in its order; `before` maps people to what they held last."""
    lists = {}
    for entry in entries:
        lists.setdefault(entry.role, []).append(entry)
    found = [finding for rows in lists.values() for finding in twice(rows)]
    for role, rows in lists.items():
        found += deputies_first(rows) if role not in SPOKEN else []
    found += other_titles(entries, before or {})
    return found + similar_names(entry.name for entry in entries)


def twice(rows):
    """The same person, or the same name, in two rows of one list."""
    found, told = [], set()
    places = {}
    for place, row in enumerate(rows, start=1):
        for key in (row.person, plain_name(row.name)):
            if key:
                places.setdefault(key, []).append((place, row))
    for standing in places.values():
        where = tuple(place for place, _row in standing)
        if len(standing) < 2 or where in told:
            continue
        told.add(where)
        row, points = standing[0][1], [row.point for _place, row in standing if row.point]
        words = {"role": row.role, "name": row.name, "rows": where, "points": points}
        found.append(Finding(Check.TWICE, subject(row.role, row.name, *points, len(where)), words))
    return found


def deputies_first(rows):
    """A deputy who stands before the head of the same body, in the order of one list."""
    heads, found = {}, []
    for place, row in enumerate(rows):
        for post in row.posts:
            if not post.is_former:
                heads.setdefault(joined(post), (place, row, post))
    for place, row in enumerate(rows):
        for post in row.posts:
            later, head, held = heads.get(post_above(post), (-1, None, None))
            if later > place and plain_name(head.name) != plain_name(row.name):
                words = {
                    "role": row.role,
                    "deputy": row.name,
                    "deputy_title": printed(post),
                    "head": head.name,
                    "head_title": printed(held),
                    "rows": (place + 1, later + 1),
                }
                key = subject(row.role, row.name, joined(post), head.name, joined(held))
                found.append(Finding(Check.DEPUTY_FIRST, key, words))
    return found


def other_titles(entries, before):
    """A person of whose titles one is gone since the last event and another is new; more or fewer are no finding."""
    now, names = {}, {}
    for entry in entries:
        if entry.person in before:
            now.setdefault(entry.person, []).extend(entry.posts)
            names.setdefault(entry.person, entry.name)
    found = []
    for person, posts in now.items():
        last = before[person]
        new = [post for post in posts if not any(is_same(post, other) for other in last.posts)]
        gone = [post for post in last.posts if not any(is_same(post, other) for other in posts)]
        if new and gone:
            printed_new = list(dict.fromkeys(printed(post) for post in new))
            words = {
                "name": names[person],
                "now": printed_new,
                "then": [printed(post) for post in gone],
                "day": last.day,
                "event": last.event,
            }
            found.append(
                Finding(Check.OTHER_TITLE, subject(names[person], *printed_new, last.day, *words["then"]), words)
            )
    return found


def similar_names(names):
    """Pairs of names that may be one name with a slip: `are_near` says when."""
    different = list(dict.fromkeys(name for name in names if name))
    return [
        Finding(Check.SIMILAR, subject(*sorted(pair)), {"names": pair})
        for pair in combinations(different, 2)
        if are_near(*pair)
    ]


def are_near(name, other):
    """True for names of one length that differ in one sign, or in ways of writing the same signs.

    Of two signs, half the name differs: there the two must sound alike too, as 锋 and 峰 or 陈 and 程 do.
    """
    name, other = "".join(name.split()), "".join(other.split())
    if name == other or len(name) != len(other):
        return False
    if plain_name(name) == plain_name(other):
        return True
    pairs = [(a, b) for a, b in zip(plain_name(name), plain_name(other), strict=True) if a != b]
    if len(pairs) != 1 or len(name) < 2:
        return False
    if name.isascii() and other.isascii():
        return len(name) >= 8
    return len(name) > 2 or _sound(pairs[0][0]) == _sound(pairs[0][1])


def _sound(sign):
    """The pinyin of a sign, with what is often mixed up taken for one: en and eng, s and sh."""
    return "".join(lazy_pinyin(sign)).removesuffix("g").replace("h", "")


@lru_cache(maxsize=2048)
def plain_name(name):
    """A name for comparison: no spaces, one inner dot, small letters, one way of writing each sign."""
    dotted = "".join("·" if sign in "・•‧･．" else sign for sign in "".join(name.split()).casefold())
    return "".join(lexicon.VARIANTS.get(sign, sign) for sign in folded(dotted))


def printed(post):
    """A post as a reader would see it, in one line."""
    if any(map(is_chinese, post.title + post.body)):
        return f"{post.body}{post.title}"
    return ", ".join(part for part in (post.title, post.body) if part)


def subject(*parts):
    """The key of a finding: its words, and a digest in place of what is too long to keep."""
    text = " · ".join(str(part) for part in parts if part not in ("", None))
    if len(text) <= MOST_CHARACTERS - 40:
        return text
    return f"{text[:200]}… {hashlib.sha256(text.encode()).hexdigest()[:16]}"
