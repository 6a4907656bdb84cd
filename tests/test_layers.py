"""The plan of the house as a table: who may import whom, by module path. A new door or an unplanned room fails here."""

import ast
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
APP = TOP / "articles"

STORES = ("articles.models.published", "articles.models.viewcount")
# A room, and the rooms and modules that its files may import; every room may import itself.
DOORS = {
    "language": (),
    "payloads": (),
    "keeping": ("articles.models.text",),
    "rosters": ("articles.language",),
    "prose": ("articles.language", "articles.rosters"),
    "models": ("articles.payloads", "articles.language"),
    "publishing": ("articles.payloads", "articles.models", "articles.keeping", "articles.language"),
    "recording": ("articles.models", "articles.keeping", "articles.rosters", "articles.prose", "articles.language"),
    "importing": (
        "articles.recording",
        "articles.models",
        "articles.publishing",
        "articles.keeping",
        "articles.rosters",
        "articles.language",
        "articles.payloads",
        "articles.counting",
    ),
    "reading": ("articles.payloads", *STORES),
    "templatetags": ("articles.language", "articles.models.published"),
    "counting": ("articles.reading", *STORES),
    "api": ("articles.counting", "articles.reading"),
    "views": ("articles.reading", "articles.counting"),
    "admin": (
        "articles.recording",
        "articles.models",
        "articles.importing",
        "articles.publishing",
        "articles.keeping",
        "articles.rosters",
        "articles.prose",
        "articles.language",
        "articles.payloads",
        "articles.counting",
        "articles.reading",
    ),
    "management": (
        "articles.recording",
        "articles.models",
        "articles.importing",
        "articles.publishing",
        "articles.keeping",
        "articles.rosters",
        "articles.prose",
        "articles.payloads",
        "articles.counting",
    ),
    "migrations": ("articles.models",),
    "apps": (),
    "urls": ("articles.views",),
}
# Rooms within rooms: a folder, and the folders beside it that it may import. What lies flat in the room is named "",
# or by its own name where a door is open to it alone.
INNER_DOORS = {
    "rosters": {
        "chinese": ("rows",),
        "english": ("rows",),
        "rows": (),
        "titles": ("rows",),
        "read": ("rows", "chinese", "english"),
        "": ("rows", "read"),
    },
    "importing": {
        "pages": ("",),
        "word": ("", "pages"),
        "tables": ("", "word"),
        "old_pages": ("", "pages"),
        "": (),
    },
    "admin": {
        "desk": (),
        "accounts": ("desk",),
        "statistics": ("desk",),
        "exchange": ("desk", "statistics"),
        "publishing": ("desk",),
        "checks": ("desk",),
        "rosters": ("desk", "checks"),
        "old_pages": ("desk",),
        "": ("desk", "accounts", "statistics", "exchange", "publishing", "checks", "rosters", "old_pages"),
    },
}
# Names with an underscore that belong to Django and other libraries, which offer nothing else.
OF_LIBRARIES = {
    "_asdict",
    "_base_manager",
    "_csp_update",
    "_date_formats",
    "_default_manager",
    "_fields",
    "_messages",
    "_meta",
    "_model",
    "_prefetched_objects_cache",
    "_registry",
    "_replace",
    "_state",
    "_timedelta_formats",
}
# For the time being, until the desk of publishing asks for addresses elsewhere.
REACHES_IN = {"admin/publishing/publishing.py"}
FOLDERS_WITHOUT_CODE = {"locale", "static"}
# What only its desk may do: an editor's preview renders the readers' page from working copies.
ONLY_FOR_PREVIEW = ("articles.reading",)


def room_of(file):
    return file.relative_to(APP).parts[0].removesuffix(".py")


def source_files():
    return sorted(file for file in APP.rglob("*.py") if file != APP / "__init__.py")


def imports(source):
    """The dotted names of our own that a module imports, wherever in it they stand: (name, is inside a function)."""
    tree = ast.parse(source)
    inside = {
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "Imports are absolute."
            # `from articles.models import published` reaches the module, not the room.
            names = [
                f"{node.module}.{alias.name}" if _is_module(f"{node.module}.{alias.name}") else node.module
                for alias in node.names
            ]
        else:
            continue
        for name in names:
            if name.split(".")[0] in ("articles", "newsroom", "tests"):
                yield name, node in inside


def _is_module(name):
    path = TOP / name.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").is_file()


def is_open(room, name):
    allowed = (f"articles.{room}", *DOORS[room])
    return any(name == door or name.startswith(f"{door}.") for door in allowed)


def test_house_has_no_unplanned_room():
    rooms = {
        path.name.removesuffix(".py")
        for path in APP.iterdir()
        if path.name not in ("__init__.py", "__pycache__") and (path.is_dir() or path.suffix == ".py")
    }

    assert rooms <= set(DOORS) | FOLDERS_WITHOUT_CODE


@pytest.mark.parametrize("file", source_files(), ids=lambda file: str(file.relative_to(APP)))
def test_door_opens_downwards(file):
    closed = [name for name, _inside in imports(file.read_text()) if not is_open(room_of(file), name)]

    assert closed == []


def inner_room(parts):
    """The folder of a room in which the module `(room, …, module)` lies; "" if flat, or its own name if planned."""
    name = parts[1].removesuffix(".py") if len(parts) > 1 else ""
    return name if (APP / parts[0] / name).is_dir() or name in INNER_DOORS[parts[0]] else ""


@pytest.mark.parametrize(
    "file",
    [file for file in source_files() if room_of(file) in INNER_DOORS],
    ids=lambda file: str(file.relative_to(APP)),
)
def test_inner_door_opens_downwards(file):
    room = room_of(file)
    own = inner_room(file.relative_to(APP).parts)
    asked = {
        inner_room(name.split(".")[1:])
        for name, _inside in imports(file.read_text())
        if name.startswith(f"articles.{room}.")
    }
    if file.name == "__init__.py" and own == "":
        return  # it gathers what the room holds

    assert asked - {own, *INNER_DOORS[room][own]} == set()


@pytest.mark.parametrize("room", INNER_DOORS)
def test_every_inner_room_is_planned(room):
    folders = {path.name for path in (APP / room).iterdir() if any(path.glob("*.py"))}

    planned = {name for name in INNER_DOORS[room] if not (APP / room / f"{name}.py").is_file()}
    assert folders | {""} == planned


@pytest.mark.parametrize("file", source_files(), ids=lambda file: str(file.relative_to(APP)))
def test_import_stands_on_top(file):
    """An import inside a function is how a circle is dodged."""
    assert [name for name, inside in imports(file.read_text()) if inside] == []


def private_names(source):
    """What a module asks of others by a name with an underscore, such as `layout._sums`."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Attribute) or not node.attr.startswith("_") or node.attr.startswith("__"):
            continue
        is_own = ast.unparse(node.value) in ("self", "cls", "super()")
        if not is_own and node.attr not in OF_LIBRARIES:
            yield ast.unparse(node)


@pytest.mark.parametrize("file", source_files(), ids=lambda file: str(file.relative_to(APP)))
def test_private_name_is_asked_by_its_own_alone(file):
    if str(file.relative_to(APP)) in REACHES_IN:
        return

    assert list(private_names(file.read_text())) == []


def test_private_name_of_another_is_noticed():
    assert list(private_names("self._mine\nlayout._sums\nrow._replace(a=1)\nrow.__class__\n")) == ["layout._sums"]


def test_reading_is_opened_by_the_preview_alone():
    files = {
        str(file.relative_to(APP))
        for file in (APP / "admin").rglob("*.py")
        for name, _inside in imports(file.read_text())
        if name.startswith(ONLY_FOR_PREVIEW)
    }

    assert files <= {"admin/publishing/preview.py"}


def test_payloads_import_nothing_of_django():
    sources = [file.read_text() for file in (APP / "payloads").glob("*.py")]

    assert [source for source in sources if "django" in source] == []


@pytest.mark.parametrize(
    ("room", "name", "expected"),
    [
        ("reading", "articles.models.published", True),
        ("reading", "articles.models", False),
        ("reading", "articles.models.article", False),
        ("views", "articles.publishing.door", False),
        ("publishing", "articles.reading.article", False),
        ("models", "articles.keeping.html", False),
    ],
)
def test_table_knows_a_closed_door(room, name, expected):
    assert is_open(room, name) == expected


def test_no_room_is_called_utils():
    names = {path.stem for path in APP.rglob("*") if path.suffix == ".py" or path.is_dir()}

    assert names & {"utils", "helpers", "common", "services", "signals", "misc"} == set()


# Longer than a function (40 lines) or a class (250) may be, each with its reason.
MAY_BE_LONGER = {
    "articles/admin/checks/check_words.py _templates": "a table: a sentence a check",
    "articles/admin/rosters/grid_words.py _of_any_list": "a table: a word of the grid a line",
    "articles/management/demo/embroidery.py _event": "the demo's first story, as data",
    "articles/management/demo/embroidery.py tell": "the demo's first story, as data",
    "articles/management/demo/others.py donation": "a story of the demo, as data",
    "articles/management/demo/others.py practice_base": "a story of the demo, as data",
    "articles/management/demo/others.py visit": "a story of the demo, as data",
    "articles/management/demo/others.py opening": "a story of the demo, as data",
    "articles/management/demo/others.py memorandum": "a story of the demo, as data",
    "articles/admin/publishing/publishing.py PublishedDesk": "one workplace, a page a method",
    "articles/rosters/chinese/grammar.py Grammar": "one state a method; a half of them would say nothing",
}
MOST_LINES = {ast.FunctionDef: 40, ast.AsyncFunctionDef: 40, ast.ClassDef: 250}


def lengths(source):
    """(name, kind, lines) of every function and class of a module, those within others included."""
    for node in ast.walk(ast.parse(source)):
        if type(node) in MOST_LINES:
            yield node.name, type(node), node.end_lineno - node.lineno + 1


def test_function_and_class_are_read_at_once():
    """A long file may be one thought; a long function seldom is."""
    long = {
        f"{file.relative_to(TOP)} {name}"
        for folder in ("articles", "newsroom")
        for file in (TOP / folder).rglob("*.py")
        if "migrations" not in file.parts
        for name, kind, lines in lengths(file.read_text())
        if lines > MOST_LINES[kind]
    }

    assert long - set(MAY_BE_LONGER) == set()
    assert set(MAY_BE_LONGER) - long == set(), "No longer so: take it out of the table."


def test_every_view_has_its_test():
    views = {path.stem for path in (APP / "views").glob("*.py")} - {"__init__"}
    tests = {path.stem.removeprefix("test_") for path in (TOP / "tests/views").glob("test_*.py")}

    assert views - tests == set()
