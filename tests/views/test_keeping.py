"""What caches and robots may do with a page: keep it, ask again, and read no cookie or header into it."""

import pytest

from articles.publishing.door import publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db
ASK_AGAIN = "public, max-age=0, must-revalidate"


def test_unchanged_page_is_answered_without_its_bytes(client):
    told = factories.published(factories.article())
    first = client.get("/articles/")

    again = client.get("/articles/", headers={"if-none-match": first["ETag"]})
    publish(factories.article("新的"))
    changed = client.get("/articles/", headers={"if-none-match": first["ETag"]})

    assert [(answer.status_code, answer["Cache-Control"]) for answer in (first, again, changed)] == [
        (200, ASK_AGAIN),
        (304, ASK_AGAIN),
        (200, ASK_AGAIN),
    ]
    assert (again.content, changed["ETag"] == first["ETag"]) == (b"", False)
    assert client.get(f"/articles/{told.pk}/{told.slug}/")["Cache-Control"] == ASK_AGAIN


def test_withdrawal_shows_to_a_reader_who_has_kept_the_page(client):
    told = factories.published(factories.article())
    address = f"/articles/{told.pk}/{told.slug}/"
    kept = client.get(address)["ETag"]

    withdraw(told)
    response = client.get(address, headers={"if-none-match": kept})

    assert (response.status_code, response["Cache-Control"]) == (410, ASK_AGAIN)


@pytest.mark.parametrize("address", ["/", "/articles/1/wrong/", "/articles/999/x/", "/nothing/"])
def test_head_is_get_without_a_body(client, address):
    factories.published(factories.article())

    head, get = client.head(address), client.get(address)

    assert (head.status_code, head.content) == (get.status_code, b"")
    assert [head.get(name) for name in ("ETag", "Cache-Control", "Location", "Content-Type")] == [
        get.get(name) for name in ("ETag", "Cache-Control", "Location", "Content-Type")
    ]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_readers_pages_take_no_other_method(client, method):
    response = getattr(client, method)("/articles/")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert response.cookies == {}


def test_signed_in_staff_see_the_same_bytes_and_no_cookie(client, admin_client):
    factories.site()
    told = factories.published(factories.article())

    for address in ("/", f"/articles/{told.pk}/{told.slug}/", "/nothing/"):
        plain, staff = client.get(address), admin_client.get(address)

        assert (staff.content, staff.cookies, staff.get("Vary")) == (plain.content, {}, None)
