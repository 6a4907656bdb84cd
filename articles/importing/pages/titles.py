"""Which line of a page is its headline: what the title of the document, the markup and the line below it agree on."""

import re
from itertools import pairwise
from typing import NamedTuple

from articles.importing.pages.words import WORDS, one_of
from articles.language.characters import squeezed

LONGEST = 300
HEADINGS = {"h1": 30, "h2": 26, "h3": 20, "h4": 12, "h5": 6}
TITLE_WORDS = frozenset(WORDS["boxes of a headline"])
OTHER_TITLES = frozenset(WORDS["boxes of other titles"])
SITE = re.compile(one_of("ends of a site") + "$", re.IGNORECASE)
CHANNEL = re.compile(
    rf"{one_of('columns before')}?{one_of('columns')}{one_of('columns after')}?|{one_of('other columns')}",
    re.IGNORECASE,
)
BREAK = re.compile(r"\s*(?:--+|——|––+|[|｜_]|\s[-–—·»>:：]\s|::|»)\s*")
SUBTITLE = re.compile(r"(?:——|—|--|――)\s*\S")
SINGLE_DASH = re.compile(r"(?<![-–—])[-–—](?![-–—])")


class Headline(NamedTuple):
    """A headline and the lines it fills; no lines if only the document's title knows it."""

    text: str
    start: int = -1
    end: int = -1


def find_title(page):
    """The Headline of a Page whose side lists are marked."""
    document = page.title.replace(" ", "")
    best, most = None, 0
    for line in page.lines:
        if line.is_aside or not 2 <= len(line.text) <= LONGEST or line.furniture.is_place:
            continue
        score = _score(page, line, document)
        if score > most:
            best, most = line, score
    if best is None or most < 30:
        found = _above_facts(page)
        if found is None and best is not None and (not page.title or SITE.search(page.title)):
            return Headline(best.text, best.number, best.number + 1)
        return found or _from_document(page)
    return _whole(page, best, document)


def _above_facts(page):
    """The line over the first line of facts, where the document's title knows no more than the site."""
    if not SITE.search(page.title) and page.title:
        return None
    usable = [line for line in page.lines if line.text and not line.is_aside and not line.furniture.is_site]
    for above, line in pairwise(usable):
        if _looks_like_facts(line) and 4 <= len(above.text) <= 120 and above.linked * 2 < len(above.text):
            return None if above.text.endswith(("。", "；")) else Headline(above.text, above.number, above.number + 1)
    return None


def _score(page, line, document):
    """How much speaks for a line: 30 points and more make it the headline."""
    if line.furniture.is_list_title or line.furniture.is_site or line.pictures or _looks_like_facts(line):
        return 0
    score = _named_in(document, line.squeezed) + _set_as_title(line)
    if not score:
        return 0
    score += 22 * _is_followed_by_facts(page, line)
    text = line.squeezed
    against = (
        (25, line.linked * 10 >= len(text) * 8),
        (20, len(text) < 24 and SITE.search(text)),
        (12, len(text) < 6),
        (40, CHANNEL.fullmatch(text)),
        (30, text.endswith(("。", "；", "："))),
    )
    return score - sum(points for points, holds in against if holds)


def _named_in(document, text):
    """Points for words that stand in the title of the document, more for those that are nearly all of it."""
    if len(text) < 4 or text not in document:
        return 0
    return 25 + min(len(text), 45) + 15 * (len(text) * 10 >= len(document) * 9)


def _set_as_title(line):
    """Points for how a line is set: in a heading, under the name of a title, centred, bold, big."""
    score = next((HEADINGS[box.tag] for box in line.boxes if box.tag in HEADINGS), 0)
    words = frozenset().union(line.words, *(box.words for box in line.boxes[:2]))
    score += 24 * (bool(words & TITLE_WORDS) and not words & OTHER_TITLES)
    return score + 6 * (line.boxes[0].is_centred or line.is_bold) + 10 * line.is_big


def _looks_like_facts(line):
    is_labelled = any(found.kind in ("posted", "updated", "views", "source") for found in line.told.fields)
    return (is_labelled and len(line.text) < 120) or (bool(line.told.moments) and len(line.text) < 24)


def _is_followed_by_facts(page, line):
    """Whether one of the next lines gives the day, the source or the count."""
    below = (other.told for other in page.lines[line.number + 1 : line.number + 4])
    return any(len(told.text) < 200 and (told.moments or told.fields) for told in below)


def _whole(page, line, document):
    """The headline with the lines that it was broken over."""
    first = last = line.number
    is_heading = line.boxes[0].tag in HEADINGS
    if is_heading or line.squeezed in document:
        while last + 1 < len(page.lines) and (
            _continues(page, line, document, first, last + 1, at=last + 1) or _is_subtitle(page.lines[last + 1])
        ):
            last += 1
        while first > 0 and _continues(page, line, document, first - 1, last, at=first - 1):
            first -= 1
    text = " ".join(page.lines[number].text for number in range(first, last + 1))
    if first != last:
        text = _as_in(page.title, text)
    return Headline(text, first, last + 1)


def _is_subtitle(line):
    return _can_continue(line) and bool(SUBTITLE.match(line.text)) and len(line.text) <= 60 and "。" not in line.text


def _can_continue(line):
    return bool(line.text) and not line.pictures and not _looks_like_facts(line)


def _continues(page, line, document, first, last, at):
    """Whether the line `at` belongs to the headline: in the same heading, or next to it in the document's title."""
    other = page.lines[at]
    if not _can_continue(other):
        return False
    if other.box == line.box and line.boxes[0].tag in HEADINGS:
        return True
    joined = "".join(page.lines[number].squeezed for number in range(first, last + 1))
    return len(other.squeezed) >= 4 and joined in document


def _as_in(document, text):
    """The text with the spaces that the document's title has, if it stands there whole."""
    places = [place for place, character in enumerate(document) if squeezed(character)]
    found = "".join(document[place] for place in places).find(squeezed(text))
    if found < 0:
        return text
    return document[places[found] : places[found + len(squeezed(text)) - 1] + 1]


def _from_document(page):
    """The title of the document without the names of the site at its ends."""
    for name in ("articletitle", "og:title", "twitter:title", "title"):
        if len(page.metas.get(name, "")) >= 4:
            return Headline(_without_site(page.metas[name])[:LONGEST])
    return Headline(_without_site(page.title)[:LONGEST])


def _without_site(text):
    """The text up to the names of site and channel at its ends; dashes within a headline stay."""
    text = _without_dashed_site(text)
    parts = [part for part in BREAK.split(text) if part]
    while len(parts) > 1 and _names_site(parts[-1]):
        parts.pop()
    while len(parts) > 1 and SITE.search(parts[0]) and len(parts[0]) < len(parts[-1]):
        parts.pop(0)
    if parts:
        text = text[text.index(parts[0]) :]
        text = text[: text.rindex(parts[-1]) + len(parts[-1])]
    return text.strip()


def _without_dashed_site(text):
    """标题-某某大学: a single dash before a short name that ends as those of sites do."""
    dashes = list(SINGLE_DASH.finditer(text))
    if not dashes:
        return text
    head, tail = text[: dashes[-1].start()].strip(), text[dashes[-1].end() :].strip()
    if len(head) >= 4 and 2 <= len(tail) <= 30 and "》" not in tail and _names_site(tail):
        return _without_dashed_site(head)
    return text


def _names_site(text):
    return bool(SITE.search(text) or CHANNEL.fullmatch(text))
