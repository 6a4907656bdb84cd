"""What the context offers where the words name no organisation: carried from the row above, or 我校 written out."""

import re
from dataclasses import replace

from articles.language.script import folded
from articles.rosters.chinese import lexicon
from articles.rosters.chinese.lexicon import any_of
from articles.rosters.rows import Doubt, Reason

HANZI = "\u3400-\u9fff"
PARTY_COMMITTEE = re.compile(r"(?:中共)?(.*?[省市区县州盟旗乡镇])委(?:员会)?$")
UNIVERSITY = re.compile(r"^(.*?(?:大学|学院|党校))")
PARENT = re.compile(f"^(.*?(?:{any_of(lexicon.PARENTS)}))")
PART = re.compile(f"[{HANZI}、/]{{0,12}}(?:{any_of(lexicon.PARTS)})|{any_of(lexicon.PARTS_ALONE)}")
WITH_PLACE = re.compile(any_of(lexicon.WITH_PLACE))
PARTS_OF_UNIVERSITIES = tuple(lexicon.PARTS_OF_UNIVERSITIES)
# (who, the body that has such an officer, up to its last end)
OFFICERS = [(re.compile(any_of(officers)), re.compile(f"^.*(?:{any_of(ends)})")) for officers, ends in lexicon.OFFICERS]
# Held of nobody: nothing is carried over to it.
FREE = re.compile(f"{any_of(lexicon.FREE_BEGINNINGS)}|.{{0,6}}(?:{any_of(lexicon.FREE_ENDS)})$")
BACK_WORDS, OWN_BEGINNINGS = tuple(lexicon.BACK_WORDS), tuple(lexicon.OWN_BEGINNINGS)
OWN_WORDS = sorted(lexicon.OWN_WORDS, key=len, reverse=True)


def suggest(rows, directory):
    """The rows with an organisation offered for every title; what comes from another row is a doubt."""
    previous, done, bodies = "", [], []
    for row in rows:
        if row.kind != "person":
            done.append(row)
            continue
        titles, reasons, here = [], list(row.uncertain), ""
        for title in row.titles:
            offered, is_carried = _offered(title, here, previous, bodies, directory)
            if is_carried and offered and not any(reason.doubt == Doubt.CARRIED for reason in reasons):
                reasons.append(Reason(Doubt.CARRIED, offered))
            titles.append(title._replace(organization_suggested=offered))
            if offered:
                here = offered
                bodies.append(offered)
        if here:
            previous = titles[0].organization_suggested or here
        done.append(replace(row, titles=tuple(titles), uncertain=tuple(reasons)))
    return done


def _offered(title, here, previous, bodies, directory):
    """(organisation, whether another row gave it)."""
    body, words = folded(title.organization), folded(title.title)
    if body:
        own = _own(body, directory)
        if own:
            return own, False
        if body.startswith(BACK_WORDS):
            return _back(body, bodies) or title.organization, True
        if title.organization in directory.organizations:
            return directory.organizations[title.organization], False
        if PART.fullmatch(body) and not WITH_PLACE.search(body):
            parent = here or previous
            if body.endswith(PARTS_OF_UNIVERSITIES) and not UNIVERSITY.match(folded(parent)):
                parent = ""
            if parent and not folded(parent).startswith(body) and (_parent(parent) or here):
                top = _parent(parent) or parent
                if top != title.organization:
                    return f"{top}{title.organization}", not here
        return title.organization, False
    if FREE.match(words):
        return "", False
    if here:
        return _fitting(words, here), False
    if previous:
        return _fitting(words, previous), True
    return "", False


def _parent(body):
    """The body that a sub-unit belongs to: 上海市金山区委 → its district is no parent of a 组织部, the committee is."""
    plain = folded(body)
    match = UNIVERSITY.match(plain) or PARENT.match(plain)
    return body[: match.end()] if match else ""


def _own(body, directory):
    """我校, 我院 … written out, with whatever follows: 我校图书馆."""
    if not directory.own:
        return ""
    for word in OWN_WORDS:
        if not body.startswith(word):
            continue
        rest = body[len(word) :]
        if len(word) == 1 and rest:
            # 校党委, 院办公室, but not 校友会 or 院士工作站.
            if rest not in lexicon.OWN_PARTS:
                continue
        elif rest and not word.startswith(OWN_BEGINNINGS):
            continue
        return f"{_own_name(word, directory.own)}{rest}"
    return ""


def _own_name(word, own):
    last = word[-1]
    if last == "校":
        return next((name for name in reversed(own) if re.search(r"(?:大学|学校|校)$", name)), own[-1])
    fitting = next((name for name in own if name.endswith(last)), None)
    return fitting or own[0]


def _back(word, bodies):
    """该院, 该校: the nearest body before it that ends so."""
    last = word[1:2]
    ends = {"校": ("大学", "学院", "学校"), "公": ("公司",)}.get(last, (last,))
    for body in reversed(bodies):
        plain = folded(body)
        for end in ends:
            cut = plain.rfind(end)
            if cut > 0:
                return body[: cut + len(end)] + word[2:]
    return ""


def _fitting(words, body):
    """The part of a body that has such an officer: 县委 with 副县长 is the county, 某学院 with 校长 the university."""
    plain = folded(body)
    for officer in lexicon.GOVERNORS:
        if words.endswith(officer):
            match = PARTY_COMMITTEE.match(plain)
            if match:
                offset = len(plain) - len(plain.removeprefix("中共"))
                return body[offset : offset + len(match[1])]
            cut = plain.rfind(officer[0])
            return body[: cut + 1] if cut > 0 else body
    for place, (officer, shape) in enumerate(OFFICERS):
        if officer.search(words):
            # Those of universities come first.
            match = (place == 0 and UNIVERSITY.match(plain)) or shape.match(plain)
            return body[: match.end()] if match else body
    return body
