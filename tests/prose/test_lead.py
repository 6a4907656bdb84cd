"""The drafted opening, whole: the record of the seed's event in both languages, and what else a record may hold."""

import datetime
from dataclasses import replace

import pytest

from articles.prose.in_english import english_name, english_title
from articles.prose.lead import draft_lead
from articles.prose.record import (
    AgreementFacts,
    Attendee,
    AttendeeList,
    BookFacts,
    EventFacts,
    HeldTitle,
    Name,
    Party,
    Record,
)

U = Name("上海交通大学", "Shanghai Jiao Tong University")
S = Name("上海交通大学国际与公共事务学院", "School of International and Public Affairs")
C = Name("上海交通大学中国城市治理研究院", "China Institute for Urban Governance")
JINSHAN, XUHUI = Name("上海市金山区委"), Name("徐汇区人大常委会")
PEOPLE = {}


def person(name, *titles, former=()):
    held = tuple(HeldTitle(body, title, title in former) for body, title in titles)
    return Attendee(Name(name), held, person=PEOPLE.setdefault(name, len(PEOPLE) + 1))


def group(label):
    return Attendee(Name(label), kind="group")


EVENT = EventFacts(
    title=Name("《像绣花一样精细:城市治理的金山实践》新书首发座谈会", "Symposium and book launch on urban governance"),
    starts_on=datetime.date(2019, 3, 5),
    part_of_day="afternoon",
    date_as_printed="3月5日下午",
    year_is_inferred=True,
    kinds=(Name("座谈会", "symposium"), Name("签约仪式", "signing ceremony")),
    venue=Name("徐汇校区总办公厅", "Main Hall, Xuhui Campus"),
    venue_owner=U,
    occasion="“上海这种超大城市,管理应该像绣花一样精细”讲话两周年",
    lists=(
        (
            "attendee",
            AttendeeList(
                (
                    person("程鹏", (JINSHAN, "副书记")),
                    person("顾锋", (U, "党委副书记")),
                    person("姜文宁", (S, "党委书记"), (C, "党支部书记")),
                    group("金山区相关委办局、街镇领导"),
                    person("李振全", (S, "党委副书记"), (C, "党支部副书记")),
                    person("张录法", (S, "副院长"), (C, "副院长")),
                    person("韩志明", (C, "院长助理")),
                    group("来自上海、浙江、江苏的多位专家学者"),
                )
            ),
        ),
        (
            "moderator",
            AttendeeList((person("陈高宏", (XUHUI, "主任"), (C, "副院长"), former=("主任",)),)),
        ),
        (
            "speaker",
            AttendeeList(
                (
                    person("顾锋", (U, "党委副书记")),
                    person("程鹏", (JINSHAN, "副书记")),
                    person("姜文宁", (S, "党委书记")),
                )
            ),
        ),
        (
            "expert",
            AttendeeList(
                (
                    person("胡税根", (Name("浙江大学公共管理学院"), "教授")),
                    person("韩志明", (S, "教授")),
                    person("崔霞", (Name("上海交通大学出版社"), "总编助理")),
                ),
                tail="等",
                is_complete=False,
            ),
        ),
    ),
)
BOOK = BookFacts(
    Name("像绣花一样精细:城市治理的金山实践", "As Finely as Embroidery"),
    case_count=42,
    part_count=7,
    series=Name("城市精细化治理系列丛书", "Fine-Grained Urban Governance"),
    series_number=2,
)
AGREEMENT = AgreementFacts(
    Name("三方共建合作协议", "Three-party agreement"),
    (
        Party(S, (Name("姜文宁"),)),
        Party(Name("上海市金山区廊下镇人民政府"), (Name("江菊旺"),)),
        Party(Name("浙江省平湖市广陈镇人民政府"), (Name("张建军"),)),
    ),
)
RECORD = Record((EVENT,), (BOOK,), (AGREEMENT,))


def test_opening_of_the_seed_names_everybody_in_order():
    assert draft_lead(RECORD).paragraphs == (
        "3月5日下午，正值“上海这种超大城市,管理应该像绣花一样精细”讲话两周年，"
        "《像绣花一样精细:城市治理的金山实践》新书首发座谈会在上海交通大学徐汇校区总办公厅举行。",
        "上海市金山区委副书记程鹏，上海交通大学党委副书记顾锋，上海交通大学国际与公共事务学院党委书记、"
        "上海交通大学中国城市治理研究院党支部书记姜文宁，金山区相关委办局、街镇领导，上海交通大学国际与公共事务学院"
        "党委副书记、上海交通大学中国城市治理研究院党支部副书记李振全，上海交通大学国际与公共事务学院副院长、"
        "上海交通大学中国城市治理研究院副院长张录法，上海交通大学中国城市治理研究院院长助理韩志明，"
        "来自上海、浙江、江苏的多位专家学者出席。座谈会由徐汇区人大常委会原主任、上海交通大学中国城市治理研究院副院长"
        "陈高宏主持。顾锋、程鹏、姜文宁先后发言。浙江大学公共管理学院教授胡税根，"
        "上海交通大学国际与公共事务学院教授韩志明，上海交通大学出版社总编助理崔霞等参加研讨。",
        "《像绣花一样精细:城市治理的金山实践》（城市精细化治理系列丛书第二本，收42个案例、7个篇章）在会上首发。"
        "上海交通大学国际与公共事务学院、上海市金山区廊下镇人民政府、浙江省平湖市广陈镇人民政府三方签署共建合作协议。"
        "姜文宁、江菊旺、张建军分别代表各方签字。",
    )


def test_opening_of_the_seed_in_english():
    draft = draft_lead(RECORD, "en")

    assert draft.paragraphs == (
        "On the afternoon of 5 March, the Symposium and book launch on urban governance was held at Main Hall, "
        "Xuhui Campus, Shanghai Jiao Tong University.",
        "Present were Cheng Peng, Deputy Secretary, 上海市金山区委; Gu Feng, Deputy "
        "Secretary of the Party Committee, "
        "Shanghai Jiao Tong University; Jiang Wenning, Secretary of the Party Committee, School of International and "
        "Public Affairs, and Secretary of the Party Branch, China Institute for Urban Governance; "
        "金山区相关委办局、街镇领导; Li Zhenquan, Deputy Secretary of the Party "
        "Committee, School of International and "
        "Public Affairs, and Deputy Secretary of the Party Branch, China Institute for Urban Governance; Zhang Lufa, "
        "Associate Dean, School of International and Public Affairs, and Deputy Director, China Institute for Urban "
        "Governance; Han Zhiming, Assistant to the Director, China Institute for Urban Governance; and "
        "来自上海、浙江、江苏的多位专家学者. It was chaired by Chen Gaohong, former "
        "Director, 徐汇区人大常委会, and Deputy "
        "Director, China Institute for Urban Governance. Speeches were given, in "
        "this order, by Gu Feng, Cheng Peng and "
        "Jiang Wenning. The discussion was joined by Hu Shuigen, Professor, "
        "浙江大学公共管理学院; Han Zhiming, Professor, "
        "School of International and Public Affairs; Cui Xia, Assistant to the "
        "Editor-in-Chief, 上海交通大学出版社; and "
        "others.",
        "“As Finely as Embroidery” (42 cases in seven parts, number 2 of "
        "Fine-Grained Urban Governance) was launched. "
        "School of International and Public Affairs, 上海市金山区廊下镇人民政府 and "
        "浙江省平湖市广陈镇人民政府 signed the "
        "Three-party agreement. It was signed by Jiang Wenning, Jiang Juwang and Zhang Jianjun.",
    )
    assert draft.as_printed == (
        "上海市金山区委",
        "金山区相关委办局、街镇领导",
        "来自上海、浙江、江苏的多位专家学者",
        "徐汇区人大常委会",
        "浙江大学公共管理学院",
        "上海交通大学出版社",
        "上海市金山区廊下镇人民政府",
        "浙江省平湖市广陈镇人民政府",
    )


def test_record_without_an_event_gives_no_draft():
    assert draft_lead(Record(books=(BOOK,))).paragraphs == ()


def test_bare_event_says_what_is_known():
    bare = EventFacts(Name("论坛"), datetime.date(2024, 9, 26))

    assert draft_lead(Record((bare,))).paragraphs == ("2024年9月26日，论坛举行。",)
    assert draft_lead(Record((bare,)), "en").paragraphs == ("On 26 September 2024, 论坛 was held.",)


@pytest.mark.parametrize(
    ("facts", "chinese", "english"),
    [
        ({"ends_on": datetime.date(2024, 9, 28)}, "2024年9月26日至28日", "From 26 September to 28 September 2024"),
        ({"ends_on": datetime.date(2024, 10, 1)}, "2024年9月26日至10月1日", "From 26 September to 1 October 2024"),
        ({"part_of_day": "noon"}, "2024年9月26日中午", "At noon on 26 September 2024"),
        ({"year_is_inferred": True}, "9月26日", "On 26 September"),
        ({"date_as_printed": "9月26日晚"}, "9月26日晚", "On 26 September 2024"),
    ],
)
def test_day_is_told_as_it_is_known(facts, chinese, english):
    event = replace(EventFacts(Name("论坛"), datetime.date(2024, 9, 26)), **facts)

    assert draft_lead(Record((event,))).paragraphs == (f"{chinese}，论坛举行。",)
    assert draft_lead(Record((event,)), "en").paragraphs == (f"{english}, 论坛 was held.",)


def test_inferred_organisation_is_left_out_behind_the_same_one():
    school = Name("学院", "School")
    rows = (
        Attendee(Name("甲某"), (HeldTitle(school, "院长"),)),
        Attendee(Name("乙某"), (HeldTitle(school, "副院长", is_inferred=True),)),
        Attendee(Name("丙某"), (HeldTitle(Name("医院"), "院长", is_inferred=True),)),
    )
    event = EventFacts(Name("会"), datetime.date(2024, 9, 26), lists=(("attendee", AttendeeList(rows)),))

    assert draft_lead(Record((event,))).paragraphs[1] == "学院院长甲某，副院长乙某，医院院长丙某出席。"


def test_traditional_article_is_drafted_in_traditional_words():
    rows = AttendeeList((Attendee(Name("周至宏"), (HeldTitle(Name("興大"), "副校長"),)),))
    event = EventFacts(
        Name("開幕儀式"),
        datetime.date(2021, 11, 28),
        kinds=(Name("開幕儀式"),),
        lists=(("attendee", rows), ("moderator", AttendeeList((Attendee(Name("林偉")),)))),
    )

    assert draft_lead(Record((event,)), "zh-hant").paragraphs == (
        "2021年11月28日，開幕儀式舉行。",
        "興大副校長周至宏出席。開幕儀式由林偉主持。",
    )


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("程鹏", "Cheng Peng"),
        ("陈高宏", "Chen Gaohong"),
        ("欧阳修", "Ouyang Xiu"),
        ("单士元", "Shan Shiyuan"),
        ("李安安", "Li An'an"),
        ("周至宏", "Zhou Zhihong"),
        ("帕力旦·吐尔逊", "帕力旦·吐尔逊"),
        ("Brad Bodenhausen", "Brad Bodenhausen"),
    ],
)
def test_name_in_english(name, english):
    assert english_name(name) == english


@pytest.mark.parametrize(
    ("title", "organization", "english"),
    [
        ("教授", "", "Professor"),
        ("党委副书记", "", "Deputy Secretary of the Party Committee"),
        ("院长", "法学院", "Dean"),
        ("副院长", "研究院", "Deputy Director"),
        ("院长", "人民法院", "President"),
        ("原主任", "", "former Director"),
        ("副校長", "", "Vice President"),
        ("特约撰稿人", "", ""),
    ],
)
def test_title_in_english(title, organization, english):
    assert english_title(title, organization) == english
