"""The checks on lists: each finding told whole, and beside each the case that must stay quiet."""

import pytest

from articles.prose.checks import (
    Before,
    Check,
    Entry,
    are_near,
    check_lists,
    deputies_first,
    other_titles,
    similar_names,
    subject,
    twice,
)
from articles.prose.posts import Post


def entries(*rows, role="attendee"):
    """`rows` are (name, organisation, title, organisation, title …)."""
    return [
        Entry(role, name, tuple(Post(*pair) for pair in zip(held[::2], held[1::2], strict=True)))
        for name, *held in rows
    ]


# The seed's attendees. The brand that overwrote two names stands for both: U the university, S its school.
def seed(university, school, institute):
    return entries(
        ("程鹏", "上海市金山区委", "副书记"),
        ("顾锋", university, "党委副书记"),
        ("姜文宁", school, "党委书记", institute, "党支部书记"),
        ("李振全", school, "党委副书记", institute, "党支部副书记"),
        ("张录法", school, "副院长", institute, "副院长"),
        ("韩志明", institute, "院长助理"),
    )


def test_deputy_before_the_head_of_one_body_is_found():
    found = deputies_first(seed("某校", "某校", "某校中国城市治理研究院"))

    words = {"deputy": "顾锋", "deputy_title": "某校党委副书记", "head": "姜文宁", "head_title": "某校党委书记"}
    words |= {"role": "attendee", "rows": (2, 3)}
    key = "attendee · 顾锋 · 某校党委副书记 · 姜文宁 · 某校党委书记"
    assert found == [(Check.DEPUTY_FIRST, key, words)]


def test_deputy_of_another_body_may_come_first():
    names = ("上海交通大学", "上海交通大学国际与公共事务学院", "上海交通大学中国城市治理研究院")

    assert deputies_first(seed(*names)) == []


@pytest.mark.parametrize(
    "rows",
    [
        [("甲", "学院", "院长"), ("乙", "学院", "副院长")],
        [("甲", "学院", "副教授"), ("乙", "学院", "教授")],
        [("甲", "学院", "副院长", "学院", "院长")],
        [("甲", "", "副院长"), ("乙", "", "院长")],
    ],
)
def test_order_of_rank_is_quiet(rows):
    assert deputies_first(entries(*rows)) == []


def test_former_head_is_no_head():
    rows = [Entry("attendee", "甲", (Post("县", "副县长"),)), Entry("attendee", "乙", (Post("县", "县长", True),))]

    assert deputies_first(rows) == []


def test_speakers_stand_in_the_order_of_the_programme():
    rows = [("甲", "学院", "副院长"), ("乙", "学院", "院长")]

    found = [finding.check for role in ("speaker", "reporter") for finding in check_lists(entries(*rows, role=role))]

    assert found == []
    assert [finding.check for finding in check_lists(entries(*rows))] == [Check.DEPUTY_FIRST]


def test_same_person_or_name_twice_in_a_list_is_found_once():
    rows = [
        Entry("speaker", "程鹏", person=1, point="致辞"),
        Entry("speaker", "顾锋", person=2),
        Entry("speaker", "程 鹏", person=1, point="研讨"),
        Entry("speaker", "顾锋", person=3),
    ]

    assert twice(rows) == [
        (
            Check.TWICE,
            "speaker · 程鹏 · 致辞 · 研讨 · 2",
            {"role": "speaker", "name": "程鹏", "rows": (1, 3), "points": ["致辞", "研讨"]},
        ),
        (Check.TWICE, "speaker · 顾锋 · 2", {"role": "speaker", "name": "顾锋", "rows": (2, 4), "points": []}),
    ]


def test_same_person_in_two_lists_is_usual():
    assert (
        check_lists([*entries(("程鹏", "区委", "副书记")), *entries(("程鹏", "区委", "副书记"), role="speaker")]) == []
    )


def test_title_that_took_the_place_of_another_is_found():
    rows = [Entry("attendee", "顾锋", (Post("大学", "党委副书记"),), person=7)]
    before = {7: Before("2018-05-01", "论坛", (Post("大学", "副校长"),))}

    words = {
        "name": "顾锋",
        "now": ["大学党委副书记"],
        "then": ["大学副校长"],
        "day": "2018-05-01",
        "event": "论坛",
    }
    key = "顾锋 · 大学党委副书记 · 2018-05-01 · 大学副校长"
    assert other_titles(rows, before) == [(Check.OTHER_TITLE, key, words)]


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ([("大学党委", "副书记")], [("大学", "党委副书记")]),
        ([("大学", "教授")], [("大学", "教授"), ("学会", "会长")]),
        ([("大学", "教授"), ("学会", "会长")], [("大学", "教授")]),
        ([("", "教授")], [("大学", "教授")]),
    ],
)
def test_titles_in_another_cut_or_number_are_quiet(now, then):
    rows = [Entry("attendee", "顾锋", tuple(Post(*held) for held in now), person=7)]

    assert other_titles(rows, {7: Before("2018-05-01", "论坛", tuple(Post(*held) for held in then))}) == []


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("张录法", "张禄法", True),
        ("张录法", "張錄法", True),
        ("张录法", "张录法", False),
        ("张录法", "张录", False),
        ("张录法", "李禄法", False),
        ("顾锋", "顾峰", True),  # of two signs, only what sounds alike
        ("张伟", "张强", False),
        ("陈鹏", "程鹏", True),
        ("肖建国", "萧建国", True),
        ("阿依古丽·买买提", "阿依古丽•买买提", True),
        ("Hans Meier", "Hans Maier", True),
        ("Li Wei", "Li Wen", False),
    ],
)
def test_names_are_near(name, other, expected):
    assert are_near(name, other) == expected


def test_near_names_are_told_once_for_a_pair():
    found = similar_names(["张录法", "程鹏", "张禄法", "张录法"])

    assert found == [(Check.SIMILAR, "张录法 · 张禄法", {"names": ("张录法", "张禄法")})]


def test_subject_is_kept_whole_or_with_a_digest():
    assert subject("甲", "", None, "乙") == "甲 · 乙"
    assert len(subject("长" * 5000)) < 300
    assert subject("长" * 5000) != subject("长" * 5001)
