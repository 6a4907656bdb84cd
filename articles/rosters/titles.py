"""The titles of a row as plain text, a line each, so that the grid works with script and without.

`organisation | title`; `organisation? | title` where the organisation is inferred; a line that begins with 原 is a
former title, and so is one whose title says it itself (前, former). What begins like that and is not former is written
with = before it. No name holds a bar or a line break.
"""

from typing import NamedTuple

from articles.language.former import MARK, bears_mark, says_former

LITERAL = "="
BAR = "|"
INFERRED = ("?", "？")


class TitleLine(NamedTuple):
    """One title held: its organisation as printed ("" for none), and what the source did or did not say."""

    organization: str
    title: str
    is_former: bool = False
    is_inferred: bool = False


def read_titles(text):
    """The TitleLines of a text; empty lines are none, a line without a bar is a title alone."""
    return [_read(line) for line in text.replace("｜", BAR).splitlines() if line.replace(BAR, " ").strip()]


def print_titles(titles):
    """The text of TitleLines: `read_titles` of it gives them back."""
    return "\n".join(_printed(title) for title in titles)


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
    return TitleLine(organization, title, is_former, is_inferred and bool(organization))


def _printed(line):
    name = f"{line.organization}{'?' if line.is_inferred else ''} {BAR} " if line.organization else ""
    if not name and BAR in line.title:
        name = f"{BAR} "
    text = f"{name}{line.title}"
    begins_with_a_sign = text.startswith(LITERAL) or bears_mark(text)
    if line.is_former and says_former(line.title) and not begins_with_a_sign:
        return text
    if line.is_former:
        marked = f"{MARK}{text}"
        return marked if bears_mark(marked) else f"{MARK} {text}"
    return f"{LITERAL}{text}" if begins_with_a_sign or says_former(line.title) else text
