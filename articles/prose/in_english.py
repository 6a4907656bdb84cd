"""Names and titles put into English for a draft: pinyin for a name, a table for the commonest titles, nothing invented.

A title that is not in the table stays as printed, for the editor to put into English.
"""

import re

from pypinyin import Style, lazy_pinyin

from articles.language.characters import is_chinese
from articles.language.script import folded
from articles.rosters.chinese.surnames import COMPOUND

# Surnames that are read otherwise than the word: 单 is Shan, not Dan.
READINGS = {
    "单": "shan",
    "仇": "qiu",
    "曾": "zeng",
    "解": "xie",
    "查": "zha",
    "覃": "qin",
    "区": "ou",
    "盖": "ge",
    "朴": "piao",
    "缪": "miao",
    "翟": "zhai",
    "乐": "yue",
    "员": "yun",
    "黑": "he",
    "尉迟": "yuchi",
    "万俟": "moqi",
    "澹台": "tantai",
    "长孙": "zhangsun",
}
PARTY_BODIES = {
    "党委": "Party Committee",
    "党支部": "Party Branch",
    "党总支": "General Party Branch",
    "党组": "Leading Party Group",
    "纪委": "Discipline Inspection Commission",
}
# What 院长 is called depends on the body.
DEANS = ("学院", "学部", "书院")
PRESIDENTS = ("法院", "医院", "科学院", "工程院")
TITLES = {
    "教授": "Professor",
    "副教授": "Associate Professor",
    "讲师": "Lecturer",
    "助理教授": "Assistant Professor",
    "特聘教授": "Distinguished Professor",
    "讲席教授": "Chair Professor",
    "研究员": "Research Fellow",
    "副研究员": "Associate Research Fellow",
    "院士": "Academician",
    "校长": "President",
    "副校长": "Vice President",
    "校长助理": "Assistant President",
    "主任": "Director",
    "副主任": "Deputy Director",
    "所长": "Director",
    "副所长": "Deputy Director",
    "处长": "Director",
    "副处长": "Deputy Director",
    "部长": "Director",
    "副部长": "Deputy Director",
    "局长": "Director",
    "副局长": "Deputy Director",
    "系主任": "Head of Department",
    "馆长": "Director",
    "副馆长": "Deputy Director",
    "社长": "President",
    "副社长": "Vice President",
    "总编辑": "Editor-in-Chief",
    "总编": "Editor-in-Chief",
    "副总编辑": "Deputy Editor-in-Chief",
    "总编助理": "Assistant to the Editor-in-Chief",
    "主编": "Editor-in-Chief",
    "编辑": "Editor",
    "书记": "Secretary",
    "副书记": "Deputy Secretary",
    "主席": "Chair",
    "副主席": "Vice Chair",
    "会长": "President",
    "副会长": "Vice President",
    "理事长": "Chair of the Council",
    "秘书长": "Secretary-General",
    "副秘书长": "Deputy Secretary-General",
    "市长": "Mayor",
    "副市长": "Vice Mayor",
    "区长": "District Mayor",
    "副区长": "Deputy District Mayor",
    "县长": "County Head",
    "副县长": "Deputy County Head",
    "镇长": "Town Mayor",
    "副镇长": "Deputy Town Mayor",
    "董事长": "Chair of the Board",
    "总经理": "General Manager",
    "副总经理": "Deputy General Manager",
    "检察长": "Chief Procurator",
    "副检察长": "Deputy Chief Procurator",
}


def english_name(name):
    """A Chinese name in pinyin, the surname first: 欧阳修 → "Ouyang Xiu"; any other name as it is."""
    plain = folded("".join(name.split()))
    if not 2 <= len(plain) <= 4 or not all(map(is_chinese, plain)):
        return name
    length = 2 if plain[:2] in COMPOUND and len(plain) > 2 else 1
    surname = READINGS.get(plain[:length]) or "".join(_syllables(plain[:length]))
    given = ""
    for syllable in _syllables(plain[length:]):
        # A vowel after a syllable is parted, as in Xi'an.
        given += f"'{syllable}" if given and syllable[0] in "aoe" else syllable
    return f"{surname.capitalize()} {given.capitalize()}"


def english_title(title, organization=""):
    """A title in English, or "" where the table has none; 原 becomes “former”."""
    plain = folded(title)
    former = re.match(r"[原前](?=.{2})", plain)
    if former and plain not in TITLES:
        known = english_title(plain[1:], organization)
        return f"former {known}" if known else ""
    for body, english in PARTY_BODIES.items():
        if plain.startswith(body) and plain[len(body) :] in ("书记", "副书记"):
            return f"{TITLES[plain[len(body) :]]} of the {english}"
    if plain in ("院长", "副院长", "院长助理"):
        return _head_of_a_school(plain, organization)
    return TITLES.get(plain, "")


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
