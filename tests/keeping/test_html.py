import nh3
import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.keeping.html import clean_html, is_clean
from articles.keeping.nesting import TooMuch

PICTURE = f"/media/{'a' * 64}-960.jpg"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>好</p>", "<p>好</p>"),
        ("<p onclick=alert(1)>好</p>", "<p>好</p>"),
        ("<script>alert(1)</script><p>好</p>", "<p>好</p>"),
        ("<p>好</p><style>p{}</style>", "<p>好</p>"),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<a href="JaVaScRiPt:alert(1)">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<a href="//evil.example/">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<a href="/\\evil.example">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<a href="https://a:b@evil.example/">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<a href="https://example.org/">x</a>', '<a href="https://example.org/" rel="noopener noreferrer">x</a>'),
        ('<a href="/events/1/x/">x</a>', '<a href="/events/1/x/" rel="noopener noreferrer">x</a>'),
        (f'<img src="{PICTURE}" alt="图" onerror="x">', f'<img src="{PICTURE}" alt="图">'),
        ('<p>一<img src="https://elsewhere.example/a.png">二</p>', "<p>一二</p>"),
        ('<figure><img src="data:image/png;base64,AA=="><figcaption>图</figcaption></figure><p>文</p>', "<p>文</p>"),
        ("<b>粗</b><i>斜</i>", "<strong>粗</strong><em>斜</em>"),
        ("<h1>大</h1><h4>小</h4>", "<h2>大</h2><h3>小</h3>"),
        ('<p class="MsoNormal" style="mso-list:l0">一</p>', "<p>一</p>"),
        ("<p>一</p><p>&nbsp;</p><p><br></p>", "<p>一</p>"),
        ("<svg><a xlink:href='javascript:alert(1)'>x</a></svg>", ""),
        ("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", ""),
        ("<iframe src=https://e.example></iframe><object></object>", ""),
        ("<!-- --><p>好</p>", "<p>好</p>"),
        ('<p title="藏" lang="xx">好</p>', "<p>好</p>"),
        ("好\x00人", "好人"),
        ('<td colspan="2">x</td>', "x"),
        ("", ""),
    ],
)
def test_html_is_cleaned_against_the_closed_list(html, expected):
    assert clean_html(html) == expected


FRAGMENTS = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<table>", "<tr><td>", "</table>", "<svg>", "<style>", "</style>", "<math>"),
        *(
            "<!--",
            "-->",
            "<img src=x onerror=alert(1)>",
            '<a href="javascript:1">',
            "</a>",
            "<ul><li>",
            "</ul>",
            "&lt;",
        ),
        *(
            "<noscript>",
            "</noscript>",
            "<title>",
            "<h1>",
            "</h1>",
            "字",
            " ",
            "&nbsp;",
            "<br>",
            "<p>&nbsp;</p>",
            "\x00",
        ),
        *("<figure>", "</figure>", f"<img src='{PICTURE}'>", "<template>", "<strike>", "<del>", "<del", "<b/"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=12).map("".join))
def test_cleaning_twice_changes_nothing(html):
    once = clean_html(html)

    assert clean_html(once) == once


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=12).map("".join))
def test_nothing_that_runs_is_left(html):
    cleaned = clean_html(html).lower()

    assert [
        word for word in ("<script", "<svg", "<style", " onerror", "javascript:", "<iframe") if word in cleaned
    ] == []


def counted(monkeypatch):
    """The characters that the cleaner is handed, a number a pass."""
    handed, real = [], nh3.clean
    monkeypatch.setattr(nh3, "clean", lambda html, **how: handed.append(len(html)) or real(html, **how))
    return handed


NESTED = ["<ul>", "<ul><li>x", "<ol><li><p>x", "<li><ul>", "<ul></b>", "<ul><!--</ul>-->", "<div>", "<blockquote><b>"]


@pytest.mark.parametrize("opening", NESTED)
@pytest.mark.parametrize("length", [96_000, 450_000])
def test_deeply_nested_lists_are_refused_before_they_are_cleaned(monkeypatch, opening, length):
    handed = counted(monkeypatch)

    with override("en"), pytest.raises(TooMuch, match=r"deep in each other; at most 1000 levels"):
        clean_html(opening * (length // len(opening)))

    assert handed == []


def test_lists_as_deep_as_an_old_page_may_be_are_kept():
    html = "<ul><li>" * 500 + "x" + "</li></ul>" * 500

    assert clean_html(html) == html


@pytest.mark.parametrize("opening", ["<ul><li>x", "<p><b>x", '<a href="/x">x'])
def test_cleaning_grows_with_the_text_alone(monkeypatch, opening):
    handed = counted(monkeypatch)
    part = opening * 20 + "</li></ul>" * 20

    clean_html(part * 20)
    once = sum(handed)
    handed.clear()
    clean_html(part * 40)

    assert sum(handed) <= 2.1 * once


@pytest.mark.parametrize(
    "html", ["字" * 500_001, "<a>x" * 60_000, "<p><em><u><s>x" * 9_000], ids=["long", "links", "open"]
)
def test_text_that_is_too_long_before_or_after_is_refused_and_never_cut(html):
    with override("en"), pytest.raises(TooMuch, match=r"at most 500000 are kept|1000 levels|too many ways"):
        clean_html(html)


def test_formatting_that_every_paragraph_opens_again_is_refused():
    html = "".join(f"<p><b a={number}>" for number in range(900)) + "<p>x" * 20_000

    with override("en"), pytest.raises(TooMuch, match="too many ways"):
        clean_html(html)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=12).map("".join))
def test_what_was_cleaned_is_known_by_its_tags(html):
    assert is_clean(clean_html(html))


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick=x>好</p>",
        "<script>1</script>",
        "<!-- x -->",
        '<a href="javascript:1" rel="noopener noreferrer">x</a>',
        '<a href="/x">x</a>',
        '<img src="https://elsewhere.example/a.png">',
        "<P>好</P>",
        "1 < 2",
    ],
)
def test_what_was_not_cleaned_is_told_by_its_tags(html):
    assert not is_clean(html)


def test_alternative_text_may_hold_a_sign_of_a_tag():
    cleaned = clean_html(f'<p>好<img src="{PICTURE}" alt="1 &lt; 2 &quot;好&quot;"></p>')

    assert is_clean(cleaned)
