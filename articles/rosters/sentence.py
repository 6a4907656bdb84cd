"""A roster as a sentence, in Chinese or English, so that reading it again gives the same rows.

Chinese: people are parted by ，and the titles of one person by 、; each title stands before the name with its
organisation before it, and an honorific behind the name. English: people are parted by semicolons and what belongs to
one by commas: name, title, organisation. A group stands in its place, closing words (等, et al.) at the end.
What the source did not name is not claimed: an inferred organisation is left out where reading carries it over again,
and written out where it would be lost. Where the usual order of a row would be read otherwise, another one is taken:
the title behind the name (浙江大学胡税根教授), every organisation in full, then spaces between the parts.
"""

from articles.rosters.read import read_roster

ENGLISH = "en"


def print_roster(rows, *, tail="", language="zh-hans", directory=None):
    """The sentence of ReadRows. Costs a reading, and another for each other order that has to be tried."""
    rows = list(rows)
    forms = ENGLISH_FORMS if language == ENGLISH else CHINESE_FORMS
    best = chosen = [0] * len(rows)
    fewest = len(rows) + 1
    for _attempt in forms:
        text = _written(rows, chosen, tail, language)
        wrong = _misread(rows, read_roster(text, directory=directory, language=language).rows)
        if len(wrong) < fewest:
            best, fewest = chosen, len(wrong)
        if not wrong:
            break
        chosen = [min(form + (place in wrong), len(forms) - 1) for place, form in enumerate(chosen)]
    return _written(rows, best, tail, language)


def comes_back(rows, text, *, language="zh-hans", directory=None):
    """True if reading the sentence gives the rows that it was printed from."""
    read = read_roster(text, directory=directory, language=language).rows
    return not _misread(list(rows), read)


def says_the_same(row, other):
    """True if two rows hold the same words.

    Two cuts of the same words (区委 + 副书记, 区 + 委副书记) are one title; an inferred organisation counts as what it
    is taken for.
    """
    if (row.kind, row.name, row.honorific.split()) != (other.kind, other.name, other.honorific.split()):
        return False
    if len(row.titles) != len(other.titles):
        return False
    return all(_is_same_title(*pair) for pair in zip(row.titles, other.titles, strict=True))


def _is_same_title(title, other):
    if title.is_former != other.is_former:
        return False
    words, others = (held.organization + held.title for held in (title, other))
    if title.organization or not title.organization_suggested:
        return words == others
    # Inferred: what was left out is offered again, or stands there now.
    meant = title.organization_suggested + title.title
    return meant in (others, other.organization_suggested + other.title)


def _misread(rows, read):
    """Places of the rows that do not come back; all of them if their number differs, as nobody can say which."""
    if len(rows) != len(read):
        names = [row.name for row in read]
        lost = {place for place, row in enumerate(rows) if row.name not in names}
        return lost or set(range(len(rows)))
    return {place for place, pair in enumerate(zip(rows, read, strict=True)) if not says_the_same(*pair)}


def _written(rows, chosen, tail, language):
    forms = ENGLISH_FORMS if language == ENGLISH else CHINESE_FORMS
    above, parts = "", []
    for row, form in zip(rows, chosen, strict=True):
        parts.append(row.name if row.kind != "person" else forms[form](row, above))
        above = _last_organization(row) or above
    if language == ENGLISH:
        return "; ".join(parts) + (f", {tail}" if parts and tail else "")
    # A count behind a group would be taken for the number of that group.
    mark = "，" if tail.startswith("共") and rows and rows[-1].kind == "group" else ""
    return "，".join(parts) + (f"{mark}{tail}" if parts else "")


def _last_organization(row):
    named = [title.organization or title.organization_suggested for title in row.titles]
    return next(filter(None, reversed(named)), "")


def _organizations(row, above):
    """The organisation to print before each title: none where it is inferred and the one above is carried over."""
    printed = []
    for title in row.titles:
        meant = title.organization or title.organization_suggested
        printed.append(title.organization if title.organization or meant == above else meant)
        above = meant or above
    return printed


# Chinese


def _before_the_name(row, above):
    return f"{_titles(row, above)}{row.name}{row.honorific}"


def _behind_the_name(row, above):
    """浙江大学胡税根教授; of several titles the last, if it names no organisation of its own, stands behind."""
    organizations = _organizations(row, above)
    if not row.titles or row.honorific or (len(row.titles) > 1 and organizations[-1]):
        return _before_the_name(row, above)
    if len(row.titles) == 1:
        return f"{organizations[0]}{row.name}{row.titles[0].title}"
    before = "、".join(f"{body}{title.title}" for body, title in zip(organizations[:-1], row.titles[:-1], strict=True))
    return f"{before}{row.name}{row.titles[-1].title}"


def _written_out(row, _above):
    return _before_the_name(row, "")


def _with_spaces(row, _above):
    titles = "、".join(
        f"{body} {title.title}".strip() for body, title in zip(_organizations(row, ""), row.titles, strict=True)
    )
    return f"{titles} {row.name}{row.honorific}".strip()


def _titles(row, above):
    return "、".join(f"{body}{title.title}" for body, title in zip(_organizations(row, above), row.titles, strict=True))


CHINESE_FORMS = (_before_the_name, _behind_the_name, _written_out, _with_spaces)


# English


def _with_commas(row, above):
    return ", ".join([_named(row), *_titles_in_english(row, above, ", ")])


def _with_of(row, above):
    return ", ".join([_named(row), *_titles_in_english(row, above, " of ")])


def _with_a_dash(row, above):
    return " – ".join([_named(row), *_titles_in_english(row, above, ", ")])


def _named(row):
    return f"{row.honorific} {row.name}".strip()


def _titles_in_english(row, above, mark):
    """The titles as one text; those of one body stand together before it: Dean and Professor, University of Leeds."""
    groups = []
    for body, title in zip(_organizations(row, above), row.titles, strict=True):
        if groups and not body and title.organization_suggested:
            groups[-1][0].append(title.title)
        else:
            groups.append(([title.title], body))
    words = [f"{' and '.join(titles)}{mark}{body}" if body else " and ".join(titles) for titles, body in groups]
    return [" and ".join(words)] if words else []


def _in_full(row, _above):
    return _with_commas(row, "")


ENGLISH_FORMS = (_with_commas, _with_of, _with_a_dash, _in_full)
