"""What all desks share."""

import ast
from pathlib import Path

import pytest
from django.contrib import admin

from articles.models import Article

DESKS = Path(__file__).resolve().parent.parent.parent.parent / "articles" / "admin"
MOST_BASES = 5


@pytest.mark.parametrize("file", sorted(DESKS.rglob("*.py")), ids=lambda file: str(file.relative_to(DESKS)))
def test_no_desk_makes_a_class_by_calling_type(file):
    calls = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]

    made = [ast.unparse(call) for call in calls if ast.unparse(call.func) == "type" and len(call.args) > 1]

    assert made == []


@pytest.mark.parametrize("desk", admin.site._registry.values(), ids=lambda desk: type(desk).__name__)
def test_desk_has_few_bases(desk):
    assert len(type(desk).__bases__) <= MOST_BASES


def test_form_knows_its_editor_and_no_other_requests(rf, django_user_model):
    desk = admin.site.get_model_admin(Article)
    requests = [rf.get("/"), rf.get("/")]
    for place, request in enumerate(requests):
        request.user = django_user_model(username=f"editor{place}", is_superuser=True)

    forms = [desk.get_form(request) for request in requests]

    assert [form.user for form in forms] == [request.user for request in requests]
    assert desk.form.user.is_anonymous
