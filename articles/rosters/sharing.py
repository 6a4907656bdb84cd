"""Titles that stand once for several people: 教授A、B before them, A、B、C三位教授 after them."""


def share(drafts, plain):
    """A bare name shares the titles of its neighbours: 教授A、B before it, A、B、C三位教授 after it."""
    for index, draft in enumerate(drafts):
        if draft.shared > 1 and draft.after:
            first = None
            for other in reversed(drafts[max(0, index - draft.shared + 1) : index]):
                if other.kind != "person" or other.after or any(title for _body, title in other.before):
                    break
                first = other
            if first is None:
                continue
            body = first.before[0][0] if first.before else None
            for other in drafts[drafts.index(first) : index]:
                other.before, other.after = [], [(body, title) for _body, title in draft.after]
                other.doubts.append(("suffix", draft))
            draft.doubts.append(("suffix", draft))
            if body and not draft.before and draft.after[0][0] is None:
                draft.after[0] = (body, draft.after[0][1])
    _share_last_rank(drafts)
    previous = None
    for draft in drafts:
        if draft.kind != "person":
            previous = None
            continue
        is_bare = not draft.before and not draft.after and not draft.honorific and not draft.remarks
        is_after_shared = any(kind == "prefix" for kind, _other in previous.doubts) if previous else False
        is_joined = (draft.joined_by == "与" and is_after_shared) or (
            draft.joined_by.rstrip("以及和暨") in ("、", "") and draft.joined_by and "与" not in draft.joined_by
        )
        if (
            previous is not None
            and is_bare
            and is_joined
            and previous.before
            and not previous.after
            and not previous.honorific
        ) and any(title for _body, title in previous.before):
            draft.before = list(previous.before)
            draft.doubts.append(("prefix", draft))
        previous = draft


def _is_bare(draft):
    return draft.kind == "person" and not (draft.before or draft.after or draft.honorific or draft.remarks)


def _share_last_rank(drafts):
    """甲、乙教授: the rank after the last of several bare names is mostly everybody's."""
    for index in range(len(drafts) - 1, 0, -1):
        last = drafts[index]
        is_ranked = (
            last.kind == "person" and not last.before and len(last.after) == 1 and not last.shared and last.after[0][1]
        )
        if not is_ranked:
            continue
        place = index
        while place > 0 and drafts[place].joined_by in ("、", "和", "及", "与") and _is_bare(drafts[place - 1]):
            place -= 1
        if place == index or (
            drafts[place].joined_by in ("、", "和", "及", "与") and drafts[place - 1].before if place else False
        ):
            continue
        for draft in drafts[place:index]:
            draft.after = list(last.after)
            draft.doubts.append(("suffix", last))
