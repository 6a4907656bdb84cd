"""How English pages write a roster: the comma parts name, title, department, institution and people alike."""

from tests.rosters import phrases_english as phrases
from tests.rosters import words_en as words
from tests.rosters.draft import Draft, held
from tests.rosters.pen_english import Pen, of


def nto(pen, names=None, tag="N, T, O"):
    (title, organization), name = pen.post(), pen.name(names)
    called, more = pen.called(name)
    pen.draft.person(f"{called}, {title}, {organization}", name, [held(organization, title)], tag, **more)


def n_t_of_o(pen, names=None, tag="N, T of O"):
    (title, organization), name = pen.post(), pen.name(names)
    called, more = pen.called(name)
    pen.draft.person(f"{called}, {title} of {of(organization)}", name, [held(organization, title)], tag, **more)


def t_of_o_n(pen, tag="T of O N"):
    title, organization = pen.chance.choice(
        (
            (pen.chance.choice(words.UNIVERSITY_POSTS), pen.chance.choice(words.UNIVERSITIES)),
            (pen.chance.choice(words.UNIT_POSTS[:8]), pen.chance.choice(words.UNITS)),
        )
    )
    name = pen.name()
    called, more = pen.called(name)
    pen.draft.person(f"{title} of {of(organization)} {called}", name, [held(organization, title)], tag, **more)


def otn(pen):
    title, organization, name = (
        pen.chance.choice(words.UNIVERSITY_POSTS[:7]),
        pen.chance.choice(words.UNIVERSITIES),
        pen.name(),
    )
    called, more = pen.called(name, 0.4)
    pen.draft.person(f"{organization} {title} {called}", name, [held(organization, title)], "O T N", **more)


def dashed(pen):
    (title, organization), name = pen.post(), pen.name()
    called, more = pen.called(name, 0.7)
    dash = pen.chance.choice((" – ", " – ", " - ", " — "))
    words_ = f"{called}{dash}{title} of {of(organization)}"
    pen.draft.person(words_, name, [held(organization, title)], "N – T of O", **more)


def department_and_institution(pen):
    title, unit, university = (
        pen.chance.choice(words.UNIT_POSTS),
        pen.chance.choice(words.UNITS[:-1]),
        pen.chance.choice(words.UNIVERSITIES),
    )
    name = pen.name()
    called, more = pen.called(name)
    whole = f"{unit}, {university}"
    also = [(unit, title), (university, f"{title}, {unit}"), (university, title)]
    pen.draft.person(
        f"{called}, {title}, {whole}", name, [held(whole, title, also=also)], "N, T, department, O", **more
    )


def comma_in_title(pen):
    title = pen.chance.choice(
        (
            "Vice President, International",
            "Pro Vice-Chancellor, Research and Innovation",
            "Director, Global Engagement",
            "Associate Dean (Research)",
        )
    )
    university, name = pen.chance.choice(words.UNIVERSITIES), pen.name()
    called, more = pen.called(name)
    tag = "comma in T" if "," in title else "(…) in T"
    pen.draft.person(f"{called}, {title}, {university}", name, [held(university, title)], tag, **more)


def two_titles(pen):
    university, name = pen.chance.choice(words.UNIVERSITIES), pen.name()
    first, second = pen.chance.choice(
        (
            ("President", "Chief Executive Officer"),
            ("Dean", "Professor"),
            ("Rector", "Professor"),
            ("Founder", "Director"),
        )
    )
    called, more = pen.called(name)
    titles = [held(university, first), held("", second, university, also=[(university, second)])]
    whole = [held(university, f"{first} and {second}")]
    pen.draft.person(
        f"{called}, {first} and {second} of {of(university)}",
        name,
        titles,
        "T and T of one",
        accept_titles=[whole],
        **more,
    )


def two_bodies(pen):
    first, second, name = pen.chance.choice(words.UNIVERSITIES), pen.chance.choice(words.BODIES), pen.name()
    one, two = pen.chance.choice(words.UNIVERSITY_POSTS), pen.chance.choice(words.BODY_POSTS)
    titles = [held(first, one), held(second, two)]
    words_ = f"{name}, {one} of {of(first)} and {two} of {of(second)}"
    pen.draft.person(words_, name, titles, "two organisations of one")


def shared(pen):
    """Vice Presidents A and B."""
    title, organization = (
        pen.chance.choice(("Vice President", "Deputy Director", "Associate Dean")),
        pen.chance.choice(words.UNIVERSITIES),
    )
    first, second = pen.name(), pen.name()
    also = [(organization, title + "s")]
    pen.draft.person(
        f"{organization} {title}s {first}", first, [held(organization, title, also=also)], "Ts A and B", shared="prefix"
    )
    pen.draft.say(" and ")
    titles = [held(organization, title, also=also, inherited=True)]
    pen.draft.person(second, second, titles, "Ts A and B", shared="prefix")


def professors(pen):
    """Professors A, B and C of O: a title or an honorific, open."""
    organization, names = pen.chance.choice(words.UNIVERSITIES), [pen.name(), pen.name()]
    for number, name in enumerate(names):
        before, after = ("Professors ", "") if number == 0 else ("", f" of {of(organization)}")
        pen.draft.person(
            before + name + after, name, [held(organization, "Professor")], "Professors A and B", ambiguous=True
        )
        if number == 0:
            pen.draft.say(" and ")


def bracketed(pen):
    """Dr N (T, O)."""
    (title, organization), name = pen.post(), pen.name()
    called, more = pen.called(name, 0.8)
    pen.draft.person(f"{called} ({title}, {organization})", name, [held(organization, title)], "N (T, O)", **more)


def carried(pen):
    """O T N, T N: the body is said once."""
    organization = pen.chance.choice(words.UNIVERSITIES)
    first, second = pen.chance.sample(words.UNIVERSITY_POSTS[:7], 2)
    for place, title in enumerate((first, second)):
        name = pen.name()
        called, more = pen.called(name, 1)
        answer = held("" if place else organization, title, organization)
        words_ = f"{title} {called}" if place else f"{organization} {title} {called}"
        pen.draft.person(words_, name, [answer], "carried organisation" if place else "O T N", **more)
        if place == 0:
            pen.draft.say(", ")


def described(pen):
    """N, a professor of law at O."""
    title = pen.chance.choice(("professor of law", "professor of government", "lecturer in history", "research fellow"))
    university, name = pen.chance.choice(words.UNIVERSITIES), pen.name()
    article = pen.chance.choice(("a ", "a ", ""))
    titles = [held(university, title)]
    pen.draft.person(f"{name}, {article}{title} at {of(university)}", name, titles, "N, a T at O")


def former(pen):
    title, organization, name = (
        pen.chance.choice(words.UNIVERSITY_POSTS),
        pen.chance.choice(words.UNIVERSITIES),
        pen.name(),
    )
    title = f"former {title}"
    draw = pen.chance.random()
    if draw < 0.5:
        pen.draft.person(f"{name}, {title} of {of(organization)}", name, [held(organization, title)], "former")
    else:
        pen.draft.person(f"{name}, {title}, {organization}", name, [held(organization, title)], "former")


def guest_of_honour(pen):
    """Role words are event roles, not titles."""
    (title, organization), name = pen.post(), pen.name()
    called, more = pen.called(name, 0.8)
    role = pen.chance.choice(("chief guest ", "keynote speaker ", "guest of honour "))
    pen.draft.say(role)
    pen.draft.person(f"{called}, {title}, {organization}", name, [held(organization, title)], "chief guest", **more)


def stacked(pen):
    (title, organization), name = pen.post(), pen.name()
    prefix = pen.chance.choice(
        (
            "Prof. Dr.",
            "Assoc. Prof. Dr.",
            "Professor Dr",
            "Ass.  Prof. Dr.",
            "Professor Sir",
            "Prof. Dr",
            "Assoc. Prof.",
        )
    )
    mark = pen.chance.choice((", ", " – "))
    words_ = f"{prefix} {name}{mark}{title}" + (f", {organization}" if mark == ", " else f" of {of(organization)}")
    pen.draft.person(words_, name, [held(organization, title)], "stacked prefixes", honorific=prefix)


def without_body(pen):
    (title, _organization), name = pen.post(), pen.name()
    called, more = pen.called(name, 0.8)
    pen.draft.person(f"{called}, {title}", name, [held("", title, "", resolved_also=[""])], "N, T", **more)


def prefixed_alone(pen):
    name = pen.name()
    called, more = pen.called(name, 1)
    pen.draft.person(called, name, [], "honorific alone", **more)


def group(pen):
    words_ = pen.chance.choice([words_ for words_ in words.GROUPS if words_ not in pen.used])
    pen.used.add(words_)
    pen.draft.group(words_, "group")


def _names(names, tag):
    def construct(pen):
        names_left = tuple(name for name in names if name not in pen.used)
        pen.chance.choice((nto, n_t_of_o))(pen, names_left or None, tag)

    return construct


FEATURED = (
    nto,
    n_t_of_o,
    t_of_o_n,
    otn,
    dashed,
    department_and_institution,
    comma_in_title,
    two_titles,
    two_bodies,
    shared,
    professors,
    former,
    bracketed,
    carried,
    described,
    guest_of_honour,
    stacked,
    without_body,
    prefixed_alone,
    group,
    _names(words.VIETNAMESE, "Vietnamese"),
    _names(words.TURKISH, "Turkish"),
    _names(words.SPANISH, "Spanish, Portuguese"),
    _names(words.CHINESE, "Chinese, three orders"),
    _names(words.PARTICLES, "particles, initials"),
    dashed,
    department_and_institution,
)
# What keeps its meaning beside commas between people; the rest stands alone or with semicolons.
NEEDS_SEMICOLON = (comma_in_title, department_and_institution)


def write(chance, _language, number):
    draft = Draft()
    pen = Pen(chance, draft)
    first = FEATURED[number % len(FEATURED)]
    if first in NEEDS_SEMICOLON:
        pen.mark = "; "
        draft.tags -= {"comma between people"}
        draft.tags.add("semicolons")
    form = chance.choice((nto, nto, n_t_of_o, dashed))
    parts = [first] + [form for _ in range(chance.choice((0, 1, 2, 3)))]
    if first is group and len(parts) == 1:
        parts.append(form)
    if first is group or first is prefixed_alone or first is without_body:
        parts.reverse()
    draw, before, after = chance.random(), "", ""
    if draw < 0.25:
        before, after = chance.choice(phrases.BEFORE), chance.choice(("", "."))
    elif draw < 0.4:
        after = chance.choice(phrases.AFTER)
    draft.tags |= {"in a sentence"} if before or after else set()
    draft.say(before) if before else None
    for place, part in enumerate(parts):
        if place:
            is_last = place == len(parts) - 1
            draft.say(pen.mark + ("and " if is_last and (pen.mark == ", " or chance.random() < 0.5) else ""))
        part(pen)
    if first is not group and chance.random() < 0.15:
        draft.tags.add("closing words")
        draft.say(chance.choice(phrases.CLOSING))
    draft.say(after[draft.pieces[-1][0].endswith(".") and after == "." :]) if after else None
    if chance.random() < 0.1:
        draft.defect = chance.choice(("nfd", "nbsp"))
        draft.tags.add(draft.defect)
    return draft


def write_long(chance, _language, people):
    draft = Draft()
    pen = Pen(chance, draft)
    for number in range(people):
        if number:
            draft.say("; ")
        nto(pen)
    return draft
