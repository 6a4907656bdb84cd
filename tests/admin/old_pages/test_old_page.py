"""The desk of old pages: upload, review, overwritten names, the report of an import, and who may do what."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, Event, ImportBatch, LegacyPage, Organization, OverwritingName
from articles.models.viewcount import ViewCount
from tests.importing.old_pages.kept import FOREIGN, html, png

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/articles/legacypage/add/"
ATTENDED = f"出席：{FOREIGN}党委副书记顾锋，{FOREIGN}党委书记姜文宁，金山区廊下镇镇长江菊旺。"


def upload(desk, content, name="1.htm", **fields):
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return desk.post(UPLOAD, {"upload": file, "site": "http://old.example.edu", **fields})


def packed(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def review(page):
    return reverse("admin:articles_legacypage_change", args=[page.pk])


def typed(response, **answers):
    """What a browser would send of the review as it was opened, with these answers instead."""
    context = response.context
    sent = {"opened_at": context["token"]}
    forms = [context["form"]]
    for name in ("credits", "lists", "agreements"):
        forms += [context[name].management_form, *context[name].forms]
    for form in forms:
        for field in form:
            value = field.value()
            if value is True:
                sent[field.html_name] = "on"
            elif value is not None and value is not False:
                sent[field.html_name] = "\n".join(value) if isinstance(value, list) else value
    for block in context["blocks"]:
        if block["is_typed"]:
            sent[f"block-{block['number']}"] = block["text"]
        if block["is_out"]:
            sent[f"block-{block['number']}-out"] = "on"
    sent["put_back"] = [line["number"] for line in context["left_out"] if line["is_back"]]
    sent |= answers
    return {name: value for name, value in sent.items() if value is not None}


@pytest.fixture
def page(desk):
    upload(desk, html("校领导到访研究院", "时间：3月5日下午。", "双方座谈，气氛热烈。", "请各位老师周知。"))
    return LegacyPage.objects.get()


@pytest.fixture
def held(desk):
    OverwritingName.objects.create(text=FOREIGN)
    Organization.objects.create(name="公共管理学院", kind="school", is_own=True)
    upload(desk, html(f"座谈会在{FOREIGN}徐汇校区举行", "时间：3月5日下午。", ATTENDED), makes_drafts="on")
    return LegacyPage.objects.get()


# Upload


def test_page_is_uploaded_read_and_shown(desk):
    response = upload(desk, html("校领导到访研究院"))

    page = LegacyPage.objects.get()
    assert (response.status_code, response["Location"]) == (302, review(page))
    assert (page.state, page.old_path, Article.objects.count()) == ("read", "/1.htm", 0)
    assert desk.get(review(page)).status_code == 200


def test_page_that_needs_no_decision_is_drafted_at_once_if_asked(desk):
    upload(desk, html("校领导到访研究院"), makes_drafts="on")

    assert LegacyPage.objects.get().article == Article.objects.get()


def test_page_uploaded_twice_leads_to_the_first(desk):
    upload(desk, html())
    response = upload(desk, html(), name="2.htm")

    assert (LegacyPage.objects.count(), response["Location"]) == (1, review(LegacyPage.objects.get()))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.htm", b""),
        ("huge.htm", b"x" * (5 * 1024 * 1024 + 1)),
        ("cut.zip", b"PK\x03\x04 cut off"),
        ("none.zip", packed({"readme.md": "x"})),
        ("bomb.zip", b""),
    ],
)
def test_upload_that_is_refused_says_why_beside_the_field(desk, name, content):
    if name == "bomb.zip":
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.htm", "0" * 15_000_000)
        content = data.getvalue()

    response = upload(desk, content, name)

    assert response.status_code == 200
    assert len(response.context["form"].errors["upload"]) == 1
    assert (ImportBatch.objects.count(), LegacyPage.objects.count()) == (0, 0)


def test_zip_is_worked_off_on_its_page_and_reported(desk):
    files = {f"info/{number}.htm": html(f"第{number}号通知发布", '请看照片。<img src="p.png">') for number in range(3)}
    response = upload(desk, packed(files | {"info/p.png": png(), "../x.htm": html()}), "old.zip", makes_drafts="on")
    batch = ImportBatch.objects.get()
    address = reverse("admin:articles_importbatch_change", args=[batch.pk])
    assert (response["Location"], LegacyPage.objects.count()) == (address, 0)
    assert desk.get(address).context["can_go_on"]

    answer = desk.post(address, headers={"accept": "application/json"}).json()

    assert answer == {
        "total": 4, "imported": 3, "read": 0, "held": 0, "failed": 1, "known": 0, "done": 4, "is_running": False,
    }  # fmt: skip
    shown = desk.get(address).context
    assert ([entry.path for entry in shown["refused"]], shown["can_go_on"]) == (["../x.htm"], False)
    assert all("/media/" in article.body for article in Article.objects.all())


def test_upload_is_served_to_nobody(desk):
    upload(desk, packed({"1.htm": html("第一号通知发布"), "2.htm": html("第二号通知发布")}), "old.zip")
    batch = ImportBatch.objects.get()
    desk.post(reverse("admin:articles_importbatch_change", args=[batch.pk]))
    names = [batch.source, *LegacyPage.objects.values_list("file", flat=True)]

    assert [desk.get(f"/media/{name.rpartition('/')[2]}").status_code for name in names] == [404] * 3


# Review


def test_review_that_is_kept_as_opened_corrects_nothing(desk, page):
    response = desk.post(review(page), typed(desk.get(review(page)), _keep="1"))

    page.refresh_from_db()
    assert (response.status_code, page.corrected) == (302, "")


def test_everything_can_be_corrected_and_the_drafts_say_it(desk, page):
    answers = {
        "title": "校领导到访研究院座谈",
        "publish_date": "2019-03-07",
        "view_count": "",
        "is_unknown": "on",
        "source_name": "办公室",
        "old_path": "/info/1043/1.htm",
        "venue": "徐汇校区",
        "event_date": "2019-03-04",
        "lists-0-role": "attendee",
        "roster_lines-0-role": "guest",
        "roster_lines-0-text": "浙江大学胡税根教授",
        "credits-0-role": "photographer",
        "credits-0-name": "张三",
        "books": "像绣花一样精细\n另一本书",
        "agreements-0-name": "合作协议",
        "agreements-0-parties": "浙江大学\n廊下镇人民政府",
        "block-1": "双方座谈。",
        "block-2-out": "on",
    }
    desk.post(review(page), typed(desk.get(review(page)), **answers, _keep="1"))
    kept = desk.get(review(page)).context
    assert (kept["form"]["title"].value(), kept["form"]["is_unknown"].value()) == ("校领导到访研究院座谈", True)

    desk.post(review(page), typed(desk.get(review(page)), _drafts="1"))

    page.refresh_from_db()
    article = page.article
    assert (article.title, str(article.published_on), article.source_name, article.body) == (
        "校领导到访研究院座谈",
        "2019-03-07",
        "办公室",
        "<p>时间：3月5日下午。</p><p>双方座谈。</p>",
    )
    assert [(credit.role, credit.name) for credit in article.credits.all()] == [("photographer", "张三")]
    assert sorted(book.title for book in article.books.all()) == ["像绣花一样精细", "另一本书"]
    assert [str(party) for party in article.agreements.get().parties.all()] == ["浙江大学", "廊下镇人民政府"]
    event = article.events.get()
    assert (str(event.starts_on), event.venue, [str(row) for row in event.appearances.filter(role="guest")]) == (
        "2019-03-04",
        "徐汇校区",
        ["胡税根"],
    )
    assert ViewCount.objects.get(pk=article.pk).legacy_base is None
    assert page.old_path == "/info/1043/1.htm"


def test_count_is_a_number_or_unknown_and_what_was_typed_stays(desk, page):
    response = desk.post(review(page), typed(desk.get(review(page)), title="别的标题", view_count="", _drafts="1"))

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["view_count"]
    assert response.context["form"]["title"].value() == "别的标题"
    page.refresh_from_db()
    assert (page.corrected, page.article) == ("", None)


def test_furniture_is_put_back(desk):
    upload(desk, html("校领导到访研究院", "双方座谈，气氛热烈。", "上一篇：没有了"))
    page = LegacyPage.objects.get()
    shown = desk.get(review(page))
    numbers = [str(line["number"]) for line in shown.context["left_out"] if "上一篇" in line["text"]]
    assert len(numbers) == 1

    desk.post(review(page), typed(shown, put_back=numbers, _drafts="1"))

    assert Article.objects.get().body.endswith("<p>上一篇：没有了</p>")


def test_event_is_made_later_once_its_day_is_given(desk):
    upload(
        desk,
        html("座谈会举行", "时间：近日。", "出席：浙江大学公共管理学院院长胡税根、教授周建国。"),
        makes_drafts="on",
    )
    page = LegacyPage.objects.get()
    assert (Article.objects.count(), Event.objects.count(), page.lacks) == (
        1,
        0,
        [["no_event_day", {"lists": ["attendee"]}]],
    )
    shown = desk.get(review(page))
    assert shown.context["may_add_event"]

    desk.post(review(page), typed(shown, event_date="2019-03-05", _event="1"))

    page.refresh_from_db()
    event = page.article.events.get()
    assert (str(event.starts_on), event.appearances.count(), page.lacks) == ("2019-03-05", 2, [])
    desk.post(review(page), typed(desk.get(review(page)), _event="1"))
    assert Event.objects.count() == 1


def test_stale_review_overwrites_nothing_and_keeps_what_was_typed(desk, page):
    opened = typed(desk.get(review(page)), title="后来的", _keep="1")
    desk.post(review(page), typed(desk.get(review(page)), title="先存的", _keep="1"))

    response = desk.post(review(page), opened)

    assert (response.status_code, response.context["form"]["title"].value()) == (409, "后来的")
    page.refresh_from_db()
    assert page.title == "先存的"


def test_original_is_shown_as_text_alone(desk):
    upload(desk, html("校领导到访研究院", "双方座谈，气氛热烈。<script>alert(1)</script>"))
    shown = desk.get(reverse("admin:articles_legacypage_original", args=[LegacyPage.objects.get().pk]))

    words = shown.content.decode()
    assert ("<script>alert" in words, "&lt;script&gt;alert(1)" in words) == (False, True)


def test_failed_page_opens_and_is_read_again(desk, page):
    LegacyPage.objects.update(state="failed", reading="", failure="坏了")
    assert desk.get(review(page)).status_code == 200

    desk.post(review(page), {"_restore": "1"})

    page.refresh_from_db()
    assert (page.state, page.failure) == ("read", "")


# Overwritten names


def test_foreign_name_is_shown_nowhere_at_the_desk(desk, held):
    addresses = [
        review(held),
        "/admin/articles/legacypage/",
        reverse("admin:articles_importbatch_change", args=[held.batch_id]),
        reverse("admin:articles_legacypage_original", args=[held.pk]),
    ]

    assert [FOREIGN in desk.get(address).content.decode() for address in addresses] == [False] * 4
    assert [place.followed_by for place in desk.get(review(held)).context["places"]] == [
        "徐汇校区举行",
        "党委副书记顾锋",
        "党委书记姜文宁",
    ]


def test_deputy_before_head_is_a_hint_that_goes_with_the_decision(desk, held):
    assert [hint["deputy"] for hint in desk.get(review(held)).context["hints"]] == ["顾锋"]

    shown = desk.get(review(held))
    desk.post(review(held), typed(shown, which="ticked", place=["2"], to="other", to_other="上海交通大学", _decide="1"))

    assert desk.get(review(held)).context["hints"] == []


def test_several_places_are_decided_at_a_time(desk, held):
    shown = desk.get(review(held))
    desk.post(
        review(held), typed(shown, which="ticked", place=["1", "2"], to="公共管理学院", sure="certain", _decide="1")
    )
    desk.post(review(held), typed(desk.get(review(held)), which="open", to="nothing", _decide="1"))

    decided = held.repairs.values_list("position", "state", "text", "is_certain", "resolved_by__username")
    assert list(decided) == [
        (1, "replaced", "公共管理学院", True, "admin"),
        (2, "replaced", "公共管理学院", True, "admin"),
        (3, "removed", "", False, "admin"),
    ]
    assert desk.get(review(held)).context["open_count"] == 0


def test_only_places_followed_by_the_same_words_are_decided(desk, held):
    shown = desk.get(review(held))

    desk.post(review(held), typed(shown, which="followed:党委", to="公共管理学院", _decide="1"))

    assert list(held.repairs.values_list("state", flat=True)) == ["open", "replaced", "replaced"]


def test_each_takes_its_proposal_and_nothing_is_decided_before(desk, held):
    assert set(held.repairs.values_list("proposal", flat=True)) == {"公共管理学院"}
    assert held.open_names == 3

    desk.post(review(held), typed(desk.get(review(held)), which="open", to="proposed", _decide="1"))

    held.refresh_from_db()
    assert (held.open_names, set(held.repairs.values_list("is_certain", flat=True))) == (0, {False})


@pytest.mark.parametrize(
    "asked",
    [
        {"which": "ticked", "to": "公共管理学院"},
        {"which": "open", "to": "other", "to_other": " "},
        {"which": "open", "to": "other", "to_other": FOREIGN},
        {"which": "followed:", "to": "公共管理学院"},
    ],
)
def test_decision_that_cannot_be_meant_is_refused_in_words(desk, held, asked):
    response = desk.post(review(held), typed(desk.get(review(held)), **asked, title="别的标题", _decide="1"))

    assert (response.status_code, len(response.context["errors"])) == (200, 1)
    assert response.context["form"]["title"].value() == "别的标题"
    assert set(held.repairs.values_list("state", flat=True)) == {"open"}


def test_original_is_brought_back_by_one_button(desk, held):
    desk.post(review(held), typed(desk.get(review(held)), which="open", to="nothing", title="别的标题", _decide="1"))

    desk.post(review(held), {"_restore": "1"})

    held.refresh_from_db()
    assert (held.open_names, held.corrected, held.state) == (3, "", "held")


def test_publishing_waits_for_every_place(desk, held):
    desk.post(review(held), typed(desk.get(review(held)), _drafts="1"))
    article = Article.objects.get()
    publish = reverse("admin:articles_article_publish", args=[article.pk])
    shown = desk.get(publish)
    assert shown.context["is_blocked"]
    assert f"{review(held)}#names" in shown.content.decode()

    desk.post(review(held), typed(desk.get(review(held)), which="open", to="公共管理学院", _decide="1"))

    shown = desk.get(publish)
    assert (shown.context["is_blocked"], FOREIGN in shown.content.decode()) == (False, False)


# Lists, permissions, statements


def test_list_is_filtered_by_state_and_import(desk, page):
    answers = [
        desk.get("/admin/articles/legacypage/", {"state__exact": state, "batch__id__exact": page.batch_id})
        for state in ("read", "held")
    ]

    assert [len(answer.context["cl"].result_list) for answer in answers] == [1, 0]


@pytest.mark.parametrize("paragraphs", [3, 60])
def test_review_takes_as_many_statements_for_a_long_page(desk, paragraphs, django_assert_max_num_queries):
    texts = [f"出席：浙江大学第{number}学院院长胡税根、江菊旺。" for number in range(paragraphs)]
    upload(desk, html("校领导到访研究院", "时间：3月5日下午。", *texts))

    with django_assert_max_num_queries(20):
        shown = desk.get(review(LegacyPage.objects.get()))
    assert len(shown.context["list_rows"]) > paragraphs
    desk.post(review(LegacyPage.objects.get()), typed(shown, _keep="1"))
    assert LegacyPage.objects.get().corrected == ""


def may(client, *names):
    user = User.objects.create_user("editor", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return client


def test_who_may_only_look_changes_nothing(client, desk, page):
    looker = may(client, "view_legacypage")

    shown = looker.get(review(page))
    assert (shown.status_code, shown.context["may_change"], shown.context["may_draft"]) == (200, False, False)
    assert looker.post(review(page), typed(shown, _keep="1")).status_code == 403
    assert looker.get(UPLOAD).status_code == 403


def test_who_may_not_add_articles_makes_no_drafts(client, desk, page):
    corrector = may(client, "view_legacypage", "change_legacypage")

    response = corrector.post(review(page), typed(corrector.get(review(page)), _drafts="1"))

    assert (response.status_code, Event.objects.count()) == (403, 0)


def test_who_may_see_nothing_sees_nothing(client, page):
    stranger = may(client)

    answers = [stranger.get(address).status_code for address in (review(page), UPLOAD, "/admin/articles/importbatch/")]
    assert answers == [403, 403, 403]
