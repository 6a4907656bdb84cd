"""Whatever is typed or sent to a list, an autocomplete or an export of a desk: an answer, in bounded work."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from articles.admin.desk.search import MOST_CHARACTERS, MOST_WORDS, BoundedList, as_searched, is_searched_whole
from tests import factories
from tests.admin.test_desks import one_of_each

pytestmark = pytest.mark.django_db
LISTS = sorted(f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry)
EXPORTED = ["agreement", "book", "organization", "person"]
MANY = " ".join(f"词{number}" for number in range(400))
TYPED = [MANY, '"' * 3_000, "' \" \\" * 500, "a\x00b", "%_\\ \u200b\ufffe\U0010ffff"]
ODD = ["", "x", "-1", "9" * 11, "9" * 40, "1.5", "\u0661", "\x00", "[", "1,2,,3", "None", "1" * 1_001, "1." * 3_000]
NAMES = [
    *("p", "o", "e", "all", "_facets", "_popup", "_to_field", "id", "id__in", "pk", "id__isnull", "id__gt"),
    *("state", "state__exact", "title__regex", "title__icontains", "name", "name__isnull", "created_at__year"),
    *("created_at__gte", "updated_at", "published_on__year", "starts_on__year", "section__id__exact", "section__slug"),
    *("created_by__password__startswith", "is_public__exact", "is_staff__exact", "groups__id__exact", "kind__exact"),
    *("nothing", "nothing__x", "\x00", "__", "a.b"),
]
DAYS = [
    {"published_on__year": year, "published_on__month": month, "published_on__day": day}
    for year, month, day in [("0", "1", "1"), ("9999", "12", "31"), ("9" * 30, "", "x"), ("-1", "13", "32")]
]


@pytest.fixture
def asked(desk):
    """The status of each of these questions to a page; a fault that nobody caught is a status too."""
    desk.raise_request_exception = False

    def statuses(address, questions):
        return [(question, desk.get(address, question).status_code) for question in questions]

    return statuses


def faults(answers):
    return [(question, status) for question, status in answers if status >= 500]


def test_every_desk_bounds_its_list():
    assert [desk for desk in admin.site._registry.values() if not isinstance(desk, BoundedList)] == []


@pytest.mark.parametrize("name", LISTS)
def test_list_answers_whatever_is_typed(asked, name):
    one_of_each(1)

    answers = asked(reverse(f"admin:{name}_changelist"), [{"q": typed} for typed in TYPED])

    assert [status for _question, status in answers] == [200] * len(TYPED)


@pytest.mark.parametrize("name", LISTS)
def test_list_answers_whatever_is_sent(asked, name):
    one_of_each(1)
    # Each name meets each value in one list or another.
    shift = LISTS.index(name)
    questions = [{name: ODD[(place + shift) % len(ODD)]} for place, name in enumerate(NAMES)]
    questions += [*DAYS, {"id": list(range(999))}, {f"f{number}": "1" for number in range(999)}]

    answers = asked(reverse(f"admin:{name}_changelist"), questions)

    assert faults(answers) == []


def test_list_says_which_words_were_looked_for(desk):
    factories.article("一 二 三 四 五 六 七 八 九 十")

    page = desk.get(reverse("admin:articles_article_changelist"), {"q": "一 二 三 四 五 六 七 八 九 十 百"})
    whole = desk.get(reverse("admin:articles_article_changelist"), {"q": "一 二 三 四 五 六 七 八 九 十"})

    assert [str(told) for told in page.context["messages"]] == ["只查找了开头的这些词：一 二 三 四 五 六 七 八 九 十"]
    assert [len(answer.context["cl"].result_list) for answer in (page, whole)] == [1, 1]
    assert list(whole.context["messages"]) == []


def test_search_has_no_more_conditions_than_words(desk, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as queries:
        desk.get(reverse("admin:articles_organization_changelist"), {"q": MANY})

    assert max(query["sql"].count(" LIKE ") for query in queries) == 2 * MOST_WORDS + 1


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("甲 乙", "甲 乙"),
        ("  甲\t乙\n", "甲 乙"),
        ('"甲 乙" 丙', '"甲 乙" 丙'),
        ("甲\x00乙", "甲 乙"),
        (MANY, " ".join(MANY.split()[:MOST_WORDS])),
        ("长" * 999, "长" * MOST_CHARACTERS),
        ("", ""),
    ],
)
def test_words_that_are_looked_for(typed, searched):
    assert as_searched(typed) == as_searched(searched) == searched
    assert is_searched_whole(typed) is (len(typed) < 100)


# Autocompletes

FIELDS = sorted(
    (model._meta.app_label, model._meta.model_name, field.name)
    for model in apps.get_models()
    for field in model._meta.get_fields(include_hidden=True)
)


def test_every_autocomplete_answers_to_400_words(asked):
    one_of_each(1)
    questions = [
        {"app_label": app, "model_name": model, "field_name": field, "term": typed}
        for app, model, field in FIELDS
        for typed in [f"{MANY}\x00"]
    ]

    answers = asked(reverse("admin:autocomplete"), questions)

    assert faults(answers) == []
    picked = {(question["model_name"], question["field_name"]) for question, status in answers if status == 200}
    assert {("article", "people"), ("person", "portrait"), ("book", "publisher")} <= picked


def test_autocomplete_answers_whatever_is_sent(asked):
    good = {"app_label": "articles", "model_name": "article", "field_name": "people", "term": "甲"}
    questions = [good | {name: odd} for name in (*good, "page") for odd in ODD]

    assert faults(asked(reverse("admin:autocomplete"), questions)) == []


def test_pictures_and_tags_are_looked_for_whatever_is_typed(asked):
    for address in ("articles_image_pick", "articles_tag_suggest"):
        answers = asked(reverse(f"admin:{address}"), [{"q": typed} for typed in TYPED])
        assert [status for _question, status in answers] == [200] * len(TYPED)


# Exports


@pytest.mark.parametrize("noun", EXPORTED)
def test_export_answers_whatever_is_sent(asked, noun):
    one_of_each(1)
    questions = [{"q": typed} for typed in TYPED] + [{name: ODD[place % len(ODD)]} for place, name in enumerate(NAMES)]

    answers = asked(reverse(f"admin:articles_{noun}_export"), questions + [{"format": odd} for odd in ODD])

    assert faults(answers) == []


def test_figures_and_statistics_answer_whatever_is_sent(asked):
    names = ("format", "table", "period", "from", "to", "q", "section", "tag", "author", "article", "nothing", "more")
    questions = [{"format": "csv", "table": "articles"} | {name: odd} for name in names for odd in (*ODD, MANY)]

    assert faults(asked(reverse("desk-statistics"), questions)) == []
    assert faults(asked(reverse("admin:articles_viewcount_export"), questions[: len(ODD)])) == []


def test_export_of_an_unknown_filter_goes_to_the_list_which_says_so(desk):
    factories.person("张明")

    page = desk.post(reverse("admin:articles_person_export") + "?nothing=1", follow=True)

    assert page.redirect_chain == [("/admin/articles/person/?e=1", 302)]
    assert [str(told) for told in page.context["messages"]] == ["网址里有这个列表不认识的条件。下面是全部内容。"]
