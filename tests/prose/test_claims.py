"""A text against its record: the seed's facts, one of them wrong at a time, in both languages."""

import datetime

import pytest

from articles.prose.checks import Check
from articles.prose.claims import disagreements
from articles.prose.record import AgreementFacts, Attendee, AttendeeList, BookFacts, EventFacts, Name, Party, Record

DAY = datetime.date(2019, 3, 5)
BOOK = BookFacts(
    Name("像绣花一样精细:城市治理的金山实践"), case_count=42, part_count=7, series=Name("丛书"), series_number=2
)
AGREEMENT = AgreementFacts(
    Name("三方共建合作协议"),
    (
        Party(Name("学院"), (Name("姜文宁", "Jiang Wenning"),)),
        Party(Name("廊下镇"), (Name("江菊旺", "Jiang Juwang"),)),
        Party(Name("广陈镇"), (Name("张建军", "Zhang Jianjun"),)),
    ),
    item_count=5,
    signed_on=DAY,
)
ATTENDEES = AttendeeList((Attendee(Name("程鹏"), person=1), Attendee(Name("姜文宁"), person=2)))
EVENT = EventFacts(Name("座谈会"), DAY, part_of_day="afternoon", lists=(("attendee", ATTENDEES),))
RECORD = Record((EVENT,), (BOOK,), (AGREEMENT,))

TEXT = """3月5日下午，《像绣花一样精细》新书首发座谈会在徐汇校区举行。2018年11月，有人考察上海。
他从三个方面谈到本书的意义。经过研讨，最终精选出42个案例汇编入本书，案例分为党建引领篇、特色小镇篇等七个篇章。
学院、廊下镇、广陈镇三方签署了共建合作协议。姜文宁、江菊旺、张建军出席签约仪式并签字。程鹏见证签约。双方愿意深化合作。
党建共建，是今后合作的五个方面。本书是丛书的第二本。"""
TEXT_EN = """On the afternoon of 5 March 2019 the book was launched and a three-party agreement was signed.
The editors chose forty-two cases for the book and arranged them in seven parts; it is the second volume of a series.
Jiang Wenning, Jiang Juwang and Zhang Jianjun signed the agreement, which names five areas of cooperation.
There were three reasons, and two sides to each of them."""


def told(text, record=RECORD, language="zh-hans"):
    return [
        (finding.check, finding.words.get("stated", finding.words.get("names") or finding.words.get("others")))
        for finding in disagreements(text, record, language)
    ]


@pytest.mark.parametrize(("text", "language"), [(TEXT, "zh-hans"), (TEXT_EN, "en")])
def test_text_that_agrees_is_quiet(text, language):
    assert told(text, language=language) == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("42个案例", "41个案例", (Check.CASES, 41)),
        ("42个案例", "四十三个案例", (Check.CASES, 43)),
        ("42个案例", "４３个典型案例", (Check.CASES, 43)),
        ("七个篇章", "8个篇章", (Check.PARTS, 8)),
        ("七个篇章", "十二章节", (Check.PARTS, 12)),
        ("第二本", "第三本", (Check.SERIES_NUMBER, 3)),
        ("第二本", "第1辑", (Check.SERIES_NUMBER, 1)),
        ("三方签署", "四方签署", (Check.PARTIES, 4)),
        ("三方签署", "双方签署", (Check.PARTIES, 2)),
        ("五个方面", "六个方面", (Check.ITEMS, 6)),
        ("3月5日下午", "3月6日下午", (Check.EVENT_DAY, "3月6日下午")),
        ("3月5日下午", "2018年3月5日下午", (Check.EVENT_DAY, "2018年3月5日下午")),
        ("3月5日下午", "3月5日上午", (Check.PART_OF_DAY, "morning")),
        ("江菊旺、张建军", "江菊旺", (Check.SIGNATORIES, ["张建军"])),
        ("姜文宁、江菊旺、张建军", "姜文宁、江菊旺、张建军、程鹏", (Check.SIGNATORIES, ["程鹏"])),
    ],
)
def test_text_that_states_something_else_is_told(right, wrong, expected):
    assert right in TEXT
    assert told(TEXT.replace(right, wrong)) == [expected]


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("forty-two cases", "41 cases", (Check.CASES, 41)),
        ("forty-two cases", "forty case studies", (Check.CASES, 40)),
        ("seven parts", "eight chapters", (Check.PARTS, 8)),
        ("second volume", "3rd volume", (Check.SERIES_NUMBER, 3)),
        ("three-party", "bilateral", (Check.PARTIES, 2)),
        ("five areas", "six areas", (Check.ITEMS, 6)),
        ("5 March 2019", "March 6, 2019", (Check.EVENT_DAY, "afternoon of March 6, 2019")),
        ("afternoon", "morning", (Check.PART_OF_DAY, "morning")),
        ("Jiang Juwang and Zhang Jianjun", "Jiang Juwang", (Check.SIGNATORIES, ["张建军"])),
    ],
)
def test_english_text_that_states_something_else_is_told(right, wrong, expected):
    assert right in TEXT_EN
    assert told(TEXT_EN.replace(right, wrong), language="en") == [expected]


def test_finding_says_what_the_text_and_what_the_record_says():
    [finding] = disagreements("本书收录41个案例。", RECORD)

    assert finding.subject == "cases · 41个案例 · 《像绣花一样精细:城市治理的金山实践》 · 42"
    assert finding.words == {
        "quoted": "41个案例",
        "stated": 41,
        "things": ["《像绣花一样精细:城市治理的金山实践》"],
        "recorded": [42],
        "sentence": "本书收录41个案例。",
    }


def test_what_the_record_does_not_hold_is_not_compared():
    event = EventFacts(Name("座谈会"), DAY)
    record = Record((event,), (BookFacts(Name("书")),), (AgreementFacts(Name("协议")),))
    wrong = TEXT.replace("42", "1").replace("七个", "九个").replace("三方", "九方").replace("五个", "九个")

    assert told(wrong.replace("第二本", "第九本").replace("下午", "上午"), record) == []
    assert told(wrong.replace("3月5日", "3月9日"), Record()) == []


@pytest.mark.parametrize(
    "text",
    [
        "与会者提出三个方面的建议。",
        "学校有5个案例入选全国名单。",
        "其中5个案例来自本书作者所在的镇。",
        "双方就合作进行交流。",
        "会上还签署了三项合作协议，四方面代表在场。",
        "本书收录论文3篇。",
        "丛书的第一部分讲党建。",
        "书中引用第三方数据，签署了保密协议。",
        "2018年11月1日，他考察上海。",
    ],
)
def test_number_of_something_else_is_quiet(text):
    assert told(text) == []


def test_open_list_of_items_holds_at_least_what_it_names():
    record = Record(agreements=(AgreementFacts(Name("协议"), item_count=5, items_are_complete=False),))

    assert told("今后合作的六个方面。", record) == []
    assert told("今后合作的四个方面。", record) == [(Check.ITEMS, 4)]


def test_figure_of_any_of_two_books_will_do():
    record = Record(books=(BOOK, BookFacts(Name("另一本"), case_count=10)))

    assert told("本书收录10个案例。", record) == []
    assert told("本书收录11个案例。", record) == [(Check.CASES, 11)]


def test_event_of_several_days_is_opened_on_any_of_them():
    record = Record((EventFacts(Name("论坛"), DAY, datetime.date(2019, 3, 7)),))

    assert told("3月6日，论坛举行。", record) == []
    assert told("3月8日，论坛举行。", record) == [(Check.EVENT_DAY, "3月8日")]


def test_day_of_signing_is_compared_with_the_agreement():
    agreement = AgreementFacts(Name("协议"), signed_on=DAY)

    assert told("协议于3月5日签署。", Record(agreements=(agreement,))) == []
    assert told("协议于3月4日签署。", Record(agreements=(agreement,))) == [(Check.SIGNED_ON, "3月4日")]
