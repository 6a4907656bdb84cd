"""Lists of words as an editor keeps them: a `words.txt` of a room, in sections."""


def read_sections(file):
    """{section: its lines} of a Path; a section begins with its name in brackets, # begins a remark."""
    found = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


def words(lines):
    """The words of a section: they are parted by spaces."""
    return frozenset(" ".join(lines).split())


def pairs(lines):
    """[(left, right)] of a section whose lines are parted by a colon."""
    return [tuple(map(str.strip, line.split(":", 1))) for line in lines]
