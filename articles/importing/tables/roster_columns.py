"""Which column of a roster's table holds what: by its heading in Chinese or English, or else by what stands in it."""

import re

NAME, ORGANIZATION, DEPARTMENT, TITLE, BOTH = "name", "organization", "department", "title", "both"
HONORIFIC, REMARKS, NUMBER, ROLE = "honorific", "remarks", "number", "role"

HEADINGS = {
    NAME: (
        "姓名 名字 嘉宾姓名 参会人员 参会人 出席人员 人员 嘉宾 代表 專家姓名 专家姓名 中文姓名 "
        "name fullname nameofguest guest "
        "participant attendee speaker"
    ),
    ORGANIZATION: (
        "单位 工作单位 所在单位 单位名称 组织 机构 所属单位 学校 單位 工作單位 機構 組織 organisation organization "
        "affiliation institution company employer unit university"
    ),
    DEPARTMENT: ("部门 所在部门 院系 学院 所在院系 處室 处室 部門 科室 department faculty school division"),
    TITLE: (
        "职务 职称 职位 职务职称 职称职务 职务/职称 职务、职称 职务及职称 头衔 岗位 職務 職稱 職位 "
        "title position jobtitle post "
        "titles positions rank"
    ),
    BOTH: (
        "单位及职务 单位职务 单位/职务 单位、职务 工作单位及职务 单位及职称 单位职称 单位和职务 工作单位及职务职称 "
        "身份 單位及職務 "
        "titleandaffiliation positionandaffiliation titleandorganisation "
        "titleandorganization affiliationandtitle"
    ),
    HONORIFIC: ("称谓 称呼 尊称 稱謂 性别称谓 honorific salutation prefix form"),
    REMARKS: ("备注 说明 附注 備註 remarks remark notes note comment comments"),
    NUMBER: ("序号 编号 号 序 # 排序 序號 no no. number nr index"),
    ROLE: ("角色 身份类别 类别 参会身份 role roles function"),
}
KIND_OF = {heading: kind for kind, headings in HEADINGS.items() for heading in headings.split()}
# Columns that a heading row may have and that say nothing of a roster; a row of them is a heading all the same.
OTHERS = set(
    re.split(
        " ",
        "性别 电话 手机 联系电话 手机号 邮箱 电子邮箱 籍贯 年龄 出生年月 城市 国家 国籍 "
        "gender sex phone mobile tel email e-mail city country",
    )
)

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
HAN_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]{2,4}|[\u3400-\u9fff]{1,12}[·•][\u3400-\u9fff·•]{1,14}")
LATIN_NAME = re.compile(r"(?:[A-Z][\w.'’-]*)(?: (?:[A-Z][\w.'’-]*|de|da|van|von|der|al|bin|la|le)){1,4}")
BODY = re.compile(
    r"""
    大学|学院|研究[院所]|委员会|[市区县省镇乡州][委府]|政府|公司|集团|中心|协会|学会|出版社|杂志社|银行
    | [局厅部院所会馆社校市区县省镇乡]$
    | \b(university|college|institute|school|press|centre|center|company|ltd|inc|academy|ministry|bureau)\b
    | \b(committee|association|society|foundation|department|council)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
POST = re.compile(
    r"""
    长|书记|主任|教授|研究员|主席|经理|总裁|董事|委员|讲师|博士|编辑|秘书|代表|工程师|律师|理事|顾问|馆员|记者
    | \b(professor|director|dean|president|chair\w*|secretary|manager|editor|lecturer|fellow|head|minister)\b
    | \b(mayor|researcher|ceo|officer|rector)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def kind_of_heading(text):
    """The kind of column that a heading names, "other" for one of no use here, or None for no heading."""
    key = re.sub(r"[\s　:：*]", "", text).lower()
    if key in KIND_OF:
        return KIND_OF[key]
    # 姓名（中文）, Name (in full), 单位/Organisation
    bare = re.split(r"[(（【\[]", key)[0]
    parts = [part for part in re.split(r"[/／|｜\-]", bare) if part]
    kinds = {KIND_OF[part] for part in parts if part in KIND_OF}
    if len(kinds) == 1:
        return kinds.pop()
    if kinds == {ORGANIZATION, TITLE}:
        return BOTH
    return "other" if bare in OTHERS else None


def heading_row(rows):
    """(place, {column: kind}) of the row of headings among the first rows, or (None, {})."""
    for place, row in enumerate(rows):
        kinds = {column: kind for column, cell in enumerate(row) if cell and (kind := kind_of_heading(cell))}
        filled = sum(bool(cell) for cell in row)
        if kinds and (NAME in kinds.values() or len(kinds) > 1) and len(kinds) * 2 > filled:
            return place, {column: kind for column, kind in kinds.items() if kind != "other"}
    return None, {}


def blocks(kinds):
    """The columns of each name, where a table has several names side by side; else all columns as one block."""
    found = [{}]
    for column, kind in sorted(kinds.items()):
        if kind in found[-1].values() and kind in (NAME, NUMBER, ORGANIZATION, TITLE):
            found.append({})
        found[-1][column] = kind
    is_each_named = all(NAME in block.values() for block in found)
    return found if len(found) > 1 and is_each_named else [kinds]


def columns_by_content(rows):
    """{column: kind} by what most cells of each column look like; columns that look like nothing are left out."""
    width = max((len(row) for row in rows), default=0)
    shares = {}
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        if cells:
            shares[column] = {kind: sum(map(fits, cells)) / len(cells) for kind, fits in LOOKS.items()}
    kinds = {}
    for kind in (NUMBER, NAME, ORGANIZATION, TITLE):
        free = {column: share[kind] for column, share in shares.items() if column not in kinds and share[kind] > 0.5}
        if free:
            # Of two that fit alike the first: names stand before what is said of them.
            kinds[max(free, key=lambda column: (free[column], -column))] = kind
    both = [column for column, kind in kinds.items() if kind == ORGANIZATION and shares[column][TITLE] > 0.5]
    if TITLE not in kinds.values() and both:
        kinds[both[0]] = BOTH
    return kinds


def is_name(text):
    bare = re.sub(r"[\s　]", "", text)
    if HAN.search(text):
        return bool(HAN_NAME.fullmatch(bare)) and not POST.search(text) and not BODY.search(text)
    return bool(LATIN_NAME.fullmatch(text)) and not BODY.search(text) and not POST.search(text)


LOOKS = {
    NUMBER: lambda text: bool(re.fullmatch(r"\d{1,4}[.、]?", text)),
    NAME: is_name,
    ORGANIZATION: lambda text: bool(BODY.search(text)),
    TITLE: lambda text: bool(POST.search(text)),
}
