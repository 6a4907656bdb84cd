import pytest

pytestmark = pytest.mark.django_db


def test_healthz_answers_without_a_language(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
