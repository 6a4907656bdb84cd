"""How many elements markup may have, and how deep in each other: asked before it is cleaned or read."""

import re

from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser

MOST_ELEMENTS = 150_000
# Real pages stay under 60, those that Word wrote under 200. Parsers need the square of it.
MOST_DEPTH = 1_000
MOST_READINGS = 8
# An element of formatting that was left open is opened again in every paragraph that follows it.
MOST_OPENED_AGAIN = 2_000_000
START = re.compile(r"<[a-zA-Z]")
FORMATTING = re.compile(
    r"""
    <(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/][^>]{0,300}
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Any tag or comment; named only if it is one that stands within a line, so plainly written that no parser reads it
# otherwise: no < or > in its attributes, every quote closed.
ATTRIBUTE = r"""[ \t\n\f\r]++[a-z0-9_:.-]++(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>=`]++))?+"""
TAG = re.compile(
    rf"""
    <(?=[a-z/!?])
    (?:
        (?P<end>/?)(?P<name>b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u|a|br|img|span)
        (?:{ATTRIBUTE})*+[ \t\n\f\r]*+/?>
    )?
    """,
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)
VOID = ("br", "img")


class TooMuch(ValueError):
    """Not read or not cleaned: its message tells the editor what was too much, and how much may be."""


def check_markup(html):
    """Raises TooMuch for more elements, or deeper ones, than a text has that people wrote. Costs a few readings of it.

    Only a parser knows what is open, so one reads longer and longer beginnings: none adds more than a part of the
    elements to what is known to be shallow.
    """
    starts = [found.start() for found in START.finditer(html)]
    if len(starts) > MOST_ELEMENTS:
        raise TooMuch(
            _("The page has %(count)d elements; at most %(most)d are read.")
            % {"count": len(starts), "most": MOST_ELEMENTS}
        )
    if len(starts) <= MOST_DEPTH:
        return
    if _kinds_left_open(html) * len(starts) > MOST_OPENED_AGAIN:
        raise TooMuch(_("The text changes its font in too many ways to be read. Paste it without its formatting."))
    step = max(MOST_DEPTH, len(starts) // MOST_READINGS)
    for end in [*starts[2 * MOST_DEPTH :][:1], *starts[step::step], len(html)]:
        deepest = _deepest(LexborHTMLParser(html[:end]).root)
        if deepest > MOST_DEPTH:
            raise TooMuch(
                _("Elements stand %(count)d deep in each other; at most %(most)d levels are read.")
                % {"count": deepest, "most": MOST_DEPTH}
            )


def _kinds_left_open(html):
    """How many elements of formatting differ, of those not closed in their line: so many may be open in a paragraph.

    Closed is only what any parser takes for closed: in its order, with nothing but plain elements of a line within it.
    """
    left, opened = set(), []
    for found in TAG.finditer(html):
        name, end = (found["name"] or "").lower(), found["end"]
        if name in VOID and not end:
            continue
        if name and not end:
            opened.append((name, found))
        elif name and opened and opened[-1][0] == name:
            opened.pop()
        else:
            left.update(_formatting_at(html, tag.start()) for _name, tag in opened)
            opened.clear()
            if not name:
                left.add(_formatting_at(html, found.start()))
    left.update(_formatting_at(html, tag.start()) for _name, tag in opened)
    return len(left - {None})


def _formatting_at(html, start):
    """What tells an element of formatting from others: its tag, or its place if that is long; None for others."""
    found = FORMATTING.match(html, start)
    if found is None:
        return None
    return found[0] if len(found[0]) < 300 else start


def _deepest(root):
    """How deep the deepest element stands below <body>; in a loop, for Python's own stack is not so deep."""
    node, depth, deepest = root, -1, -1
    while node is not None:
        if node.is_element_node:
            deepest = max(deepest, depth)
        if node.child is not None:
            node, depth = node.child, depth + 1
            continue
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
        node = node.next if node is not None else None
    return deepest
