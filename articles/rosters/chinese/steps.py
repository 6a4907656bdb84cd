"""The words of the search: what a step takes from the text, and what a row holds so far."""


class Piece:
    """What a step takes: the kinds of a Part."""

    BODY = "an organisation"
    TITLE = "a title"
    NAME = "a name"
    COURTESY = "surname, title and given name"  # 薛校長富盛
    FORM = "a form of address before a name"  # Dr. Ir.
    ADDRESS = "a form of address behind a name"  # 先生
    PARTICLE = "的"
    JOINT = "a sign or word within a row"
    REMARK = "words in brackets"
    SHARED = "the number of those who share a title"  # 三位
    GROUP = "a group without names"
    TAIL = "closing words"
    FRAME = "words about what happened"
    UNKNOWN = "words not understood"
    LABEL = "a label"
    DELIMITER = "what parts two rows"


class State:
    """What the row holds before a step; every walk begins at ROW."""

    ROW = "nothing yet"
    BODY = "an organisation"
    SECOND_BODY = "an organisation and a sign that joins a second one"
    TITLE = "a title before the name"
    SECOND_TITLE = "a title and a sign that joins a second one"
    NAME = "a name"
    NAME_AT_BODY = "a name right behind an organisation"
    RANK = "a title behind the name"
    SECOND_RANK = "a name and a sign that joins a title behind it"
    BODY_OF_RANK = "an organisation behind the name"
    ADDRESS = "a form of address behind the name"
    GROUP = "a group"
    TAIL = "closing words"
    FRAME = "words about what happened"
    UNKNOWN = "words not understood"


# A piece that begins a row right behind a space: the row before it ends without a delimiter.
SPACED = {kind: f"{kind}, behind a space" for kind in (Piece.BODY, Piece.TITLE, Piece.NAME, Piece.GROUP)}
UNSPACED = {spaced: kind for kind, spaced in SPACED.items()}
