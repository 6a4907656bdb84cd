import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.rosters import read
from articles.rosters.read import TooLong, read_roster
from articles.rosters.rows import Directory, Doubt, Known

OWN = Directory(own=("国际与公共事务学院", "上海交通大学"))


def rows_of(text, directory=None):
    """(name, titles joined, organisation offered for each) of a text's rows, groups by their label alone."""
    return [
        (row.name, [f"{title.organization}|{title.title}" for title in row.titles])
        if row.kind == "person"
        else row.name
        for row in read_roster(text, directory=directory).rows
    ]


def doubts_of(text, name, directory=None):
    rows = read_roster(text, directory=directory).rows
    return {reason.doubt for row in rows if row.name == name for reason in row.uncertain}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("金山区廊下镇镇长江菊旺", [("江菊旺", ["金山区廊下镇|镇长"])]),
        ("浙江大学公共管理学院胡税根教授", [("胡税根", ["浙江大学公共管理学院|教授"])]),
        ("南京大学校长吕建院士", [("吕建", ["南京大学|校长", "|院士"])]),
        ("复旦朱春奎教授", [("朱春奎", ["复旦|教授"])]),
        ("法学院院长王超教授博导", [("王超", ["法学院|院长", "|教授", "|博导"])]),
        (
            "作家协会副主席兼秘书长、散文学会会员甄钰源女士",
            [("甄钰源", ["作家协会|副主席", "|秘书长", "散文学会|会员"])],
        ),
        (
            "法学院教授黄晓亮、刘科及副教授孟军",
            [("黄晓亮", ["法学院|教授"]), ("刘科", ["法学院|教授"]), ("孟军", ["|副教授"])],
        ),
        (
            "北京大学王超、刘科、孟军三位教授",
            [("王超", ["北京大学|教授"]), ("刘科", ["北京大学|教授"]), ("孟军", ["北京大学|教授"])],
        ),
        (
            "复旦大学国际关系与公共事务学院朱春奎教授和周建国",
            [("朱春奎", ["复旦大学国际关系与公共事务学院|教授"]), ("周建国", [])],
        ),
        ("喀什大学校长帕力旦·吐尔逊", [("帕力旦·吐尔逊", ["喀什大学|校长"])]),
        ("喀什大学校长帕力旦•吐尔逊教授", [("帕力旦•吐尔逊", ["喀什大学|校长", "|教授"])]),
        ("商学院院长欧阳明", [("欧阳明", ["商学院|院长"])]),
        ("商学院院长欧明", [("欧明", ["商学院|院长"])]),
        ("学校党委副书记、校长来逢波一行6人", [("来逢波", ["学校|党委副书记", "|校长"])]),
        ("海南大学党委书记逄冉", [("逄冉", ["海南大学|党委书记"])]),
        ("东京大学教授田中一郎", [("田中一郎", ["东京大学|教授"])]),
        ("西藏大学教授扎西次仁", [("扎西次仁", ["西藏大学|教授"])]),
        ("校长John Smith教授", [("John Smith", ["|校长", "|教授"])]),
        ("國立中興大學校長薛富盛", [("薛富盛", ["國立中興大學|校長"])]),
        ("國立中興大學薛校長富盛", [("薛富盛", ["國立中興大學|校長"])]),
        ("徐汇区人大常委会原主任陈高宏", [("陈高宏", ["徐汇区人大常委会|原主任"])]),
        ("金山区相关委办局、街镇领导", ["金山区相关委办局、街镇领导"]),
        ("我馆馆领导、各部门主任", ["我馆馆领导", "各部门主任"]),
        ("来自上海、浙江、江苏的多位专家学者", ["来自上海、浙江、江苏的多位专家学者"]),
        (
            "座谈会由研究院副院长陈高宏主持",
            [("陈高宏", ["研究院|副院长"])],
        ),
        ("程鹏 上海市金山区委副书记\n顾锋 上海交通大学党委副书记", None),
        ("党委书记  周　鹏", [("周鹏", ["|党委书记"])]),
        ("大连理⼯大学\u200b教授王\u200b超", [("王超", ["大连理工大学|教授"])]),
        ("中国石油大学（华东）校长郝芳", [("郝芳", ["中国石油大学（华东）|校长"])]),
        ("《求是学刊》主编杜桂萍", [("杜桂萍", ["《求是学刊》|主编"])]),
        ("市委常委宣传部部长陈立华", [("陈立华", ["市委|常委", "宣传部|部长"])]),
        ("宣传部长陈立华", [("陈立华", ["|宣传部长"])]),
        ("张录法副院长（主持工作）", [("张录法", ["|副院长"])]),
    ],
)
def test_chinese_roster_is_read(text, expected):
    if expected is None:
        expected = [("程鹏", ["上海市金山区委|副书记"]), ("顾锋", ["上海交通大学|党委副书记"])]

    assert rows_of(text) == expected


@pytest.mark.parametrize("text", ["会议由院长王超，副院长刘科主持。", "会议由院长王超,副院长刘科主持."])
def test_width_of_signs_changes_nothing(text):
    assert rows_of(text) == [("王超", ["|院长"]), ("刘科", ["|副院长"])]


def test_rank_behind_twenty_names_is_everybodys():
    names = "、".join(f"{surname}明辉" for surname in "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑")

    rows = read_roster(f"{names}二十位教授").rows

    assert [title.title for row in rows for title in row.titles] == ["教授"] * 20


def test_own_words_are_written_out():
    rows = read_roster("我校党委副书记顾锋、我院党委书记姜文宁、学校办公室主任李振全", directory=OWN).rows

    assert [row.titles[0].organization_suggested for row in rows] == [
        "上海交通大学",
        "国际与公共事务学院",
        "上海交通大学办公室",
    ]


def test_organisation_is_carried_and_marked():
    county, mayor = read_roster("商丘县委书记王建波、副县长李英德").rows

    assert (mayor.titles[0].organization, mayor.titles[0].organization_suggested) == ("", "商丘县")
    assert [reason.doubt for reason in mayor.uncertain] == [Doubt.CARRIED]
    assert county.uncertain == ()


@pytest.mark.parametrize(
    ("text", "name", "doubt"),
    [
        ("院长王超、刘科", "刘科", Doubt.SHARED_TITLE),
        ("王超、刘科", "王超", Doubt.BARE_NAME),
        ("院长㵢超", "㵢超", Doubt.ODD_NAME),
        ("院长王超，书记王超", "王超", Doubt.REPEATED),
        ("院长王建超，书记王健超", "王建超", Doubt.SIMILAR),
        ("市一院院长等", "市一院院长", Doubt.NOT_UNDERSTOOD),
        ("（收到请回复）", "（收到请回复）", Doubt.NOT_UNDERSTOOD),
    ],
)
def test_doubt_is_told(text, name, doubt):
    assert doubt in doubts_of(text, name)


def test_directory_helps_to_cut():
    directory = Directory(organizations={"仪电云计算": "上海仪电云计算有限公司"}, people={"咸来": (Known("咸来"),)})

    rows = read_roster("仪电云计算总监咸来", directory=directory).rows

    assert [(row.name, row.titles[0][:2], row.titles[0].organization_suggested) for row in rows] == [
        ("咸来", ("仪电云计算", "总监"), "上海仪电云计算有限公司")
    ]
    assert Doubt.ODD_NAME not in {reason.doubt for reason in rows[0].uncertain}


def test_closing_words_leave_the_list_open():
    reading = read_roster("院长王超、书记刘科等10余人出席会议。")

    assert (reading.tail, reading.is_open, len(reading.rows)) == ("等10余人", True, 2)


def test_paste_that_is_too_long_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(read, "MOST_CHARACTERS", 5)

    with pytest.raises(TooLong):
        read_roster("院长王超、书记刘科")


def test_what_is_more_than_any_list_is_left_as_it_stands():
    text = "院长王超、书记刘科，" * 3000

    reading = read_roster(text)

    assert reading.rows[-1].kind == "unknown"
    assert "".join(text[start:end] for start, end in places(reading)) == text


def places(reading):
    return sorted([(row.start, row.end) for row in reading.rows] + list(reading.between))


SAID = (
    "上海交通大学 国际与公共事务学院 金山区委 副书记 院长 教授 原 兼 、 ， ； 。 和 与 及 以及 等 一行6人 王超 刘科 "
    "欧阳明 帕力旦·吐尔逊 John （ ） 《 》 “ ” 三位 我校 该院 各部门 负责人 来自 出席 主持 由 ⼯ 國 😘 1. ： ( ) é"
)
WORDS = [*SAID.split(), "\n", "\u200b", "e\u0301", "\u3000", "\t", " ", "\x00"]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=24).map("".join))
def test_every_character_has_its_place(text):
    reading = read_roster(text)

    assert "".join(text[start:end] for start, end in places(reading)) == text
    held = "".join(text[start:end] for start, end in reading.between)
    assert not any(name in held for name in ("王超", "刘科", "欧阳明")) or "出席" in held or "主持" in held
