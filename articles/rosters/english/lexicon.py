"""The words of English rosters as names: every section of `words.txt`, which says what each is for.

A section is a frozenset of words in lower case without full stops, as `tokens` brings a word into that form; one whose
name ends in ENDINGS is a tuple.
"""

from pathlib import Path


def _sections():
    """{section: its words}; a line that ends in a comma holds phrases."""
    found = {}
    for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            entries = found[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            entries += [phrase.strip() for phrase in line.split(",") if phrase] if line.endswith(",") else line.split()
    return {name: (tuple if name.endswith("ENDINGS") else frozenset)(entries) for name, entries in found.items()}


globals().update(_sections())
GROUPS |= GUESTS  # noqa: F821  (both are sections)
