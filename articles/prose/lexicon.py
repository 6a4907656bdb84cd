"""The Chinese words of prose as names: every section of `words.txt`, which says what each is for.

A section is a frozenset of words, one of OF_PAIRS a dictionary, NOT_IN_NAMES a frozenset of signs.
"""

from pathlib import Path

from articles.language.wordlist import pairs, read_sections, words

OF_PAIRS = ("READINGS", "TITLES", "PARTY_BODIES", "VARIANTS", "PARTS_OF_DAY")

SECTIONS = read_sections(Path(__file__).with_name("words.txt"))
globals().update({name: dict(pairs(lines)) if name in OF_PAIRS else words(lines) for name, lines in SECTIONS.items()})
NOT_IN_NAMES = frozenset("".join(SECTIONS["NOT_IN_NAMES"]))
