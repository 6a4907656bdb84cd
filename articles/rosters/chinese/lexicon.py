"""The words of Chinese rosters as names: every section of `words.txt`, which says what each is for.

A section is a frozenset of words in simplified characters; one of OF_SIGNS a frozenset of single signs, one of OF_PAIRS
a list of (words, words that belong to them).
"""

from pathlib import Path

from articles.language.wordlist import pairs, read_sections, words

OF_SIGNS = ("COMMON", "KNOWN", "SELDOM", "NEVER_FIRST", "NOT_GIVEN", "HARDLY_GIVEN", "WEAK_SIGNS")
OF_PAIRS = ("BODIES_OF_TITLES", "OFFICERS")


def any_of(section):
    """A pattern for each word of a section, the longest first."""
    return "|".join(sorted(section, key=lambda word: (-len(word), word)))


def _section(name, lines):
    if name in OF_SIGNS:
        return frozenset("".join(lines))
    if name in OF_PAIRS:
        return [(left.split(), right.split()) for left, right in pairs(lines)]
    return words(lines)


SECTIONS = read_sections(Path(__file__).with_name("words.txt"))
globals().update({name: _section(name, lines) for name, lines in SECTIONS.items()})

# What joins two things of a list; 暨南 is a university.
AND = f"{any_of(JOINING)}|暨(?!南)"  # noqa: F821  (a section)
