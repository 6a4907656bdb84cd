"""The titles of a row as plain text, a line each, so that the grid works with script and without.

`organisation | title`; `organisation? | title` where the organisation is inferred; a line that begins with 原 is a
former title. A name that itself begins with 原 is written with = before it. No name holds a bar or a line break.
"""

from typing import NamedTuple

FORMER = "原"
LITERAL = "="
BAR = "|"
INFERRED = ("?", "？")
# Places and words that begin with the sign and mean nothing former.
NOT_FORMER = ("原平", "原州", "原阳", "原子", "原创", "原产", "原野", "原点", "原料")


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
    is_former = False
    if line.startswith(LITERAL):
        line = line[1:].lstrip()
    elif line.startswith(FORMER) and not line.startswith(NOT_FORMER):
        is_former, line = True, line[1:].lstrip()
    organization, bar, title = line.partition(BAR)
    if not bar:
        organization, title = "", line
    organization = organization.strip()
    is_inferred = organization.endswith(INFERRED)
    if is_inferred:
        organization = organization[:-1].rstrip()
    return TitleLine(organization, title.strip(), is_former, is_inferred and bool(organization))


def _printed(line):
    name = f"{line.organization}{'?' if line.is_inferred else ''} {BAR} " if line.organization else ""
    if not name and BAR in line.title:
        name = f"{BAR} "
    text = f"{name}{line.title}"
    if line.is_former:
        return f"{FORMER}{text}" if not f"{FORMER}{text}".startswith(NOT_FORMER) else f"{FORMER} {text}"
    needs_mark = text.startswith(LITERAL) or (text.startswith(FORMER) and not text.startswith(NOT_FORMER))
    return f"{LITERAL}{text}" if needs_mark else text
