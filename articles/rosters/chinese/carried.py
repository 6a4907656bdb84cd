"""What the context offers where the words name no organisation: carried from the row above, or 我校 written out."""

import re
from dataclasses import replace

from articles.language.script import folded
from articles.rosters.chinese import lexicon
from articles.rosters.rows import Doubt, Reason

PARTY_COMMITTEE = re.compile(r"(?:中共)?(.*?[省市区县州盟旗乡镇])委(?:员会)?$")
UNIVERSITY = re.compile(r"^(.*?(?:大学|学院|党校))")
SUB_UNIT = re.compile(
    r"^(?:[\u3400-\u9fff、/]{0,12}(?:部|处|科|室|办公室|办|系|学院|中心|委员会|研究所|实验室|党委|团委|工会|教研室)|图书馆|档案馆|出版社|医院)$"
)
# They belong to a university, to nothing else.
OF_UNIVERSITY = re.compile(r"(?:学院|系|研究所|实验室|教研室|图书馆|档案馆|出版社)$")
WITH_PLACE = re.compile(
    r"大学|[省市县区州]|公司|集团|国|中共|协会|学会|医院|出版社|中科院|科学院|社科院|政府|法院|检察院|中学|小学|银行"
)
HEADS = (
    (
        re.compile(r"校长|校董|校监|教务长|总务长|学务长|研发长|国际长|校务"),
        re.compile(r"^.*(?:大学|学院|学校|中学|小学|党校|大)"),
    ),
    (
        re.compile(r"院长"),
        re.compile(r"^.*(?:学院|研究院|科学院|医院|法院|检察院|设计院|书画院|博物院|社科院|工程院|院)"),
    ),
    (re.compile(r"检察长|检察官"), re.compile(r"^.*(?:检察院|检)")),
    (re.compile(r"馆长|馆员"), re.compile(r"^.*馆")),
    (re.compile(r"所长"), re.compile(r"^.*所")),
    (re.compile(r"社长|总编|主编"), re.compile(r"^.*社")),
    (re.compile(r"局长"), re.compile(r"^.*局")),
    (re.compile(r"处长"), re.compile(r"^.*处")),
    (re.compile(r"系主任"), re.compile(r"^.*(?:学院|系)")),
    (re.compile(r"总经理|董事长|总裁|总监"), re.compile(r"^.*(?:公司|集团|银行|社)")),
)
# Held of nobody: nothing is carried over to it.
FREE_STANDING = re.compile(
    r"著名|知名|国内知名|全国|国家|世界|长江学者|(?:.{0,6})(?:作家|诗人|画家|书法家|评论家|收藏家|企业家|得主|获得者)$"
)
GOVERNORS = {"省长": "省", "市长": "市", "县长": "县", "区长": "区", "镇长": "镇", "乡长": "乡", "州长": "州"}


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
        if body.startswith(lexicon.BACK_WORDS):
            return _back(body, bodies) or title.organization, True
        if title.organization in directory.organizations:
            return directory.organizations[title.organization], False
        if SUB_UNIT.match(body) and not WITH_PLACE.search(body):
            parent = here or previous
            if OF_UNIVERSITY.search(body) and not UNIVERSITY.match(folded(parent)):
                parent = ""
            if parent and not folded(parent).startswith(body) and (_parent(parent) or here):
                top = _parent(parent) or parent
                if top != title.organization:
                    return f"{top}{title.organization}", not here
        return title.organization, False
    if FREE_STANDING.match(words):
        return "", False
    if here:
        return _fitting(words, here), False
    if previous:
        return _fitting(words, previous), True
    return "", False


def _parent(body):
    """The body that a sub-unit belongs to: 上海市金山区委 → its district is no parent of a 组织部, the committee is."""
    plain = folded(body)
    match = UNIVERSITY.match(plain)
    if match:
        return body[: match.end()]
    match = re.match(
        r"^(.*?(?:公司|集团|检察院|法院|医院|图书馆|博物馆|出版社|省委|市委|区委|县委|政府|局|厅|研究院|研究所))", plain
    )
    return body[: match.end()] if match else ""


def _own(body, directory):
    """我校, 我院 … written out, with whatever follows: 我校图书馆."""
    if not directory.own:
        return ""
    for word in sorted(lexicon.OWN_WORDS, key=len, reverse=True):
        if not body.startswith(word):
            continue
        rest = body[len(word) :]
        if len(word) == 1 and rest:
            # 校党委, 院办公室, but not 校友会 or 院士工作站.
            if rest not in (
                "党委",
                "办",
                "办公室",
                "纪委",
                "工会",
                "团委",
                "图书馆",
                "党委办公室",
                "学术委员会",
                "党政办公室",
                "党办",
                "长办公室",
            ):
                continue
        elif rest and not word.startswith(("我", "本", "学校", "全校")):
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
    for officer, place in GOVERNORS.items():
        if words.endswith(officer):
            match = PARTY_COMMITTEE.match(plain)
            if match:
                offset = len(plain) - len(plain.removeprefix("中共"))
                return body[offset : offset + len(match[1])]
            cut = plain.rfind(place)
            return body[: cut + 1] if cut > 0 else body
    for officer, shape in HEADS:
        if officer.search(words):
            match = shape.match(plain)
            if officer.pattern.startswith("校长"):
                match = UNIVERSITY.match(plain) or match
            return body[: match.end()] if match else body
    return body
