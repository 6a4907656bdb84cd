"""Titles that stand once for several people: 教授A、B before them, A、B、C三位教授 after them."""

JOINED = ("、", "和", "及", "与")


def share(drafts):
    """Gives bare names the titles of their neighbours; whoever shares one has a doubt."""
    _share_counted(drafts)
    _share_last_rank(drafts)
    previous = None
    for draft in drafts:
        if previous is not None and _shares_before(previous, draft):
            draft.before = list(previous.before)
            draft.doubts.append("prefix")
        previous = draft if draft.kind == "person" else None


def _shares_before(previous, draft):
    """教授A、B: the titles before the first name are the second's too; 与 parts two sides."""
    is_going_on = "prefix" in previous.doubts
    is_joined = draft.joined_by.rstrip("以及和暨") in ("、", "") and draft.joined_by and "与" not in draft.joined_by
    if not is_joined and not (draft.joined_by == "与" and is_going_on):
        return False
    is_only_before = not previous.after and not previous.honorific and any(title for _body, title in previous.before)
    return _is_bare(draft) and is_only_before


def _share_counted(drafts):
    """A、B、C三位教授: as many of those before as the number says."""
    for index, draft in enumerate(drafts):
        if draft.shared < 2 or not draft.after:
            continue
        sharers = []
        for other in reversed(drafts[max(0, index - draft.shared + 1) : index]):
            if other.kind != "person" or other.after or any(title for _body, title in other.before):
                break
            sharers.insert(0, other)
        if not sharers:
            continue
        body = sharers[0].before[0][0] if sharers[0].before else None
        for other in sharers:
            other.before, other.after = [], [(body, title) for _body, title in draft.after]
            other.doubts.append("suffix")
        draft.doubts.append("suffix")
        if body and not draft.before and draft.after[0][0] is None:
            draft.after[0] = (body, draft.after[0][1])


def _share_last_rank(drafts):
    """甲、乙教授: the rank after the last of several bare names is mostly everybody's."""
    for index in range(len(drafts) - 1, 0, -1):
        last = drafts[index]
        is_ranked = last.kind == "person" and not last.before and not last.shared and len(last.after) == 1
        if not is_ranked or last.after[0][1] is None:
            continue
        place = index
        while place > 0 and drafts[place].joined_by in JOINED and _is_bare(drafts[place - 1]):
            place -= 1
        first = drafts[place - 1] if place > 0 and drafts[place].joined_by in JOINED else None
        if first is not None and _is_at_body_alone(first):
            # 立法院甲、乙委員: the body before the first is everybody's too.
            for draft in drafts[place - 1 : index + 1]:
                draft.before, draft.after = [], [(first.body, last.after[0][1])]
                draft.doubts.append("suffix")
            continue
        begins_after_title = place > 0 and drafts[place].joined_by in JOINED and drafts[place - 1].before
        if place == index or begins_after_title:
            continue
        for draft in drafts[place:index]:
            draft.after = list(last.after)
            draft.doubts.append("suffix")


def _is_at_body_alone(draft):
    """Organisation and name without a title; the body is kept as `draft.body`."""
    is_so = draft.kind == "person" and not draft.after and len(draft.before) == 1 and draft.before[0][1] is None
    draft.body = draft.before[0][0] if is_so else None
    return is_so


def _is_bare(draft):
    return draft.kind == "person" and not (draft.before or draft.after or draft.honorific or draft.remarks)
