"""Where the name of a body must stand in Chinese prose: before a post, a campus, a unit, a person, or as a party."""

import re

from articles.importing.pages.words import WORDS, one_of
from articles.rosters.chinese.surnames import COMMON, COMPOUND, KNOWN

HANZI = "\u3400-\u9fff"
LONGEST = 40
# Posts that schools and universities have; those of companies (董事长, 总裁) tell nothing.
POST = re.compile(
    r"""
    (?:原|前|时任)?(?:党委|党总支|党支部|纪委|校党委)(?:常务)?
    (?:副书记|书记|委员|常委|办公室|宣传部|组织部|统战部)
    | (?<!总)(?:原|前|时任)?(?:常务|执行)?(?:副校长|校长助理|校长|副院长|院长助理|院长|副书记|书记|教务长)
    (?![信办级])
    """,
    re.VERBOSE,
)
OF_UNIVERSITY = re.compile("(?:原|前|时任)?(?:常务|执行)?(?:副校长|校长助理|校长|教务长)")
RANKS = "(?:特聘|讲席|长聘|副|助理)?(?:教授|研究员)|讲师|老师|博士|院士"
CAMPUS = re.compile(f"[{HANZI}]{{1,6}}校区")
UNIT = re.compile(f"[{HANZI}]{{2,20}}?(?:学院|研究院|研究所|研究中心|实验室|附属医院|书院|系)")
PART = re.compile(one_of("parts of a body"))
HOSTED = re.compile("(?:代表|来到|来|走进|访问|与|和|赴|在|由)$")
HOSTING = re.compile("开展|举行|召开|调研|参观|交流|签署|签订|共建|举办|考察|承办|主办|向|对")
PERSON = re.compile(f"([{HANZI}]{{2,4}}?)(?:{RANKS})")
# Before a name: a mark, the beginning, or one of these words.
LEADS = WORDS["before a name"]
MARKS = frozenset("，,。；;、：:！!？?\n“”‘’\"'《》〈〉（）()【】[]—–|/ 　")
BETWEEN = ("、", "与", "和", "及")
PROMISES = ("签署", "签订", "签约", "协议", "共建", "备忘录")


def place_kind(text, start, end):
    """What makes text[start:end] the place of an organisation: post, campus, unit, part, person or party; else ""."""
    if found := POST.match(text, end):
        return "party post" if "党" in found.group() or "纪委" in found.group() else "post"
    if CAMPUS.match(text, end, end + 10):
        return "campus"
    if PART.match(text, end):
        return "part"
    if is_person_at(text, end):
        return "person"
    if UNIT.match(text, end, end + 26):
        return "unit"
    if _is_party(text, start, end):
        return "party"
    return "host" if HOSTED.search(text[max(0, start - 4) : start]) and HOSTING.match(text, end) else ""


def is_person_at(text, at):
    found = PERSON.match(text, at, at + 12)
    if not found:
        return False
    name = found.group(1)
    return ((name[0] in COMMON or name[0] in KNOWN) and len(name) <= 3) or name[:2] in COMPOUND


def _is_party(text, start, end):
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    is_listed = (before in MARKS or before in ("", *BETWEEN[1:])) and after in BETWEEN
    return is_listed and any(word in sentence_at(text, start, end) for word in PROMISES)


def sentence_at(text, start, end):
    """The sentence around a place, at most some 200 characters of it."""
    first = max((text.rfind(mark, max(0, start - 100), start) for mark in "。！？；\n"), default=-1) + 1
    ends = [at for mark in "。！？；\n" if (at := text.find(mark, end, end + 100)) >= 0]
    last = min(ends, default=min(len(text), end + 100))
    return text[max(first, start - 100) : last + (text[last : last + 1] not in ("", "\n"))].strip()


def follower(text, end):
    """What stands behind a place: the post, the unit or the person, else the next few characters."""
    for shape in (POST, CAMPUS, PART, PERSON if is_person_at(text, end) else UNIT, UNIT):
        if found := shape.match(text, end, end + 26):
            return found.group(1) if shape is PERSON else found.group()
    rest = text[end : end + 8]
    stop = next((index for index, sign in enumerate(rest) if sign in MARKS), len(rest))
    return rest[: stop or 1]


def name_before(text, end):
    """(start, end) of the words between a mark or a leading word and `end`, where a name may stand."""
    start = end
    while start > 0 and end - start < LONGEST:
        if text[start - 1] in ")）":
            opening = max(text.rfind(sign, max(0, start - 8), start) for sign in "(（")
            if opening <= 0 or text[opening - 1] in MARKS:
                break
            start = opening
        elif text[start - 1] in MARKS:
            break
        else:
            start -= 1
    if end - start >= LONGEST:
        return end, end
    is_shorter = True
    while is_shorter:
        is_shorter = False
        lead = next((word for word in LEADS if text.startswith(word, start) and _may_lead(word, start, end)), "")
        if lead:
            start += len(lead)
            is_shorter = True
        for word in ("在", "由", "来自", "以及", "特邀", "邀请"):
            at = text.find(word, start, end)
            if at > start and end - at - len(word) >= 4:
                start = at + len(word)
    return start, end


def _may_lead(word, start, end):
    """Whether enough of a name is left behind a leading word; a single sign may as well begin the name."""
    return end - start - len(word) >= 2 and (len(word) > 1 or start + 4 <= end - 1)
