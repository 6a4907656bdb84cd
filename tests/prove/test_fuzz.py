"""Thousands of inputs that nobody would type, for every place where text comes in from outside."""

import re
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.keeping.html import clean_html
from articles.models.tag import split_tags
from articles.models.text import SLUG_LENGTH, slug, sort_key
from articles.reading.cursor import parse
from articles.reading.found import NotFound
from articles.rosters.rows import Title
from articles.rosters.titles import print_titles, read_titles
from tests import factories

MANY = settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
SOME = settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
pytestmark = pytest.mark.prove

# ── HTML

ELEMENTS = {
    "a", "blockquote", "br", "em", "figcaption", "figure", "h2", "h3", "hr", "img", "li", "ol", "p", "s", "strong",
    "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
ATTRIBUTES = {"href", "rel", "src", "alt", "width", "height", "colspan", "rowspan", "scope", "start"}
HOSTILE = [
    "script", "style", "svg", "math", "iframe", "object", "template", "noscript", "title", "textarea", "xmp",
    "plaintext", "form", "input", "button", "base", "meta", "link", "body", "html", "select", "option", "mglyph",
    "mtext", "foreignObject", "annotation-xml", "frameset", "b", "i", "h1", "div", "span", "font", "o:p", "details",
    "video", "source",
]  # fmt: skip
VALUES = [
    "javascript:alert(1)", "JaVa\tScRiPt:alert(1)", "&#106;avascript:alert(1)", "data:text/html,<script>",
    "//evil.example", "/\\evil.example", "https://a:b@evil.example", "https://example.org/", "/events/1/x/", "#top",
    "mailto:a@example.org", "vbscript:x", "x' onmouseover='alert(1)", 'x" onload="alert(1)', "`", "]]>", "-->",
    "</script>", "1", "99999999999", "row", f"/media/{'a' * 64}-960.jpg", f"/media/{'a' * 64}-960.svg",
    "expression(alert(1))",
]  # fmt: skip
NAMES = [
    *sorted(ATTRIBUTES), "onclick", "ONERROR", "style", "class", "id", "title", "lang", "xlink:href", "srcdoc",
    "formaction", "srcset",
]  # fmt: skip
TAG = st.builds(
    lambda slash, name, attributes, end: f"<{slash}{name}{''.join(attributes)}{end}",
    st.sampled_from(["", "", "", "/"]),
    st.sampled_from([*sorted(ELEMENTS), *HOSTILE]),
    st.lists(
        st.builds(
            lambda name, sign, value: f" {name}={sign}{value}{sign}",
            st.sampled_from(NAMES),
            st.sampled_from(['"', "'", ""]),
            st.one_of(st.sampled_from(VALUES), st.text(max_size=12)),
        ),
        max_size=3,
    ),
    st.sampled_from([">", ">", ">", "/>", "", " "]),
)
CRUMBS = st.sampled_from([
    "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<!doctype html>", "<?php", "&lt;", "&#x3c;", "&nbsp;", "\x00", "\u200b",
    "<", ">",
])  # fmt: skip
HTML = st.lists(st.one_of(TAG, TAG, CRUMBS, st.text(max_size=10)), max_size=14).map("".join)


class Judge(HTMLParser):
    """Reads HTML with another parser than the one that cleaned it, and notes whatever should not be there."""

    def __init__(self):
        super().__init__()
        self.complaints = []

    def handle_starttag(self, tag, attributes):
        if tag not in ELEMENTS:
            self.complaints.append(tag)
        for name, value in attributes:
            is_right = name in ATTRIBUTES
            if name == "href":
                is_right = urlsplit(value).scheme in ("", "http", "https", "mailto") and not value.startswith("//")
            if name == "src":
                is_right = re.fullmatch(r"/media/[0-9a-f]{64}-\d{1,5}\.(avif|jpg)", value)
            if not is_right:
                self.complaints.append((tag, name, value))

    def handle_comment(self, text):
        self.complaints.append(f"comment {text}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def complaints(html):
    judge = Judge()
    judge.feed(html)
    judge.close()
    return judge.complaints


@pytest.mark.parametrize("hostile", ["<script>x</script>", "<p onclick=x>", '<a href="javascript:x">', "<!-- x -->"])
def test_judge_complains(hostile):
    assert complaints(hostile) != []


@MANY
@given(HTML)
def test_cleaned_html_holds_nothing_but_the_closed_list(html):
    cleaned = clean_html(html)

    assert complaints(cleaned) == []
    assert clean_html(cleaned) == cleaned


@SOME
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_plain_text_is_kept_as_it_reads(text):
    """Text without markup comes out as the same text, escaped."""
    text = text.replace("<", "").replace("&", "").replace(">", "")
    cleaned = clean_html(text)

    assert complaints(cleaned) == []
    assert "".join(cleaned.replace("&nbsp;", "\xa0").split()) == "".join(text.replace("\x00", "").split())


# ── Lines of titles in the roster grid

NAME = (
    st.text(
        st.one_of(
            st.sampled_from("原平州创上海交通大学院长教授主任=?？ ·"),
            st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]),
        ),
        max_size=20,
    )
    .map(lambda text: text.replace("|", "").replace("｜", "").strip())
    .filter(bool)
)
LINES = st.lists(
    st.builds(
        lambda organization, title, is_former, is_inferred: Title(
            "" if is_inferred else organization, title, is_former, organization if is_inferred else ""
        ),
        st.one_of(st.just(""), NAME.filter(lambda name: not name.endswith(("?", "？")))),
        NAME,
        st.booleans(),
        st.booleans(),
    ),
    max_size=6,
)


@MANY
@given(LINES)
def test_titles_come_back_from_the_grid_as_they_were(lines):
    assert read_titles(print_titles(lines)) == lines


@MANY
@given(st.text(max_size=80))
def test_any_text_in_the_grid_reads_the_same_once_it_was_printed(text):
    lines = [line for line in read_titles(text) if line.title]

    assert read_titles(print_titles(lines)) == lines


# ── Tags and addresses


@MANY
@given(st.text(max_size=80))
def test_split_tags_are_whole_and_come_back(text):
    tags = split_tags(text)

    assert split_tags("，".join(tags)) == tags
    assert len({tag.casefold() for tag in tags}) == len(tags)
    assert [tag for tag in tags if tag != " ".join(tag.split()) or not tag] == []


@MANY
@given(st.text(max_size=120))
def test_slug_is_ascii_and_short_whatever_the_title(text):
    found = slug(text)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= SLUG_LENGTH
    assert slug(found) == found
    assert len(sort_key(text)) <= 200


# ── Addresses of the public site

WORD = st.one_of(
    st.text(max_size=20),
    st.integers(-(2**70), 2**70).map(str),
    st.sampled_from(["", "..", "0", "1", "2019", "03", "x" * 5_000, "\x00", "%", "../../etc/passwd", "zhi-li", "edit"]),
)
CURSOR = st.one_of(
    WORD,
    st.builds(lambda key, sign, row: f"{key}{sign}{row}", WORD, st.sampled_from(["~", "", "~~"]), WORD),
    st.builds(lambda day, row: f"{day}T0000~{row}", st.dates().map(str), st.integers(0, 2**65)),
)
PATHS = [
    "/", "/articles/", "/articles/{}/", "/articles/{}/{}/", "/articles/{}/edit", "/articles/archive/{}/",
    "/articles/archive/{}/{}/", "/sections/{}/", "/tags/", "/tags/{}/", "/events/", "/events/{}/{}/", "/people/",
    "/people/{}/{}/", "/organizations/{}/{}/", "/partners/", "/books/", "/books/{}/{}/", "/agreements/",
    "/agreements/{}/{}/", "/pages/{}/", "/media/{}", "/{}", "/{}/{}/",
]  # fmt: skip
PARAMETER = st.tuples(
    st.sampled_from(["before", "after", "state", "partner", "page", "q", "title__contains", "before", "after"]), CURSOR
)


@pytest.mark.django_db
def test_no_address_breaks_the_public_site(client):
    factories.site()
    factories.section()
    factories.published(factories.story())

    @SOME
    @given(
        st.sampled_from(["", "/en"]),
        st.sampled_from(PATHS),
        st.tuples(WORD, WORD),
        st.lists(PARAMETER, max_size=3),
    )
    def opens(prefix, path, words, parameters):
        address = prefix + path.format(*(quote(word, safe="") for word in words))
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in parameters)

        assert client.get(address, QUERY_STRING=query).status_code in (200, 301, 302, 400, 404, 410)

    opens()


@MANY
@given(CURSOR)
def test_cursor_is_understood_or_refused(text):
    try:
        key, row = parse(text)
    except NotFound:
        return

    assert f"{key}~{row}" == text or text == f"{key}~{str(row).rjust(len(text) - len(key) - 1, '0')}"
