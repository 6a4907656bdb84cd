"""The one table of what is published: a kind that lacks its line, or a word of it, fails here and where it is met."""

import pytest
from django.apps import apps
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

from articles.admin.publishing import preview
from articles.models.published import KINDS, Kind, has_page, path_of
from articles.publishing.kinds import FILES, MODELS
from articles.templatetags.navigation import navigation
from tests import factories

ASKED_OF_A_FILE = {"load", "snapshot", "card", "placing", "links", "problems"}


def test_every_kind_has_its_line_and_its_file_in_publishing():
    assert set(KINDS) == set(Kind)
    assert [kind for kind, file in FILES.items() if not set(vars(file)) >= ASKED_OF_A_FILE] == []


@pytest.mark.parametrize("kind", list(Kind))
def test_line_of_a_kind_is_complete(kind):
    line = KINDS[kind]

    assert MODELS[kind] is apps.get_model("articles", line.model)
    assert line.goes_by in ("id", "slug", "")
    if has_page(kind):
        get_template(f"articles/{kind}_detail.html")
        assert (kind in preview.PAGES) == (kind != Kind.SECTION)
    if line.list_name:
        assert reverse(f"articles:{line.list_name}")
    with translation.override("zh-hans"):
        in_chinese = str(kind.label), str(line.list_word)
    with translation.override("en"):
        assert all(
            word != chinese for word, chinese in zip((kind.label, line.list_word), in_chinese, strict=True) if word
        )


@pytest.mark.parametrize(
    ("kind", "language", "page_language", "expected"),
    [
        (Kind.ARTICLE, "zh-hant", "en", "/articles/5/x/"),
        (Kind.ARTICLE, "en", "zh-hans", "/en/articles/5/x/"),
        (Kind.PERSON, "", "en", "/en/people/5/x/"),
        (Kind.PERSON, "", "zh-hans", "/people/5/x/"),
        (Kind.ORGANIZATION, "", "zh-hans", "/organizations/5/x/"),
        (Kind.SECTION, "", "zh-hans", "/sections/x/"),
        (Kind.PAGE, "", "en", "/en/pages/x/"),
    ],
)
def test_path_of_a_thing_is_that_of_its_language_or_of_the_page(kind, language, page_language, expected):
    with translation.override(page_language):
        assert path_of(kind, 5, "x", language) == expected


@pytest.mark.parametrize("kind", [Kind.SERIES, Kind.SITE])
def test_path_of_a_kind_without_pages_is_refused(kind):
    with pytest.raises(LookupError):
        path_of(kind, 5, "x")


def test_path_of_an_unknown_kind_is_refused():
    with pytest.raises(KeyError):
        path_of("nothing", 5, "x")


@pytest.mark.django_db
@pytest.mark.once
def test_navigation_marks_the_list_that_a_page_belongs_to(client):
    story = factories.story()
    story.section = factories.section()
    story.save()
    factories.published(story)
    at = story.events.get()
    agreement = at.agreements.get()
    addresses = {
        "/": None,
        "/articles/": "/articles/",
        "/articles/most-read/": "/articles/",
        "/articles/archive/2019/": "/articles/",
        "/sections/cooperation/": "/articles/",
        f"/articles/{story.pk}/": "/articles/",
        f"/events/{at.pk}/": "/events/",
        f"/organizations/{agreement.parties.first().organization_id}/": "/partners/",
        "/partners/": "/partners/",
        f"/agreements/{agreement.pk}/": "/agreements/",
        "/tags/": None,
        "/nothing/": None,
    }

    marked = {}
    for address in addresses:
        lists = navigation(client.get(address, follow=True).context)
        marked[address] = next((one["path"] for one in lists if one["is_here"]), None)

    assert marked == addresses
    named = [line.list_name for line in KINDS.values() if line.list_word]
    assert [one["path"] for one in lists] == [reverse(f"articles:{name}") for name in named]
