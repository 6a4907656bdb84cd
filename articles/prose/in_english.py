"""Names and titles put into English for a draft: pinyin for a name, a table for the commonest titles, nothing invented.

A title that is not in the table stays as printed, for the editor to put into English.
"""

import re

from pypinyin import Style, lazy_pinyin

from articles.language.characters import is_chinese
from articles.language.script import folded
from articles.prose import lexicon
from articles.rosters.chinese.surnames import COMPOUND

DEANS, PRESIDENTS = tuple(lexicon.DEANS), tuple(lexicon.PRESIDENTS)


def english_name(name):
    """A Chinese name in pinyin, the surname first: 欧阳修 → "Ouyang Xiu"; any other name as it is."""
    plain = folded("".join(name.split()))
    if not 2 <= len(plain) <= 4 or not all(map(is_chinese, plain)):
        return name
    length = 2 if plain[:2] in COMPOUND and len(plain) > 2 else 1
    surname = lexicon.READINGS.get(plain[:length]) or "".join(_syllables(plain[:length]))
    given = ""
    for syllable in _syllables(plain[length:]):
        # A vowel after a syllable is parted, as in Xi'an.
        given += f"'{syllable}" if given and syllable[0] in "aoe" else syllable
    return f"{surname.capitalize()} {given.capitalize()}"


def english_title(title, organization=""):
    """A title in English, or "" where the table has none; 原 becomes “former”."""
    plain = folded(title)
    former = re.match(r"[原前](?=.{2})", plain)
    if former and plain not in lexicon.TITLES:
        known = english_title(plain[1:], organization)
        return f"former {known}" if known else ""
    for body, english in lexicon.PARTY_BODIES.items():
        if plain.startswith(body) and plain[len(body) :] in ("书记", "副书记"):
            return f"{lexicon.TITLES[plain[len(body) :]]} of the {english}"
    if plain in ("院长", "副院长", "院长助理"):
        return _head_of_a_school(plain, organization)
    return lexicon.TITLES.get(plain, "")


def _head_of_a_school(title, organization):
    name = folded(organization)
    if name.endswith(PRESIDENTS):
        head, deputy = "President", "Vice President"
    elif name.endswith(DEANS):
        head, deputy = "Dean", "Associate Dean"
    else:
        head, deputy = "Director", "Deputy Director"
    return {"院长": head, "副院长": deputy, "院长助理": f"Assistant to the {head}"}[title]


def _syllables(text):
    return lazy_pinyin(text, style=Style.NORMAL, v_to_u=True)
