"""The golden test: every fact of the seed, asked of the working copies, of the editions and of the readers' pages."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings
from selectolax.lexbor import LexborHTMLParser

from articles.management.demo.embroidery import BOOK, TITLE
from articles.models import Agreement, Appearance, Article, Book, Event, Person, Signatory
from articles.models.published import Edition, Kind, Publication
from articles.models.viewcount import ViewCount

U, S, C = "上海交通大学", "上海交通大学国际与公共事务学院", "上海交通大学中国城市治理研究院"
ATTENDEES = [
    ("程鹏", [("上海市金山区委", "副书记")]),
    ("顾锋", [(U, "党委副书记")]),
    ("姜文宁", [(S, "党委书记"), (C, "党支部书记")]),
    ("金山区相关委办局、街镇领导", []),
    ("李振全", [(S, "党委副书记"), (C, "党支部副书记")]),
    ("张录法", [(S, "副院长"), (C, "副院长")]),
    ("韩志明", [(C, "院长助理")]),
    ("来自上海、浙江、江苏的多位专家学者", []),
]
EXPERTS = [
    ("胡税根", [("浙江大学公共管理学院", "教授")]),
    ("周建国", [("南京大学政府管理学院", "教授")]),
    ("朱春奎", [("复旦大学国际关系与公共事务学院", "教授")]),
    ("郭圣莉", [("华东理工大学社会与公共管理学院", "教授")]),
    ("郑世宝", [(U + "电子信息与电气工程学院", "教授")]),
    ("袁方成", [(S, "教授")]),
    ("韩志明", [(S, "教授")]),
    ("崔霞", [("上海交通大学出版社", "总编助理")]),
]
SPEAKERS = ["顾锋", "程鹏", "姜文宁"]
PARTS = ["党建引领篇", "特色小镇篇", "美丽乡村篇", "生态保护篇", "优化服务篇", "平安构筑篇", "自治共治篇"]
PARTIES = [S, "上海市金山区廊下镇人民政府", "浙江省平湖市广陈镇人民政府"]
SIGNATORIES = [("姜文宁", "党委书记"), ("江菊旺", "镇长"), ("张建军", "副镇长")]
ITEMS = [
    "合作开展课题研究及咨政建言报告",
    "共同打造社会治理特色品牌",
    "合作开展干部教育培训",
    "共建现场教学基地和大学生实习实践基地",
    "开展党建共建、支部交流和结对活动",
]


@pytest.fixture(scope="module")
def seed(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, loaded once for the module through the editors' door, and asked for the seed's own things."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"), STORAGES=PLAIN),
        transaction.atomic(),
    ):
        call_command("load_demo", verbosity=0)
        yield _asked()
        transaction.set_rollback(True)


PLAIN = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def _asked():
    article = Article.objects.get(title=TITLE)
    event = article.events.get()
    agreement = event.agreements.get()
    book = Book.objects.get(title=BOOK)
    things = {Kind.ARTICLE: article, Kind.EVENT: event, Kind.AGREEMENT: agreement, Kind.BOOK: book}
    payloads = {kind: _payload(kind, thing.pk) for kind, thing in things.items()}
    client = Client()
    pages = {}
    for kind, folder in (
        (Kind.ARTICLE, "articles"),
        (Kind.EVENT, "events"),
        (Kind.AGREEMENT, "agreements"),
        (Kind.BOOK, "books"),
    ):
        publication = Publication.objects.get(kind=kind, thing_id=things[kind].pk)
        response = client.get(f"/{folder}/{things[kind].pk}/{publication.slug}/")
        assert response.status_code == 200
        pages[kind] = LexborHTMLParser(response.content.decode())
    return SimpleNamespace(
        article=article, event=event, agreement=agreement, book=book, payloads=payloads, pages=pages, client=client
    )


def _payload(kind, thing_id):
    return json.loads(Edition.objects.filter(kind=kind, thing_id=thing_id).latest("number").payload)


def text_of(page, selector="main"):
    """What a reader reads, without white space, so that a break between two words is none."""
    return "".join("".join(node.text(deep=True) for node in page.css(selector)).split())


def rows_of(rows):
    """Working copies as (name, [(organisation, title)])."""
    return [
        (str(row), [(title.organization_as_printed, title.title) for title in row.titles.all()])
        for row in rows.prefetch_related("titles").order_by("programme_item__position", "position")
    ]


def printed_rows(payload, role):
    """The same of an edition."""
    return [
        (row["name"], [(title["organization"], title["title"]) for title in row["titles"]])
        for roster in payload["rosters"]
        if roster["role"] == role
        for row in roster["rows"]
    ]


def in_order(text, words):
    """True if the words stand in the text one after the other."""
    place = -1
    for word in words:
        place = text.find("".join(word.split()), place + 1)
        if place < 0:
            return False
    return True


# 5.1 The page


def test_f01_title_stands_in_full_with_its_marks(seed):
    payload = seed.payloads[Kind.ARTICLE]

    assert seed.article.title == payload["title"] == TITLE
    assert text_of(seed.pages[Kind.ARTICLE], "h1") == "".join(TITLE.split())
    assert [mark in TITLE for mark in "“”《》"] == [True] * 4
    assert in_order(TITLE, ["讲话两周年", "新书首发座谈会", "共建合作签约仪式"])


def test_f02_publish_date_is_a_day_without_a_time(seed):
    payload = seed.payloads[Kind.ARTICLE]

    assert (str(seed.article.published_on), seed.article.published_time) == ("2019-03-06", None)
    assert (payload["published_on"], payload["published_time"]) == ("2019-03-06", "")
    assert "发布日期2019-03-06浏览量" in text_of(seed.pages[Kind.ARTICLE], ".article-meta")


def test_f03_views_are_243(seed):
    count = ViewCount.objects.get(article_id=seed.article.pk)

    assert (count.legacy_base, count.counted) == (243, 0)
    assert "浏览量243" in text_of(seed.pages[Kind.ARTICLE], ".article-meta")


def test_f04_language_is_simplified_chinese(seed):
    assert seed.article.language == seed.payloads[Kind.ARTICLE]["language"] == "zh-hans"
    assert seed.pages[Kind.ARTICLE].css_first("article").attributes["lang"] == "zh-Hans"


def test_f05_nobody_is_credited_and_no_section_is_invented(seed):
    payload = seed.payloads[Kind.ARTICLE]

    assert (list(seed.article.credits.all()), seed.article.section) == ([], None)
    assert (payload["credits"], payload["section"]) == ([], None)
    meta = text_of(seed.pages[Kind.ARTICLE], ".article-meta")
    assert [word for word in ("作者", "摄影", "编辑", "栏目") if word in meta] == []


# 5.2 The event


def test_f10_day_is_printed_as_it_stood_and_its_year_is_inferred(seed):
    event, payload = seed.event, seed.payloads[Kind.EVENT]

    assert (str(event.starts_on), event.part_of_day, event.date_as_printed, event.year_is_inferred) == (
        "2019-03-05",
        "afternoon",
        "3月5日下午",
        True,
    )
    assert (payload["starts_on"], payload["part_of_day"], payload["date_as_printed"], payload["year_is_inferred"]) == (
        "2019-03-05",
        "afternoon",
        "3月5日下午",
        True,
    )
    assert "〔2019年〕3月5日下午" in text_of(seed.pages[Kind.ARTICLE])


def test_f11_venue_is_of_the_university(seed):
    payload = seed.payloads[Kind.EVENT]

    assert (seed.event.venue, seed.event.venue_organization.name) == ("徐汇校区总办公厅", U)
    assert payload["venue"] == "徐汇校区总办公厅"
    assert payload["venue_organization"] == {"kind": "organization", "id": seed.event.venue_organization_id}
    assert f"徐汇校区总办公厅{U}" in text_of(seed.pages[Kind.ARTICLE], ".card")


def test_f12_occasion_quotes_the_speech(seed):
    occasion = "“上海这种超大城市,管理应该像绣花一样精细”讲话两周年"

    assert (seed.event.occasion, str(seed.event.occasion_since)) == (occasion, "2017-03-05")
    assert seed.payloads[Kind.EVENT]["occasion"] == occasion
    assert occasion in text_of(seed.pages[Kind.ARTICLE], ".card")


def test_f13_event_is_of_three_kinds(seed):
    kinds = ["座谈会", "新书首发", "签约仪式"]

    assert sorted(kind.name for kind in seed.event.kinds.all()) == sorted(kinds)
    assert [kind["name"] for kind in seed.payloads[Kind.EVENT]["kinds"]] == kinds
    assert "座谈会、新书首发、签约仪式" in text_of(seed.pages[Kind.ARTICLE], ".card")


def test_f14_no_host_is_stated(seed):
    assert list(seed.event.organizations.all()) == []
    assert seed.payloads[Kind.EVENT]["organizers"] == []
    assert "主办原文未写明" in text_of(seed.pages[Kind.ARTICLE], ".card")


# 5.3 to 5.6 The rosters


@pytest.mark.parametrize("place", range(8), ids=[f"F{20 + place}" for place in range(8)])
def test_attendee_stands_in_protocol_order_with_every_title(seed, place):
    name, titles = ATTENDEES[place]

    assert rows_of(seed.event.appearances.filter(role="attendee"))[place] == (name, titles)
    assert printed_rows(seed.payloads[Kind.EVENT], "attendee")[place] == (name, titles)
    words = [name, *(f"{organization}{title}" for organization, title in titles)]
    assert in_order(text_of(seed.pages[Kind.ARTICLE], ".roster > li"), words)


def test_attendees_are_eight_entries_in_their_order(seed):
    attendees = [name for name, _titles in ATTENDEES]

    assert [name for name, _ in rows_of(seed.event.appearances.filter(role="attendee"))] == attendees
    assert [name for name, _ in printed_rows(seed.payloads[Kind.EVENT], "attendee")] == attendees
    assert in_order(text_of(seed.pages[Kind.ARTICLE], ".roster"), attendees)


def test_groups_are_two_and_are_nobody(seed):
    groups = Appearance.objects.filter(event=seed.event).exclude(group_label="")

    assert [(row.group_label, row.person) for row in groups] == [
        ("金山区相关委办局、街镇领导", None),
        ("来自上海、浙江、江苏的多位专家学者", None),
    ]


def test_f30_moderator_was_director_once_and_is_no_attendee(seed):
    moderator = seed.event.appearances.get(role="moderator")
    [row] = [
        row
        for roster in seed.payloads[Kind.EVENT]["rosters"]
        if roster["role"] == "moderator"
        for row in roster["rows"]
    ]

    titles = [(title.organization_as_printed, title.title, title.is_former) for title in moderator.titles.all()]
    assert (str(moderator), titles) == ("陈高宏", [("徐汇区人大常委会", "主任", True), (C, "副院长", False)])
    assert [(title["organization"], title["title"], title["is_former"]) for title in row["titles"]] == titles
    assert in_order(text_of(seed.pages[Kind.ARTICLE]), ["主持", "陈高宏", "徐汇区人大常委会原主任", f"{C}副院长"])
    assert "陈高宏" not in [name for name, _titles in ATTENDEES]


PROGRAMME = [
    ("F40", "speech", "顾锋致辞", ["期待和要求", "上海和金山的有益探索", "推广价值", "学术自觉", "高校与政府的合作"]),
    ("F41", "speech", "程鹏讲话", ["顶尖高校智库", "“两区一堡”", "“三区”“五地”", "“三个金山”", "“试验田”", "继续研究"]),
    ("F42", "report", "姜文宁介绍编写过程", ["成书经过", "2017年的讲话"]),
    ("F43", "panel", "专家研讨", ["案例选取的系统性", "经验的可推广性", "理念的先进性"]),
    ("F44", "signing", "三方共建合作协议签约", []),
]


@pytest.mark.parametrize("place", range(5), ids=[row[0] for row in PROGRAMME])
def test_programme_item_says_what_was_said(seed, place):
    _fact, kind, title, points = PROGRAMME[place]
    item, printed = seed.event.programme.all()[place], seed.payloads[Kind.EVENT]["programme"][place]

    assert (item.kind, item.title) == (printed["kind"], printed["title"]) == (kind, title)
    assert [point for point in points if point not in item.summary] == []
    assert printed["summary"] == item.summary
    assert in_order(text_of(seed.pages[Kind.EVENT], ".programme"), [title, *points])


def test_f43_panel_has_its_theme(seed):
    theme = "城市精细化治理趋势及其前瞻"

    assert seed.event.programme.get(kind="panel").theme == seed.payloads[Kind.EVENT]["programme"][3]["theme"] == theme
    assert f"主题：{theme}" in text_of(seed.pages[Kind.ARTICLE])


def test_speaking_order_is_not_protocol_order(seed):
    assert [name for name, _ in rows_of(seed.event.appearances.filter(role="speaker"))] == SPEAKERS
    assert [name for name, _ in printed_rows(seed.payloads[Kind.EVENT], "speaker")] == SPEAKERS
    text = text_of(seed.pages[Kind.ARTICLE])
    assert in_order(text[text.index("按发言先后") :], SPEAKERS)
    assert [name for name, _ in ATTENDEES if name in SPEAKERS] == ["程鹏", "顾锋", "姜文宁"]


@pytest.mark.parametrize("place", range(8), ids=[f"F{50 + place}" for place in range(8)])
def test_expert_stands_in_printed_order(seed, place):
    name, titles = EXPERTS[place]
    text = text_of(seed.pages[Kind.ARTICLE])

    assert rows_of(seed.event.appearances.filter(role="expert"))[place] == (name, titles)
    assert printed_rows(seed.payloads[Kind.EVENT], "expert")[place] == (name, titles)
    assert in_order(text[text.index("主题：") :], [entry[0] for entry in EXPERTS[: place + 1]] + ["".join(titles[0])])


def test_experts_are_an_open_list(seed):
    roster = seed.event.rosters.get(role="expert")
    [printed] = [roster for roster in seed.payloads[Kind.EVENT]["rosters"] if roster["role"] == "expert"]

    assert (roster.is_complete, roster.tail) == (printed["is_complete"], printed["tail"]) == (False, "等")
    assert "原文以“等”结尾，名单未列全" in text_of(seed.pages[Kind.ARTICLE])
    complete = seed.event.rosters.exclude(role="expert").values_list("is_complete", flat=True)
    assert list(complete) == [True] * 3


# 5.7 Book and agreement


def test_f60_book_has_42_cases(seed):
    assert seed.book.case_count == seed.payloads[Kind.BOOK]["case_count"] == 42
    assert "42个案例" in text_of(seed.pages[Kind.ARTICLE], ".book")


def test_f61_book_has_seven_parts_in_order(seed):
    assert [part.title for part in seed.book.parts.all()] == seed.payloads[Kind.BOOK]["parts"] == PARTS
    assert in_order(text_of(seed.pages[Kind.ARTICLE]), ["全书七篇", *PARTS])
    assert in_order(text_of(seed.pages[Kind.BOOK]), PARTS)


def test_f62_book_is_number_two_of_its_series(seed):
    payload = seed.payloads[Kind.BOOK]

    assert (seed.book.series.title, seed.book.series_number) == ("城市精细化治理系列丛书", 2)
    assert payload["series_number"] == 2
    assert "城市精细化治理系列丛书，第2本" in text_of(seed.pages[Kind.ARTICLE], ".book")


def test_f63_institute_compiled_from_material_of_jinshan(seed):
    made = [(row.role, row.organization.name, row.name_as_printed) for row in seed.book.contributors.all()]

    assert made == [
        ("compiler", "中国城市治理研究院", ""),
        ("material", "上海市金山区", "金山区各部门、街道和镇"),
    ]
    assert [(row["role"], row["name"]) for row in seed.payloads[Kind.BOOK]["contributors"]] == [
        ("compiler", "中国城市治理研究院"),
        ("material", "金山区各部门、街道和镇"),
    ]
    assert in_order(
        text_of(seed.pages[Kind.ARTICLE], ".book"), ["编写", "中国城市治理研究院", "材料提供", "金山区各部门、街道和镇"]
    )
    assert in_order(seed.payloads[Kind.ARTICLE]["body"], ["2018年初", "金山区多次交流", "各部门、街道和镇"])


def test_f65_publisher_isbn_editors_and_price_are_not_stated(seed):
    payload = seed.payloads[Kind.BOOK]

    assert (seed.book.publisher, seed.book.isbn, seed.book.published_on) == (None, "", None)
    assert (payload["publisher"], payload["isbn"], payload["published_on"]) == (None, "", "")
    assert in_order(text_of(seed.pages[Kind.ARTICLE], ".book"), ["出版社原文未写明", "ISBN原文未写明"])
    assert seed.book.contributors.filter(role="editor").count() == 0


def test_f70_agreement_has_its_name(seed):
    assert seed.agreement.title == seed.payloads[Kind.AGREEMENT]["title"] == "三方共建合作协议"
    assert in_order(text_of(seed.pages[Kind.ARTICLE]), ["协议三方共建合作协议期限未写明"])
    assert text_of(seed.pages[Kind.AGREEMENT], "h1") == "三方共建合作协议"


def test_f71_parties_are_three_in_order(seed):
    assert [party.name_as_printed for party in seed.agreement.parties.all()] == PARTIES
    assert [party["name"] for party in seed.payloads[Kind.AGREEMENT]["parties"]] == PARTIES
    assert in_order(text_of(seed.pages[Kind.ARTICLE], "table"), PARTIES)
    assert in_order(text_of(seed.pages[Kind.AGREEMENT]), PARTIES)


def test_f72_each_party_has_its_signatory(seed):
    signed = [
        (row.name_as_printed, row.title_as_printed.endswith(title), row.party.name_as_printed)
        for row, (_name, title) in zip(
            Signatory.objects.filter(party__agreement=seed.agreement).order_by("party__position"),
            SIGNATORIES,
            strict=True,
        )
    ]

    assert signed == [(name, True, party) for (name, _title), party in zip(SIGNATORIES, PARTIES, strict=True)]
    printed = [party["signatories"] for party in seed.payloads[Kind.AGREEMENT]["parties"]]
    assert [[row["name"] for row in rows] for rows in printed] == [[name] for name, _title in SIGNATORIES]
    words = [word for party, (name, _title) in zip(PARTIES, SIGNATORIES, strict=True) for word in (party, name)]
    assert in_order(text_of(seed.pages[Kind.ARTICLE], "table"), words)


def test_f73_items_are_five_and_the_last_holds_a_pause_mark(seed):
    assert [item.text for item in seed.agreement.items.all()] == ITEMS
    assert [item["text"] for item in seed.payloads[Kind.AGREEMENT]["items"]] == ITEMS
    assert in_order(text_of(seed.pages[Kind.ARTICLE]), ["约定事项", *ITEMS])
    assert len(seed.pages[Kind.AGREEMENT].css("ol.items li")) == 5


def test_f74_items_go_on(seed):
    payload = seed.payloads[Kind.AGREEMENT]

    assert (seed.agreement.items_are_complete, seed.agreement.items_tail) == (False, "等多方面")
    assert (payload["items_are_complete"], payload["items_tail"]) == (False, "等多方面")
    assert "原文以“等多方面”结尾" in text_of(seed.pages[Kind.ARTICLE])


def test_f75_agreement_was_signed_at_the_event_and_its_term_is_not_stated(seed):
    agreement, payload = seed.agreement, seed.payloads[Kind.AGREEMENT]

    assert (agreement.event, agreement.term, agreement.valid_from, agreement.valid_until) == (
        seed.event,
        "not_stated",
        None,
        None,
    )
    assert payload["event"] == {"kind": "event", "id": seed.event.pk}
    assert (payload["term"], payload["valid_from"], payload["valid_until"]) == ("not_stated", "", "")
    assert "期限未写明" in text_of(seed.pages[Kind.ARTICLE])
    assert "已到期" not in text_of(seed.pages[Kind.ARTICLE]).replace("这不等于已到期", "")


def test_f76_agreement_has_its_aims(seed):
    aims = ["长三角一体化国家战略", "地方政府的产业", "高校的人才", "课题研究成果转化", "搭建资源整合共享平台"]

    assert in_order(seed.agreement.purpose, aims)
    assert seed.payloads[Kind.AGREEMENT]["purpose"] == seed.agreement.purpose
    assert in_order(text_of(seed.pages[Kind.ARTICLE]), aims)


# Facts of body and descriptions alone


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["创新性", "实效性", "典型性", "可推广性"], id="F64"),
        pytest.param(["2017年", "“两会”上海代表团审议", "上海这种超大城市,管理应该像绣花一样精细"], id="F80"),
        pytest.param(["2018年11月", "上海考察", "一流城市要有一流治理", "科学化、精细化、智能化"], id="F81"),
        pytest.param(["李强书记"], id="F82"),
        pytest.param(["2019年是新中国成立七十周年"], id="F83"),
        pytest.param(["中国城市治理研究院将继续", "编下去"], id="F84"),
    ],
)
def test_body_tells_it(seed, words):
    assert in_order("".join(seed.article.body.split()), words)
    assert in_order("".join(seed.payloads[Kind.ARTICLE]["body"].split()), words)
    assert in_order(text_of(seed.pages[Kind.ARTICLE]), words)


# Totals


def test_seed_has_18_appearances_and_3_signatories_by_16_people(seed):
    named = Appearance.objects.filter(event=seed.event, person__isnull=False)
    signed = Signatory.objects.filter(party__agreement=seed.agreement)
    people = {row.person_id for row in named} | {row.person_id for row in signed}

    assert (named.count(), signed.count(), len(people)) == (18, 3, 16)
    mentioned = Person.objects.filter(name__in=["习近平", "李强"])
    assert list(mentioned) == []


def test_brand_of_the_overwritten_names_stands_nowhere(seed):
    """The names of the institute were overwritten in the source; the demo says what they were."""
    source = (Path(__file__).parent / "importing" / "pages" / "samples" / "seed.txt").read_text(encoding="utf-8")
    brand = source[source.index("仪式在") + 3 :][:2]
    payloads = "".join(Edition.objects.values_list("payload", flat=True))

    assert brand not in payloads
    assert [kind for kind, page in seed.pages.items() if brand in page.html] == []


def test_reader_finds_the_story_in_the_list_and_by_its_tag(seed):
    publication = Publication.objects.get(kind=Kind.ARTICLE, thing_id=seed.article.pk)
    address = f"/articles/{seed.article.pk}/{publication.slug}/"
    tags = [tag.slug for tag in seed.article.tags.all()]

    for page in ("/", "/articles/", "/articles/archive/2019/03/", *(f"/tags/{slug}/" for slug in tags)):
        links = LexborHTMLParser(seed.client.get(page).content.decode()).css("main a")
        assert address in [link.attributes["href"] for link in links], page


def test_demo_has_events_and_agreements_of_its_own(seed):
    assert (Event.objects.count() > 1, Agreement.objects.count() > 1) == (True, True)
