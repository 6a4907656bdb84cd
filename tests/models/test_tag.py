import pytest

from articles.models import Article, Tag
from articles.models.tag import join_tags, split_tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("治理､合作﹔金山", ["治理", "合作", "金山"]),
        ("､", []),
        (
            "城市治理，精细化治理、校地合作;长三角；金山区,新书",
            ["城市治理", "精细化治理", "校地合作", "长三角", "金山区", "新书"],
        ),
        ("ＡＩ\nai\r\nAi ", ["AI"]),
        (" C++ ， C# ", ["C++", "C#"]),
        ("urban governance, books", ["urban governance", "books"]),
        ("", []),
        (None, []),
        ("，、;\n", []),
    ],
)
def test_split_tags_takes_every_separator(text, expected):
    assert split_tags(text) == expected


@pytest.mark.django_db
def test_tag_keeps_its_address_when_it_is_renamed():
    tag = Tag.objects.create(name="城市治理")

    tag.name = "都市治理"
    tag.save()

    assert tag.slug == "cheng-shi-zhi-li"


@pytest.mark.django_db
def test_tags_of_one_reading_get_two_addresses():
    tags = [Tag.objects.create(name=name) for name in ("诗意", "适宜", "C++", "C#")]

    assert [tag.slug for tag in tags] == ["shi-yi", "shi-yi-1", "c", "c-1"]


@pytest.mark.django_db
def test_tag_is_found_again_whatever_its_case():
    first, second = Article.objects.create(title="一"), Article.objects.create(title="二")

    first.tags.add("Governance")
    second.tags.add("governance")

    assert [tag.name for tag in Tag.objects.all()] == ["Governance"]


@pytest.mark.django_db
def test_join_tags_gives_what_split_tags_takes():
    tags = [Tag.objects.create(name=name) for name in ("治理", "合作")]

    assert split_tags(join_tags(tags)) == ["治理", "合作"]
