"""Chinese rosters: the best cut of the text becomes rows, each with its words, its titles and its doubts."""

import re

from articles.language.former import begins_former
from articles.language.script import READING, folded, printed, script_of
from articles.rosters.chinese import lexicon
from articles.rosters.chinese.assembly import Assembly, is_body, open_courtesy
from articles.rosters.chinese.carried import suggest
from articles.rosters.chinese.doubting import WEAK, doubt, doubt_each_other
from articles.rosters.chinese.lattice import Lattice
from articles.rosters.chinese.pieces import Pieces
from articles.rosters.chinese.sharing import share
from articles.rosters.rows import Doubt, Reading, ReadRow, Reason, Title

REMARKS = tuple(lexicon.REMARKS)
# Between Chinese characters a space is the layout's.
SPACES_OF_LAYOUT = re.compile(
    r"""
    (?<= [\u3400-\u9fff《》（）()、·] ) [ ] (?= [\u3400-\u9fff《》（）()] )
    | (?<= [\u3400-\u9fff] ) [ ] (?= [A-Za-z] )
    | (?<= [A-Za-z] ) [ ] (?= [\u3400-\u9fff] )
    """,
    re.VERBOSE,
)
MOST_AT_ONCE = 1500
MOST_STEPS = 80_000


def read_chinese(text, directory, language):
    """The Reading of a Chinese text; every character stands in a row or between two."""
    script = script_of(text)
    plain = folded(script.chars)
    pieces = Pieces(script.chars, plain, script.breaks, directory)
    lattice = Lattice(pieces, is_list=_is_list(plain))
    assembly = Assembly(pieces)
    for start, end in _stretches(plain):
        if lattice.spent > MOST_STEPS:
            # More than a list of people ever is: what is left is shown as it stands.
            assembly.add([], (start, len(plain)))
            break
        _score, parts = lattice.best(start, end)
        assembly.add(parts, (start, end))
    drafts = assembly.drafts
    source = Source(text, script, plain)
    for draft in drafts:
        if draft.is_courtesy:
            open_courtesy(draft, pieces)
    share(drafts)
    for draft in drafts:
        if draft.kind == "person":
            draft.titles = _titles(draft, source)
            doubt(draft, source, lattice, directory)
    rows = [_row(draft, source) for draft in drafts]
    rows = doubt_each_other(suggest(rows, directory))
    return Reading(text, language, tuple(rows), _tail(assembly.tails, source), _between(text, rows))


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
        return SPACES_OF_LAYOUT.sub("", READING.sub("", printed(self.text[start:end])))


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
    for place in draft.remarks:
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
    if (
        0 < len(body) <= 4
        and folded(words) in lexicon.SHORT_POSTS
        and not is_body(folded(body))
        and folded(body)[-1] not in WEAK
    ):
        body, words = "", f"{body}{words}"  # 宣传部长 is one word
    is_former = begins_former(folded(words)) or "former" in words.lower()
    return Title(body, words, is_former or (len(body) > 2 and begins_former(folded(body))))


def _in_brackets(source, place, draft):
    """A title in brackets after the post or the name, such as (兼); other remarks stay words of the row."""
    inner = (place[0] + 1, place[1] - 1)
    words = source.plain[inner[0] : inner[1]]
    for length in range(min(len(words), 12), 1, -1):
        if words[-length:] in lexicon.TITLES and not words.startswith(REMARKS):
            if "、" in words or "," in words or len(words) > 30:
                return []
            body = words[:-length]
            draft.doubts.append("brackets")
            title = source.words((inner[1] - length, inner[1]))
            return [_title(source.words((inner[0], inner[1] - length)) if body else "", title)]
    return []


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


def _tail(tails, source):
    return source.words(tails[-1]) if tails else ""


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
