"""A comparison is bounded by its steps: what is too long for words is compared by sentences, then shown whole."""

import re

import pytest

from articles.admin.publishing import difference
from articles.admin.publishing.difference import MOST_SHOWN, MOST_STEPS, MOST_STEPS_AT_ONCE, Purse, changes
from articles.models import Article


def compared(before, after, purse=None, key="summary"):
    """The lines of the one Change of a text."""
    found = changes(Article, {key: before}, {key: after}, str, purse or Purse())
    return [line for change in found for line in change.lines]


def text_of(lines, tag):
    """What is seen of the lines without what is struck (`tag` del) or underlined (ins): the new text, or the old."""
    shown = re.sub(r'<span class="nr-skip">.*?</span> ?', "", "\n".join(lines))
    return re.sub(r"<[^>]+>", "", re.sub(rf"<{tag}>.*?</{tag}>", "", shown, flags=re.DOTALL))


def test_word_in_the_middle_of_a_long_paragraph_is_marked_by_itself():
    purse, long = Purse(), "城市治理需要绣花功夫。" * 2_000

    lines = compared(f"{long}旧{long}", f"{long}新{long}", purse)

    assert lines == [f"{long}<del>旧</del><ins>新</ins>{long}"]
    assert purse.steps == 2


def test_paragraph_too_long_for_words_is_compared_by_its_sentences():
    purse = Purse()
    old = "".join(f"甲乙第{number}句。" for number in range(900))
    new = "".join(f"乙甲第{number}句。" if number in (0, 899) else f"甲乙第{number}句。" for number in range(900))

    lines = compared(old, new, purse)

    assert lines == [
        '<span class="nr-skip">太长，不逐词比较。</span> <del>甲乙第0句。</del><ins>乙甲第0句。</ins>'
        + "".join(f"甲乙第{number}句。" for number in range(1, 899))
        + "<del>甲乙第899句。</del><ins>乙甲第899句。</ins>"
    ]
    assert purse.steps < 2 * MOST_STEPS_AT_ONCE


@pytest.mark.parametrize("count", [5_000, 100_000])
def test_paragraph_of_one_repeated_word_is_shown_whole(count):
    old, new, purse = "甲乙" * count + "丙", "乙甲" * count + "丁", Purse()

    lines = compared(old, new, purse)

    assert (text_of(lines, "ins"), text_of(lines, "del")) == (old, new)
    assert lines[0].startswith('<span class="nr-skip">太长，不逐词比较。</span> <del>')


def test_page_of_such_paragraphs_takes_no_more_steps_than_one_page_may(monkeypatch):
    searched = []
    monkeypatch.setattr(
        difference.difflib.SequenceMatcher,
        "find_longest_match",
        counted(difference.difflib.SequenceMatcher.find_longest_match, searched),
    )
    purse = Purse()

    for _edition in range(200):
        lines = compared("甲乙丙丁。" * 300 + "甲", "丁丙乙甲。" * 300 + "丁", purse)

    assert text_of(lines, "ins") == "甲乙丙丁。" * 300 + "甲"
    assert 0 < sum(searched) <= MOST_STEPS


def counted(find, searched):
    """The library's search, with the number of pairs that it may look at kept."""

    def search(matcher, alo=0, ahi=None, blo=0, bhi=None):
        searched.append(sum(len(matcher.b2j.get(part, ())) for part in matcher.a[alo:ahi]))
        return find(matcher, alo, ahi, blo, bhi)

    return search


def test_lines_that_are_too_many_to_be_aligned_are_compared_one_with_one():
    purse = Purse()
    old, new = ["甲", "乙"] * 3_000, ["乙", "甲"] * 3_000 + ["丙"]

    lines = compared("\n".join(old), "\n".join(new), purse)

    assert (text_of(lines, "ins").split(), text_of(lines, "del").split()) == (old, new)
    assert len(lines) == 6_001


def test_page_shows_no_more_than_is_read_and_says_how_much_differs():
    purse = Purse()

    lines = compared("\n".join(["旧" * 1_000] * 700), "\n".join(["新" * 1_000] * 700), purse)

    assert len(lines) == 501
    assert lines[-1] == '<span class="nr-skip">还有 200 处不同，内容过多，这里不再列出。</span>'
    assert purse.shown <= MOST_SHOWN


def test_what_takes_no_ink_counts_as_long_as_its_code():
    purse = Purse()

    lines = compared("", "\u200b" * 100_000, purse)

    assert (len(lines), purse.shown) == (1, 0)
    assert "nr-invisible" not in lines[0]


def test_what_takes_no_ink_and_what_is_markup_is_shown():
    lines = compared("甲<b>", "甲<b>\u200b\x07&乙")

    assert lines == [
        '甲&lt;b&gt;<ins><span class="nr-invisible">U+200B</span><span class="nr-invisible">U+0007</span>&amp;乙</ins>'
    ]


def test_paragraph_in_a_quotation_in_a_list_is_one_line_each():
    body = "<ul><li>一</li><li><p>二</p></li></ul><blockquote><p>三</p></blockquote><hr>"

    assert compared("", body, key="body") == [f"<ins>{line}</ins>" for line in ("一", "二", "三", "——")]
