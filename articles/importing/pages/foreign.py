"""What strings of web promotion are made of, and what the names of bodies end in: generic words, no brand."""

import re

from articles.importing.pages.places import HANZI
from articles.importing.pages.words import WORDS, one_of

SURE = re.compile(one_of("promotion"))
PROMOTED = re.compile(one_of("perhaps promotion"))
# Digits that say how many or when, and abbreviations in capitals, stand in any text.
ORDINARY = re.compile(
    r"""
    第[0-9]+
    | [0-9]+(?:\.[0-9]+)?
    (?=[年月日时点分秒号届级期人位名个项家所次周岁万亿元米公平%多余章节条款篇卷版页台部件组批后D])
    | [0-9]+(?:世纪|工程|计划|高校|集团|公司|同城)
    """,
    re.VERBOSE,
)
MIXED = re.compile(
    rf"""
    [{HANZI}][0-9]{{2,}} | [0-9]{{2,}}[{HANZI}] | [{HANZI}][a-z]{{2,}} | [a-z]{{2,}}[{HANZI}]
    | [A-Za-z]+[0-9]{{2,}}
    """,
    re.VERBOSE,
)
BODY_ENDS = WORDS["ends of bodies"]
BODY_SIGNS = frozenset("校院系所馆社部处局厅委办会署省市区县镇乡村州旗街行厂站组队班台库室司科团府坛刊报网士")
OWN_WORDS = ("大学", "学院", "学校", "我校", "我院", "研究院", "政府", "图书馆", "出版社", "医院", "委员会")
FUNCTION_SIGNS = frozenset("的了在是把被将对从由等们这那其并也都就而且或及与和到向为使让给之所以已曾")
SIGNS = re.compile(rf"{SURE.pattern}|{PROMOTED.pattern}|[0-9]{{2,}}|[A-Za-z]{{2,}}")


def can_be_foreign(string):
    ends_in_promotion = SURE.search(string[-5:]) or PROMOTED.fullmatch(string[-2:])
    ends_as_body = string.endswith(BODY_ENDS) or string[-1] in BODY_SIGNS
    if (ends_as_body and not ends_in_promotion) or string.isascii() or string[0] in "·.-":
        return False
    return not any(word in string for word in OWN_WORDS) and not any(sign in FUNCTION_SIGNS for sign in string[:2])


def has_foreign_shape(string):
    rest = ORDINARY.sub("", string)
    return bool(SURE.search(rest) or MIXED.search(rest) or PROMOTED.search(rest))


def is_coined(string):
    """Long, and with none of the words that the names of bodies, places and companies are made of."""
    return len(string) >= 6 and not re.search(
        r"[学院校所会局处部委省市区县镇乡村]|中国|国家|公司|集团|银行|上海|北京", string
    )
