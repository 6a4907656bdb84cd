"""What stands around a Chinese roster: its sentence, the closing words, and what a page does to its characters."""

BEFORE = (
    "出席：",
    "出席人员：",
    "嘉宾：",
    "参加会议的有",
    "出席会议的有：",
    "与会嘉宾包括",
    "出席本次活动的嘉宾有",
    "3月5日下午，",
    "参会人员：",
    "与会专家：",
)
AFTER = (
    "出席座谈会。",
    "参加会议。",
    "出席活动。",
    "出席会议并致辞。",
    "共同为基地揭牌。",
    "参加座谈。",
    "出席签约仪式。",
    "分别致辞。",
    "莅临会议。",
)
BOTH = (("会议由", "主持。"), ("座谈会由", "主持。"), ("参加会议的有", "。"), ("出席：", "。"))
CLOSING = (
    "等",
    "等人",
    "等领导",
    "等一行6人",
    "一行6人",
    "一行20多人",
    "等嘉宾",
    "等10余人",
    "共10位相关人员",
    "等专家学者",
    "等7位专家",
    "等领导嘉宾",
)
DEFECTS = ("kangxi", "zero-width", "nbsp", "ideographic space")


def frame(chance, draft):
    """(words before, words after, closing words)."""
    closing = chance.choice(CLOSING) if chance.random() < 0.25 else ""
    draft.tags |= {"closing words"} if closing else set()
    draw = chance.random()
    if draw < 0.5:
        return "", "", closing
    draft.tags.add("in a sentence")
    if draw < 0.65:
        return chance.choice(BEFORE), "", closing
    if draw < 0.85:
        before = chance.choice(("", "", "3月5日下午，", "当天上午，"))
        return before, chance.choice(AFTER), closing
    return *chance.choice(BOTH), closing


def close(pen, closing):
    """Closing words follow a person, never a group."""
    last = next(row for words, row in reversed(pen.draft.pieces) if row)
    if closing and last["kind"] == "person":
        pen.say(closing)


def defect(chance, draft):
    if chance.random() >= 0.12:
        return ""
    found = chance.choice(DEFECTS)
    draft.tags.add(found)
    return found
