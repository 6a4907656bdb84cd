"""How Chinese pages write a roster: one function for each construct of the study, each with the answer it must give."""

from tests.rosters import constructs_groups, constructs_names, constructs_rare, phrases_chinese
from tests.rosters.draft import Draft, held
from tests.rosters.pen import Pen


def otn(pen):
    """63 of 100 rows."""
    organization, title, name = pen.post()
    pen.person(organization + title + name, name, [held(organization, title)], "O T N")


def ont(pen):
    body, organization = pen.body("school", "joined", "department", "institute", ranks=True)
    rank, name = pen.rank(body), pen.name()
    pen.person(organization + name + rank, name, [held(organization, rank)], "O N T")


def otnt(pen):
    body, organization = pen.body("school", "joined", "department", "institute", "university", ranks=True)
    title, rank, name = pen.head(body), pen.chance.choice(("教授", "研究员", "副教授")), pen.name()
    pen.person(organization + title + name + rank, name, [held(organization, title), held("", rank, "")], "O T N T")


def shared_prefix(pen):
    """教授A、B: who follows without a title has the title before."""
    body, organization = pen.body("school", "joined", "department", "institute", "library", ranks=True)
    rank = pen.rank(body)
    _share(pen, organization, rank, pen.chance.choice((2, 2, 3, 4)))


def _share(pen, organization, title, count):
    joint = ""
    for number in range(count):
        name, is_open = pen.name(), joint == "与"  # 副校长A与B: on real pages B is now one, now not
        titles = [held(organization, title, inherited=number > 0)]
        words = (organization + title if number == 0 else "") + name
        tag = "T A与B" if is_open else "T A、B"
        pen.person(words, name, titles, tag, shared="prefix", ambiguous=is_open)
        if number < count - 1:
            joint = "、" if number < count - 2 else pen.last_join()
            pen.say(joint)


def deputies(pen):
    """副院长A、B."""
    body, organization = pen.body("school", "institute", "university", "bureau", "museum", "court")
    title = pen.deputy(body)
    _share(pen, organization, title, 2)


def carried(pen):
    """院长A、副院长B、教授C: the organisation is said once."""
    body, organization = pen.body(
        "school", "joined", "institute", "university", "bureau", "museum", "company", "office", "town"
    )
    title, name = pen.head(body), pen.name()
    pen.person(organization + title + name, name, [held(organization, title)], "O T N")
    for number in range(count := pen.chance.choice((1, 1, 2))):
        pen.say("、" if number < count - 1 else pen.last_join())
        title = pen.deputy(body) if number == 0 or not body.ranks else pen.rank(body)
        name = pen.name()
        pen.person(title + name, name, [held("", title, organization)], "carried organisation")


def carried_rank(pen):
    """院长A教授、副院长B教授."""
    body, organization = pen.body("school", "joined", "institute")
    title, name = pen.head(body), pen.name()
    pen.person(organization + title + name + "教授", name, [held(organization, title), held("", "教授", "")], "O T N T")
    pen.say(pen.last_join())
    title, name = pen.deputy(body), pen.name()
    titles = [held("", title, organization), held("", "教授", "")]
    pen.person(title + name + "教授", name, titles, "carried organisation", "T N T")


def open_rank(pen):
    """院长A教授、B教授: whether B is 院长 too is open."""
    body, organization = pen.body("school", "joined", "institute")
    title, name = pen.head(body), pen.name()
    pen.person(organization + title + name + "教授", name, [held(organization, title), held("", "教授", "")], "O T N T")
    pen.say("、")
    name = pen.name()
    titles = [held(organization, title, inherited=True), held("", "教授", "")]
    pen.person(name + "教授", name, titles, "院长A教授、B教授", ambiguous=True)


def ont_carried(pen):
    """O A教授、B副教授."""
    _body, organization = pen.body("school", "joined", "department", ranks=True)
    rank, name = pen.chance.choice(("教授", "特聘教授")), pen.name()
    pen.person(organization + name + rank, name, [held(organization, rank)], "O N T")
    for _ in range(pen.chance.choice((1, 2))):
        pen.say("、")
        rank, name = pen.chance.choice(("教授", "副教授", "讲师", "博士生导师")), pen.name()
        pen.person(name + rank, name, [held("", rank, organization)], "carried N T")


def shared_suffix(pen):
    """O A、B、C三位教授."""
    body, organization = pen.body("school", "joined", "department", "institute", ranks=True)
    rank, count = pen.chance.choice(body.ranks[:2]), pen.chance.choice((2, 3, 3, 4))
    organization = organization if pen.chance.random() < 0.8 else ""
    for number in range(count):
        name = pen.name()
        after = f"{'两三四'[count - 2]}位{rank}" if number == count - 1 else ""
        titles = [held(organization, rank, inherited=number > 0 and bool(organization))]
        words = (organization if number == 0 else "") + name + after
        pen.person(words, name, titles, "A、B、C三位教授", shared="suffix")
        if number < count - 1:
            pen.say("、")


def with_too(pen):
    """党委书记兼院长."""
    body, organization = pen.body("school", "institute", "society", "company", "publisher", "university", "centre")
    first = pen.head(body)
    second = pen.chance.choice([title for title in (*body.heads, *body.deputies, "研究员") if title != first])
    joint, name = pen.chance.choice(("兼", "兼", "兼任", "、")), pen.name()
    titles = [held(organization, first), held("", second, organization)]
    rank = pen.chance.choice(("", "", "教授")) if organization.endswith("院") else ""
    titles += [held("", rank, "")] if rank else []
    tag = "T、T of one" if joint == "、" else "T兼T"
    pen.person(f"{organization}{first}{joint}{second}{name}{rank}", name, titles, tag)


def three_titles(pen):
    body, organization = pen.body("school", "university", "society", "museum")
    first, third, second = pen.chance.sample((*body.heads, *body.deputies, "教授"), 3)
    name = pen.name()
    titles = [held(organization, first), held("", second, organization), held("", third, organization)]
    pen.person(
        f"{organization}{first}、{third}兼{second}{name}",
        name,
        [titles[0], titles[2], titles[1]],
        "T、T of one",
        "T兼T",
    )


def glued(pen):
    """教授博导, two titles and nothing between."""
    _body, organization = pen.body("school", "joined", "department")
    first, joint = "教授", pen.chance.choice(("", "", "、", "／"))
    second, name = pen.chance.choice(("博导", "博士生导师", "硕士生导师")), pen.name()
    titles = [held(organization, first), held("", second, organization)]
    if pen.chance.random() < 0.5:
        pen.person(organization + first + joint + second + name, name, titles, "教授博导")
    else:
        pen.person(organization + name + first + joint + second, name, titles, "教授博导")


def bracketed_title(pen):
    """院长（教授）N: a title in brackets after the post."""
    _body, organization = pen.body("school", "joined", "institute")
    name, first = pen.name(), "副院长"
    second = pen.chance.choice(("教授", "研究员"))
    titles = [held(organization, first), held("", second, "")]
    pen.person(f"{organization}{first}（{second}）{name}", name, titles, "T（T）N")


def remark(pen):
    """N（主持工作）."""
    body, organization = pen.body("school", "institute", "office", "bureau")
    title, name = pen.deputy(body), pen.name()
    note = pen.chance.choice(("主持工作", "主持行政工作", "正处级", "挂职"))
    also = [(organization, f"{title}（{note}）"), (organization, f"{title}({note})")]
    pen.person(
        f"{organization}{title}{name}（{note}）",
        name,
        [held(organization, title, also=also)],
        "N（主持工作）",
        note=note,
    )


def two_bodies(pen):
    """A大学教授、B研究院院长N."""
    first_body, first = pen.body("school", "university", "joined", ranks=True)
    second_body, second = pen.body("society", "institute", "publisher", "museum", "company")
    one, two, name = pen.chance.choice((pen.rank(first_body), pen.head(first_body))), pen.head(second_body), pen.name()
    joint = pen.chance.choice(("、", "、", "，", "兼")) if pen.outer != "，" else pen.chance.choice(("、", "兼"))
    titles = [held(first, one), held(second, two)]
    pen.person(f"{first}{one}{joint}{second}{two}{name}", name, titles, "two organisations of one")


def connective(pen):
    """和 inside an organisation and between two people."""
    body, organization = pen.body("joined")
    other_body, other = pen.body("joined", "school", "institute")
    first, second = pen.name(), pen.name()
    title, other_title = pen.head(body), pen.head(other_body)
    pen.person(organization + title + first, first, [held(organization, title)], "和 in O and between N")
    pen.say(pen.chance.choice(("和", "与", "及", "以及", "，以及")))
    pen.person(other + other_title + second, second, [held(other, other_title)], "和 in O and between N")


ORDINARY = (otn,) * 63 + (ont,) * 20 + (otnt,) * 10 + (shared_prefix,) * 3 + (carried,) * 4
FEATURED = (
    shared_prefix,
    carried,
    deputies,
    carried_rank,
    open_rank,
    ont_carried,
    shared_suffix,
    with_too,
    three_titles,
    glued,
    bracketed_title,
    remark,
    two_bodies,
    connective,
    *constructs_rare.FEATURED,
    *constructs_groups.FEATURED,
    *constructs_names.FEATURED,
)


def write(chance, language, number):
    """A roster with one or two of the constructs among ordinary rows, in a sentence or bare, open-ended or not."""
    draft = Draft()
    pen = Pen(chance, language, draft)
    constructs = constructs_names.ONLY_TRADITIONAL + FEATURED if language == "zh-hant" else FEATURED
    parts = [constructs[(number * 2) % len(constructs)], constructs[(number * 2 + 1) % len(constructs)]]
    parts += [chance.choice(ORDINARY) for _ in range(chance.choice((0, 1, 1, 2, 3, 4)))]
    chance.shuffle(parts)
    before, after, closing = phrases_chinese.frame(chance, draft)
    parts = parts[:2] if "由" in before else parts  # a table of chairs would be no sentence of a page
    draft.say(before)
    for place, part in enumerate(parts):
        if place:
            draft.say(pen.outer if place < len(parts) - 1 else pen.outer_last())
        pen.is_last = place == len(parts) - 1
        part(pen)
    phrases_chinese.close(pen, closing)
    draft.say(after)
    draft.defect = phrases_chinese.defect(chance, draft)
    return draft


def write_long(chance, language, people):
    draft = Draft()
    pen = Pen(chance, language, draft)
    while sum(1 for _words, row in draft.pieces if row) < people:
        if draft.pieces:
            draft.say("、")
        chance.choice((otn, otn, ont, otnt))(pen)
    return draft
