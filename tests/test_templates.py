"""What every template keeps, read from their files."""

import re
import sysconfig
from pathlib import Path

import pytest
from django.template import Context, Template

TOP = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((TOP / "templates").rglob("*.html"))
# It is sent as it is, when nothing else works.
PLAIN = TOP / "templates" / "500.html"
MOST_CHARACTERS = 140


def test_no_template_spells_an_address_by_hand():
    spelled = {
        str(file.relative_to(TOP)): found
        for file in TEMPLATES
        if file != PLAIN and (found := re.findall(r'(?:href|src|action)="(/[^"]*)|_path %\}(/[^{]*)', file.read_text()))
    }

    assert spelled == {}


def test_no_line_is_longer_than_one_can_read():
    long = [
        f"{file.relative_to(TOP)}:{number}"
        for file in TEMPLATES
        for number, line in enumerate(file.read_text().splitlines(), start=1)
        if len(line) > MOST_CHARACTERS
    ]

    assert long == []


def test_joined_prints_no_break_of_the_template_and_every_one_of_a_variable():
    template = Template(
        """{% load words %}{% joined %}
          {% for name in names %}
            <a
              href="/"
              lang="zh-Hans"
            >
              {{ name }}
            </a>
            {% if not forloop.last %}、 {% endif %}
          {% endfor %}
        {% endjoined %}。"""
    )

    printed = template.render(Context({"names": ["甲\n乙", "丙"]}))

    tag = '<a\n              href="/"\n              lang="zh-Hans"\n            >'
    assert printed == f"{tag}甲\n乙</a>、 {tag}丙</a>。"


def test_fragment_names_what_it_is_given():
    unnamed = {}
    for file in TEMPLATES:
        for included, given in re.findall(r'{% include "([^"]+)" with (.*?) only %}', file.read_text()):
            expects = " ".join(re.findall(r"{#.*?#}", (TOP / "templates" / included).read_text()))
            names = set(re.findall(r"(?<!\S)(\w+)=", given))
            if lacking := names - set(re.findall(r"\w+", expects.partition("Expects")[2])):
                unnamed[included] = sorted(lacking)

    assert unnamed == {}


# Classes and ids that are made from values, so that no file holds them as they stand.
MADE = ("focal-", "state-", "field-", "id_", "select2-container--")
# Whose pages our skin dresses.
DRESSED = ("django/contrib/admin", "django/forms", "django_prose_editor", "reversion")
STYLES = sorted((TOP / "articles" / "static").rglob("*.css"))


def words_of_the_house(*, with_packages):
    """Every word that a class or an id of a page may come from."""
    files = [*TEMPLATES, *(TOP / "articles").rglob("*.py"), *(TOP / "articles" / "static").rglob("*.js")]
    if with_packages:
        packages = Path(sysconfig.get_paths()["purelib"])
        files += [
            file for name in DRESSED for end in ("html", "py", "js") for file in (packages / name).rglob(f"*.{end}")
        ]
    return set(re.findall(r"[\w-]+", " ".join(file.read_text(errors="ignore") for file in files)))


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_no_rule_dresses_what_no_page_has(file):
    words = words_of_the_house(with_packages="site" not in file.parts)
    rules = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL)
    selectors = " ".join(re.findall(r"([^{}]+)\{", re.sub(r"@[^{;]*[{;]", "", rules)))
    named = re.findall(r"[.#]([a-zA-Z_][\w-]*)", re.sub(r"\[[^\]]*\]", "", selectors))

    assert sorted({name for name in named if name not in words and not name.startswith(MADE)}) == []
