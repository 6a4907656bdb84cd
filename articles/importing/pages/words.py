"""The words of old pages out of `words.txt`, which an editor can read and a developer can extend."""

from pathlib import Path


def _sections():
    """{section: its entries in order}; a line with a bar in it is parted at its bars, any other at its spaces."""
    found, name = {}, ""
    for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line and not line.startswith("#"):
            found[name] += [entry.strip() for entry in line.split("|")] if "|" in line else line.split()
    return {name: tuple(entries) for name, entries in found.items()}


WORDS = _sections()


def one_of(section):
    """The entries of a section as the alternatives of a pattern, the first that fits before the others."""
    return f"(?:{'|'.join(WORDS[section])})"
