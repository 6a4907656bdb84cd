"""Where on a page the article stands: the box that campus systems name, or else the one that holds the prose."""

import re
from itertools import accumulate

from articles.importing.pages.words import WORDS, one_of

# Boxes by the words of their classes and ids. A box of the second kind may turn out to hold the whole page.
NEVER_BODY = frozenset(WORDS["boxes never of an article"])
PERHAPS = frozenset(WORDS["boxes perhaps of an article"])
TAGS = frozenset({"nav", "aside", "footer"})
CONTENT = re.compile(one_of("boxes of the body"), re.IGNORECASE)
MOST_OF = 0.75
# A column beside a short article may hold more prose than it; the article is the one below its headline.
BESIDE_TITLE = 0.1
PARAGRAPHS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "blockquote", "figcaption", "div", "center", "figure"}
)
BELOW, MOST_FACTS = 10, 6


def set_aside(page):
    """Marks the lines of a page that stand in navigation, a side list or a footer.

    A box called "side" or "hot" is one only if most of the prose is elsewhere.
    """
    kinds = [_kind_of_box(box) for box in page.boxes]
    _leave_out(page, _with_inner(page, {number for number, kind in enumerate(kinds) if kind == "never"}))
    perhaps = _with_inner(page, {number for number, kind in enumerate(kinds) if kind == "perhaps"})
    weights = _Weights(page)
    topmost = (page.boxes[number] for number in perhaps if page.boxes[number].parent not in perhaps)
    _leave_out(page, _with_inner(page, {box.index for box in topmost if weights.of(box) * 2 < weights.whole}))


def _kind_of_box(box):
    """ "never" for a box that holds no part of an article, "perhaps" for one that may, "" for any other."""
    if box.tag in TAGS:
        return "never"
    if box.tag == "body" or not box.words:
        return ""
    if box.words & NEVER_BODY:
        return "never"
    return "perhaps" if box.words & PERHAPS else ""


def _with_inner(page, numbers):
    """The indexes of these boxes and of all boxes inside them."""
    found = set(numbers)
    for box in page.boxes:
        if box.parent in found:
            found.add(box.index)
    return found


def _leave_out(page, boxes):
    for number in boxes:
        page.boxes[number].is_aside = True
    for line in page.lines:
        if line.box in boxes:
            line.is_aside, line.weight = True, 0.0


def find_body(page, title):
    """The Box of the article: a named one with a fair part of the prose, or the innermost that holds most.

    The headline and the lines of facts next to it count for nothing from here on.
    """
    if not page.boxes:
        return None
    for line in [*page.lines[: max(title.end, 0)], *_facts_beside(page, title)]:
        line.weight = 0.0
    weights = _Weights(page)
    named = [box for box in page.boxes if not box.is_aside and any(map(CONTENT.fullmatch, box.names))]
    heaviest = max(map(weights.of, named), default=0)
    if heaviest > 0 and heaviest * 4 >= weights.whole:
        return [box for box in named if weights.of(box) >= 0.95 * heaviest][-1]
    title_box = page.lines[title.start].box if title.start >= 0 else -1
    around = (box for box in page.ancestors(title_box) if weights.of(box) >= BESIDE_TITLE * weights.whole)
    return _densest(page, weights, next(around, page.boxes[0]))


def _facts_beside(page, title):
    """The lines next to the headline that say day, count and source; without a headline, the first of the page."""
    if title.start < 0:
        return [line for line in page.lines if line.told.is_facts and not (line.is_aside or line.furniture.is_links)][
            :MOST_FACTS
        ]
    found = []
    for line in page.lines[title.end : title.end + BELOW]:
        if line.told.is_facts and not (line.furniture.is_links or line.furniture.is_site):
            found.append(line)
        elif len(line.text) > 60 and line.weight > 60:
            break
    return found


def _densest(page, weights, box):
    children = {}
    for child in page.boxes[1:]:
        children.setdefault(child.parent, []).append(child)
    while weight := weights.of(box):
        best = max(children.get(box.index, ()), key=weights.of, default=None)
        if best is None or weights.of(best) < MOST_OF * weight:
            break
        box = best
    while box.parent >= 0 and box.tag in PARAGRAPHS and _is_one_paragraph(page, box):
        box = page.boxes[box.parent]
    return box


def _is_one_paragraph(page, box):
    return sum(bool(line.text) for line in page.lines[box.start : box.end]) <= 1


class _Weights:
    """How much prose each box holds, in characters of its lines."""

    def __init__(self, page):
        self._sums = [0.0, *accumulate(line.weight for line in page.lines)]
        self.whole = self._sums[-1]

    def of(self, box):
        return self._sums[box.end] - self._sums[box.start]
