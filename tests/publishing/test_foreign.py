"""What still holds a name that somebody wrote over is not published, whoever pasted it and wherever it stands."""

import pytest

from articles.models import ImportBatch, LegacyPage, OverwritingName
from articles.models.legacy import stand_in
from articles.publishing.bundle import bundle
from articles.publishing.door import publish
from articles.publishing.problem import Refused
from tests import factories

pytestmark = pytest.mark.django_db
FOREIGN = "海外某某国际1946"


@pytest.fixture(autouse=True)
def known():
    return OverwritingName.objects.create(text=FOREIGN)


def blocked(thing):
    return [problem.field for member in bundle(thing) for problem in member.blocking]


@pytest.mark.parametrize(
    "text",
    [
        f"<p>在{FOREIGN}举行</p>",
        "<p>在海外<strong>某某</strong>国际1946举行</p>",
        "<p>在海外某某\u200b国际 １９４６举行</p>",
        f"<p>在{stand_in(3)}举行</p>",
    ],
)
def test_article_with_a_foreign_name_in_its_body_stays_in(text):
    article = factories.article(body=text)

    assert blocked(article) == ["body"]
    with pytest.raises(Refused):
        publish(article)


def test_foreign_name_in_a_list_of_the_event_keeps_the_article_in():
    event = factories.event(f"{stand_in(1)}座谈会")
    factories.attendee(event, titles=[(None, f"{FOREIGN}党委书记")])
    article = factories.article(events=[event])

    assert blocked(article) == ["title", "roster-attendee"]


def test_what_merely_resembles_it_is_published():
    article = factories.article(body="<p>在国际1946某某海外举行，〔外来名〕是一个词。</p>")

    assert blocked(article) == []


def test_article_of_a_page_with_an_open_name_stays_in_and_the_reason_is_said():
    article = factories.article()
    page = LegacyPage.objects.create(
        batch=ImportBatch.objects.create(name="旧站"), path="1.htm", digest="0" * 64, article=article, open_names=2
    )

    assert [(problem.field, "2" in problem.message) for problem in bundle(article)[-1].blocking] == [
        ("legacy_page", True)
    ]
    page.open_names = 0
    page.save()
    assert blocked(article) == []
