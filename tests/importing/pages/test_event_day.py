"""The day of the event, out of phrases as real pages have them."""

from datetime import date

import pytest

from articles.importing.pages.event_day import read_event_day

D = date.fromisoformat


@pytest.mark.parametrize(
    ("text", "published", "day", "needs_review"),
    [
        ("时间：3月5日下午；地点：徐汇校区。", "2019-03-06", "2019-03-05", False),
        ("時間：11月28日上午；地點：一樓。", "2019-11-28", "2019-11-28", False),
        ("3月5日下午,讲话在校区举行。", "2019-03-06", "2019-03-05", False),
        ("2019年3月5日，会议召开。", "2019-03-06", "2019-03-05", False),
        ("时间：110年3月5日", "2021-03-08", "2021-03-05", False),
        ("三月五日上午", "2019-03-06", "2019-03-05", False),
        ("11/28(四)上午", "2019-11-29", "2019-11-28", False),
        ("12月30日，", "2019-01-03", "2018-12-30", False),
        ("2月29日举行", "2020-03-01", "2020-02-29", False),
        ("将于3月15日举行", "2019-03-06", "2019-03-15", False),
        ("3月15日举行", "2019-03-06", "2019-03-15", True),
        ("近日，学院与3月5日挂牌的中心签约。", "2019-03-06", None, False),
        ("时间：近日。", "2019-03-06", None, False),
        ("时间：当天", "2019-03-06", None, False),
        ("时间：5日下午", "2019-03-06", "2019-03-05", True),
        ("时间：28日", "2019-03-06", "2019-02-28", True),
        ("时间：72日至4日；", "2019-07-08", "2019-07-02", True),
        ("时间：315上午；", "2019-03-16", "2019-03-15", True),
        ("11月28上午，", "2018-12-01", "2018-11-28", True),
        ("35日，会议召开", "2019-03-06", "2019-03-05", True),
        ("自2009年3月1日成立以来，学院于3月5日召开会议", "2019-03-06", "2019-03-05", False),
        ("2017年3月5日习近平指出。", "2019-03-06", None, False),
        ("截至3月1日，共有42家。", "2019-03-06", None, False),
        ("《3月5日》一书首发。", "2019-03-06", None, False),
        ("2019年3月4日", "2019-03-06", None, False),
        ("3月5日，会议召开", None, None, True),
        ("When: 7th March; Where: NVC campus.", "2024-03-08", "2024-03-07", False),
        ("When: Tuesday (13 December); Where: x", "2022-12-15", "2022-12-13", False),
        ("When: Wednesday; Where: x", "2022-12-15", None, False),
        ("On 26 September 2024 the rectors met.", "2024-09-27", "2024-09-26", False),
        ("In May 2024 it began.", "2024-06-06", None, False),
    ],
)
def test_day_is_read_or_marked_or_none(text, published, day, needs_review):
    found = read_event_day([text], published and D(published))

    assert (found.day, found.needs_review) == (day and D(day), needs_review)


@pytest.mark.parametrize(
    ("text", "published", "printed", "part", "ends_on"),
    [
        ("3月5日下午,讲话", "2019-03-06", "3月5日下午", "afternoon", None),
        ("时间：6月3日—6日；", "2025-06-07", "6月3日—6日", "", "2025-06-06"),
        ("12月30日至1月2日，", "2019-01-03", "12月30日至1月2日", "", "2019-01-02"),
        ("2018年10月21日~23日，", "2018-10-25", "2018年10月21日~23日", "", "2018-10-23"),
        ("7月2-4日，", "2018-07-05", "7月2-4日", "", "2018-07-04"),
        ("On 12–14 May 2024, in the morning", "2024-05-20", "12–14 May 2024", "morning", "2024-05-14"),
        ("from 30 May to 2 June 2024", "2024-06-03", "30 May to 2 June 2024", "", "2024-06-02"),
    ],
)
def test_phrase_keeps_its_words_its_part_of_day_and_its_end(text, published, printed, part, ends_on):
    found = read_event_day([text], D(published))

    assert (found.printed, found.part_of_day, found.ends_on) == (printed, part, ends_on and D(ends_on))


def test_labelled_day_goes_before_one_in_the_first_paragraph():
    found = read_event_day(["2月1日，双方首次商谈。", "时间：3月5日；地点：一楼"], D("2019-03-06"))

    assert (found.day, found.line) == (D("2019-03-05"), "时间：3月5日；地点：一楼")
