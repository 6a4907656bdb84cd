"""Old pages read whole: real ones, one kept as text, and a thousand written by rule."""

import json
from pathlib import Path

import pytest

from articles.importing.limits import Refused
from articles.importing.pages.page import read_page
from articles.importing.pages.page_reading import Credit, EventReading
from tests.bench import stays
from tests.bench.stays import stays_of
from tests.importing.pages.forms import ARTICLES, FORMS, SITES
from tests.importing.pages.layouts import LAYOUTS

PAGES = Path(__file__).parent / "samples"
EXPECTED = json.loads((PAGES / "expected.json").read_text())
ENCODINGS = {
    "zh-hans": ("utf-8", "gbk", "gb18030"),
    "zh-hant": ("utf-8", "big5hkscs", "gb18030"),
    "en": ("utf-8", "cp1252"),
}
PROSE = (
    "<p>一家城市治理研究机构在校区会议厅首发案例集，并与两个镇签订三方共建协议。</p>"
    "<p>出席：上海市金山区委副书记程鹏，金山区相关委办局、街镇领导。</p>"
)
TEXTS = [
    "一家城市治理研究机构在校区会议厅首发案例集，并与两个镇签订三方共建协议。",
    "出席：上海市金山区委副书记程鹏，金山区相关委办局、街镇领导。",
]


def page(
    title="学院举行座谈会", meta="发布时间：2019-03-06 浏览量：243", body=PROSE, head="学院举行座谈会-某某学院", tail=""
):
    return (
        f"<html><head><title>{head}</title></head><body><div class=c><h2>{title}</h2><div class=m>{meta}</div>"
        f"<div class=content>{body}</div></div>{tail}</body></html>"
    ).encode()


def facts(reading):
    return (reading.publish_date and reading.publish_date.isoformat(), reading.view_count)


def images(reading):
    return [(image.src, image.caption) for image in reading.images]


@pytest.mark.parametrize("name", EXPECTED)
def test_real_page_is_read_exactly(name):
    values = read_page((PAGES / f"{name}.html").read_bytes(), name=name).as_json()

    assert {key: values[key] for key in EXPECTED[name]} == EXPECTED[name]
    assert (values["held"], values["overwritten"]) == ([], [])


@pytest.mark.parametrize("name", EXPECTED)
def test_page_seldom_changes_files_on_its_way_to_json(name):
    data = (PAGES / f"{name}.html").read_bytes()

    assert len(stays_of(lambda: read_page(data).as_json())) <= stays.MOST


def test_seed_is_read_and_held_for_its_names():
    reading = read_page((PAGES / "seed.txt").read_bytes(), name="seed.txt")

    assert reading.title == (
        "落实习近平总书记“上海这种超大城市,管理应该像绣花一样精细”讲话两周年 "
        "《像绣花一样精细:城市治理的金山实践》新书首发座谈会暨共建合作签约仪式在伟德国际1946源于英国徐汇校区举行"
    )
    assert facts(reading) == ("2019-03-06", 243)
    assert (len(reading.body_paragraphs), reading.left_out) == (11, ["Back to Top"])
    assert (reading.event_date.isoformat(), reading.event_date_needs_review) == ("2019-03-05", False)
    assert reading.event == EventReading(
        "3月5日下午", "afternoon", None, True, venue="伟德国际1946源于英国徐汇校区总办公厅"
    )
    assert len(reading.overwritten) == 18
    assert reading.held == [("overwritten", {"count": 18})]


@pytest.mark.parametrize("number", range(len(LAYOUTS)), ids=[layout.__name__ for layout in LAYOUTS])
def test_written_page_is_read_exactly(number):
    """A slice of layouts by metadata forms by articles, in the encodings of their languages."""
    wrong = []
    for form_number, form in enumerate(FORMS):
        for article_number, article in enumerate(ARTICLES):
            if (number + form_number + article_number) % 16:
                continue
            encodings = ENCODINGS[article.language]
            html = LAYOUTS[number](article.title, form.meta, article.body, SITES[article.language])
            encoding = encodings[(number + form_number) % len(encodings)]
            try:
                data = html.encode(encoding)
            except UnicodeEncodeError:
                data = html.encode("utf-8")
            reading = read_page(data)
            values = reading.as_json()
            got = (values["title"], values["publish_date"], values["publish_time"], values["view_count"])
            got += (values["body_paragraphs"], images(reading), values["language"])
            expected = (article.title, form.date, form.time, form.count)
            expected += (article.paragraphs, article.images, article.language)
            if got != expected:
                wrong.append((form.meta, got, expected))

    assert wrong == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p><img src="data:image/gif;base64,R0" data-src="/a/1.jpg"></p>', [("/a/1.jpg", "")]),
        ('<p><img src="/images/loading.gif" data-original="/a/2.jpg" alt="会场"></p>', [("/a/2.jpg", "会场")]),
        (
            '<p><img src="/__local/3.jpg" orisrc="/o.jpg" vurl="/v.jpg" alt="微信图片_20190306.png"></p>',
            [("/__local/3.jpg", "")],
        ),
        (
            '<figure><img src="/a/1.jpg"><figcaption>图1：签约仪式</figcaption></figure>',
            [("/a/1.jpg", "图1：签约仪式")],
        ),
        ("<table><tr><td><img src=/a/1.jpg></td></tr><tr><td>签约现场</td></tr></table>", [("/a/1.jpg", "签约现场")]),
        (
            "<table><tr><td><img src=/1.jpg></td><td><img src=/2.jpg></td></tr>"
            "<tr><td>甲会场</td><td>乙会场</td></tr></table>",
            [("/1.jpg", "甲会场"), ("/2.jpg", "乙会场")],
        ),
        ("<div align=center><img src=/a/1.jpg><br>会议现场</div>", [("/a/1.jpg", "会议现场")]),
        ("<p align=center><img src=/1.jpg></p><p align=center>左起：张三、李四</p>", [("/1.jpg", "左起：张三、李四")]),
        ('<img src="http://x/counter.asp?id=1"><img src="/b.gif" width=1 height=1><img src=/images/logo.png>', []),
    ],
)
def test_picture_has_its_caption(body, expected):
    reading = read_page(page(body=body + PROSE))

    assert (images(reading), reading.body_paragraphs) == (expected, TEXTS)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "<pre>　　第一段文字，在这里写完。\n　　第二段文字，也在这里。</pre>",
            ["第一段文字，在这里写完。", "第二段文字，也在这里。"],
        ),
        ("<p>第一段完整的话。<br>第二段完整的话。</p>", ["第一段完整的话。", "第二段完整的话。"]),
        ("<p>一家研究机构\n    在会议厅首发。</p>", ["一家研究机构在会议厅首发。"]),
        ("<ol><li>甲项内容。</li><li>乙项内容。</li></ol>", ["甲项内容。", "乙项内容。"]),
        ("<table><tr><td>姓名</td><td>张三</td></tr><tr><td colspan=2>无</td></tr></table>", ["姓名 张三", "无"]),
        ("<p>时间：2019年3月5日14:00；地点：一楼</p>", ["时间：2019年3月5日14:00；地点：一楼"]),
        ("<p>\u3000我校\u200b校长⽂⽅\u00a0周\u3000某，e\u0301。</p>", ["我校校长文方 周 某，é。"]),
        ("<p class=MsoNormal><b><o:p>&nbsp;</o:p>第一<font color=red>段</font>。</b></p>", ["第一段。"]),
    ],
)
def test_body_has_its_paragraphs(body, expected):
    assert read_page(page(body=body + PROSE)).body_paragraphs == [*expected, *TEXTS]


def test_hidden_text_is_left_out_and_listed():
    hidden = (
        '<p style="display:none">甲</p><p style="font-size:0">乙</p>'
        '<div style="position:absolute;left:-9999px">丙</div>'
        '<p style="color:#fff">丁</p><p hidden>戊</p><span style="visibility: hidden">己</span>'
    )

    reading = read_page(page(body=PROSE + hidden + "<p>结尾一段文字。</p>"))

    assert reading.body_paragraphs == [*TEXTS, "结尾一段文字。"]
    assert reading.left_out == ["甲", "乙", "丙", "丁", "戊", "己"]


def test_furniture_in_the_box_of_the_body_is_left_out_and_listed():
    furniture = (
        "<div class=bdsharebuttonbox><a>微信</a></div><p>上一篇：<a href=1>甲</a></p>"
        "<p>【<a>打印</a>】【<a>关闭</a>】</p>"
        "<p>相关链接：</p><p><a href=1>2018年会议</a></p>"
    )

    reading = read_page(page(body=PROSE + furniture))

    assert reading.body_paragraphs == TEXTS
    assert reading.left_out == ["微信", "上一篇：甲", "【打印】【关闭】", "相关链接：", "2018年会议"]


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ("2020-11-23<span>学院新闻</span><span>8491</span>", ("2020-11-23", 8491)),
        ("<span>2020-11-23</span><span>8491</span>", ("2020-11-23", 8491)),
        (
            "<table><tr><td>发布时间：</td><td>2019-03-06</td><td>点击：</td><td>12</td></tr></table>",
            ("2019-03-06", 12),
        ),
        (
            '2019-03-06 浏览：<span id=c>0</span>次<script>$.get("/n",function(d){$("#c").html(d)})</script>',
            ("2019-03-06", None),
        ),
        ('2019-03-06 浏览次数：<em id="hits">loading...</em>', ("2019-03-06", None)),
        ("2019-03-06 点击：<script src=/click.asp?id=3></script>次", ("2019-03-06", None)),
        ("2019-03-06 浏览量：0", ("2019-03-06", 0)),
        ("2019-03-06 浏览：5 【字号：大 中 小】【打印】【关闭】", ("2019-03-06", 5)),
        (
            "作者：佚名 点击数：<script src='GetHits.asp?id=3'></script> 更新时间：2010-3-17 16:54:28",
            ("2010-03-17", None),
        ),
        ("Submitted by admin on Wed, 03/06/2019 - 14:20", ("2019-03-06", None)),
        ("03-06 浏览：1", (None, 1)),
        ("", (None, None)),
    ],
)
def test_count_is_read_or_unknown_and_never_made_up(meta, expected):
    assert facts(read_page(page(meta=meta))) == expected


def test_facts_of_side_lists_and_footers_are_none_of_the_page():
    side = "<div><ul><li><a href=1>招聘启事</a> 2017-12-25 浏览:99</li></ul></div>"
    foot = "<div class=footer>版权所有　您是第 1234567 位访问者　更新 2009-09-09</div>"

    assert facts(read_page(page(meta="", tail=side + foot))) == (None, None)


def test_short_article_is_told_from_a_longer_column_beside_it():
    column = "<td>学院简介：本学院成立于1950年，设有五个系；现有教授六十人，副教授八十人，欢迎来访。</td>"
    rows = "<tr><td align=center>校长来访</td></tr><tr><td>2019-03-06 点击：3</td></tr><tr><td>校长来院参观。</td></tr>"
    html = f"<title>校长来访</title><table><tr><td><table>{rows}</table></td>{column}</tr></table>"

    reading = read_page(html.encode())

    assert (reading.title, reading.body_paragraphs, facts(reading)) == (
        "校长来访",
        ["校长来院参观。"],
        ("2019-03-06", 3),
    )


@pytest.mark.parametrize("head", ["某某大学", "新闻动态-某某学院", ""])
def test_headline_is_found_where_the_document_names_only_the_site(head):
    side = "<div><div class=tit>通知公告</div><ul><li><a href=1>放假</a> 2018-01-01</li></ul></div>"
    main = f"<h2>新闻动态</h2><div><div class=tit>学院举行座谈会</div><div>2019-03-06</div><div>{PROSE}</div></div>"
    html = f"<html><head><title>{head}</title></head><body>{side}{main}</body></html>"

    reading = read_page(html.encode())

    assert (reading.title, reading.body_paragraphs) == ("学院举行座谈会", TEXTS)


def test_credits_at_the_foot_are_read_and_stay_in_the_text():
    reading = read_page(page(body=PROSE + "<p align=right>（文/张三 图/李四）</p><p>一审：王五　二审：赵六</p>"))

    assert reading.author == "张三"
    assert reading.credits == [Credit("photographer", "李四"), Credit("editor", "王五"), Credit("approver", "赵六")]
    assert reading.body_paragraphs == [*TEXTS, "（文/张三 图/李四）", "一审：王五 二审：赵六"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("学院举行座谈会_新闻动态_某某大学", "学院举行座谈会"),
        ("某某学院--学院举行座谈会", "学院举行座谈会"),
        ("学院举行座谈会 | 某某大学", "学院举行座谈会"),
        ("Rector visits – a report – Example University", "Rector visits – a report"),
        ("“一带一路”——国际论坛-某某大学", "“一带一路”——国际论坛"),
        ("《低碳-城市》首发", "《低碳-城市》首发"),
    ],
)
def test_title_of_the_document_loses_the_site(head, expected):
    html = f"<html><head><title>{head}</title></head><body><div class=content>{PROSE}</div></body></html>"

    assert read_page(html.encode()).title == expected


@pytest.mark.parametrize(
    ("data", "held"),
    [
        (b"", [("empty", {})]),
        (b"<html></html>", [("no_title", {}), ("no_body", {}), ("no_publish_date", {})]),
        (
            b"<title>x</title><frameset cols='20%,*'><frame src=a.htm><frame src=b.htm></frameset>",
            [("frameset", {}), ("no_body", {}), ("no_publish_date", {})],
        ),
        (
            bytes(range(256)) * 20,
            [("unread", {"count": 39, "encoding": "gb18030"}), ("no_text", {}), ("no_publish_date", {})],
        ),
    ],
)
def test_page_without_text_is_held_with_the_reason(data, held):
    assert read_page(data).held == held


@pytest.mark.parametrize(
    "data", [b" " * (5 * 1024 * 1024 + 1), b"<table><tr><td>" * 2_000, b"<p>x" * 151_000, b"<pre>" + b"x\n" * 21_000]
)
def test_too_much_is_refused_before_it_is_read(data):
    with pytest.raises(Refused):
        read_page(data)


def test_large_page_is_read():
    paragraph = "<p>" + "一家机构首发案例集，并与两个镇签订协议。" * 80 + "</p>"

    reading = read_page(page(body=paragraph * 1000))

    assert len(reading.body_paragraphs) == 1000


def test_body_keeps_pictures_that_were_found_and_captions_of_others():
    body = (
        "<h3>一、概况</h3><p align=center><img src=/1.jpg></p><p align=center>甲</p>"
        "<p align=center><img src=/2.jpg></p><p align=center>乙</p>"
    )
    address = f"/media/{'a' * 64}-800.jpg"

    reading = read_page(page(body=body + "<p>看<a href='http://x.cn/'>这里</a>，<b>好</b>。</p>"))

    assert reading.body_with({"/1.jpg": address}) == (
        f'<h3>一、概况</h3><figure><img src="{address}" alt="甲"><figcaption>甲</figcaption></figure><p>乙</p>'
        '<p>看<a href="http://x.cn/" rel="noopener noreferrer">这里</a>，<strong>好</strong>。</p>'
    )
