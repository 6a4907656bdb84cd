import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.publishing.html import clean_html

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
