"""The titles of a row as plain text, a line each, so that the grid works with script and without.

`organisation | title`; `organisation? | title` where the organisation is inferred; a line that begins with 原 is a
former title, and so is one whose title says it itself (前, former). What begins like that and is not former is written
with = before it. No name holds a bar or a line break.
"""

import re

from articles.language.characters import is_invisible
from articles.language.former import MARK, bears_mark, says_former
from articles.rosters.rows import Title

LITERAL = "="
BAR = "|"
INFERRED = ("?", "？")
# 我校, 该院, our school: words that mean a body and are no name of it.
REFERENCE = re.compile(r"[我该該本贵貴]|(our|this|that|the)\b", re.IGNORECASE)


def read_titles(text):
    """The Titles of a text; empty lines are none, a line without a bar is a title alone."""
    return [_read(line) for line in text.replace("｜", BAR).splitlines() if line.replace(BAR, " ").strip()]


def print_titles(titles):
    """The text of Titles whose mark is `is_former` alone: `read_titles` of it gives them back."""
    return "\n".join(_printed(title) for title in titles)


def as_kept(title):
    """A Title as it was read, as the record keeps it: 原 is its mark wherever the source has it, 前 and former stay
    words, and 我校 is the body it means, inferred.
    """
    printed, organization, words = on_one_line(title.organization), on_one_line(title.meant), on_one_line(title.title)
    if printed and not organization.endswith(printed) and not REFERENCE.match(printed):
        # Another name of a body is what the source has; its full name is offered beside the row.
        organization = printed
    is_inferred = organization != printed
    if title.is_former or is_inferred:
        organization = _without_mark(organization)
    if title.is_former:
        words = _without_mark(words)
    return title_held(organization, words, title.is_former or says_former(words), is_inferred)


def on_one_line(words):
    """Words without the characters that take no ink, each white space as a blank."""
    return "".join(
        " " if letter.isspace() else letter for letter in words if letter.isspace() or not is_invisible(letter)
    ).strip()


def _without_mark(words):
    return words[1:] if bears_mark(words) and len(words) > 1 else words


def title_held(organization, title, is_former=False, is_inferred=False):
    """The Title of words as the record keeps them: whether the organisation is what the source says is told apart."""
    return Title("", title, is_former, organization) if is_inferred else Title(organization, title, is_former)


def _read(line):
    line = line.strip()
    is_former = is_literal = False
    if line.startswith(LITERAL):
        is_literal, line = True, line[1:].lstrip()
    elif bears_mark(line):
        is_former, line = True, line[1:].lstrip()
    organization, bar, title = line.partition(BAR)
    if not bar:
        organization, title = "", line
    organization = organization.strip()
    is_inferred = organization.endswith(INFERRED)
    if is_inferred:
        organization = organization[:-1].rstrip()
    title = title.strip()
    is_former = is_former or (not is_literal and says_former(title))
    return title_held(organization, title, is_former, is_inferred)


def _printed(held):
    name = f"{held.meant}{'?' if held.is_inferred else ''} {BAR} " if held.meant else ""
    if not name and BAR in held.title:
        name = f"{BAR} "
    text = f"{name}{held.title}"
    begins_with_a_sign = text.startswith(LITERAL) or bears_mark(text)
    if held.is_former and says_former(held.title) and not begins_with_a_sign:
        return text
    if held.is_former:
        marked = f"{MARK}{text}"
        return marked if bears_mark(marked) else f"{MARK} {text}"
    return f"{LITERAL}{text}" if begins_with_a_sign or says_former(held.title) else text
