import pytest

from articles.prose.posts import Post, is_same, joined, post_above


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Post("上海市金山区委", "副书记"), Post("上海市金山区", "委副书记")),
        (Post("上海交通大学", "党委 书记"), Post("上海交通大学党委", "书记")),
        (Post("復旦大學", "教授"), Post("复旦大学", "教授")),
        (Post("徐汇区人大常委会", "原主任", True), Post("徐汇区人大常委会", "主任", True)),
        (Post("Fudan University", "Professor"), Post("Fudan University", "professor")),
    ],
)
def test_two_cuts_of_a_post_are_one(one, other):
    assert joined(one) == joined(other)


@pytest.mark.parametrize(
    ("deputy", "head"),
    [
        (Post("上海市金山区委", "副书记"), Post("上海市金山区委", "书记")),
        (Post("大学", "党委副书记"), Post("大学党委", "书记")),
        (Post("学院", "常务副院长"), Post("学院", "院长")),
        (Post("广陈镇", "副镇长"), Post("广陈镇", "镇长")),
        (Post("学院", "院长助理"), Post("学院", "院长")),
        (Post("公司", "副总经理"), Post("公司", "总经理")),
        (Post("School of Law", "Vice Dean"), Post("School of Law", "Dean")),
        (Post("District", "Deputy Secretary"), Post("District", "Secretary")),
    ],
)
def test_deputy_names_the_post_of_the_head(deputy, head):
    assert post_above(deputy) == joined(head)


@pytest.mark.parametrize(
    "post",
    [
        Post("学院", "副教授"),
        Post("医院", "副主任医师"),
        Post("学院", "院长"),
        Post("学院", "原副院长", True),
        Post("", "副院长"),
        Post("School of Law", "Associate Professor"),
        Post("", "Vice Dean"),
    ],
)
def test_who_is_no_deputy_stands_below_nobody(post):
    assert post_above(post) == ""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Post("学院", "教授"), Post("", "教授"), True),
        (Post("学院", "教授"), Post("医院", "教授"), False),
        (Post("学院", "院长"), Post("学院", "院长", True), False),
        (Post("学院", "院长"), Post("学院", "副院长"), False),
    ],
)
def test_posts_are_the_same(one, other, expected):
    assert is_same(one, other) == expected
