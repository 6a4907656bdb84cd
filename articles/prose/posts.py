"""Titles compared: two cuts of one post are the same post, and a deputy's post names the head's."""

import re
import unicodedata
from typing import NamedTuple

from articles.language.characters import is_chinese
from articles.language.former import without_former
from articles.language.script import folded
from articles.prose.lexicon import HEADS
from articles.rosters.chinese.lexicon import any_of

# An old page's names that somebody wrote over are one name until an editor says which body each place means.
OPEN_PLACE = re.compile(r"(?<=〔外来名)\d+(?=〕)")
# An associate professor is nobody's deputy.
DEPUTY = re.compile(rf"(?P<body>.+?)(?:常务|执行|第一)?副(?P<head>[^副]{{0,5}}(?:{any_of(HEADS)}))")
ASSISTANT = re.compile(r"(?P<body>.+?)(?P<head>[^副]{0,5}长)助理")
DEPUTY_EN = re.compile(r"\b(?:deputy|vice|associate|assistant)[\s-]+", re.IGNORECASE)
HEAD_EN = re.compile(
    r"""
    \b (?:
        dean | president | director | secretary | mayor | chair\w* | head | minister | governor | rector
        | chancellor | provost | editor-in-chief
    ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)


class Post(NamedTuple):
    """A title held on one day. `body` is the directory's name of the organisation, or the printed one."""

    body: str
    title: str
    is_former: bool = False


def joined(post):
    """A post as one text for comparison: 区委 + 副书记 and 区 + 委副书记 are one; 原 and spaces are gone."""
    title = without_former(unicodedata.normalize("NFKC", post.title).strip())
    body = OPEN_PLACE.sub("", unicodedata.normalize("NFKC", post.body))
    if any(map(is_chinese, body + title)):
        return folded("".join(f"{body}{title}".split()))
    return " ".join(f"{title} | {body}".casefold().split())


def post_above(post):
    """The post of the head that a deputy stands below, as `joined` writes it; "" for who is no deputy."""
    text = joined(post)
    if post.is_former:
        return ""
    if any(map(is_chinese, text)):
        found = DEPUTY.fullmatch(text) or (ASSISTANT.fullmatch(text) if post.body else None)
        return f"{found['body']}{found['head']}" if found else ""
    title, _bar, body = text.partition(" | ")
    head = DEPUTY_EN.sub("", title, count=1)
    return f"{head} | {body}" if head != title and body and HEAD_EN.search(head) else ""


def is_same(post, other):
    """True if two posts are one; an organisation that only one of them names is not held against them."""
    if post.is_former != other.is_former:
        return False
    if post.body and other.body:
        return joined(post) == joined(other)
    bare, full = sorted((joined(post), joined(other)), key=len)
    return full.endswith(bare) or full.startswith(bare)
