"""A pattern past 60 characters is written over lines, and shows here what it finds and what it leaves alone."""

import ast
import importlib
import re
from pathlib import Path
from typing import NamedTuple

import pytest

TOP = Path(__file__).resolve().parent.parent
MOST = 60
CALLS = {"compile", "match", "search", "fullmatch", "findall", "finditer", "sub", "subn", "split"}
# For the time being: rooms whose patterns are rewritten elsewhere. Each line goes with its room.
NOT_YET = (
    "articles/rosters/",
    "articles/prose/",
    "articles/importing/tables/",
    "articles/importing/word/",
    "articles/importing/old_pages/",
)
# {module: {pattern: (a text in which it finds something, one in which it finds nothing)}}
EXAMPLES = {
    "articles.counting.robots": {"ROBOT": ("Mozilla/5.0 (compatible; bingbot/2.0)", "Mozilla/5.0 CUBOT X18 Chrome/99")},
    "articles.importing.pages.body": {
        "ATTACHMENT": ("/files/名单.docx?id=3", "/files/index.html"),
        "ATTACHED": ("附件1：名单", "附属学校"),
        "COUNT": ("浏览次数：20", "浏览网站"),
    },
    "articles.importing.pages.dates": {
        "DATE": ("民國108年3月6日 下午2:20", "13812345678"),
        "PATH": ("/2012/0410/c1a2/page.htm", "/info/1043/1001.htm"),
    },
    "articles.importing.pages.decode": {
        "DECLARED": (b'<meta charset="gb2312">', b"<meta name=charset>"),
    },
    "articles.importing.pages.event_day": {
        "LABEL": ("活动时间: 3月5日", "活动地点: 一楼"),
        "CHINESE_DAY": ("去年3月5日(周二)至4月7日下午", "2019.3月5日"),
        "NUMERIC_DAY": ("2019-03-05至03-07 下午", "03-05"),
        "SLASHED_DAY": ("3/5(周二)下午", "2019/3/5"),
        "DAY_ALONE": ("5日至7日上午", "5日游"),
        "LOST": ("315上午", "3月15日上午"),
        "ENGLISH_DAY": ("5th to 7th of March 2019", "5 marches"),
        "VAGUE": ("，近日，双方商谈", "3月5日，双方商谈"),
        "HISTORY": ("中心成立于", "双方商谈于"),
        "DAY_ONLY": ("2019年3月5日", "本周二"),
    },
    "articles.importing.pages.facts": {
        "SLASHED": ("（文/张三 摄/李四）", "文章 张三"),
        "BYLINE": ("By Jane van Doe", "by the river"),
    },
    "articles.importing.pages.foreign": {
        "SURE": ("某某官网", "某某大学"),
        "ORDINARY": ("第3届", "某某3官"),
        "MIXED": ("伟德1946", "第3届"),
    },
    "articles.importing.pages.furniture": {
        "BUTTONS": ("【打印】【关闭】", "学院来访"),
        "NEIGHBOUR": ("上一篇：校园安全检查", "上一次会议"),
        "PLACE": ("当前位置: 首页 > 新闻", "会场位置"),
        "FOOT": ("版权所有 某某学院", "所有师生"),
        "SCAN": ("扫一扫分享", "打扫校园"),
        "ASIDE": ("相关新闻：", "相关人员"),
        "PAGES": ("共 3 页", "学院"),
        "RULER": ("------", "--"),
    },
    "articles.importing.pages.labels": {"LABEL": ("发布 时间：2019-03-06", "学院与镇签约")},
    "articles.importing.pages.lines": {"WRAPPED": ("机构\n    在会议厅", "a\nb")},
    "articles.importing.pages.markup": {
        "HIDDEN_STYLE": ("color:red;display:none", "display:block"),
        "WHITE": ("color:#fff;", "background-color:#fff;"),
        "BACKGROUND": ("background-color:#c00", "background-color:white"),
        "COLOURED": ("main-banner", "article"),
        "STYLE_RULE": (".gone, .away { display : none }", ".here { display: block }"),
        "WRITTEN": ('document.write("243")', "document.title"),
        "VARIABLE": ('var hits = "243";', "hits == x"),
        "PUT_BY_ID": ('getElementById("hits").innerHTML = 243', 'getElementById("hits").value'),
        "PUT_BY_QUERY": ("$('#hits').html(243", "$('.hits').html(243"),
        "BIG_STYLE": ("font-size:18px", "font-size:14px"),
    },
    "articles.importing.pages.mentions": {
        "PAPER": ("合作协议（草案）", "像绣花一样精细"),
        "VENUE": ("地点：徐汇校区总办公厅；", "地点："),
        "HELD_AT": ("在徐汇校区隆重举行", "徐汇校区的会议"),
        "PAPER_NAME": ("签署共建协议", "签署文件"),
        "TOGETHER": ("浙江大学与廊下镇共同", "共同商谈此事"),
        "ENGLISH_PAPER": ("signed a Memorandum of Understanding with Example University", "signed by both"),
        "MODERATES": ("由院长主持", "主持人：院长"),
        "ATTENDS": ("出席会议", "出席率"),
        "SPEAKS": ("作主旨报告", "报告厅"),
    },
    "articles.importing.pages.page": {"IS_MARKUP": ("<html lang=zh>", "a < b > c")},
    "articles.importing.pages.pictures": {
        "ORNAMENT": ("/images/spacer.gif", "/a/IMG_10.JPG"),
        "FILE_NAME": ("微信图片_20190306.png", "会场"),
        "MARKED": ("图1：签约仪式", "地图"),
        "NO_CAPTION": ("文/图：", "活动现场"),
        "PLACEHOLDER": ("/images/loading.gif", "/a/1.jpg"),
    },
    "articles.importing.pages.places": {
        "POST": ("原党委书记", "总书记"),
        "PART": ("全体教职工", "董事长"),
    },
    "articles.importing.pages.titles": {"CHANNEL": ("学院新闻", "学院简介")},
    "articles.importing.pages.told": {
        "COUNT_WORDS": ("243 views", "学院"),
        "FIGURE": ("[ 1,024 ]", "次"),
        "TRAILING": ("1204 reads", "reads: 1204"),
        "NUMBERED": ("阅读了 243 次", "阅读 243"),
    },
    "articles.keeping.nesting": {
        "FORMATTING": ("<font color=red>", "<form action=/>"),
        "TAG": ("</span>", "a < b"),
    },
    "articles.language.characters": {"SPACE": ("甲\u3000乙", "甲乙")},
    "articles.language.script": {"READING": ("國(guó)", "國(Guo)")},
    "articles.templatetags.words": {"BREAK_BEFORE": ("学院与镇签约", "学院来访")},
    "newsroom.environment": {"PRIVATE": ("newsroom.sqlite3-wal", "static")},
}


class Written(NamedTuple):
    """A long pattern as it stands in a file: `name` is "" for one that is not the value of a name of the module."""

    file: str
    line: int
    name: str


def _length(node):
    """The characters of a pattern that are written out where it is used."""
    texts = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
    return sum(len(text) for text in texts if isinstance(text, str | bytes))


def _is_pattern(node):
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
    return is_call and isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.func.attr in CALLS


def long_patterns(source, file=""):
    """The patterns of a source of more than 60 characters, as Written."""
    tree = ast.parse(source)
    names = {
        node.value: node.targets[0].id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    found = (node for node in ast.walk(tree) if _is_pattern(node) and _length(node.args[0]) > MOST)
    return [Written(file, node.lineno, names.get(node, "")) for node in found]


WRITTEN = [
    written
    for folder in ("articles", "newsroom")
    for path in sorted((TOP / folder).rglob("*.py"))
    if not str(path.relative_to(TOP)).startswith(NOT_YET)
    for written in long_patterns(path.read_text(), str(path.relative_to(TOP)))
]


def module_of(file):
    return file.removesuffix(".py").replace("/", ".")


def test_long_pattern_has_a_name_and_its_examples():
    without = [
        written
        for written in WRITTEN
        if not written.name or written.name not in EXAMPLES.get(module_of(written.file), {})
    ]

    assert without == []


@pytest.mark.parametrize("written", WRITTEN, ids=lambda written: f"{module_of(written.file)}.{written.name}")
def test_long_pattern_is_written_over_lines(written):
    pattern = getattr(importlib.import_module(module_of(written.file)), written.name)

    assert pattern.flags & re.VERBOSE


@pytest.mark.parametrize(
    ("module", "name", "found", "not_found"),
    [(module, name, *texts) for module, patterns in EXAMPLES.items() for name, texts in patterns.items()],
)
def test_long_pattern_finds_its_example_and_leaves_the_other(module, name, found, not_found):
    pattern = getattr(importlib.import_module(module), name)
    # One that fits nothing at all is found anywhere: it is meant for whole texts.
    find = pattern.fullmatch if pattern.fullmatch(found[:0]) else pattern.search

    assert (bool(find(found)), bool(find(not_found))) == (True, False)


def test_long_pattern_is_noticed_wherever_it_stands():
    long = "x" * 61
    source = f'A = re.compile("{long}")\nB = re.compile("x")\ndef f(text):\n    return re.search("{long}", text)\n'

    assert long_patterns(source) == [Written("", 1, "A"), Written("", 4, "")]
