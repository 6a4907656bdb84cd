"""Chinese surnames, as far as the lists know them; an unknown first character is a doubt, not a refusal."""

import re

from articles.rosters.chinese import costs
from articles.rosters.chinese.lexicon import COMMON, COMPOUND, KNOWN, OF_THE_STEPPE, SELDOM, any_of

STEPPE = re.compile(any_of(OF_THE_STEPPE))


def surname_of(name):
    """(length of the surname, score from 0 down) of a name in simplified characters; unknown ones are one character."""
    if name[:2] in COMPOUND and len(name) > 2:
        return 2, 0.0
    first = name[0]
    if first in COMMON:
        return 1, 0.0
    if first in KNOWN:
        return 1, costs.SURNAME_SELDOM if first in SELDOM else costs.SURNAME_RARE
    return 1, costs.NO_SURNAME_BUT_A_WORD if first in SELDOM else costs.NO_SURNAME
