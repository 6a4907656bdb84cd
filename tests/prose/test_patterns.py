"""The long patterns of prose, each with what it takes and what it leaves; words stand in words.txt."""

import pytest

from articles.prose import claims, mentions, posts
from tests.rosters.patterns import lists_of_words, literals_that_are_packed, long_patterns, room

ROOM = room("prose")
# (pattern, texts and what it takes first from them)
EXAMPLES = [
    (claims.SENTENCE_EN, [("Prof. Li spoke. He left.", "Prof. Li spoke.")]),
    (claims.BOOK_WORDS, [("本书收录", "本书"), ("the casebook", "casebook"), ("会议", None)]),
    (claims.AGREEMENT_WORDS, [("双方签署", "签署"), ("a MoU", "MoU"), ("会议", None)]),
    (claims.CASES[0], [("收录60个典型案例", "60个典型案例"), ("第3个案例", None)]),
    (claims.CASES[1], [("sixty real cases", "sixty real cases"), ("cases of", None)]),
    (claims.PARTS[0], [("分为四个部分", "分为四个部分"), ("五篇章", "五篇章"), ("四篇论文", None)]),
    (claims.PARTS[1], [("in 4 chapters", "4 chapters"), ("chapters", None)]),
    (claims.PARTIES[1], [("the three parties", "three parties"), ("a tripartite one", "tripartite"), ("party", None)]),
    (
        claims.ITEMS[0],
        [("合作内容包括8个方面", "合作内容包括8个方面"), ("三项合作任务", "三项合作任务"), ("方面", None)],
    ),
    (claims.ITEMS[1], [("eight areas of cooperation", "eight areas of cooperation"), ("areas", None)]),
    (claims.NUMBERS[0], [("丛书第三本", "第三本"), ("第三部分", None)]),
    (claims.NUMBERS[1], [("the second volume", "second volume"), ("a volume", None)]),
    (claims.DAY, [("2019年3月5日下午", "2019年3月5日下午"), ("3月", None)]),
    (claims.DAY_EN, [("the afternoon of 5 March 2019", "afternoon of 5 March 2019"), ("March", None)]),
    (claims.HELD, [("会议举行", "举行"), ("was held", "held"), ("会议", None)]),
    (mentions.LATIN, [("Prof. Dr. Susan Grant spoke", "Prof. Dr. Susan Grant"), ("Professor of Law", None)]),
    (posts.DEPUTY, [("金山区委常务副书记", "金山区委常务副书记"), ("副教授", None)]),
    (posts.HEAD_EN, [("vice dean", "dean"), ("reader", None)]),
]


@pytest.mark.parametrize(("pattern", "examples"), EXAMPLES, ids=lambda value: getattr(value, "pattern", "")[:20])
def test_pattern_takes_its_examples(pattern, examples):
    assert [(text, found and found[0]) for text, _ in examples for found in [pattern.search(text)]] == examples


def test_every_long_pattern_has_examples():
    assert long_patterns("articles.prose") == {pattern.pattern for pattern, _examples in EXAMPLES}


def test_long_pattern_is_verbose():
    assert [found for file in ROOM for found in literals_that_are_packed(file)] == []


def test_no_list_of_chinese_words_stands_in_the_code():
    assert [found for file in ROOM for found in lists_of_words(file)] == []
