"""A roster out of prose: `read_roster` is the one way in, whatever the language."""

from articles.language.script import language_of
from articles.rosters.chinese.read import read_chinese
from articles.rosters.english.read import read_english
from articles.rosters.rows import Directory

MOST_CHARACTERS = 100_000


class TooLong(ValueError):
    """More characters than a paste may have."""


def read_roster(text, *, directory=None, language=None):
    """The Reading of a text, in `language` (zh-hans, zh-hant, en) or the one it looks like.

    Every character stands in a row or between two. Raises TooLong above MOST_CHARACTERS, before anything is read.
    """
    if len(text) > MOST_CHARACTERS:
        raise TooLong(len(text))
    directory, language = directory or Directory(), language or language_of(text)
    if language == "en":
        return read_english(text, directory)
    return read_chinese(text, directory, language)
