import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rosters.rows import Title
from articles.rosters.titles import print_titles, read_titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("浙江大学公共管理学院 | 教授", [Title("浙江大学公共管理学院", "教授")]),
        ("浙江大学｜教授", [Title("浙江大学", "教授")]),
        ("学院? | 院长", [Title("", "院长", False, "学院")]),
        ("学院？| 院长", [Title("", "院长", False, "学院")]),
        ("原徐汇区人大常委会 | 主任", [Title("徐汇区人大常委会", "主任", is_former=True)]),
        ("原平市人民政府 | 市长", [Title("原平市人民政府", "市长")]),
        ("=原上草公司 | 经理", [Title("原上草公司", "经理")]),
        ("区委 | 前书记", [Title("区委", "前书记", is_former=True)]),
        ("former dean", [Title("", "former dean", is_former=True)]),
        ("公司 | 前台", [Title("公司", "前台")]),
        ("=公司 | 前书记", [Title("公司", "前书记")]),
        ("教授", [Title("", "教授")]),
        ("甲 | 一\n\n乙 | 二\n", [Title("甲", "一"), Title("乙", "二")]),
        ("甲 |", [Title("甲", "")]),
        ("| 甲|", [Title("", "甲|")]),
        (" | ", []),
        ("\t", []),
        ("", []),
    ],
)
def test_titles_are_read_a_line_each(text, expected):
    assert read_titles(text) == expected


WORDS = st.text(st.sampled_from("原平子上前台大学院长教授区=A b"), min_size=1, max_size=8).map(
    lambda word: " ".join(word.split())
)
TITLES = st.builds(
    lambda organization, title, is_former, is_inferred: Title(
        "" if is_inferred else organization, title, is_former, organization if is_inferred else ""
    ),
    st.one_of(st.just(""), WORDS.filter(bool)),
    WORDS.filter(bool),
    st.booleans(),
    st.booleans(),
)


def test_title_that_holds_a_bar_is_read_back():
    assert read_titles(print_titles([Title("", "甲|")])) == [Title("", "甲|")]


def test_title_that_says_former_itself_needs_no_mark():
    assert print_titles([Title("区委", "前书记", is_former=True)]) == "区委 | 前书记"


@given(st.lists(TITLES, max_size=5))
def test_printed_titles_are_read_back(titles):
    assert read_titles(print_titles(titles)) == titles
