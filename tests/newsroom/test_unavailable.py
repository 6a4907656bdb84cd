"""A fault in reading: the public page for a store that does not answer, and the old one for every other fault."""

import errno

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import path

from newsroom import urls


def busy(request):
    raise OperationalError from OSError(errno.ENOSPC, "")


def no_session(get_response):
    """Fails as the session does, before any view is asked for its token."""
    return busy


def wrong(request):
    raise ZeroDivisionError


urlpatterns = [
    path("busy/", busy),
    path("en/busy/", busy),
    path("admin/busy/", busy),
    path("wrong/", wrong),
    *urls.urlpatterns,
]
handler500 = urls.handler500


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/busy/", 503, "网站此刻太忙"),
        ("/en/busy/", 503, "The newsroom has too much to do"),
        ("/admin/busy/", 503, '<a class="nr-button" href="/admin/busy/?a=%3C">再试一次</a>'),
        ("/wrong/", 500, "这一页暂时打不开"),
    ],
)
def test_fault_in_reading_is_told_apart(address, status, words):
    answer = Client(raise_request_exception=False).get(f"{address}?a=%3C")

    assert (answer.status_code, answer.get("Retry-After")) == (status, "60" if status == 503 else None)
    assert words in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("is_ours", [True, False])
def test_what_was_sent_is_shown_again_only_if_a_page_of_ours_sent_it(settings, is_ours):
    asked = Client().get("/admin/login/")
    token = asked.context["csrf_token"]
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.cookies = asked.cookies
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.no_session"]

    sent = {"title": "标题"} | ({"csrfmiddlewaretoken": str(token)} if is_ours else {})
    answer = client.post("/admin/articles/article/add/", sent)

    page = answer.content.decode()
    assert answer.status_code == 503
    assert ["标题" in page, "csrfmiddlewaretoken" in page, "请返回上一页" in page] == [is_ours, is_ours, not is_ours]


@pytest.mark.django_db
def test_healthz_knows_a_full_disk(client, settings):
    settings.DISK_KEPT_FREE = 2**63

    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (503, b"the disk is full\n")
