"""Chinese rosters: the best cut of the text becomes rows, each with its words, its titles and its doubts."""

import re
from dataclasses import dataclass, field, replace

from articles.rosters import lexicon, surnames
from articles.rosters.context import suggest
from articles.rosters.lattice import Lattice
from articles.rosters.pieces import Pieces
from articles.rosters.rows import Doubt, Reading, ReadRow, Reason, Title
from articles.rosters.script import READING, folded, printed, script_of

NEAR = 1.3  # below this difference of score another reading is told
NUMERALS = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}

SHORT_POSTS = ("部长", "处长", "科长", "總監", "总监", "部長", "處長", "科長", "參贊", "参赞")
WEAK = frozenset("处部系办科室厅局司署院所馆站台团队组会社园委镇乡村区县市省州盟旗国校")
NOT_FORMER = (
    "原平",
    "原州",
    "原阳",
    "原子",
    "原创",
    "原产",
    "原野",
    "前海",
    "前沿",
    "前进",
    "前线",
    "前锋",
    "前郭",
    "前哨",
)
MOST_AT_ONCE = 1500


@dataclass
class Draft:
    """A row while it is put together: places in the script, and titles as places or words."""

    kind: str
    start: int
    end: int
    name: tuple = ()
    before: list = field(default_factory=list)  # (organisation place or None, title place or None)
    after: list = field(default_factory=list)
    honorific: tuple = ()
    remarks: list = field(default_factory=list)
    joined_by: str = ""  # the delimiter before the row
    shared: int = 0  # a suffix such as 三位教授: of how many people
    label: tuple = ()
    score: float = 0.0  # of its own parts
    before_it: float = 0.0
    is_open_post: bool = False  # a post without a name, such as 市一院院长
    is_courtesy: bool = False  # surname, title, given name: 薛校長富盛
    titles: list = field(default_factory=list)
    doubts: list = field(default_factory=list)


def read_chinese(text, directory, language):
    """The Reading of a Chinese text; every character stands in a row or between two."""
    script = script_of(text)
    plain = folded(script.chars)
    pieces = Pieces(script.chars, plain, script.breaks, directory)
    lattice = Lattice(pieces, is_list=_is_list(plain))
    drafts, tails = [], []
    for start, end in _stretches(plain):
        _score, parts = lattice.best(start, end)
        _collect(parts, pieces, drafts, tails)
    source = Source(text, script, plain)
    for draft in drafts:
        if draft.is_courtesy:
            _open_courtesy(draft, pieces)
    _share(drafts, plain)
    for draft in drafts:
        if draft.kind == "person":
            draft.titles = _titles(draft, source)
            _doubt(draft, source, lattice, directory)
    rows = [_row(draft, source) for draft in drafts]
    rows = _doubt_each_other(suggest(rows, plain, source, directory))
    return Reading(text, language, tuple(rows), _tail(tails, source), _between(text, rows))


def _open_courtesy(draft, pieces):
    """薛校長富盛 is 薛富盛, with the title between: the name is two places."""
    start, end = draft.name
    title = max((candidate for candidate in pieces.courtesy(start) if candidate[0] == end), key=lambda found: found[2])[
        1
    ]
    draft.name = (start, start + 1, title[1], end)
    draft.after.insert(0, (None, title))
    draft.doubts.append(("courtesy", draft))


class Source:
    """Places of the script as places and words of the text."""

    def __init__(self, text, script, plain):
        self.text, self.script, self.plain = text, script, plain

    def place(self, place):
        return self.script.place(*place)

    def words(self, place):
        """The words as a row shows them: without spaces between Chinese characters."""
        if len(place) == 4:
            return self.words(place[:2]) + self.words(place[2:])
        start, end = self.place(place)
        words = printed(self.text[start:end])
        words = READING.sub("", words)
        return re.sub(
            r"(?<=[\u3400-\u9fff《》（）()、·]) (?=[\u3400-\u9fff《》（）()])|(?<=[\u3400-\u9fff]) (?=[A-Za-z])|(?<=[A-Za-z]) (?=[\u3400-\u9fff])",
            "",
            words,
        )


def _is_list(plain):
    """Rows parted by lines or semicolons, so that a comma may stand within one."""
    rows = [row for row in re.split(r"[\n;]", plain) if row.strip()]
    return len(rows) > 2 and sum("," in row for row in rows) > len(rows) / 2


def _stretches(plain):
    """Pieces of the text that can be read by themselves: long texts are cut at the ends of lines and sentences."""
    start = 0
    while start < len(plain):
        if len(plain) - start <= MOST_AT_ONCE:
            yield start, len(plain)
            return
        cut = max(plain.rfind(sign, start + 200, start + MOST_AT_ONCE) for sign in "\n。;")
        if cut < 0:
            cut = max(plain.rfind(sign, start + 200, start + MOST_AT_ONCE) for sign in ",、")
        cut = cut + 1 if cut > 0 else start + MOST_AT_ONCE
        yield start, cut
        start = cut


def _collect(parts, pieces, drafts, tails):
    """Puts the parts of a cut together to rows."""
    plain = pieces.plain
    draft, joined, organization, label, is_listed = None, "", None, None, False

    def close():
        nonlocal draft, organization
        if draft is not None:
            if organization is not None:
                (draft.after if draft.name else draft.before).append((organization, None))
            if draft.kind == "person" and not draft.name:
                draft.kind, draft.is_open_post = "group", any(title for _body, title in draft.before)
            drafts.append(draft)
        draft, organization = None, None

    for index, part in enumerate(parts):
        kind, place = part.kind[0], (part.start, part.end)
        if part.kind.endswith("b"):
            close()
            joined = ""
        if kind == "D":
            close()
            joined = plain[part.start : part.end]
            if any(sign in joined for sign in ";。\n"):
                label = None
            continue
        if kind == "L":
            close()
            label = place if _is_body(plain[part.start : part.end - 1]) else None
            joined = ""
            continue
        if kind == "F" and _names_somebody(part, pieces):
            close()
            drafts.append(Draft("unknown", part.start, part.end))
            joined = "。"
            continue
        if kind in "FE":
            close()
            if kind == "E":
                tails.append((place, len(drafts)))
            joined = "。" if kind == "F" else ""
            continue
        if kind == "X":
            words = plain[part.start : part.end]
            if draft is None and not any(sign.isalnum() for sign in words):
                continue
            close()
            drafts.append(Draft("unknown", part.start, part.end))
            joined = ""
            continue
        if kind == "G":
            close()
            drafts.append(Draft("group", part.start, part.end))
            joined = ""
            continue
        if draft is None:
            draft = Draft("person", part.start, part.end, joined_by=joined, label=label or ())
            draft.before_it = parts[index - 1].total if index else 0.0
            label_start = label
            if label_start:
                label = None
        draft.end, draft.score = part.end, part.total - draft.before_it
        if kind == "h":
            draft.honorific = (draft.honorific[0], part.end) if draft.honorific else place
        elif kind == "C" and index + 1 < len(parts) and organization is not None:
            is_listed = True
        elif kind == "O":
            if organization is not None and (is_listed or (not draft.name and parts[index - 1].kind[0] == "O")):
                organization = (organization[0], part.end)
            else:
                if organization is not None:
                    (draft.after if draft.name else draft.before).append((organization, None))
                organization = place
            is_listed = False
        elif kind == "T":
            held = draft.after if draft.name else draft.before
            held.append((organization, place))
            organization = None
        elif kind == "Y":
            draft.name, draft.is_courtesy = place, True
            if organization is not None:
                draft.before.append((organization, None))
                organization = None
        elif kind == "N":
            draft.name = place
            if organization is not None:
                draft.before.append((organization, None))
                organization = None
        elif kind == "H":
            draft.honorific = place
        elif kind == "R":
            draft.remarks.append((place, bool(draft.name)))
        elif kind == "S":
            draft.shared = _number(plain[part.start : part.end])
    close()


def _names_somebody(part, pieces):
    """Whether words taken for a frame hold title and name: they are shown rather than lost."""
    for place in range(part.start + 2, part.end - 1):
        if place in pieces.title_ends and any(
            score > 0 and stop <= part.end and pieces.is_row_end(stop) for stop, score in pieces.names(place)
        ):
            return True
    return False


def _number(words):
    words = re.sub(r"[等位名]", "", words)
    if words.isdigit():
        return min(int(words), 99)
    if words.startswith("十"):
        return 10 + NUMERALS.get(words[1:2], 0)
    return NUMERALS.get(words[:1], 1)


def _is_body(words):
    """Whether a label is an organisation: 上海交通大学：校长某某、副校长某某."""
    return (
        any(words.endswith(end) for end in lexicon.ORGANIZATION_ENDS if len(end) > 1)
        or words in lexicon.ORGANIZATION_WORDS
    )


def _share(drafts, plain):
    """A bare name shares the titles of its neighbours: 教授A、B before it, A、B、C三位教授 after it."""
    for index, draft in enumerate(drafts):
        if draft.shared > 1 and draft.after:
            first = None
            for other in reversed(drafts[max(0, index - draft.shared + 1) : index]):
                if other.kind != "person" or other.after or any(title for _body, title in other.before):
                    break
                first = other
            if first is None:
                continue
            body = first.before[0][0] if first.before else None
            for other in drafts[drafts.index(first) : index]:
                other.before, other.after = [], [(body, title) for _body, title in draft.after]
                other.doubts.append(("suffix", draft))
            draft.doubts.append(("suffix", draft))
            if body and not draft.before and draft.after[0][0] is None:
                draft.after[0] = (body, draft.after[0][1])
    _share_last_rank(drafts)
    previous = None
    for draft in drafts:
        if draft.kind != "person":
            previous = None
            continue
        is_bare = not draft.before and not draft.after and not draft.honorific and not draft.remarks
        is_after_shared = any(kind == "prefix" for kind, _other in previous.doubts) if previous else False
        is_joined = (
            draft.joined_by == "与"
            and is_after_shared
            or draft.joined_by.rstrip("以及和暨") in ("、", "")
            and draft.joined_by
            and "与" not in draft.joined_by
        )
        if (
            previous is not None
            and is_bare
            and is_joined
            and previous.before
            and not previous.after
            and not previous.honorific
        ):
            if any(title for _body, title in previous.before):
                draft.before = list(previous.before)
                draft.doubts.append(("prefix", draft))
        previous = draft


def _is_bare(draft):
    return draft.kind == "person" and not (draft.before or draft.after or draft.honorific or draft.remarks)


def _share_last_rank(drafts):
    """甲、乙教授: the rank after the last of several bare names is mostly everybody's."""
    for index in range(len(drafts) - 1, 0, -1):
        last = drafts[index]
        is_ranked = (
            last.kind == "person" and not last.before and len(last.after) == 1 and not last.shared and last.after[0][1]
        )
        if not is_ranked:
            continue
        place = index
        while place > 0 and drafts[place].joined_by in ("、", "和", "及", "与") and _is_bare(drafts[place - 1]):
            place -= 1
        if place == index or (
            drafts[place].joined_by in ("、", "和", "及", "与") and drafts[place - 1].before if place else False
        ):
            continue
        for draft in drafts[place:index]:
            draft.after = list(last.after)
            draft.doubts.append(("suffix", last))


def _titles(draft, source):
    """The titles of a row in the order of the text."""
    titles, open_body = [], None
    last = len(draft.before) - 1
    for index, (body, title) in enumerate(draft.before):
        if title is None:
            if index == last and draft.after and draft.after[0][0] is None:
                open_body = body  # organisation, name, title: the title is held there
            else:
                titles.append(_bare_body(source.words(body)))
            continue
        titles.append(_title(_body(source, body), source.words(title)))
    for index, (body, title) in enumerate(draft.after):
        if index == 0 and open_body is not None:
            body = open_body
        if title is None:
            titles.append(Title(source.words(body), ""))
        else:
            titles.append(_title(_body(source, body), source.words(title)))
    for place, _is_after in draft.remarks:
        titles += _in_brackets(source, place, draft)
    return titles


def _body(source, place):
    """The words of an organisation, without the particle that ties it to the title: 《转身》的作者."""
    words = source.words(place) if place else ""
    return words[:-1] if words.endswith("的") and len(words) > 2 else words


def _bare_body(words):
    """An organisation without a title; what stands after its last proper end is a title that no list knows."""
    plain = folded(words)
    for cut in range(len(plain) - 1, 2, -1):
        rest = plain[cut:]
        if len(rest) > 8:
            break
        if any(plain[:cut].endswith(end) for end in lexicon.ORGANIZATION_ENDS if len(end) > 1) and len(rest) >= 2:
            if any(plain.endswith(end) for end in lexicon.ORGANIZATION_ENDS):
                break
            return Title(words[:cut], words[cut:])
    return Title(words, "")


def _title(body, words):
    if 0 < len(body) <= 4 and words in SHORT_POSTS and not _is_body(folded(body)) and folded(body)[-1] not in WEAK:
        body, words = "", f"{body}{words}"  # 宣传部长 is one word
    is_former = words.startswith(lexicon.FORMER) or "former" in words.lower()
    if body.startswith(lexicon.FORMER) and not body.startswith(NOT_FORMER) and len(body) > 2:
        is_former = True
    return Title(body, words, is_former)


def _in_brackets(source, place, draft):
    """A title in brackets after the post or the name, such as (兼); other remarks stay words of the row."""
    inner = (place[0] + 1, place[1] - 1)
    words = source.plain[inner[0] : inner[1]]
    for length in range(min(len(words), 12), 1, -1):
        if words[-length:] in lexicon.TITLES and not words.startswith(
            ("主持", "女", "男", "左", "右", "前排", "后排", "图")
        ):
            if "、" in words or "," in words or len(words) > 30:
                return []
            body = words[:-length]
            draft.doubts.append(("brackets", draft))
            title = source.words((inner[1] - length, inner[1]))
            return [_title(source.words((inner[0], inner[1] - length)) if body else "", title)]
    return []


def _doubt(draft, source, lattice, directory):
    """Why somebody should look at the row."""
    reasons = []
    name = folded(source.words(draft.name))
    for kind, _other in draft.doubts:
        if kind in ("prefix", "suffix") and draft.titles:
            reasons.append(Reason(Doubt.SHARED_TITLE, draft.titles[-1].title))
        elif kind in ("brackets", "courtesy"):
            reasons.append(Reason(Doubt.TWO_CUTS, draft.titles[-1].title))
    if not any(title.title for title in draft.titles):
        reasons.append(Reason(Doubt.BARE_NAME))
    printed_name = source.words(draft.name)
    if printed_name not in directory.people:
        if _is_odd(name):
            reasons.append(Reason(Doubt.ODD_NAME, printed_name))
        loose = next((title.organization for title in draft.titles if _is_loose(title, directory)), "")
        if loose:
            reasons.append(Reason(Doubt.LOOSE_BODY, loose))
        other = _other_name(draft, source, lattice)
        if other:
            reasons.append(Reason(Doubt.TWO_CUTS, other))
    draft.doubts = reasons


def _is_loose(title, directory):
    """Whether an organisation closes with no word of the lists, or holds what hardly belongs to a name."""
    body = title.organization
    plain = folded(body)
    if len(plain) < 3 or body in directory.organizations or plain in lexicon.ORGANIZATION_WORDS:
        return False
    if re.search(r"的|——|出席|参加|[,;]|由|代表|毕业|教授|主任|书记|校长(?!办)", plain):
        return True
    return plain[-1] not in WEAK | set("》)）") and not _is_body(plain) and len(plain) > 4


def _is_odd(name):
    if "·" in name or not re.fullmatch(r"[\u3400-\u9fff]+", name):
        return False
    _family, score = surnames.surname_of(name)
    if name[:2] in surnames.JAPANESE or name[:3] in surnames.JAPANESE:
        return False
    return (
        score <= -1.5
        or len(name) > 3 + (name[:2] in surnames.COMPOUND)
        or any(sign in surnames.NOT_GIVEN for sign in name[1:])
    )


def _other_name(draft, source, lattice):
    """Another cut of the row's words that is nearly as good, as the name it would give."""
    if draft.is_courtesy:
        return ""
    other, changed = lattice.best(draft.start, draft.end, forbidden=draft.name)
    if draft.score - other < NEAR:
        names = [source.words((part.start, part.end)) for part in changed if part.kind[0] == "N"]
        return names[0] if names else ""
    return ""


def _row(draft, source):
    place = (draft.label[0] if draft.label else draft.start, draft.end)
    start, end = source.place(place)
    if draft.kind == "person":
        return ReadRow(
            "person",
            start,
            end,
            source.words(draft.name),
            _with_label(draft, source),
            source.words(draft.honorific) if draft.honorific else "",
            tuple(dict.fromkeys(draft.doubts)),
        )
    words = source.words((draft.start, draft.end))
    if draft.kind == "group":
        reasons = (Reason(Doubt.NOT_UNDERSTOOD),) if draft.is_open_post else ()
        return ReadRow("group", start, end, words, uncertain=reasons)
    return ReadRow("unknown", start, end, words, uncertain=(Reason(Doubt.NOT_UNDERSTOOD),))


def _with_label(draft, source):
    if not draft.label or not draft.titles or draft.titles[0].organization:
        return tuple(draft.titles)
    body = source.words((draft.label[0], draft.label[1] - 1))
    return (draft.titles[0]._replace(organization=body), *draft.titles[1:])


def _doubt_each_other(rows):
    """Names that stand twice, or differ in one character."""
    names = [row.name if row.kind == "person" else "" for row in rows]
    changed = []
    for index, row in enumerate(rows):
        reasons = list(row.uncertain)
        if row.kind == "person":
            if names.count(row.name) > 1:
                reasons.append(Reason(Doubt.REPEATED, row.name))
            similar = next(
                (name for place, name in enumerate(names) if place != index and _is_similar(name, row.name)), ""
            )
            if similar:
                reasons.append(Reason(Doubt.SIMILAR, similar))
        changed.append(replace(row, uncertain=tuple(dict.fromkeys(reasons))))
    return changed


def _is_similar(one, other):
    if len(one) != len(other) or len(one) < 3:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _tail(tails, source):
    return source.words(tails[-1][0]) if tails else ""


def _between(text, rows):
    """What no row holds."""
    spaces, place = [], 0
    for row in sorted(rows, key=lambda row: row.start):
        if row.start > place:
            spaces.append((place, row.start))
        place = max(place, row.end)
    if place < len(text):
        spaces.append((place, len(text)))
    return tuple(spaces)
