"""The words around the names of a Chinese roster: connectives, labels, who led whom, and what people did."""

import re

from articles.rosters.chinese import lexicon
from articles.rosters.chinese.lexicon import AND, any_of

# The sign of a point of a list: (1), 2., 三、, ①, •
SECTION_SIGN = re.compile(
    r"""
    [(]? \d{1,3} [)]
    | \d{1,3} [.．、] (?! \d )
    | [①-⑳➢✓]
    | [(] [一二三四五六七八九十]{1,3} [)]
    | [一二三四五六七八九十]{1,3} 、
    | [•●▪■◆*+\-–—]+
    """,
    re.VERBOSE,
)
CONNECTIVES = re.compile(f"{AND}|{any_of(lexicon.JOINING_PEOPLE)}")
COUPLE = re.compile(any_of(lexicon.COUPLES))
# Between two people: who led whom.
LED = re.compile(rf"(?:{any_of(lexicon.LED_WHEN)})?(?:代表(?!团|队)|{any_of(lexicon.LED)})")
BROUGHT = re.compile(any_of(lexicon.BROUGHT))
SIGNS = r"[、,;。\n!?|]"
DELIMITER_SIGNS = re.compile(rf"{SIGNS}+")
DELIMITER = re.compile(rf"{SIGNS}+(?:{SIGNS}|(?:{AND})(?=.))*")
LABEL = re.compile(r"[^,;。\n:]{1,24}:")
# Who stands in a picture: 图为前排左起依次为
FROM_LEFT = re.compile(
    rf"""
    (?: {any_of(lexicon.PICTURED)} )? (?: [前后]排 )?
    [由自从]? [左右] [至到起] [左右]?
    (?: 依次 | 依序 | 分别 )? [为是:]? :?
    """,
    re.VERBOSE,
)
# What its people did, before a roster: 应邀出席会议的还有; or what the first of them presided over: 座谈会由
KNOWN_LEAD = re.compile(
    rf"""
    (?: {any_of(lexicon.CAME_HOW)} )? (?: {any_of(lexicon.CAME)} ) [^,;。:、]{{0,16}}?
    (?: {any_of(lexicon.AMONG)} )* (?: {any_of(lexicon.ARE)} ) :? (?= . )
    |
    (?: [本此]次 )? [^,;。、]{{0,16}}? (?: {any_of(lexicon.HELD)} ) 由
    """,
    re.VERBOSE,
)
MOMENT = re.compile(
    rf"""
    (?: (?: \d{{2,4}}年 )? \d{{1,2}}月\d{{1,2}}日 | {any_of(lexicon.MOMENTS)} )
    (?: [上下中]午 | 晚上? | 凌晨 )? ,?
    """,
    re.VERBOSE,
)
SENTENCE_END = re.compile(r"[;。\n]|$")
CLAUSE_END = re.compile(r"[,;。\n]|$")
LEAD_WORD = re.compile(rf"{any_of(lexicon.LEADS)}|(?<!所)有(?![限关])")
