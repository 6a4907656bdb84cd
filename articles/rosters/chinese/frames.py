"""The words around the names of a Chinese roster: connectives, labels, who led whom, and what people did."""

import re

SECTION_SIGN = re.compile(
    r"(?:[(]?\d{1,3}[)]|\d{1,3}[.．、](?!\d)|[①-⑳]|[(][一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]{1,3}、"
    r"|[•●▪■◆*+\-–—]+|[➢✓])"
)
CONNECTIVES = re.compile(r"以及|还有|暨(?!南)|和|与|及|同|跟")
COUPLE = re.compile("贤?伉俪|夫妇|夫妻")
# Between two people: who led whom.
LED = re.compile(
    r"(?:日昨|日前|昨日|今日|特地|亲自|专程)?(?:代表(?!团|队)|率领|率同|率|带领|带同|携同?|会同|陪同|偕同?|邀请|会见了?|接待了?|在)"
)
BROUGHT = re.compile(r"在|由|并?邀请|应")
DELIMITER = re.compile(r"[、,;。\n!?|]+(?:[、,;。\n!?|]|(?:以及|还有|及|和|与|暨(?!南))(?=.))*")
LABEL = re.compile(r"[^,;。\n:]{1,24}:")
FROM_LEFT = re.compile(
    r"(?:图为|图中|照片)?(?:前排|后排)?(?:由|自|从)?[左右](?:至|到|起)[左右]?(?:依次|依序|分别)?(?:为|是|:)?:?"
)
KNOWN_LEAD = re.compile(
    r"(?:应邀|前来|莅临|专程)?(?:出席|参加|列席|到会|参会|与会|参与|陪同|接待|主讲|发言|会上发言)[^,;。:、]{0,16}?"
    r"(?:还|主要|包括|分别|依次)*(?:有|为|是|包括):?(?=.)"
    r"|(?:本次|此次)?[^,;。、]{0,16}?(?:会议?|式|坛|动|讲座|论坛|班|谈|谈会|报告|典礼)由"
)
MOMENT = re.compile(
    r"(?:(?:\d{2,4}年)?\d{1,2}月\d{1,2}日|当天|当日|近日|日前|会前|会后|会上|会议期间|期间|活动中|活动现场"
    r"|仪式上|其间)(?:[上下中]午|晚上?|凌晨)?,?"
)
SENTENCE_END = re.compile(r"[;。\n]|$")
CLAUSE_END = re.compile(r"[,;。\n]|$")
LEAD_WORD = re.compile(r"由|(?<!所)有(?![限关])|为|邀请了?|是|包括|欢迎|特邀|了|请到|请来")
