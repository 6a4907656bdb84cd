"""Labels, days and counts as the lines below headlines print them."""

import pytest

from articles.importing.pages.dates import hinted_by_address
from articles.importing.pages.told import read_count, tell
from articles.language.characters import half_width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-10-22", "2024-10-22 None"),
        ("2022年03月25日 16:28", "2022-03-25 16:28:00"),
        ("2010/03/17", "2010-03-17 None"),
        ("2022-10-17 09:42:12", "2022-10-17 09:42:12"),
        ("23.05.2019 11:30", "2019-05-23 11:30:00"),
        ("05/23/2019", "2019-05-23 None"),
        ("104年3月6日", "2015-03-06 None"),
        ("民國 110 年 3 月 6 日", "2021-03-06 None"),
        ("110.03.15", "2021-03-15 None"),
        ("二〇一九年三月二十六日", "2019-03-26 None"),
        ("27 September 2021", "2021-09-27 None"),
        ("17 Nov 2016:", "2016-11-17 None"),
        ("March 8, 2024, 3:05 PM", "2024-03-08 15:05:00"),
        ("2023-10-05 下午 03:20", "2023-10-05 15:20:00"),
        ("２０１９－０３－０６", "2019-03-06 None"),
        ("2024-03-08T10:00:00+08:00", "2024-03-08 10:00:00"),
        ("2011-04-08浏览量:2785", "2011-04-08 None"),
        ("20190306", "2019-03-06 None"),
        ("2019-02-30", None),
        ("13812345678", None),
        ("2021-09", None),
        ("19年3月6日", None),
    ],
)
def test_moment_is_found_in_every_form(text, expected):
    moments = tell(text).moments

    assert [f"{moment.day} {moment.time}" for moment in moments] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("243", 243),
        ("0", 0),
        ("2,375", 2375),
        ("[ 1024 ]", 1024),
        ("（618）", 618),
        ("1.2万", 12000),
        ("２４３", 243),
        (" 2807 次", 2807),
        ("3.4k", 3400),
        ("", None),
        ("次", None),
        ("1.5", None),
        ("2019-03-06", None),
        ("12:30", None),
    ],
)
def test_count_is_what_is_printed(text, count):
    assert read_count(half_width(text)) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布时间:2019-03-06 浏览量:243", [("posted", "2019-03-06"), ("views", "243")]),
        (
            "文字作者:图片作者:稿件来源:党委宣传部发布时间:2011-04-08浏览量:2785",
            [
                ("author", ""),
                ("photographer", ""),
                ("source", "党委宣传部"),
                ("posted", "2011-04-08"),
                ("views", "2785"),
            ],
        ),
        ("作 者：张三 来 源：新闻中心", [("author", "张三"), ("source", "新闻中心")]),
        ("编辑：张三　审核：李四", [("editor", "张三"), ("approver", "李四")]),
        ("一审：张三 二审：李四", [("editor", "张三"), ("approver", "李四")]),
        ("發布單位：圖書館 / 點閱 : 351", [("unit", "圖書館"), ("views", "351")]),
        ("Published on 27 September 2021 | Views: 1,234", [("posted", "27 September 2021"), ("views", "1,234")]),
        ("2019-03-06 浏览 243", [("views", "243")]),
        ("读者浏览网站并点击阅读", []),
    ],
)
def test_fields_are_found_glued_or_spaced(text, expected):
    assert [(field.kind, field.value.strip(" :")) for field in tell(text).fields] == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [("1204 reads", 1204), ("已有 243 人阅读", 243), ("37次点击", 37), ("2019-03-06 浏览 5", None)],
)
def test_label_behind_its_figure_is_found(text, count):
    assert tell(text).count == count


@pytest.mark.parametrize(
    ("value", "name"), [("暂无", ""), ("张三 2019-03-06 08:00", "张三"), ("【张三】", "张三"), ("", "")]
)
def test_name_is_without_signs_and_days(value, name):
    assert tell(f"作者：{value}").fields[0].name == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布时间:2019-03-06 浏览量:243", True),
        ("17 Nov 2016:", True),
        ("时间：3月5日下午；地点：徐汇校区总办公厅。", False),
        ("作者：桑植县作家协会副主席兼秘书长、中国散文学会会员、湖南省作家协会会员甄钰源女士。", False),
        ("读者可在2018-01-01前点击网站浏览：本书发布时间为2017年5月，阅读次数超过1000次。", False),
    ],
)
def test_line_of_facts_is_told_from_the_text(text, expected):
    assert tell(text).is_facts == expected


@pytest.mark.parametrize(
    ("address", "day"),
    [("/2012/0410/c1a2/page.htm", "2012-04-10"), ("t20231108_1.html", "2023-11-08"), ("/info/1043/1001.htm", None)],
)
def test_address_hints_at_a_day(address, day):
    found = hinted_by_address(address)

    assert (found and found.isoformat()) == day
