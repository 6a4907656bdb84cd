"""Words of Chinese rosters: what titles, organisations, groups, names and frames are made of.

Closed lists in `words.txt`, in simplified characters, that an editor can read and a developer can extend.
"""

from pathlib import Path

OF_CHARACTERS = ("COMMON", "KNOWN", "SELDOM", "NEVER_FIRST", "NOT_GIVEN", "HARDLY_GIVEN")


def _sections():
    """{section: its words in order}; a section of single characters is written without spaces."""
    found, name = {}, ""
    for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line and not line.startswith("#"):
            found[name] += list(line) if name in OF_CHARACTERS else line.split()
    return found


_WORDS = _sections()
TITLES = frozenset(_WORDS["TITLES"])
TITLE_BEFORE = frozenset(_WORDS["TITLE_BEFORE"])
TITLE_AFTER = frozenset(_WORDS["TITLE_AFTER"])
TITLES_IN_BODIES = frozenset(_WORDS["TITLES_IN_BODIES"])
PARTY = tuple(_WORDS["PARTY"])
PARTY_HEADS = frozenset(_WORDS["PARTY_HEADS"])
RANKS = frozenset(_WORDS["RANKS"])
ORGANIZATION_ENDS = frozenset(_WORDS["ORGANIZATION_ENDS"])
ORGANIZATION_WORDS = frozenset(_WORDS["ORGANIZATION_WORDS"])
OWN_WORDS = tuple(_WORDS["OWN_WORDS"])
BACK_WORDS = tuple(_WORDS["BACK_WORDS"])
NOT_NAMES = frozenset(_WORDS["NOT_NAMES"])
ALSO_NAMES = frozenset(_WORDS["ALSO_NAMES"])
HONORIFICS = frozenset(_WORDS["HONORIFICS"])
GROUP_ENDS = frozenset(_WORDS["GROUP_ENDS"])
PLURAL_IN_ITSELF = frozenset(_WORDS["PLURAL_IN_ITSELF"])
VERBS = tuple(_WORDS["VERBS"])
LABEL_WORDS = tuple(_WORDS["LABEL_WORDS"])
FORMER = ("原", "前", "时任", "前任")
# Words that say that a group is more than one.
PLURAL_WORDS = (
    r"各(?!自)|相关|有关|部分|全体|多[位名个]|数[位名十百]|若干|一批|(?<![高平同中初均对])等|以及|来自|双方|两校|三方|及其|[余多几十百\d一二两三四五六七八九][位名](?!领导)|[\d余多十百]人"
    r"|所有|众多|广大|方面|社会|一行|分管|主要|其他|其它|两院|区校|校地|校企|职能|各部门|界|们|近百|百余|几十|上百|代表|校内|院内|馆内|校外"
)
# Surnames and what stands in names.
COMPOUND, JAPANESE, OF_THE_STEPPE = (frozenset(_WORDS[name]) for name in ("COMPOUND", "JAPANESE", "OF_THE_STEPPE"))
COMMON, KNOWN, SELDOM, NEVER_FIRST, NOT_GIVEN, HARDLY_GIVEN = (frozenset(_WORDS[name]) for name in OF_CHARACTERS)
