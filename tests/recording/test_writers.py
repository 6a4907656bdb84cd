"""One room writes the record: elsewhere no row of it is made, changed or deleted but by a desk's plain save."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

APP = Path(__file__).resolve().parent.parent.parent / "articles"
# Rooms that keep something else than the record: what readers see, and how often they came.
OTHER_STORES = ("recording", "migrations", "models", "publishing", "counting")
MANAGER_WRITES = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# Not of the record: sign-in, the trail, the archive of old pages, readers' store; and what the demo has brought in.
OTHER_MODELS = {
    *("StaffSettings", "TrailEntry", "Version", "DemoThing"),
    *("LegacyPage", "NameRepair", "ImportBatch", "ImportEntry", "OverwritingName", "OldPath"),
    *("Publication", "Edition", "ViewCount"),
}
# What is saved under these names is a batch or a page of the archive, the answer of a desk's page, or the session.
OTHER_NAMES = {"batch", "page", "request.session"}
# (file, function): why it may write there.
EXCEPTIONS = {
    (
        "admin/desk/row.py",
        "_number",
    ): "the plain save of an ordered inline: its rows are numbered last",
}


def writes(source):
    """(function, what is written) for each call in a source that looks like one that writes rows."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_write(node):
            around = [function.name for function in functions if node in ast.walk(function)]
            yield (around[-1] if around else ""), ast.unparse(node.func)


def _is_write(call):
    of, name = call.func.value, call.func.attr
    if name in MANAGER_WRITES:
        return _model(of) not in OTHER_MODELS
    if name == "save":
        # A form that is asked for its thing writes none; a picture or a book of cells is saved into a file.
        is_other = ast.unparse(of) in OTHER_NAMES | {"super()"}
        return not is_other and not call.args and not any(keyword.arg == "commit" for keyword in call.keywords)
    if name in ("update", "delete"):
        return ".objects." in ast.unparse(of) and _model(of) not in OTHER_MODELS
    return False


def _model(node):
    """The name before `.objects`, or "" for a manager that is reached otherwise."""
    return ast.unparse(node).partition(".objects")[0] if ".objects" in ast.unparse(node) else ""


def sources():
    return [file for file in sorted(APP.rglob("*.py")) if file.relative_to(APP).parts[0] not in OTHER_STORES]


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(APP)))
def test_record_is_written_in_its_room_alone(file):
    path = str(file.relative_to(APP))

    found = [(function, call) for function, call in writes(file.read_text()) if (path, function) not in EXCEPTIONS]

    assert found == []


def test_every_exception_is_needed():
    standing = {
        (str(file.relative_to(APP)), function) for file in sources() for function, _call in writes(file.read_text())
    }

    assert set(EXCEPTIONS) - standing == set()


def test_models_of_other_stores_have_their_right_names():
    ours = {model.__name__ for model in apps.get_models()}

    assert OTHER_MODELS - ours == set()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def f():\n    Book.objects.create(title='x')", [("f", "Book.objects.create")]),
        ("def f(row):\n    row.save(update_fields=['a'])", [("f", "row.save")]),
        ("Book.objects.filter(pk=1).update(title='x')", [("", "Book.objects.filter(pk=1).update")]),
        ("def f():\n    self.model.objects.bulk_update(rows, ['a'])", [("f", "self.model.objects.bulk_update")]),
        ("OldPath.objects.get_or_create(path='a')", []),
        ("form.save(commit=False)", []),
        ("picture.save(target, 'PNG')", []),
        ("super().save()", []),
        ("found.update({})", []),
    ],
)
def test_what_looks_like_a_write(source, expected):
    assert list(writes(source)) == expected
