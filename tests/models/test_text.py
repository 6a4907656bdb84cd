import pytest
from django.core.exceptions import ValidationError

from articles.models.text import fold, slug, sort_key, validate_line, validate_text


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("重庆银行行长", "chong-qing-yin-hang-hang-zhang"),
        (
            "《像绣花一样精细:城市治理的金山实践》",
            "xiang-xiu-hua-yi-yang-jing-xi-cheng-shi-zhi-li-de-jin-shan-shi-jian",
        ),
        ("Memorandum of Understanding, 2024", "memorandum-of-understanding-2024"),
        ("ＡＩ 治理", "ai-zhi-li"),
        ("Café Zürich", "cafe-zurich"),
        ("《》", "untitled"),
        ("x" * 200, "x" * 80),
    ],
)
def test_slug_is_ascii_with_the_right_readings(title, expected):
    assert slug(title) == expected


def test_slug_is_cut_between_words():
    address = slug("城市治理" * 40)

    assert (len(address) <= 80, address.endswith("-"), set(address.split("-"))) == (
        True,
        False,
        {"cheng", "shi", "zhi", "li"},
    )


def test_sort_key_puts_chinese_and_latin_in_one_order():
    names = ["周建国", "Adams", "程鹏", "Zhang Wei", "顾锋"]

    assert sorted(names, key=sort_key) == ["Adams", "程鹏", "顾锋", "Zhang Wei", "周建国"]


def test_fold_drops_width_case_and_runs_of_space():
    assert fold("ＡＩ　 Governance") == "ai governance"


@pytest.mark.parametrize("text", ["程\u200b鹏", "\ufeff程鹏", "程鹏\x00", "程\n鹏", "程\u202e鹏"])
def test_line_refuses_what_cannot_be_seen(text):
    with pytest.raises(ValidationError) as refusal:
        validate_line(text)

    assert refusal.value.code == "invisible"


@pytest.mark.parametrize("text", ["程鹏", "买买提·吐尔逊", "Jean-Luc O’Neill", "㐂田", "𠮷野"])
def test_line_takes_names_of_all_kinds(text):
    assert validate_line(text) is None


def test_text_takes_line_breaks_and_nothing_else_invisible():
    assert validate_text("一\n二\t三") is None
    with pytest.raises(ValidationError):
        validate_text("一\u200b二")
