"""What is in a Chinese name: how it is built, what it may be mistaken for, and what a page sets beside it."""

from tests.rosters import names_chinese, words_hans
from tests.rosters.draft import held


def compound(pen):
    _plain(pen, pen.name("compound"), "compound surname")


def rare(pen):
    _plain(pen, pen.name("rare"), "rare surname")


def word_name(pen):
    names = [name for name in names_chinese.WORD_NAMES if name not in pen.used]
    name = pen.chance.choice(names)
    pen.used.add(name)
    _plain(pen, name, "name that is a word")


def _plain(pen, name, tag):
    """O T N, O N T or O T N T around a name that has something to it."""
    body, organization = pen.body("school", "joined", "university", "institute", "department", ranks=True)
    draw = pen.chance.random()
    if draw < 0.6:
        title = pen.chance.choice(body.heads + body.deputies + body.ranks)
        pen.person(organization + title + name, name, [held(organization, title)], tag)
    elif draw < 0.85:
        rank = pen.rank(body)
        pen.person(organization + name + rank, name, [held(organization, rank)], tag)
    else:
        title = pen.head(body)
        pen.person(f"{organization}{title}{name}教授", name, [held(organization, title), held("", "教授", "")], tag)


def tricky(pen):
    """镇长江…: post and surname make a word between them."""
    organization, title, family = pen.chance.choice(names_chinese.TRICKY)
    name = family + pen.chance.choice("明军强菊海伟丽文").strip() + pen.chance.choice(("", "旺", "平", "波", "华"))
    if name in pen.used:
        return _plain(pen, pen.name(), "O T N")
    pen.used.add(name)
    return pen.person(organization + title + name, name, [held(organization, title)], "镇长|江…")


def dotted(pen):
    name = pen.chance.choice([name for name in names_chinese.DOTTED if name not in pen.used])
    pen.used.add(name)
    dot = pen.chance.choice(("·", "·", "•", "‧", "・", "．", " · "))
    body, organization = pen.body("university", "school", "society", "institute", ranks=True)
    title = pen.head(body)
    words = name.replace("·", dot)
    if pen.chance.random() < 0.6:
        pen.person(organization + title + words, name, [held(organization, title)], "name with ·")
    else:
        rank = pen.rank(body)
        pen.person(organization + words + rank, name, [held(organization, rank)], "name with ·")


def _foreign(names, tag):
    def construct(pen):
        name = pen.chance.choice([name for name in names if name not in pen.used])
        pen.used.add(name)
        organization = pen.chance.choice(words_hans.FOREIGN)
        draw = pen.chance.random()
        if draw < 0.5:
            title = pen.chance.choice(("教授", "校长", "副校长", "研究员"))
            pen.person(organization + title + name, name, [held(organization, title)], tag)
        elif draw < 0.8:
            pen.person(organization + name + "教授", name, [held(organization, "教授")], tag)
        else:
            titles = [held(organization, "副校长"), held("", "教授", "")]
            pen.person(organization + "副校长" + name + "教授", name, titles, tag)

    construct.__name__ = tag
    return construct


def undotted(pen):
    name = pen.chance.choice([name for name in names_chinese.UNDOTTED if name not in pen.used])
    pen.used.add(name)
    _plain(pen, name, "Tibetan, Mongolian")


def honorific(pen):
    body, organization = pen.body("school", "society", "company", "publisher", "middle", "university")
    title, name = pen.chance.choice(body.heads + body.deputies), pen.name()
    word = pen.chance.choice(pen.words.HONORIFICS[:5])
    pen.person(organization + title + name + word, name, [held(organization, title)], "honorific", honorific=word)


def honorific_alone(pen):
    name, word = pen.name(), pen.chance.choice(pen.words.HONORIFICS)
    pen.person(name + word, name, [], "honorific alone", honorific=word)


def former(pen):
    body, organization = pen.body("school", "university", "congress", "library", "society", "museum", "bureau")
    title, name = pen.chance.choice(("原", "原", "前")) + pen.chance.choice(body.heads + body.deputies), pen.name()
    pen.person(organization + title + name, name, [held(organization, title)], "former")


def spaced(pen):
    """周  某: two characters set as wide as three."""
    name = pen.name(length=1)
    while len(name) != 2:
        name = pen.name(length=1)
    words = name[0] + pen.chance.choice(("  ", " ", "\u3000")) + name[1]
    body, organization = pen.body("school", "office", "university", "bureau")
    title = pen.chance.choice(body.heads)
    pen.person(organization + title + words, name, [held(organization, title)], "周  某")


def courtesy(pen):
    """X校長YY."""
    if not pen.is_taiwan:
        return former(pen)
    kind, title = pen.chance.choice(
        (("university", "校長"), ("school", "院長"), ("department", "主任"), ("library", "館長"))
    )
    _body, organization = pen.body(kind)
    name = pen.name()
    while len(name) != 3:
        name = pen.name()
    titles = [held(organization, title)]
    return pen.person(organization + name[0] + title + name[1:], name, titles, "X校長YY")


def bare_names(pen):
    """Names alone after an organisation, or after a post that cannot be shared: any reading, if it is marked."""
    body, organization = pen.body("school", "university", "department")
    if pen.chance.random() < 0.5:
        for number in range(2):
            name = pen.name()
            titles = [held(organization, "", inherited=number > 0)]
            pen.person((organization if number == 0 else "") + name, name, titles, "O N", ambiguous=True)
            if number == 0:
                pen.say("、")
    else:
        first, second, name, other = "党委副书记", pen.head(body), pen.name(), pen.name()
        titles = [held(organization, first), held("", second, organization)]
        pen.person(f"{organization}{first}、{second}{name}", name, titles, "T、T of one")
        pen.say("与")
        pen.person(other, other, [], "N only", ambiguous=True)


def title_only(pen):
    """A post and no organisation anywhere."""
    title, name = (
        pen.chance.choice(("教授", "著名作家", "青年学者", "书法家", "诗人", "评论家", "资深媒体人", "译审")),
        pen.name(),
    )
    pen.person(title + name, name, [held("", title, "", resolved_also=[""])], "T N")


FEATURED = (
    compound,
    rare,
    rare,
    word_name,
    word_name,
    tricky,
    tricky,
    dotted,
    _foreign(names_chinese.JAPANESE, "Japanese"),
    _foreign(names_chinese.LATIN, "Latin between Chinese"),
    undotted,
    honorific,
    honorific_alone,
    former,
    former,
    spaced,
    bare_names,
    bare_names,
    title_only,
)
ONLY_TRADITIONAL = (courtesy, courtesy)
