"""What a cell looks like, where no heading says what its column holds."""

import pytest

from articles.importing.tables.roster_columns import BODY, POST


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (BODY, "上海交通大学", True),
        (BODY, "闵行区委", True),
        (BODY, "市教育局", True),
        (BODY, "局势", False),
        (BODY, "Tongji University", True),
        (BODY, "Universities", False),
        (POST, "副校长", True),
        (POST, "总编辑", True),
        (POST, "Chairwoman", True),
        (POST, "Vice President", True),
        (POST, "Headway", False),
        (POST, "程鹏", False),
    ],
)
def test_cell_looks_like_a_body_or_a_post(pattern, text, expected):
    assert bool(pattern.search(text)) == expected
