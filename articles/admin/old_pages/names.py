"""The overwritten names of an old page at its desk: each in its sentence, and decisions on several at a time."""

import re
from itertools import takewhile
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.importing.old_pages.repair import decide
from articles.importing.pages.marks import with_words
from articles.models import NameRepair
from articles.models.legacy import STAND_IN
from articles.prose.checks import Entry, deputies_first
from articles.prose.posts import Post
from articles.recording.directory import own_names
from articles.rosters.read import read_roster

BEFORE, AFTER = 22, 26
SENTENCE_END = re.compile(r"[。！？!?\n]")
WORDS_END = re.compile(r"[，。、；：！？,;:!?\s“”《》（）()]")
MOST_NAMES = 12
AS_PROPOSED, NOTHING, OTHER = "proposed", "nothing", "other"
TICKED, ALL_OPEN, FOLLOWED = "ticked", "open", "followed:"
# What the reader of lists takes for one body: it stands in every open place while they are read, and is shown nowhere.
OF_ALL = "外来名大学"


class Place(NamedTuple):
    """One occurrence as the panel shows it."""

    repair: NameRepair
    sentence: str  # safe HTML, a chip for each foreign string
    followed_by: str
    name: str  # decided or proposed
    badge: tuple  # class, word


class Group(NamedTuple):
    """Open places that are followed by the same words."""

    words: str
    positions: list[int]


def chips(text, repairs):
    """A text as safe HTML with a neutral chip where a foreign string or an open place stands."""
    strings = sorted({repair.found for repair in repairs}, key=len, reverse=True)
    parts = [re.escape(string) for string in strings if string] + [STAND_IN.pattern.replace("(", "(?:")]
    pieces, last = [], 0
    for found in re.finditer("|".join(parts), text):
        number = STAND_IN.fullmatch(found[0])
        pieces += [text[last : found.start()], chip(number[1] if number else "")]
        last = found.end()
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[last:]]))


def chip(number=""):
    words = _("foreign name %(number)s") % {"number": number} if number not in ("", "0") else _("foreign name")
    return format_html('<span class="nr-foreign">{}</span>', words)


def places_of(text, repairs):
    """The Places of a page; `text` is the page's as it was first read, which the rows count in."""
    return [_place(text, repair, repairs) for repair in repairs]


def _place(text, repair, repairs):
    start = max(_last_end(text, repair.start), repair.start - BEFORE)
    end = min(_next_end(text, repair.end), repair.end + AFTER)
    start = min([start, *(other.start for other in repairs if other.start < start < other.end)])
    end = max([end, *(other.end for other in repairs if other.start < end < other.end)])
    followed = followed_by(text, repair, repairs)
    after = text[repair.end + len(followed) : end]
    sentence = format_html(
        "{}{}{}<mark>{}</mark>{}{}",
        "…" if start > 0 and text[start - 1] != "\n" else "",
        chips(text[start : repair.start], repairs),
        chip(),
        followed,
        chips(after, repairs),
        "…" if end < len(text) and text[end] != "\n" else "",
    )
    return Place(repair, sentence, followed, repair.text or repair.proposal, _badge(repair))


def _badge(repair):
    if repair.state == NameRepair.State.REMOVED:
        return "withdrawn", _("taken out")
    if repair.state == NameRepair.State.REPLACED:
        return ("live", _("certain")) if repair.is_certain else ("unstated", _("inferred"))
    return ("soon", _("proposal")) if repair.proposal else ("bad", _("still open"))


def followed_by(text, repair, repairs):
    """The words right after a place, up to the next sign or the next place."""
    next_place = min([other.start for other in repairs if other.start >= repair.end], default=len(text))
    return WORDS_END.split(text[repair.end : min(repair.end + 12, next_place)], maxsplit=1)[0]


def _last_end(text, place):
    ends = [found.end() for found in SENTENCE_END.finditer(text, max(0, place - 200), place)]
    return ends[-1] if ends else max(0, place - 200)


def _next_end(text, place):
    found = SENTENCE_END.search(text, place)
    return found.end() if found and found[0] != "\n" else found.start() if found else len(text)


def groups_of(places):
    """Groups of two or more open places whose following words begin alike, the largest first."""
    by_head = {}
    for place in places:
        if place.repair.state == NameRepair.State.OPEN and len(place.followed_by) >= 2:
            by_head.setdefault(place.followed_by[:4], []).append(place)
    groups = [
        Group(_beginning([place.followed_by for place in of_head]), [place.repair.position for place in of_head])
        for of_head in by_head.values()
        if len(of_head) > 1
    ]
    return sorted(groups, key=lambda group: -len(group.positions))


def _beginning(texts):
    """What all of these texts begin with."""
    return "".join(
        letters[0] for letters in takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False))
    )


def names_offered(repairs):
    """What may stand at a place: the proposals, what was put elsewhere in the page, our own bodies."""
    names = [repair.text for repair in repairs if repair.text] + [repair.proposal for repair in repairs]
    return [name for name in dict.fromkeys([*names, *own_names()]) if name][:MOST_NAMES]


def decide_posted(page, post, places, by):
    """Does what the panel asks for; returns how many places were decided. Raises ValidationError with words."""
    repairs = _chosen(post, places)
    if not repairs:
        raise ValidationError(_("Tick the places that are meant, or choose a group of them."))
    is_certain, to = post.get("sure") == "certain", post.get("to", "")
    if to == AS_PROPOSED:
        names = {repair.proposal for repair in repairs}
        if "" in names:
            raise ValidationError(_("Not every place chosen has a proposal. Choose a name."))
        return sum(
            decide(page, [r.position for r in repairs if r.proposal == name], name=name, is_certain=is_certain, by=by)
            for name in sorted(names)
        )
    name = {OTHER: post.get("to_other", "").strip(), NOTHING: ""}.get(to, to)
    if not name and to != NOTHING:
        raise ValidationError(_("Say which name stands there, or “take out, put nothing in”."))
    return decide(page, [repair.position for repair in repairs], name=name, is_certain=is_certain, by=by)


def _chosen(post, places):
    which = post.get("which", TICKED)
    if which == TICKED:
        ticked = set(post.getlist("place"))
        return [place.repair for place in places if str(place.repair.position) in ticked]
    opened = [place for place in places if place.repair.state == NameRepair.State.OPEN]
    if which.startswith(FOLLOWED):
        words = which.removeprefix(FOLLOWED)
        return [place.repair for place in opened if words and place.followed_by.startswith(words)]
    return [place.repair for place in opened] if which == ALL_OPEN else []


def hints(reading):
    """Places where one body's deputy stands before its head: the strongest sign that two bodies were overwritten."""
    found = []
    for line in reading.roster_lines:
        text = with_words(line.text, lambda place: OF_ALL)
        if OF_ALL not in text:
            continue
        rows = [row for row in read_roster(text[:100_000], language=reading.language).rows if row.kind == "person"]
        entries = [
            Entry(
                line.role,
                row.name,
                tuple(
                    Post(title.organization or title.organization_suggested, title.title, title.is_former)
                    for title in row.titles
                ),
            )
            for row in rows
        ]
        for finding in deputies_first(entries):
            if OF_ALL in finding.words["deputy_title"]:
                found.append({key: str(value).replace(OF_ALL, "") for key, value in finding.words.items()})
    return found
