"""Characters as they were meant: no look-alikes, nothing invisible, accents in one piece, one kind of space.

What is Chinese and what nobody sees is said here for all rooms.
"""

import re
import unicodedata

# Kangxi radicals have a compatibility mapping of their own; most of the supplement have none in Unicode.
SUPPLEMENT = dict(
    zip(
        "⺁⺃⺅⺆⺇⺈⺌⺎⺓⺕⺗⺘⺙⺛⺝⺟⺠⺡⺣⺥⺦⺨⺩⺪⺬⺭⺮⺳⺶⺹⺼⺾⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻏⻐⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂乚亻冂几刀小尢幺彐心扌攵旡月母民氵灬爪丬犭王疋示礻竹网羊耂月艹虎衤覀西见角讠贝足车辶阝金長长门阝雨青韦页风飞食飠饣首马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
# The characters of Chinese words as a class of a pattern; `is_chinese` knows those of rare names beyond it, too.
HAN = "\u3400-\u9fff"
RADICAL = re.compile("[⺀-⿕]")
# Zero-width, joiners, direction marks, soft hyphens and the mark of a byte order: nobody sees them.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
# Unicode's categories that print nothing: control, format (zero-width, direction), surrogate, private, unassigned.
INVISIBLE_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn"}
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
SPACE = re.compile(
    r"""
    [\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u3164\ue5e5\uffa0]+
    """,
    re.VERBOSE,
)
FULL_WIDTH = str.maketrans("０１２３４５６７８９：／－．，｜［］（）　～％", "0123456789:/-.,|[]() ~%")


def is_chinese(sign):
    """Whether one character is of a Chinese word, those of rare names beyond the first plane included."""
    return "\u3400" <= sign <= "\u9fff" or sign in "〇々" or "\U00020000" <= sign <= "\U0003ffff"


def has_chinese(text):
    return any(map(is_chinese, text))


def is_invisible(character):
    """True for a character that takes no ink and is no white space: what a line of a desk may not hold."""
    return unicodedata.category(character) in INVISIBLE_CATEGORIES


def clean_characters(text):
    """The text without what only its bytes knew: look-alike radicals written out, invisible characters gone, NFC."""
    if text.isascii():
        return CONTROL.sub("", text) if CONTROL.search(text) else text
    text = INVISIBLE.sub("", text)
    text = CONTROL.sub("", text)
    if RADICAL.search(text):
        text = RADICAL.sub(lambda found: SUPPLEMENT.get(found[0]) or unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFC", text)


def one_line(text):
    """Runs of any white space as one space, none at the ends."""
    return SPACE.sub(" ", text).strip()


def half_width(text):
    """Digits and signs in their narrow form, character for character, so that places stay what they were."""
    return text.translate(FULL_WIDTH)


def squeezed(text):
    """Without any white space, for comparing what was typed with different spacing."""
    return SPACE.sub("", text)
