import ipaddress

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from articles.models import StaffSettings
from newsroom.middleware import trusted_proxies

PROXIES = [ipaddress.ip_network("10.0.0.0/8")]


@pytest.mark.parametrize(
    ("remote", "forwarded", "expected"),
    [
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "192.0.2.66, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "192.0.2.66, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "2001:db8::1", "2001:db8::1"),
    ],
)
def test_address_of_the_reader_is_believed_from_our_proxies_alone(settings, remote, forwarded, expected):
    settings.TRUSTED_PROXIES = PROXIES
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded})

    trusted_proxies(lambda request: HttpResponse())(request)

    assert request.META["REMOTE_ADDR"] == expected
    assert "HTTP_X_FORWARDED_FOR" not in request.META


@pytest.mark.parametrize(("remote", "expected"), [("10.0.0.1", True), ("203.0.113.9", False)])
def test_https_is_believed_from_our_proxies_alone(settings, remote, expected):
    settings.TRUSTED_PROXIES = PROXIES
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"x-forwarded-proto": "https"})

    trusted_proxies(lambda request: HttpResponse())(request)

    assert request.is_secure() is expected


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "expected"), [("/", "zh-hans"), ("/en/", "en"), ("/enough/", "zh-hans")])
def test_language_is_in_the_address(client, path, expected):
    html = client.get(path, headers={"accept-language": "en"}).content.decode()

    assert f'<html lang="{expected}"' in html.lower()


@pytest.mark.django_db
@pytest.mark.parametrize("chosen", ["zh-hans", "en"])
def test_language_of_the_desk_is_its_users(client, chosen):
    user = get_user_model().objects.create_superuser("chief", password="x")
    StaffSettings.objects.create(user=user, language=chosen)
    client.force_login(user)

    html = client.get("/admin/").content.decode()

    with translation.override(chosen):
        assert translation.gettext("Log out") in html


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/en/articles/", "/admin/login/", "/nothing/", "/healthz"])
def test_every_answer_carries_the_policies(client, path):
    answer = client.get(path)

    policy = answer["Content-Security-Policy"]
    assert sorted(part.strip() for part in policy.split(";")) == [
        "base-uri 'self'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "object-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
    ]
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
