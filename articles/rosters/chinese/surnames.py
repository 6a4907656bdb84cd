"""Chinese surnames, as far as the lists know them; an unknown first character is a doubt, not a refusal."""

import re

from articles.rosters.chinese.lexicon import COMMON, COMPOUND, KNOWN, OF_THE_STEPPE, SELDOM

STEPPE = re.compile("|".join(sorted(OF_THE_STEPPE)))


def surname_of(name):
    """(length of the surname, score from 0 down) of a name in simplified characters; unknown ones are one character."""
    if name[:2] in COMPOUND and len(name) > 2:
        return 2, 0.0
    first = name[0]
    if first in COMMON:
        return 1, 0.0
    if first in KNOWN:
        return 1, -1.6 if first in SELDOM else -0.7
    return 1, -5.0 if first in SELDOM else -3.2
