"""Names of bodies that something foreign was written over: noticed by where a string stands and what it is made of.

No name of any brand is known here. A string is foreign by its shape: no body ends so, and it holds the words of web
promotion, or digits among Chinese characters, or stands before posts and units that no one body could have.
"""

import re
from collections import Counter
from itertools import islice
from typing import NamedTuple

from articles.importing.pages.foreign import (
    MIXED,
    ORDINARY,
    PROMOTED,
    SIGNS,
    SURE,
    can_be_foreign,
    has_foreign_shape,
    is_coined,
)
from articles.importing.pages.places import (
    BETWEEN,
    OF_UNIVERSITY,
    POST,
    follower,
    is_person_at,
    name_before,
    place_kind,
    sentence_at,
)
from articles.language.script import folded

SHORTEST, LONGEST = 4, 40
MOST = 2_000  # occurrences of one page
MOST_CANDIDATES = 500
MOST_STRINGS = 200_000


class Occurrence(NamedTuple):
    """A place where a foreign string stands: `text[start:end]`. The proposal is no more than a guess."""

    start: int
    end: int
    text: str
    sentence: str
    followed_by: str
    proposal: str = ""


def find_overwritten(text, *, own=(), foreign_words=(), repeated=()):
    """The Occurrences of foreign strings in the title and paragraphs of a page, in order.

    `foreign_words` are kept by the staff and found anywhere; `repeated` stand in many pages of a batch at once.
    """
    printed, text = text, folded(text)
    strings = {folded(word) for word in foreign_words if len(word) > 1 and folded(word) in text}
    strings |= {
        word for word in repeated if len(word) >= SHORTEST and not _is_own(word, own) and _is_placed(text, word)
    }
    strings |= _foreign_strings(text, own)
    found = [
        Occurrence(start, end, printed[start:end], sentence_at(printed, start, end), follower(text, end))
        for start, end in islice(_places(text, strings), MOST)
    ]
    early = _deputies_before_heads(text, found)
    return [each._replace(proposal=propose(each, own, is_before_head=each.start in early, text=text)) for each in found]


def propose(occurrence, own, *, is_before_head=False, text=""):
    """The own name that the words behind a place speak for: the university has campuses, units and a press; the school
    has its dean, its professors and mostly the party posts. A deputy named before a head serves the larger body.
    """
    university = next((name for name in own if name.endswith("大学") or "university" in name.lower()), "")
    schools = [name for name in own if name != university]
    school = schools[0] if schools else ""
    behind = occurrence.followed_by
    if OF_UNIVERSITY.match(behind) or is_before_head:
        return university or school
    if POST.match(behind):
        return school or university
    is_person = bool(text) and is_person_at(text, occurrence.end)
    if is_person or behind[:1] in BETWEEN:
        return school or university
    return university or school


def _deputies_before_heads(text, found):
    """Where a deputy secretary is named before the secretary, in one sentence: not of the same body, then."""
    return {
        one.start
        for place, one in enumerate(found)
        if one.followed_by.startswith("党委副书记")
        and any(_is_head_of(one, other, text) for other in found[place + 1 : place + 6])
    }


def _is_head_of(one, other, text):
    is_head = other.text == one.text and other.followed_by.startswith("党委书记")
    return is_head and not re.search("[。；\n]", text[one.end : other.start])


def long_strings(text):
    """The strings of one page that stand where organisations stand and are made like none: each once.

    Counted over a batch they show what was written over many pages at once.
    """
    return {string for string in _before_posts(text) | _around_signs(text) if _may_be_written_over(text, string)}


def _may_be_written_over(text, string):
    """Less than `_is_foreign` asks of one page, since many pages say it again."""
    rest = ORDINARY.sub("", string)
    kinds = place_kinds(text, string)
    if not _direct(kinds):
        return False
    if SURE.search(rest) or (MIXED.search(rest) and len(string) >= 5):
        return True
    if PROMOTED.search(rest):
        return _of_school(kinds) >= 1 and (len(string) >= 6 or sum(1 for kind in kinds if kind) >= 2)
    return is_coined(rest) and kinds["post"] + kinds["party post"] > 0


def repeated_strings(texts, *, least=3, share=0.0):
    """The strings of `long_strings` that stand in `least` texts, and in this share of them, or more.

    One pass; at most 200,000 strings are kept at a time, the rarest go first.
    """
    counts, number = Counter(), 0
    for text in texts:
        number += 1
        counts.update(long_strings(text))
        if len(counts) > MOST_STRINGS:
            counts = Counter(dict(counts.most_common(MOST_STRINGS // 2)))
    return {string for string, count in counts.items() if count >= max(least, share * number)}


def _places(text, strings):
    """(start, end) of every place of the strings; a longer string takes the place of one inside it."""
    taken = [found.span() for string in strings for found in re.finditer(re.escape(string), text)]
    last = -1
    for start, end in sorted(taken, key=lambda place: (place[0], -place[1])):
        if start >= last:
            yield start, end
            last = end


def _foreign_strings(text, own):
    candidates = {string for string in _before_posts(text) | _around_signs(text) if not _is_own(string, own)}
    foreign = {string for string in candidates if _is_foreign(text, string)}
    return {
        string
        for string in foreign
        if not any(other != string and other in string and text.count(other) > text.count(string) for other in foreign)
    }


def _before_posts(text):
    """Strings right before a post of a school or before a person with a rank."""
    counts = Counter()
    for found in POST.finditer(text):
        start, end = name_before(text, found.start())
        if SHORTEST <= end - start <= LONGEST and can_be_foreign(text[start:end]):
            counts[text[start:end]] += 1
    return {string for string, _ in counts.most_common(MOST_CANDIDATES)}


def _around_signs(text):
    """The longest string that all places of one sign of foreignness have in common, if there are two of them."""
    places = {}
    for found in SIGNS.finditer(text):
        places.setdefault(found.group(), []).append(found.span())
    strings = set()
    for spans in places.values():
        for group in _groups(text, spans):
            if len(group) < 2:
                continue
            if len(strings) >= MOST_CANDIDATES:
                return strings
            string = _in_common(text, group)
            if SHORTEST <= len(string) <= LONGEST and can_be_foreign(string) and has_foreign_shape(string):
                strings.add(string)
    return strings


def _groups(text, spans):
    """The places of a sign by the characters before it and by those behind it: it may stand elsewhere too."""
    before, behind = {}, {}
    for start, end in spans[:MOST]:
        before.setdefault(text[max(0, start - 2) : start], []).append((start, end))
        behind.setdefault(text[end : end + 2], []).append((start, end))
    return [*before.values(), *behind.values()]


def _in_common(text, spans):
    start, end = spans[0]
    left = _reach(text, [start - 1 for start, _ in spans], -1)
    right = _reach(text, [end for _, end in spans], 1)
    string = _balanced(text[start - left : end + right])
    string = string[name_before(string, len(string))[0] :]
    post = POST.search(string)
    return string[: post.start()] if post else string


def _reach(text, places, step):
    """How many signs of a name stand alike from each of these places on, to the right or, by -1, to the left."""
    for reach in range(LONGEST):
        at = places[0] + step * reach
        if not 0 <= at < len(text) or not _is_name_sign(text[at]):
            return reach
        if any(not 0 <= other + step * reach < len(text) or text[other + step * reach] != text[at] for other in places):
            return reach
    return LONGEST


def _is_name_sign(sign):
    return sign.isalnum() or sign in "·.-()（）"


def _balanced(string):
    """Without a bracket at an end that has no other half."""
    for one, other in ("()", "（）"):
        if string.count(one) != string.count(other):
            string = string.partition(one)[0] if one in string else string.rpartition(other)[2]
    return string


def place_kinds(text, string):
    """Counter of what makes the places of a string those of an organisation; "" for the other places."""
    places = islice(re.finditer(re.escape(string), text), MOST)
    return Counter(place_kind(text, *found.span()) for found in places)


def _is_placed(text, string):
    """Whether a string of a batch stands in this page where an organisation stands."""
    kinds = place_kinds(text, string)
    return kinds.total() > kinds[""]


def _is_own(string, own):
    return any(string in folded(name) or folded(name) in string for name in own if name)


def _is_foreign(text, string):
    """Whether what a string is made of and where it stands together leave no other reading."""
    kinds = place_kinds(text, string)
    rest = ORDINARY.sub("", string)
    placed = kinds.total() - kinds[""]
    direct = _direct(kinds)
    sorts = sum(1 for kind in kinds if kind)
    has_sure, has_digits, has_likely = SURE.search(rest), MIXED.search(rest), PROMOTED.search(rest)
    if has_sure or (has_digits and has_likely):
        return direct >= 1 or (placed >= 1 and kinds.total() >= 2)
    if has_likely:
        return placed >= 2 and sorts >= 2 and _of_school(kinds) >= 1
    if placed * 2 < kinds.total():
        return False
    if has_digits:
        return placed >= 2 and direct >= 1 and len(string) >= 5
    return placed >= 3 and sorts >= 3 and bool(kinds["post"]) and not re.search("中国|国家|公司|集团|银行|大", string)


def _direct(kinds):
    return sum(kinds[kind] for kind in ("post", "party post", "person", "campus", "party"))


def _of_school(kinds):
    """The places that a company could not have: party posts count with units and students beside them."""
    return _direct(kinds) - kinds["party post"] + min(kinds["party post"], kinds["part"] + kinds["unit"])
