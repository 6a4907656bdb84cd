"""Bytes to text by what they are and how plausible the text is; what a page declares is only a hint.

Old sites declare gb2312 over UTF-8 bytes, UTF-8 over GBK, or nothing at all.
"""

import codecs
import re
from typing import NamedTuple

from articles.language.characters import clean_characters
from articles.language.hanzi import share_of_common

HEAD = 4096
DECLARED = re.compile(
    rb"""
    charset\s*=\s*[\"']?\s*([\w.:-]{2,30})
    | <\?xml[^>]{0,80}encoding\s*=\s*[\"']([\w.:-]{2,30})
    """,
    re.I | re.VERBOSE,
)
# Single-byte sets that a declaration may choose where bytes alone cannot tell them apart.
SINGLE_BYTE = {"cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp1258", "iso8859-2", "iso8859-9", "koi8-r"}
OTHER_ASIAN = {"shift_jis", "cp932", "euc_jp", "euc_kr", "cp949"}
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
SAMPLE = 200_000
UNREAD = "\ufffd"
# A byte above ASCII with ASCII on both sides: an accent or a curly quotation mark, hardly half of a Chinese character.
ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
HIGH = re.compile(rb"[\x80-\xff]")
KANA_OR_HANGUL = re.compile("[\u3041-\u30ff\uac00-\ud7a3]")
# What is left of text that went through a wrong decoder twice; nothing brings it back.
RUINED = re.compile("锟斤拷|烫烫烫|屯屯屯|ï¿½|鈥[檚渃潣]")
LATIN_MOJIBAKE = re.compile("[Â-ô][\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


class Decoded(NamedTuple):
    """The text of a page; `faults` are the reasons why its bytes cannot be trusted, as PageReading has them."""

    text: str
    encoding: str
    faults: tuple[tuple[str, dict], ...] = ()
    is_binary: bool = False  # bytes stand there that no text has, as in pictures and archives


def decode(data):
    """The Decoded of a page's bytes: the reading that is valid and looks most like a language."""
    text, encoding = _likeliest(data)
    return _finished(text, encoding)._replace(is_binary=_is_binary(data))


def _likeliest(data):
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), encoding
    wide = _sixteen_bits(data)
    if wide:
        return data.decode(wide, "replace"), wide
    data = data.replace(b"\x00", b"")
    encoding = "ascii" if data.isascii() else _utf8(data) or _best(data)
    return _whole(data, encoding), encoding


def _declared_encoding(data):
    """The name of the codec that the page declares, or "" if it declares none that is known."""
    found = DECLARED.search(data[:HEAD])
    name = (found[1] or found[2]).decode("ascii") if found else ""
    try:
        return codecs.lookup(name).name if name else ""
    except LookupError:
        return ""


def _is_binary(data):
    sample = data[:HEAD]
    return not _sixteen_bits(data) and len(CONTROLS.findall(sample)) * 50 > len(sample)


def _sixteen_bits(data):
    """UTF-16 without its mark: every second byte of ASCII text is nothing."""
    sample = data[:HEAD]
    if len(sample) < 8 or sample.count(b"\x00") * 20 < len(sample) or sample.startswith(b"\x00\x00"):
        return ""
    if min(sample[1::2].count(0), sample[::2].count(0)) * 20 > len(sample):
        return ""  # both halves hold zeros: no text
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _utf8(data):
    """ "utf-8" for bytes that can hardly be anything else, a cut end or a few broken ones included."""
    text = data.decode("utf-8", "replace")
    broken = text.count(UNREAD) - data.count(b"\xef\xbf\xbd")
    whole = sum(not character.isascii() for character in text[:SAMPLE]) - text[:SAMPLE].count(UNREAD)
    if broken <= 0 and whole >= 8:
        return "utf-8"
    if broken <= 0:
        # Two or three characters can be valid by chance; the other reading must look much better to win.
        return "utf-8" if _likeness(text) + 0.3 >= _likeness(data.decode("gb18030", "replace")) else ""
    return "utf-8" if broken * 20 < whole or (broken == 1 and whole > 1) else ""


def _best(data):
    declared = _declared_encoding(data)
    high = len(HIGH.findall(data[:SAMPLE]))
    if declared in OTHER_ASIAN:
        text = data[:SAMPLE].decode(declared, "replace")
        if len(KANA_OR_HANGUL.findall(text)) * 4 > high // 2 and text.count(UNREAD) * 20 < high:
            return declared
    if len(ALONE.findall(data[:SAMPLE])) > 0.7 * high:
        return declared if declared in SINGLE_BYTE else "cp1252"
    readings = {name: _likeness(data[:SAMPLE].decode(name, "replace")) for name in ("gb18030", "big5hkscs", "cp950")}
    best = max(readings, key=lambda name: (readings[name], name == declared))
    if readings[best] <= 0.05 and not _reads_as_chinese(data, best):
        return declared if declared in SINGLE_BYTE else "cp1252"
    return best


def _reads_as_chinese(data, encoding):
    """Whether nearly all of the bytes are characters of that set, rare as they may be."""
    text = data[:SAMPLE].decode(encoding, "replace")
    others = sum(not character.isascii() for character in text)
    return text.count(UNREAD) * 20 < others


def _likeness(text):
    """Near 1 for Chinese prose, near 0 for a wrong reading; every unread character weighs against it."""
    text = text[:SAMPLE].rstrip(UNREAD)
    share, others = share_of_common(text)
    return share - 4 * text.count(UNREAD) / max(others, 1)


def _whole(data, encoding):
    """The text; a last character that was cut off is dropped and counts as no fault."""
    text = data.decode(encoding, "replace")
    if text.endswith(UNREAD):
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        text = decoder.decode(data, final=False)
    return text


def _finished(text, encoding):
    text, repaired = _mended(text)
    faults = []
    if repaired:
        faults.append(("wrong_encoding", {}))
    unread = text.count(UNREAD)
    if unread:
        faults.append(("unread", {"count": unread, "encoding": encoding}))
    if RUINED.search(text):
        faults.append(("ruined", {}))
    return Decoded(clean_characters(text), encoding, tuple(faults))


def _mended(text):
    """Text that was read as Western and saved as UTF-8, read back; and whether it was."""
    marks = len(LATIN_MOJIBAKE.findall(text[:SAMPLE]))
    others = sum(not character.isascii() for character in text[:SAMPLE])
    if marks < 8 or marks * 4 < others:
        return text, False
    try:
        return bytes(_byte(character) for character in text).decode("utf-8"), True
    except (UnicodeDecodeError, ValueError):
        return text, False


def _byte(character):
    """The byte that Windows-1252 showed as this character; the five it leaves open stand for themselves."""
    if ord(character) < 256:
        return ord(character)
    try:
        return character.encode("cp1252")[0]
    except UnicodeEncodeError as error:
        raise ValueError(character) from error
