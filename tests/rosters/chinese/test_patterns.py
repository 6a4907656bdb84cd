"""The long patterns of the Chinese reader, each with what it takes and what it leaves; words stand in words.txt."""

import pytest

from articles.rosters.chinese import carried, frames, groups, names, read
from tests.rosters.patterns import lists_of_words, literals_that_are_packed, long_patterns, room

ROOM = room("rosters/chinese")
# pattern: (text, what it takes from the beginning)
EXAMPLES = {
    (carried, "PARENT"): [("上海图书馆历史文献中心", "上海图书馆"), ("历史系", None)],
    (carried, "PART"): [("党委宣传部", "党委宣传部"), ("图书馆", "图书馆"), ("张三", None)],
    (carried, "WITH_PLACE"): [("大学", "大学"), ("历史系", None)],
    (carried, "FREE"): [("著名作家", "著名"), ("当代诗人", "当代诗人"), ("院长", None)],
    (frames, "SECTION_SIGN"): [("(12)院长", "(12)"), ("3.院长", "3."), ("三、院长", "三、"), ("3.5", None)],
    (frames, "LED"): [("日前率领教授", "日前率领"), ("代表学校", "代表"), ("代表团", None)],
    (frames, "FROM_LEFT"): [("图为前排左起依次为:院长", "图为前排左起依次为:"), ("左起", "左起"), ("院长", None)],
    (frames, "KNOWN_LEAD"): [
        ("应邀出席会议的还有王超", "应邀出席会议的还有"),
        ("座谈会由王超", "座谈会由"),
        ("院长", None),
    ],
    (frames, "MOMENT"): [("2019年3月5日下午,院长", "2019年3月5日下午,"), ("会上,院长", "会上,"), ("三月", None)],
    (groups, "TAIL"): [("等10余位专家学者。", "等10余位专家学者"), ("一行6人", "一行6人"), ("专家", None)],
    (groups, "PLURAL"): [("各部门", "各部门"), ("多位专家", "多位"), ("10人", "0人"), ("院长", None)],
    (groups, "STRAY"): [("由院长", "由"), ("等有关部门负责人", None), ("等王超到会", "等")],
    (names, "LATIN_PREFIX"): [("Prof. Dr. Li", "Prof. Dr. "), ("Li", None)],
    (names, "LATIN_NAME"): [("John O'Neil教授", "John O'Neil"), ("教授", None)],
    (names, "STEPPE"): [("扎西次仁", "扎西"), ("王超", None)],
    (read, "SPACES_OF_LAYOUT"): [("周 鹏", " "), ("John Li", None)],
}


@pytest.mark.parametrize("pattern", EXAMPLES, ids=lambda pattern: f"{pattern[0].__name__}.{pattern[1]}")
def test_pattern_takes_its_examples(pattern):
    search, expected = getattr(*pattern).search, EXAMPLES[pattern]

    assert [(text, found and found[0]) for text, _words in expected for found in [search(text)]] == expected


def test_every_long_pattern_has_examples():
    known = {getattr(module, name).pattern for module, name in EXAMPLES}

    assert long_patterns("articles.rosters.chinese") == known


def test_long_pattern_is_verbose():
    assert [found for file in ROOM for found in literals_that_are_packed(file)] == []


def test_no_list_of_chinese_words_stands_in_the_code():
    assert [found for file in ROOM for found in lists_of_words(file)] == []
