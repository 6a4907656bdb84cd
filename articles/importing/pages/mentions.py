"""What the body mentions besides its day: the place, books, agreements, and the sentences that list people."""

import re
from typing import NamedTuple

from articles.importing.pages.page_reading import AgreementReading, RosterLine
from articles.importing.pages.words import WORDS, one_of

MOST = 60
SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
BOOK = re.compile(r"《([^《》]{1,120})》")
PAPER = re.compile(one_of("papers") + r"(?:[（(].{0,12}[）)])?$")
VENUE = re.compile(
    r"""
    (?:地\s*[点點]|场地|會議地點|会议地点|活动地点|活動地點|where|venue|place|location)\s*[:：]\s*
    ([^;；。\n]{2,100}?)\s*(?:[;；。]|$)
    """,
    re.IGNORECASE | re.VERBOSE,
)
HELD_AT = re.compile(
    r"""
    在\s*([^，,。；;、]{2,40}?)(?:隆重|顺利|順利|正式|成功|如期|联合|共同)*
    (?:举行|举办|召开|开幕|揭牌|舉行|舉辦|召開|開幕|揭幕)
    """,
    re.VERBOSE,
)
SIGNED = re.compile(r"签署|签订|签约|签定|续签|簽署|簽訂|簽約|續簽|簽定")
PAPER_NAME = re.compile(
    r"""
    《([^《》]{2,80})》
    | ([\u4e00-\u9fffA-Za-z“”\"]{0,24}?(?:协议书|协议|協議書|協議|备忘录|備忘錄|合同|合約|意向书|意向書))
    """,
    re.VERBOSE,
)
LABELLED_PAPER = re.compile(r"(?:协议|協議|合作协议|签约|agreements?|signed)\s*[:：]\s*(.+)", re.IGNORECASE)
PARTIES = re.compile(r"([^（(；;。]{2,120})[（(]([^（）()]{2,300})[）)]")
BETWEEN_PARTIES = re.compile(r"[、，,；;]|(?<=[\u4e00-\u9fff])[与和](?=[\u4e00-\u9fff])")
BETWEEN_ENGLISH_PARTIES = re.compile(r"[,;、]\s*(?:and\s+)?|\s+and\s+")
TOGETHER = re.compile(one_of("together") + r"+\s*$")
ENGLISH_PAPER = re.compile(
    r"""
    sign(?:ed|s|ing)?(?:\ of)?\s+(?:a|an|the|two|three)?\s*
    (
        (?:[A-Z][\w-]+\s+|of\s+)*
        (?:
            Memorand(?:um|a)\ of\ (?:Understanding|Agreement|Cooperation) | MOU | MoU
            | [A-Z]?[\w-]*\s?[Aa]greements?
        )
    )(?:\s+(?:with|between)\s+([^.;]{3,160}))?
    """,
    re.VERBOSE,
)
LABELLED = tuple(
    (section.removeprefix("role "), re.compile(rf"\s*{one_of(section)}\s*[:：]\s*(.+)", re.IGNORECASE))
    for section in WORDS
    if section.startswith("role ")
)
MODERATES = re.compile(
    r"""
    由.{2,120}?主持
    | [\u4e00-\u9fff]主持(?:了)?(?:本次|此次|会议|座谈|仪式|开幕|研讨|论坛|活动|會議|儀式|。|，|,)
    """,
    re.VERBOSE,
)
SIGNS = re.compile(r"并签字|(?:分别|共同)?代表.{0,30}(?:签字|签署|签约|簽署|簽約)|签字仪式.{0,6}签")
ATTENDS = re.compile(
    r"""
    出席(?:了)?(?:本次|此次|会议|座谈|仪式|开幕|研讨|论坛|活动|會議|儀式|签约|揭牌|。|，|,|$)
    | 参加(?:了)?(?:本次|此次|会议|座谈|仪式|活动|签约|。)
    | (?:陪同|参加)(?:考察|调研|参观|会见|座谈)
    """,
    re.VERBOSE,
)
SPEAKS = re.compile(
    r"""
    (?:先后|分别|作|做|发表)(?:了)?(?:主旨|主题|专题|大会|特邀)?(?:发言|报告|演讲|致辞|讲话|點評|点评)
    | 致辞(?:。|，|,)
    | (?:专家|学者|教授)(?:围绕|就).{2,60}(?:研讨|讨论|交流|发言)
    """,
    re.VERBOSE,
)
SAID = (("moderator", MODERATES), ("signatory", SIGNS), ("attendee", ATTENDS), ("speaker", SPEAKS))
SAID_IN_ENGLISH = (
    ("moderator", re.compile(r"(?:chaired|moderated|hosted) by", re.IGNORECASE)),
    ("signatory", re.compile(r"signed by", re.IGNORECASE)),
    ("attendee", re.compile(r"attended (?:by|the)|(?:were|was) present|in attendance", re.IGNORECASE)),
)
CHINESE_NAME_LIKELY = re.compile(r"[\u4e00-\u9fff]{6}|[A-Z][a-z]+ [A-Z]")


class Mentions(NamedTuple):
    """What a body mentions besides the day of its event; `venue` is "" if it does not say."""

    venue: str
    books: list[str]
    agreements: list[AgreementReading]
    roster_lines: list[RosterLine]


def read_mentions(title, paragraphs):
    """The Mentions of a body; a book may stand in the title alone."""
    return Mentions(
        _venue(paragraphs), _books([title, *paragraphs]), _agreements(paragraphs), _roster_lines(paragraphs)
    )


def _venue(paragraphs):
    for text in paragraphs:
        found = VENUE.search(text)
        if found:
            return found[1].strip()
    for text in paragraphs[:3]:
        found = HELD_AT.search(text)
        if found:
            return found[1].strip(' “”"')
    return ""


def _books(texts):
    """The titles in 《》, each once, without what is called an agreement, a law or a newspaper."""
    found = [title.strip() for text in texts for title in BOOK.findall(text)]
    return list(dict.fromkeys(title for title in found if title and not PAPER.search(title)))[:MOST]


def _agreements(paragraphs):
    """The AgreementReadings of a body: what was signed, and its parties as far as the sentence names them."""
    found = []
    for text in paragraphs:
        labelled = LABELLED_PAPER.match(text)
        if labelled:
            found += _listed(labelled[1])
            continue
        found += [paper for sentence in SENTENCE.findall(text) for paper in _signed(sentence)]
    return list({paper.name: paper for paper in reversed(found)}.values())[::-1][:MOST]


def _roster_lines(paragraphs):
    """The RosterLines of a body in their order: labelled lists whole, sentences by their verb."""
    lines = []
    for text in paragraphs:
        labelled = _labelled(text)
        if labelled:
            lines.append(labelled)
        else:
            lines += [line for sentence in SENTENCE.findall(text) if (line := _said(sentence.strip()))]
    return lines[:MOST]


def _labelled(text):
    for role, pattern in LABELLED:
        found = pattern.match(text)
        if found and found[1].strip():
            return RosterLine(role, found[1].strip())
    return None


def _said(sentence):
    if len(sentence) < 8 or len(sentence) > 1500 or not CHINESE_NAME_LIKELY.search(sentence):
        return None
    patterns = SAID if re.search(r"[\u4e00-\u9fff]", sentence) else SAID_IN_ENGLISH
    for role, pattern in patterns:
        if pattern.search(sentence):
            return RosterLine(role, sentence)
    return None


def _listed(text):
    papers = []
    for part in re.split(r"[；;。]", text):
        found = PARTIES.match(part.strip())
        if found:
            papers.append(AgreementReading(found[1].strip("《》 "), _parties(found[2])))
        elif len(part.strip()) > 3:
            papers.append(AgreementReading(part.strip("《》 ")[:300]))
    return papers


def _signed(sentence):
    verb = SIGNED.search(sentence)
    if verb is None:
        english = ENGLISH_PAPER.search(sentence)
        if english:
            yield AgreementReading(english[1].strip(), _parties(english[2] or ""))
        return
    names = [match for match in PAPER_NAME.finditer(sentence, verb.end())][:4]
    before = TOGETHER.sub("", sentence[: verb.start()]).rstrip("，, ")
    for match in names:
        name = (match[1] or match[2]).lstrip("了的")
        if match[1] and not PAPER.search(match[1]):
            continue
        yield AgreementReading(name, _parties_before(before))


def _parties_before(text):
    """Organisations that stand before the verb, if they are a plain list."""
    listed = text
    while "、" not in listed.partition("，")[0] and ("，" in listed or "," in listed):
        listed = re.split(r"[，,]", listed, maxsplit=1)[1]
    parts = _parties(listed)
    return parts if len(parts) > 1 and all(2 <= len(part) <= 40 for part in parts) else ()


def _parties(text):
    between = BETWEEN_PARTIES if re.search(r"[\u4e00-\u9fff]", text) else BETWEEN_ENGLISH_PARTIES
    return tuple(part.strip() for part in between.split(text) if part.strip())[:20]
