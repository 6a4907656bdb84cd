"""Groups without names, and who takes whom along."""

import re

from tests.rosters import words_hans
from tests.rosters.draft import held

CLEARLY_A_GROUP = re.compile("[各全]|相关|有关|来自|來自|部分|等|、")


def group(pen):
    if pen.draft.own and not pen.is_taiwan and pen.chance.random() < 0.3:
        return pen.group(pen.chance.choice(words_hans.GROUPS_OWN), "group")
    return _unused_group(pen, [words for words in pen.words.GROUPS if "、" not in words], "group")


def group_joined(pen):
    """教务处、人事处负责人: one group, whatever is inside."""
    return _unused_group(pen, [words for words in pen.words.GROUPS if "、" in words], "group with 、 inside")


def led(pen):
    """院长A率教授B: who takes whom along."""
    body, organization = pen.body("school", "university", "institute", ranks=True)
    title, name, rank, other = pen.head(body), pen.name(), pen.rank(body), pen.name()
    pen.person(organization + title + name, name, [held(organization, title)], "A率B")
    pen.say(pen.chance.choice(("率", "带领", "携", "率领")))
    second = pen.body("department", ranks=True)[1]
    pen.person(second + rank + other, other, [held(second, rank)], "A率B")


def _unused_group(pen, groups, tag):
    """教师代表、O教授N would be one person with two titles: a group that may be a title closes the roster."""
    groups = [words for words in groups if words not in pen.used and (pen.is_last or CLEARLY_A_GROUP.search(words))]
    words = pen.chance.choice(groups)
    pen.used.add(words)
    return pen.group(words, tag)


def group_counted(pen):
    """法学院师生50余人."""
    _body, organization = pen.body("school", "department")
    number = pen.chance.choice(("50余人", "30多人", "200余人", "近百人", "共80余人"))
    words = organization + pen.chance.choice(("师生", "师生代表", "学生"))
    pen.group(words + number, "group with a number", accept=[words])


FEATURED = (group, group_joined, group_counted, led)
