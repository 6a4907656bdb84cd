"""The opening drafted from the record, and a list as a sentence: shown, never put over what is written."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from reversion.models import Version

from articles.models import Appearance, AppearanceTitle, Article, Person, Roster
from tests import factories

pytestmark = pytest.mark.django_db


def opening(article):
    return reverse("admin:articles_article_opening", args=[article.pk])


def desk_of(thing):
    return reverse(f"admin:articles_{thing._meta.model_name}_change", args=[thing.pk])


def sentence(event, role="attendee"):
    return reverse("admin:articles_event_sentence", args=[event.pk, role])


DRAFT = (
    "2019年3月5日，座谈会举行。",
    "学院教授、廊下镇顾问人000，学院教授、廊下镇顾问人001，学院教授、廊下镇顾问人002出席。",
    "《治理之书》在会上首发。学院、廊下镇双方签署合作协议。人000签字。",
)


def test_draft_is_shown_and_nothing_is_written(desk):
    article = factories.story()
    before = Article.objects.get(pk=article.pk)

    page = desk.get(opening(article))

    assert page.context["draft"].paragraphs == DRAFT
    assert page.context["form"]["opening"].value() == "\n".join(DRAFT)
    assert Article.objects.get(pk=article.pk).updated_at == before.updated_at


def test_draft_in_english_says_what_stands_as_printed(desk):
    article = factories.story(attendees=0)

    page = desk.get(opening(article), {"language": "en"})

    assert page.context["draft"] == (
        (
            "On 5 March 2019, 座谈会 was held.",
            "《治理之书》 was launched. 学院 and 廊下镇 signed 合作协议.",
        ),
        ("座谈会", "治理之书", "学院", "廊下镇", "合作协议"),
    )
    assert desk.get(opening(article), {"language": "xx"}).status_code == 200


def test_confirmed_draft_goes_before_the_text_and_changes_none_of_it(desk, admin_user):
    article = factories.story()
    typed_elsewhere = "<p>正文。</p><p>别处写的。</p>"
    desk.get(opening(article))
    Article.objects.filter(pk=article.pk).update(body=typed_elsewhere)

    response = desk.post(opening(article), {"opening": "第一段 <b>。\n\n第二段。"})

    saved = Article.objects.get(pk=article.pk)
    assert response["Location"] == desk_of(article)
    assert saved.body == f"<p>第一段 &lt;b&gt;。</p><p>第二段。</p>{typed_elsewhere}"
    assert saved.updated_by == admin_user
    assert Version.objects.get_for_object(article).count() == 1


@pytest.mark.parametrize("typed", ["", " \n ", "长" * 20_001])
def test_draft_that_cannot_go_in_is_refused_beside_its_field(desk, typed):
    article = factories.story()

    page = desk.post(opening(article), {"opening": typed})

    assert page.status_code == 200
    assert page.context["form"].errors["opening"]
    assert Article.objects.get(pk=article.pk).body == "<p>正文。</p>"


def test_draft_that_makes_the_text_too_long_is_refused_and_kept(desk):
    article = factories.story()
    Article.objects.filter(pk=article.pk).update(body="<p>" + "长" * 499_990 + "</p>")

    page = desk.post(opening(article), {"opening": "第一段。"})

    assert list(page.context["form"].errors) == ["opening"]
    assert page.context["form"]["opening"].value() == "第一段。"


def test_button_saves_the_desk_first(desk, typed):
    article = factories.story()
    form = typed(desk.get(desk_of(article))) | {"subtitle": "刚写的", "_opening": "1"}

    response = desk.post(desk_of(article), form)

    assert response["Location"] == opening(article)
    assert Article.objects.get(pk=article.pk).subtitle == "刚写的"


def test_article_without_event_says_what_to_do(desk):
    article = factories.article()

    assert "form method" not in desk.get(opening(article)).content.decode().split('id="content"')[1].split("</main>")[0]
    assert desk.get(reverse("admin:articles_article_opening", args=[999])).status_code == 404


def test_event_desk_starts_an_article_with_the_draft(desk, typed):
    article = factories.story()
    event = article.events.get()
    form = typed(desk.get(desk_of(event))) | {"_write": "zh-hans"}

    page = desk.get(desk.post(desk_of(event), form)["Location"])

    assert page.context["adminform"].form.initial["body"] == "".join(f"<p>{line}</p>" for line in DRAFT)
    assert page.context["adminform"].form.initial["language"] == "zh-hans"
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    "query", ["?opening=en&events=x", "?opening=xx&events=1", "?opening=en&events=999", "?opening=en"]
)
def test_bad_address_starts_an_empty_article(desk, query):
    page = desk.get(reverse("admin:articles_article_add") + query)

    assert page.status_code == 200
    assert not page.context["adminform"].form.initial.get("body")


def test_only_who_may_change_the_article_drafts(client):
    article = factories.story()
    reader = User.objects.create_user("reader", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)

    assert client.get(opening(article)).status_code == 403


# Sentences


def printed(page):
    return [(entry["language"], entry["text"], entry["left"]) for entry in page.context["sentences"]]


@pytest.fixture
def event():
    made = factories.event()
    university = factories.organization("上海交通大学", name_en="Shanghai Jiao Tong University")
    committee = factories.organization("金山区委", name_en="Jinshan District Committee")
    factories.attendee(made, "程鹏", titles=[(committee, "副书记")])
    factories.attendee(made, "顾锋", titles=[(university, "党委副书记")], honorific="先生")
    Appearance.objects.create(event=made, role="attendee", position=3, group_label="街镇领导")
    last = factories.attendee(made, "姜文宁", titles=[(university, "教授"), (committee, "主任")])
    last.titles.filter(position=1).update(is_inferred=True)
    last.titles.filter(position=2).update(is_former=True)
    Roster.objects.create(event=made, role="attendee", tail="等", is_complete=False)
    return made


CHINESE = "金山区委副书记程鹏，上海交通大学党委副书记顾锋先生，街镇领导，教授、金山区委原主任姜文宁等"


def test_list_is_shown_as_a_sentence_in_both_languages(desk, event):
    assert printed(desk.get(sentence(event))) == [
        ("zh-hans", CHINESE, []),
        (
            "en",
            "Cheng Peng, Deputy Secretary, Jinshan District Committee; Gu Feng, Deputy Secretary of the Party "
            "Committee, Shanghai Jiao Tong University; 街镇领导; Jiang Wenning, Professor, Shanghai Jiao Tong "
            "University and former Director, Jinshan District Committee, et al.",
            ["街镇领导"],
        ),
    ]


def test_page_says_whether_the_sentence_gives_the_rows_back(desk, event):
    page = desk.get(sentence(event))

    # Words that stayed Chinese among the English ones are no rows to the English reader.
    assert [entry["comes_back"] for entry in page.context["sentences"]] == [True, False]


def test_rows_of_the_grid_are_printed_before_they_are_saved(desk, event):
    cells = {"row-0-kind": "person", "row-0-name": "李振全", "row-0-titles": "学院 | 院长\n教授", "row-0-order": "2"}
    cells |= {"row-1-kind": "group", "row-1-name": "师生", "row-1-order": "1", "tail": "等"}
    cells |= {"row-2-kind": "person", "row-2-name": "不要", "row-2-out": "1"}

    page = desk.post(sentence(event), cells)

    assert printed(page)[0] == ("zh-hans", "师生，学院院长、教授李振全等", [])
    assert Person.objects.filter(name="李振全").count() == 0


def test_empty_list_says_so(desk, event):
    page = desk.get(sentence(event, "expert"))

    assert page.context["count"] == 0
    assert "textarea" not in page.content.decode()


def test_sentence_of_no_list_is_not_found_and_asks_for_permission(desk, client, event):
    assert desk.get(sentence(event, "nobody")).status_code == 404
    reader = User.objects.create_user("reader", password="x", is_staff=True)
    client.force_login(reader)
    assert client.get(sentence(event)).status_code == 403


@pytest.mark.parametrize("count", [5, 150])
def test_sentence_needs_a_bounded_number_of_statements(desk, django_assert_max_num_queries, count):
    event, school = factories.event(), factories.organization("学院")
    people = Person.objects.bulk_create(Person(name=f"员{number:03d}") for number in range(count))
    rows = Appearance.objects.bulk_create(
        Appearance(event=event, role="attendee", position=place, person=who, name_as_printed=who.name)
        for place, who in enumerate(people)
    )
    AppearanceTitle.objects.bulk_create(
        AppearanceTitle(appearance=row, position=1, organization=school, organization_as_printed="学院", title="教授")
        for row in rows
    )

    with django_assert_max_num_queries(18):
        desk.get(sentence(event))
