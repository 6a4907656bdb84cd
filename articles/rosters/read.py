"""A roster out of prose: `read_roster` is the one way in, whatever the language."""

from articles.rosters.rows import Directory, Doubt, Reading, ReadRow, Reason

MOST_CHARACTERS = 100_000


class TooLong(ValueError):
    """More characters than a paste may have."""


def read_roster(text, *, directory=None, language=None):
    """The Reading of a text, in `language` (zh-hans, zh-hant, en) or the one it looks like.

    Every character stands in a row or between two. Raises TooLong above MOST_CHARACTERS, before anything is read.
    """
    if len(text) > MOST_CHARACTERS:
        raise TooLong(len(text))
    directory = directory or Directory()
    reasons = (Reason(Doubt.NOT_UNDERSTOOD),)
    row = ReadRow("unknown", 0, len(text), text.strip(), uncertain=reasons)
    return Reading(text, language or "zh-hans", (row,) if text.strip() else (), between=())
