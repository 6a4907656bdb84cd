"""What only the whole of an English roster tells: the institute's own name, what is carried over, who stands twice."""

from dataclasses import replace

from articles.rosters.english.words import (
    ARTICLES_OF_OURS,
    BODIES,
    PLACES,
    PREPOSITIONS,
    PROFESSIONS,
    SUBJECTS,
    SURE_HONORIFICS,
    SURE_SUBJECT_ENDINGS,
)
from articles.rosters.rows import Doubt, Reason

# The kinds of body that an institute calls itself, and how its Chinese name ends.
KINDS = {
    "university": ("university", "大学", "大學", "学院", "學院"),
    "school": ("school", "学院", "學院", "学校", "學校"),
    "college": ("college", "学院", "學院", "书院"),
    "faculty": ("faculty", "学院", "學院", "学部"),
    "department": ("department", "系", "部", "处"),
    "institute": ("institute", "研究院", "研究所", "学院", "學院"),
    "academy": ("academy", "研究院", "科学院", "学院"),
    "centre": ("centre", "center", "中心"),
    "center": ("centre", "center", "中心"),
    "library": ("library", "图书馆", "圖書館"),
    "museum": ("museum", "博物馆", "博物館"),
    "press": ("press", "出版社"),
    "hospital": ("hospital", "医院", "醫院"),
}
# Rows of one roster; above it is no roster, and who resembles whom is not asked.
MOST_COMPARED = 500


def own_name(organization, before, directory):
    """The full name of the institute for "the University" and "our school", "" for any other body."""
    if organization.lower() not in KINDS or not directory.own:
        return ""
    if before and before[0] not in ARTICLES_OF_OURS and organization.islower() is False and before[0] != "of":
        return ""
    for ending in KINDS[organization.lower()]:
        for name in directory.own:
            if name.lower().endswith(ending) or ending in name.lower().split():
                return name
    return directory.own[0] if before and before[0] == "our" else ""


def rows_with_doubts(rows, drafts):
    """The rows with what they carry over from the rows above, and with the doubts that only all of them tell."""
    seen, near, finished, last = {}, {}, [], ""
    names = [row.name for row in rows if row.kind == "person"]
    for name in names:
        seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
    for name in set(names) if len(names) <= MOST_COMPARED else ():
        for key in _one_off(name):
            near.setdefault(key, set()).add(name)
    for row, draft in zip(rows, drafts, strict=True):
        if row.kind == "person":
            row, last = _carried(row, draft.carries or last)
            row = replace(row, uncertain=_distinct((*row.uncertain, *_about_name(row, seen, near))))
        finished.append(row)
    return tuple(finished)


def _carried(row, last):
    held = [title for title in row.titles if title.organization]
    if held:
        return row, held[-1].organization_suggested or held[-1].organization
    if not row.titles or not last:
        return row, last
    if _stands_alone(row.titles[0].title):
        return row, last
    titles = (row.titles[0]._replace(organization_suggested=last), *row.titles[1:])
    return replace(row, titles=titles, uncertain=(*row.uncertain, Reason(Doubt.CARRIED, last))), last


def _stands_alone(title):
    """Minister of Education, author: a post that needs no body from the row above."""
    words = title.lower().split()
    return any(word in PREPOSITIONS for word in words) or words[-1:] in ([word] for word in PROFESSIONS)


def _about_name(row, seen, near):
    words = row.name.split()
    if not row.titles:
        yield Reason(Doubt.BARE_NAME)
    if (len(words) < 2 or len(words) > 6 or any(c.isdigit() for c in row.name) or _is_no_name(words)) and row.name:
        yield Reason(Doubt.ODD_NAME)
    if seen.get(row.name.casefold(), 0) > 1:
        yield Reason(Doubt.REPEATED, row.name)
    others = sorted({other for key in _one_off(row.name) for other in near.get(key, ())} - {row.name})
    if others:
        yield Reason(Doubt.SIMILAR, others[0])


def _is_no_name(words):
    keys = [word.lower().strip(".") for word in words]
    if any(key in SURE_HONORIFICS or (key in SUBJECTS and key.endswith(SURE_SUBJECT_ENDINGS)) for key in keys):
        return True
    return any(key in BODIES for key in keys) or all(key in SUBJECTS or key in PLACES for key in keys)


def _one_off(name):
    """What names of one length that differ in one character have in common. Short ones differ too easily."""
    if len(name) < 6 or len(name) > 60:
        return []
    return [(place, name[:place], name[place + 1 :]) for place in range(len(name))]


def _distinct(reasons):
    return tuple(dict.fromkeys(reasons))
