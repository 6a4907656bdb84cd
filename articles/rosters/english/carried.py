"""What only the whole of an English roster tells, and what looks wrong in a row's words whatever way they were read."""

from dataclasses import replace

from articles.rosters.english import lexicon
from articles.rosters.english.kinds import is_acronym, is_body, is_capital, is_post, is_subject
from articles.rosters.rows import Doubt, Reason

OWN_KINDS = {kind: endings for kind, *endings in map(str.split, lexicon.OWN_KINDS)}
# Rows of one roster; above it is no roster, and who resembles whom is not asked.
MOST_COMPARED = 500
ONLY_HONORIFICS = lexicon.HONORIFICS - lexicon.HONORIFICS_THAT_ARE_WORDS
LONGEST_BODY, LONGEST_TITLE = 16, 14


def own_name(organization, before, directory):
    """The full name of the institute for "the University" and "our school", "" for any other body."""
    if organization.lower() not in OWN_KINDS or not directory.own:
        return ""
    if before and before[0] not in lexicon.ARTICLES_OF_OURS and organization.islower() is False and before[0] != "of":
        return ""
    for ending in OWN_KINDS[organization.lower()]:
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
            row = replace(row, uncertain=(*row.uncertain, *_about_words(draft)))
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
    return any(word in lexicon.PREPOSITIONS for word in words) or words[-1:] in ([word] for word in lexicon.PROFESSIONS)


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
    if any(
        key in lexicon.SURE_HONORIFICS or (key in lexicon.SUBJECTS and key.endswith(lexicon.SURE_SUBJECT_ENDINGS))
        for key in keys
    ):
        return True
    return any(key in lexicon.BODIES for key in keys) or all(
        key in lexicon.SUBJECTS or key in lexicon.PLACES for key in keys
    )


def _one_off(name):
    """What names of one length that differ in one character have in common. Short ones differ too easily."""
    if len(name) < 6 or len(name) > 60:
        return []
    return [(place, name[:place], name[place + 1 :]) for place in range(len(name))]


def _distinct(reasons):
    return tuple(dict.fromkeys(reasons))


def _about_words(draft):
    """Reasons to look at a person's row."""
    posts = [post for post, _is_plural in draft.posts]
    reasons = []
    for number, post in enumerate(posts):
        if post.body and _is_odd_body(post.body):
            reasons.append(Reason(Doubt.LOOSE_BODY, _text(post.body)))
        if post.title and _is_odd_title(post):
            reasons.append(Reason(Doubt.TWO_CUTS, _text(post.title)))
        if not post.title and len(posts) > 1:
            reasons.append(Reason(Doubt.TWO_CUTS, _text(post.body)))
        is_last = number and number == len(posts) - 1
        if is_last and not post.body and post.title and post.title[-1].key == "professor" and posts[number - 1].body:
            reasons.append(Reason(Doubt.TWO_CUTS, _text(post.title)))  # it may be the next one's form of address
        is_small = number and not post.body and len(post.title) == 1 and not is_capital(post.title[0])
        if is_small and any(is_capital(word) for word in posts[number - 1].title):
            reasons.append(Reason(Doubt.TWO_CUTS, _text(post.title)))
    return reasons


def _is_odd_body(words):
    if len(words) > LONGEST_BODY or (not is_capital(words[0]) and not _may_begin(words[0])):
        return True
    for index, word in enumerate(words):
        if word.key in lexicon.IN_NO_BODY and not is_acronym(word):
            return True
        if word.key in ONLY_HONORIFICS and (word.text.endswith(".") or word.key in ("dr", "prof", "professor")):
            return True
        before = words[index - 1].key if index else ""
        following = words[index + 1] if index + 1 < len(words) else None
        if is_post(word) and before and before not in lexicon.BEFORE_POST_IN_BODY and not (
            following is None or is_body(following) or following.text in ("'s", "'", "-")
        ):  # fmt: skip
            return True
    return False


def _may_begin(word):
    return is_body(word) or is_subject(word) or word.text[0].isdigit()


def _is_odd_title(post):
    words = post.title
    if len(words) > LONGEST_TITLE:
        return True
    if len(words) == 1 and is_acronym(words[0]) and not is_post(words[0]):
        return True
    for index, word in enumerate(words[:-1]):
        following = words[index + 1]
        if following.key == "the" and index + 2 < len(words):
            following = words[index + 2]
        if word.key in ("at", "from") and following.key not in ("large", "law"):
            return True
        if word.key == "for" and not post.body and is_capital(following) and not is_subject(following):
            return True  # chief executive for ProMedica: a body may hide in it
        if word.text == "," or (word.key == "and" and words[index + 1].key == "the"):
            return True
        if word.key == "of" and index and (is_acronym(following) or is_body(following)) and not post.body:
            return following.text[0].isupper()
        is_held_in_front = bool(post.body) and post.body[0].first < words[0].first
        if word.key == "of" and is_held_in_front and (is_acronym(following) or any(map(is_body, words[index:]))):
            return True
    return any(word.key in ONLY_HONORIFICS and word.text.endswith(".") for word in words)


def _text(words):
    return " ".join(word.text for word in words if word.key not in lexicon.PREPOSITIONS or len(words) > 1)
