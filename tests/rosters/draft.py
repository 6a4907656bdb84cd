"""A roster being written: its words piece by piece, and the row that each piece must give."""

import re
import unicodedata

from tests.rosters.traditional import traditional

# What stands before a post and may as well be cut to the organisation: 大学|党委书记, 大学党委|书记.
OFFICES_OF_PARTY = re.compile(
    r"(党委|党组|人大|党总支|党支部|党工委|纪委|团委|学术委员会|分党委|办事处|监事会|村委会)(?=.)"
)
FORMER = ("原", "前", "former ", "Former ")
KANGXI = str.maketrans("文方力立生金木水火土山工長音高", "⽂⽅⼒⽴⽣⾦⽊⽔⽕⼟⼭⼯⾧⾳⾼")


class Draft:
    """Pieces of text, with the answer for those that are rows."""

    def __init__(self):
        self.pieces, self.tags, self.own, self.defect = [], set(), (), ""

    def say(self, words):
        self.pieces.append((words, None))

    def person(self, words, name, titles, *tags, ambiguous=False, **more):
        row = {"kind": "person", "name": name, "titles": list(titles), "ambiguous": ambiguous, "tags": tags, **more}
        self.pieces.append((words, row))

    def group(self, words, *tags, accept=()):
        row = {"kind": "group", "text": words, "accept_texts": list(accept), "ambiguous": False, "tags": tags}
        self.pieces.append((words, row))

    def own_words(self, language):
        return traditional if language == "zh-hant" else str


def held(organization, title, resolved=None, *, inherited=False, own=False, also=(), resolved_also=()):
    """One title as the answers write it, with the other cuts that are right."""
    is_former = title.startswith(FORMER)
    bare = re.sub(r"^(原|前|[Ff]ormer )", "", title) if is_former else title
    cuts = [*also]
    if is_former:
        cuts.append((organization, bare))
    if found := OFFICES_OF_PARTY.match(bare):
        cuts.append((organization + title[: title.index(bare)] + found[0], bare[found.end() :]))
    if len(organization) > 2 and re.search("[省市区县]委$", organization):
        cuts.append((organization[:-2], organization[-2:] + title))
    if bare.startswith("系主任"):
        cuts.append((organization, "主任"))
    if organization.endswith("系") and bare in ("主任", "副主任"):
        cuts.append((organization[:-1], "系" + bare))
    if own:
        cuts.append(("", organization + title))
    answer = {
        "organisation": organization,
        "title": title,
        "organisation_resolved": organization if resolved is None else resolved,
        "accept_splits": [list(cut) for cut in cuts],
    }
    if is_former:
        answer["former"] = True
    if inherited:
        answer["organisation_inherited"] = True
    if own:
        answer["self_reference"] = True
    if resolved_also:
        answer["resolved_also"] = list(resolved_also)
    return answer


def spoilt(words, defect, chance):
    """The words as a page may hold them: the same to a reader, other characters to a program."""
    if defect == "kangxi":
        return words.translate(KANGXI)
    if defect == "zero-width":
        return "".join(c + "\u200b" if chance.random() < 0.15 else c for c in words)
    if defect == "nbsp":
        return re.sub("(?<=[、，；])", "\u00a0", words).replace(" ", "\u00a0")
    if defect == "ideographic space":
        return re.sub("(?<=[，；])", "\u3000", words)
    if defect == "nfd":
        return unicodedata.normalize("NFD", words)
    raise ValueError(defect)
