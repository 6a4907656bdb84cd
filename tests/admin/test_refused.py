"""What is refused says so in the language of its user, and what to do."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import StaffSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(django_user_model):
    return django_user_model.objects.create_user("clerk", password="x", is_staff=True)


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-hans", "缺少的权限请找管理权限的同事添加。"), ("en", "what you typed is still in that page")],
)
def test_missing_right_is_said_with_what_to_do(client, clerk, language, words):
    StaffSettings.objects.create(user=clerk, language=language)
    client.force_login(clerk)

    answer = client.get(reverse("admin:articles_article_add"))

    assert (answer.status_code, words in answer.content.decode()) == (403, True)


def test_missing_token_is_said_with_what_to_do(clerk):
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)

    answer = client.post(reverse("admin:password_change"))

    assert (answer.status_code, "重新打开那个页面再提交一次" in answer.content.decode()) == (403, True)
