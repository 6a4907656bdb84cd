"""The constructs of organisations and posts that a page holds once in a while: each often enough to be measured."""

from tests.rosters import words_hans
from tests.rosters.draft import held


def sub_unit(pen):
    """A sub-unit standing alone belongs to the organisation before."""
    if pen.is_taiwan:
        organization, title, units = (
            pen.chance.choice(pen.words.UNIVERSITIES),
            "校長",
            ("圖書館館長", "教務處處長", "秘書室秘書"),
        )
    else:
        organization, title, units = pen.chance.choice(
            (
                (
                    pen.chance.choice(words_hans.UNIVERSITIES),
                    "副校长",
                    ("宣传部部长", "教务处处长", "图书馆馆长", "法学院院长", "校友办公室主任"),
                ),
                (
                    pen.chance.choice(words_hans.MUSEUMS),
                    "副馆长",
                    ("展陈部部长", "教育部主任", "典藏部副部长", "办公室主任"),
                ),
                (pen.chance.choice(words_hans.COMPANIES), "总经理", ("人力资源部部长", "市场部经理", "办公室主任")),
                (pen.chance.choice(words_hans.PUBLISHERS), "总编辑", ("学术出版中心主任", "发行部主任", "总编室主任")),
            )
        )
    name = pen.name()
    pen.person(organization + title + name, name, [held(organization, title)], "O T N")
    for words in pen.chance.sample(units, pen.chance.choice((1, 1, 2))):
        pen.say("、")
        cut = 3 if words.endswith("副部长") else 2
        unit, post, name = words[:-cut], words[-cut:], pen.name()
        titles = [held(unit, post, organization + unit, resolved_also=[organization])]
        pen.person(words + name, name, titles, "sub-unit alone")


def own(pen):
    """我校, 我院, 学校, 校, 院: the institute whose page it is."""
    draft = pen.draft
    if not draft.own:
        draft.own = pen.chance.choice(
            (("浙江大学公共管理学院", "浙江大学"), ("复旦大学法学院", "复旦大学"), ("吉首大学文学院", "吉首大学"))
        )
    school, university = draft.own
    word, title, full = pen.chance.choice(
        (
            ("我校", "党委副书记", university),
            ("我校", "校长", university),
            ("学校", "党委书记", university),
            ("学校", "副校长", university),
            ("我院", "院长", school),
            ("我院", "党委书记", school),
            ("学院", "副院长", school),
            ("学校", "党委常委", university),
            ("我院", "教授", school),
            ("校", "党委副书记", university),
            ("校", "党委书记", university),
            ("院", "党委副书记", school),
            ("院", "党委书记", school),
            ("本院", "副院长", school),
        )
    )
    name = pen.name()
    titles = [held(word, title, full, own=True)]
    if title.startswith("党委") and pen.chance.random() < 0.5:
        second = "副校长" if full == university else "副院长"
        titles.append(held("", second, full))
        title += "、" + second
    pen.person(word + title + name, name, titles, "我校、我院" if len(word) == 2 else "校、院")


def own_unit(pen):
    """我校法学院: a unit of the institute whose page it is."""
    if not pen.draft.own:
        pen.draft.own = ("厦门大学公共管理学院", "厦门大学")
    university, name = pen.draft.own[1], pen.name()
    unit, title = pen.chance.choice(
        (("教务处", "处长"), ("图书馆", "馆长"), ("党委宣传部", "部长"), ("新闻学院", "教授"))
    )
    titles = [held("我校" + unit, title, university + unit, resolved_also=[university], also=[("我校", unit + title)])]
    pen.person("我校" + unit + title + name, name, titles, "我校、我院")


def back_reference(pen):
    """该院, 该校: the body named before."""
    _body, organization = pen.body("school", "institute")
    name, later = pen.name(), pen.name()
    ends, word = ("学院", "该院") if organization.endswith("院") else ("", "")
    title = "院长" if ends else "所长" if organization.endswith("所") else "主任"
    word = word or ("该所" if title == "所长" else "该系")
    pen.person(organization + title + name, name, [held(organization, title)], "O T N")
    pen.say("、")
    titles = [held(word, "副" + title, organization)]
    pen.person(word + "副" + title + later, later, titles, "该院")


def county(pen):
    """县委书记A、副县长B: the county, not its committee."""
    place = pen.chance.choice(words_hans.COUNTIES + words_hans.CITIES[:8] + words_hans.DISTRICTS[:2])
    kind, committee, name = place[-1], place + "委", pen.name()
    title = pen.chance.choice(("书记", "副书记"))
    second = f"{kind}长" if title == "副书记" and pen.chance.random() < 0.7 else ""
    titles = [held(committee, title)] + ([held("", second, place, resolved_also=[committee])] if second else [])
    pen.person(committee + title + ("、" if second else "") + second + name, name, titles, "县委、县长")
    pen.say("、")
    name = pen.name()
    if pen.chance.random() < 0.5:
        titles = [held("", f"副{kind}长", place, resolved_also=[place + "人民政府"])]
        pen.person(f"副{kind}长{name}", name, titles, "县委书记→副县长")
    else:
        place_resolved = committee + "组织部"
        titles = [
            held(committee, "常委", committee, also=[("", committee + "常委")]),
            held("组织部", "部长", place_resolved, resolved_also=[committee, place]),
        ]
        pen.person(f"{committee}常委、组织部部长{name}", name, titles, "县委、县长", "sub-unit alone")


def party(pen):
    """区委副书记: the committee and its post, one word on the page."""
    place = pen.chance.choice(words_hans.CITIES + words_hans.DISTRICTS[4:] + words_hans.COUNTIES)
    province = pen.chance.choice(("", "", "湖南省", "上海市")) if place[-1] != "市" else ""
    committee, name = province + place + "委", pen.name()
    title = pen.chance.choice(("书记", "副书记", "常委"))
    pen.person(committee + title + name, name, [held(committee, title)], "区委副书记")


def glued_posts(pen):
    """区委常委统战部部长, 宣传部长: two posts and nothing between, or a head named short."""
    place = pen.chance.choice(words_hans.CITIES + words_hans.DISTRICTS[4:])
    committee, name, unit = place + "委", pen.name(), pen.chance.choice(("统战部", "组织部", "宣传部"))
    first = held(committee, "常委", also=[("", committee + "常委")])
    if pen.chance.random() < 0.5:
        second = held(unit, "部长", committee + unit, resolved_also=[committee, place])
        pen.person(f"{committee}常委{unit}部长{name}", name, [first, second], "区委常委统战部部长")
    else:
        second = held("", unit + "长", committee, also=[(unit, "长")], resolved_also=[place])
        pen.person(f"{committee}常委、{unit}长{name}", name, [first, second], "宣传部长")


def journal(pen):
    organization = pen.chance.choice(words_hans.JOURNALS + words_hans.JOURNALS_WITH_SERIES)
    unit = pen.chance.choice(("", "", "编辑部", "杂志社"))
    title = pen.chance.choice(("主编", "副主编", "执行主编")) if unit != "编辑部" else "主任"
    title = "社长" if unit == "杂志社" else title
    name = pen.name()
    pen.person(organization + unit + title + name, name, [held(organization + unit, title)], "《…》 as organisation")


def slashed(pen):
    unit = pen.chance.choice(words_hans.SLASHED)
    organization, name = pen.chance.choice(words_hans.UNIVERSITIES) + unit, pen.name()
    title = "部长" if unit.partition("/")[0].endswith("部") else "主任" if unit.startswith("办公室") else "处长"
    pen.person(organization + title + name, name, [held(organization, title)], "A部/B部")


def honour(pen):
    """长江学者, 院士: honours that stand as titles, before or after the post."""
    honour = pen.chance.choice(words_hans.HONOURS)
    also = (
        [(honour[:4], "委员")]
        if honour == "全国政协委员"
        else [(honour[:4], "代表")]
        if honour == "全国人大代表"
        else []
    )
    first = held("", honour, "", also=also)
    body, organization = pen.body("school", "university", "institute")
    title, name = pen.head(body), pen.name()
    if pen.chance.random() < 0.5:
        pen.person(f"{honour}、{organization}{title}{name}", name, [first, held(organization, title)], "honour")
    else:
        pen.person(f"{organization}{title}、{honour}{name}", name, [held(organization, title), first], "honour")


def academician(pen):
    organization, name = pen.chance.choice(("中国科学院", "中国工程院")), pen.name()
    second = pen.chance.choice(words_hans.UNIVERSITIES)
    titles = [held(organization, "院士", also=[("", organization + "院士")])]
    draw = pen.chance.random()
    if draw < 0.4:
        pen.person(f"{organization}院士{name}", name, titles, "honour")
    elif draw < 0.7:
        pen.person(
            f"{organization}院士、{second}教授{name}",
            name,
            [*titles, held(second, "教授")],
            "honour",
            "two organisations of one",
        )
    else:
        pen.person(f"{second}校长{name}院士", name, [held(second, "校长"), held("", "院士", "")], "honour", "O T N T")


def acting(pen):
    """主编, 译者, 教师代表: titles in this roster alone."""
    title, name = pen.chance.choice(words_hans.ACTING), pen.name()
    if pen.chance.random() < 0.6:
        pen.person(title + name, name, [held("", title, "")], "主编, 译者")
    else:
        _body, organization = pen.body("school")
        pen.person(
            f"{title}、{organization}教授{name}", name, [held("", title, ""), held(organization, "教授")], "主编, 译者"
        )


def title_first(pen):
    """T O N: 特聘教授 before the department."""
    university, unit = pen.chance.choice(words_hans.UNIVERSITIES), pen.chance.choice(words_hans.SCHOOLS)
    title, name = pen.chance.choice(("特聘教授", "讲席教授", "客座教授")), pen.name()
    titles = [held(university, title), held(unit, "", university + unit)]
    pen.person(university + title + unit + name, name, titles, "T O N", ambiguous=True)


def named_after(pen):
    organization = pen.chance.choice(words_hans.UNIVERSITIES[:12]) + pen.chance.choice(words_hans.NAMED_AFTER)
    title = {"所": "所长", "院": "院长", "校": "校长", "馆": "馆长", "学": "校长"}[organization[-1]]
    name = pen.name()
    title = pen.chance.choice((title, "副" + title))
    pen.person(organization + title + name, name, [held(organization, title)], "organisation named after a person")


def _odd_body(names, tag, titles):
    """Short names, brackets and very long names of organisations."""

    def construct(pen):
        organization, name = pen.chance.choice(names), pen.name()
        title = {"铁检院": "检察长", "央视": "记者", "市委党校": "副校长"}.get(organization) or pen.chance.choice(
            titles
        )
        pen.person(organization + title + name, name, [held(organization, title)], tag)

    return construct


FEATURED = (
    sub_unit,
    own,
    own,
    own,
    own_unit,
    back_reference,
    county,
    county,
    party,
    glued_posts,
    glued_posts,
    journal,
    slashed,
    honour,
    academician,
    acting,
    title_first,
    named_after,
    _odd_body(words_hans.WITH_BRACKETS, "O with (…)", ("教授", "副教授", "讲师")),
    _odd_body(words_hans.SHORT, "short O", ("教授", "副教授", "副校长", "校长")),
    _odd_body(words_hans.SHORT_ACADEMIES, "short O", ("研究员", "副院长", "院长")),
    _odd_body(words_hans.LONG, "long O", ("主任", "副主任", "研究员")),
)
