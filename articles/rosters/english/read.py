"""English rosters to rows: name, title and body in any of the orders that pages use."""

from articles.rosters.english import lexicon
from articles.rosters.english.assembly import Assembly
from articles.rosters.english.carried import own_name, rows_with_doubts
from articles.rosters.english.kinds import single_title
from articles.rosters.english.posts import Post
from articles.rosters.english.tokens import Source
from articles.rosters.rows import Doubt, Reading, ReadRow, Reason, Title


class Help:
    """What the Directory knows, looked up by tokens."""

    def __init__(self, directory):
        self._bodies = {" ".join(name.lower().split()) for name in directory.organizations}
        self._people = {" ".join(name.lower().split()) for name in directory.people}

    def is_body(self, tokens):
        return bool(self._bodies) and _joined(tokens) in self._bodies

    def is_person(self, tokens):
        return bool(self._people) and _joined(tokens) in self._people


def _joined(tokens):
    return " ".join(token.text.lower() for token in tokens)


def read_english(text, directory):
    """The Reading of an English text; what holds no one is one row that was not understood."""
    source = Source(text)
    made = Assembly(source, Help(directory)).run()
    drafts = made.drafts
    if not any(draft.kind != "unknown" for draft in drafts):
        return _not_understood(text)
    rows = rows_with_doubts([_row(source, draft, directory) for draft in drafts], drafts)
    return Reading(text, "en", rows, made.tail, _between(text, rows))


def _not_understood(text):
    bare = text.strip()
    if not bare:
        return Reading(text, "en", (), between=((0, len(text)),) if text else ())
    start = text.index(bare[0])
    row = ReadRow("unknown", start, start + len(bare), bare, uncertain=(Reason(Doubt.NOT_UNDERSTOOD),))
    return Reading(text, "en", (row,), between=_between(text, (row,)))


def _between(text, rows):
    gaps, position = [], 0
    for row in rows:
        if row.start > position:
            gaps.append((position, row.start))
        position = row.end
    if position < len(text):
        gaps.append((position, len(text)))
    return tuple(gaps)


def _row(source, draft, directory):
    if draft.kind != "person":
        start, end = draft.words[0].start, draft.words[-1].end
        return ReadRow(draft.kind, start, end, draft.name, uncertain=tuple(draft.doubts))
    words = sorted(draft.words, key=lambda word: word.first)
    end = words[-1].end
    if source.text[end : end + 1] in (")", "）", "]") and any(c in source.text[words[0].start : end] for c in "(（["):
        end += 1
    titles = tuple(_held(source, post, directory, is_plural=is_plural) for post, is_plural in draft.posts)
    honorific = " ".join(filter(None, (source.literal(draft.honorific), source.literal(draft.suffix))))
    return ReadRow("person", words[0].start, end, draft.name, titles, honorific, tuple(draft.doubts))


def _of_part(post):
    """Director of Finance, with no body named: by the rule of "T of O" it is held in Finance; the row is marked."""
    place = next((index for index, word in enumerate(post.title) if word.key in lexicon.PREPOSITIONS), 0)
    rest = post.title[place + 1 :]
    if (
        post.body
        or not place
        or post.title[place].key != "of"
        or post.title[place - 1].key not in lexicon.HEADS_OF_PARTS
    ):
        return post
    if not rest or any(word.key in lexicon.PREPOSITIONS for word in rest) or rest[0].text.islower():
        return post
    return Post(rest, post.title[:place], post.other)


def _held(source, post, directory, *, is_plural):
    post = _of_part(post)
    organization = source.literal(post.body)
    title = single_title(source.literal(post.title), is_plural=is_plural)
    before = source.plain[max(0, post.body[0].first - 5) : post.body[0].first].lower().split()[-1:] if post.body else []
    suggested = own_name(organization, before, directory) or organization
    is_former = bool(post.title) and (
        post.title[0].key in lexicon.FORMER
        or post.title[0].key.startswith("ex-")
        or post.title[-1].key in ("emeritus", "emerita")
    )
    return Title(organization, title, is_former, suggested)
