import pytest

from articles.models import Page
from articles.publishing.door import withdraw
from tests import factories

pytestmark = pytest.mark.django_db


def test_page_is_linked_in_the_foot_if_it_is_to_be(client):
    for slug, is_in_footer in (("about", True), ("terms", False)):
        factories.published(Page.objects.create(title=slug, slug=slug, body="<p>文。</p>", is_in_footer=is_in_footer))

    answer = client.get("/pages/terms/")

    assert answer.context["page"]["title"] == "terms"
    assert [page.path for page in answer.context["frame"]["pages"]] == ["/pages/about/"]


def test_withdrawn_page_is_gone(client):
    about = factories.published(Page.objects.create(title="关于", slug="about", body="<p>文。</p>"))
    withdraw(about)

    assert client.get("/pages/about/").status_code == 410
