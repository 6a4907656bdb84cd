import json
import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from articles.importing.pages.overwritten import find_overwritten, long_strings, propose, repeated_strings
from tests.importing.pages.foreign import CLEAN, overwritten_pages
from tests.rosters.generated import rosters

SCHOOL, UNIVERSITY = "上海交通大学国际与公共事务学院", "上海交通大学"
OWN = (SCHOOL, UNIVERSITY)
BRAND = "伟德国际1946源于英国"
SAMPLES = sorted((Path(__file__).parents[2] / "rosters" / "samples").glob("*.json"))


def seed_text():
    """The page's title and its paragraphs, without its line of figures and its furniture."""
    lines = (Path(__file__).parent / "samples" / "seed.txt").read_text().splitlines()
    title, _figures, *paragraphs, _furniture = [line for line in lines if line.strip()]
    return "\n".join([title, *paragraphs])


def test_seed_has_eighteen_places():
    text = seed_text()

    found = find_overwritten(text, own=OWN)

    places = [match.span() for match in re.finditer(re.escape(BRAND), text)]
    assert [(one.start, one.end) for one in found] == places
    assert {one.text for one in found} == {BRAND}
    assert len(places) == 18
    assert sum(one.start < text.index("\n") for one in found) == 1
    assert [one.followed_by for one in found] == [
        "徐汇校区",
        "徐汇校区",
        "党委副书记",
        "党委书记",
        "中国城市治理研究院",
        "党委副书记",
        "中国城市治理研究院",
        "副院长",
        "中国城市治理研究院",
        "中国城市治理研究院",
        "中国城市治理研究院",
        "电子信息与电气工程学院",
        "袁方成",
        "韩志明",
        "出版社",
        "、",
        "党委书记",
        "中国城市治理研究院",
    ]


def test_seed_is_proposed_eleven_times_the_university():
    found = find_overwritten(seed_text(), own=OWN)

    schools = [number for number, one in enumerate(found, start=1) if one.proposal == SCHOOL]
    assert schools == [4, 6, 8, 13, 14, 16, 17]
    assert {one.proposal for one in found} == {SCHOOL, UNIVERSITY}


def test_nothing_is_proposed_without_an_own_name():
    assert {one.proposal for one in find_overwritten(seed_text())} == {""}


def test_sentence_holds_the_place():
    found = find_overwritten(seed_text())

    assert found[15].sentence == (
        f"{BRAND}、上海市金山区廊下镇人民政府、浙江省平湖市广陈镇人民政府三方签署了共建合作协议。"
    )
    assert all(one.text in one.sentence for one in found)


def test_seed_with_its_names_back_is_clean():
    text = seed_text().replace(BRAND, UNIVERSITY)

    assert find_overwritten(text) == []
    assert find_overwritten(text, own=OWN) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_strings_made_by_rule_are_found_whole(seed):
    pages = list(overwritten_pages(140, seed))

    assert [[(one.start, one.end) for one in find_overwritten(text)] for text, _places in pages] == [
        places for _text, places in pages
    ]


@pytest.mark.parametrize("text", CLEAN, ids=[text.split("\n")[0] for text in CLEAN])
def test_ordinary_news_raises_no_alarm(text):
    assert find_overwritten(text) == []


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant"])
def test_rosters_raise_no_alarm(language):
    cases = rosters(language, 160)
    pages = ["\n".join(case.texts[0] for case in cases[start : start + 8]) for start in range(0, 160, 8)]

    assert [one.text for page in pages for one in find_overwritten(page)] == []


@pytest.mark.parametrize("file", SAMPLES, ids=[file.stem for file in SAMPLES])
def test_samples_raise_no_alarm(file):
    page = json.loads(file.read_text())
    fragments = [fragment["raw"] for fragment in page["roster_sentences"]]

    assert find_overwritten("\n".join(fragments)) == []


def test_traditional_page_is_read_alike():
    text = "金輝國際1998官網黨委書記王建國出席。\n金輝國際1998官網副校長李明華、金輝國際1998官網東山校區負責人參加。"

    assert {one.text for one in find_overwritten(text)} == {"金輝國際1998官網"}
    assert len(find_overwritten(text)) == 3


def test_word_of_the_staff_is_found_anywhere_and_once():
    text = "通知\n请大家浏览好运来的页面。"

    found = find_overwritten(text, foreign_words=["好运来", "不在", ""])

    assert [(one.start, one.end, one.text, one.sentence) for one in found] == [
        (8, 11, "好运来", "请大家浏览好运来的页面。")
    ]


def test_longer_word_takes_the_place_of_one_inside_it():
    found = find_overwritten("好运来国际校长", foreign_words=["好运来", "好运来国际"])

    assert [one.text for one in found] == ["好运来国际"]


def test_string_of_many_pages_is_found_where_a_body_stands():
    repeated = {"星途九九"}

    assert [one.text for one in find_overwritten("星途九九副校长李明出席", repeated=repeated)] == ["星途九九"]
    assert find_overwritten("电影星途九九上映", repeated=repeated) == []
    assert find_overwritten("星途九九副校长", repeated=repeated, own=("星途九九学院",)) == []


def test_strings_of_a_batch_are_those_of_enough_pages():
    pages = [
        "【金辉体育在线校长王明】",
        "由金辉体育在线副校长李华主持",
        "金辉体育在线院长",
        "必达官网校长",
        *CLEAN,
        *CLEAN,
        *CLEAN,
    ]

    assert repeated_strings(iter(pages)) == {"金辉体育在线"}
    assert repeated_strings(iter(pages), share=0.5) == set()


def test_page_lends_a_batch_its_foreign_strings_alone():
    assert long_strings(seed_text()) == {BRAND}
    assert [long_strings(text) for text in CLEAN] == [set() for _ in CLEAN]


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("东山校区举行", UNIVERSITY),
        ("校长张伟", UNIVERSITY),
        ("副校长张伟", UNIVERSITY),
        ("材料学院院长", UNIVERSITY),
        ("图书馆馆长", UNIVERSITY),
        ("院长张伟", SCHOOL),
        ("党委书记张伟", SCHOOL),
        ("张伟教授", SCHOOL),
    ],
)
def test_proposal_follows_what_stands_behind(behind, expected):
    found = find_overwritten(f"金辉官网{behind}。", foreign_words=["金辉官网"], own=OWN)

    assert [one.proposal for one in found] == [expected]


def test_one_own_name_is_proposed_everywhere():
    found = find_overwritten("金辉官网校长、金辉官网院长", foreign_words=["金辉官网"], own=(UNIVERSITY,))

    assert [one.proposal for one in found] == [UNIVERSITY, UNIVERSITY]
    assert propose(found[0], ()) == ""


@pytest.mark.parametrize("text", ["", "\n", "官网", "院长" * 3_000, "国际12," * 3_000, "a(" * 3_000, "）" * 3_000])
def test_odd_text_has_no_places(text):
    assert find_overwritten(text) == []


def test_any_text_gives_places_in_order_and_apart():
    chance = random.Random(7)
    for _ in range(200):
        text = "".join(chance.choice("官网校长国际12ab院长张伟教授、。\n()在党委书记东校区") for _ in range(60))
        found = find_overwritten(text)
        assert all(text[one.start : one.end] == one.text for one in found)
        assert all(one.end <= other.start for one, other in pairwise(found))
