import pytest

from articles.language.former import bears_mark, begins_former, says_former, with_former, without_former


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("馆长", "原馆长"),
        ("原馆长", "原馆长"),
        ("前馆长", "前馆长"),
        # The desk in the lobby says nothing of former, nor does a town that begins with the sign.
        ("前台经理", "原前台经理"),
        ("原平市市长", "原原平市市长"),
        ("Dean", "former Dean"),
        ("Former Dean", "Former Dean"),
        ("ex-Dean", "ex-Dean"),
        ("formerly Dean", "formerly Dean"),
    ],
)
def test_former_title_says_so_once(title, printed):
    assert with_former(title, is_former=True) == printed
    assert with_former(title, is_former=False) == title


def test_sign_and_words_are_told_apart():
    titles = ["原馆长", "原子能研究所所长", "前馆长", "前端工程师"]

    assert [bears_mark(title) for title in titles] == [True, False, False, False]
    assert [says_former(title) for title in titles] == [False, False, True, False]


def test_word_in_front_goes_and_the_title_stays():
    titles = ["原馆长", "前馆长", "前台经理", "原子能研究所所长", "former Dean", "ex-Dean", "馆长"]

    assert [without_former(title) for title in titles] == [
        "馆长", "馆长", "前台经理", "原子能研究所所长", "Dean", "Dean", "馆长"
    ]  # fmt: skip
    assert [begins_former(title) for title in [*titles, "时任馆长"]] == [
        True, True, False, False, True, True, False, True
    ]  # fmt: skip
