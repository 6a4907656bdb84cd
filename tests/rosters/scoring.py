"""How a Reading is held against the rows it should be: by the rules of tests/rosters/samples/README.md, and one more.

The one more is the promise of the issue: a row that is wrong is marked uncertain.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field

DOTS = str.maketrans("・•‧．", "····")


@dataclass
class Score:
    """Sums over cases. `tags` holds for each construct (rows, right names, titles, right titles, wrong unmarked)."""

    sums: Counter = field(default_factory=Counter)
    tags: dict = field(default_factory=lambda: defaultdict(Counter))
    failures: list = field(default_factory=list)  # (case, text, reading, what is wrong)

    def share(self, part, whole):
        return self.sums[part] / self.sums[whole] if self.sums[whole] else 1.0


def score(cases, parse):
    """`parse(text, case)` gives a Reading; each case counts once for each of its texts."""
    total = Score()
    for case in cases:
        seen, told = [], []
        for text in case.texts:
            reading = parse(text, case)
            wrong = _score_text(total, case, text, reading)
            seen.append([_what_it_says(row) for row in reading.rows if row.kind != "unknown"])
            if wrong and wrong != told:  # the other width failing alike is told once
                total.failures.append((case, text, reading, wrong))
            told = wrong
        total.sums["cases"] += 1
        total.sums["same in both widths"] += all(rows == seen[0] for rows in seen)
    return total


def plain(words):
    """A name or a title for comparison: one kind of width, dot and accent, no spaces between Chinese characters."""
    words = unicodedata.normalize("NFKC", words.translate(DOTS)).replace("\u200b", "")
    words = unicodedata.normalize("NFC", re.sub(r"\s*·\s*", "·", words))
    words = re.sub(r"\s+", " ", words).strip()
    return re.sub(r"(?<=[^\x00-\u024f]) | (?=[^\x00-\u1eff])", "", words)


def joined(organization, title):
    return re.sub(r"\s", "", plain(organization + title))


def _score_text(total, case, text, reading):
    found = [row for row in reading.rows if row.kind != "unknown"]
    pairs = _aligned(case.rows, found)
    partner = {id(row): expected for expected, row in pairs if expected and row}
    wrong = _rebuilding(total, text, reading)
    for expected, row in pairs:
        if expected:
            wrong += _score_expected(total, expected, row, reading)
    for row in found:
        expected = partner.get(id(row))
        total.sums[f"{row.kind}s found"] += 1
        total.sums["rows found"] += 1
        total.sums["titles found"] += len(row.titles)
        total.sums["marked"] += bool(row.uncertain)
        reasons = differences(expected, row) if expected else ["nobody there"]
        total.sums["wrong rows"] += bool(reasons)
        if reasons and not row.uncertain:
            total.sums["wrong unmarked"] += 1
            for tag in _tags_at(case, row):
                total.tags[tag]["wrong unmarked"] += 1
            wrong.append(f"UNMARKED {row.name}: {', '.join(reasons)}")
    _count_tags_of_case(total, case, pairs)
    return wrong


def _score_expected(total, expected, row, reading):
    """Adds one expected row; says what is wrong with its counterpart."""
    sums, tags = total.sums, [total.tags[tag] for tag in expected.get("tags", ())]
    kind, wrong = expected["kind"], []
    sums[f"{kind}s"] += 1
    sums[f"{kind}s right"] += row is not None
    for tag in tags:
        tag["rows"] += 1
        tag["names"] += row is not None
    if row is None:
        wrong.append(f"MISSED {expected.get('name') or expected.get('text')}")
        if not _is_covered(expected, reading):
            sums["wrong unmarked"] += 1
            sums["lost"] += 1
            wrong.append("LOST, and no row holds its words")
            for tag in tags:
                tag["wrong unmarked"] += 1
    if kind == "group":
        return wrong
    titles = expected["titles"]
    right, cut, context, asked = _titles_right(expected, row)
    if expected.get("ambiguous"):
        sums["ambiguous"] += 1
        credit = (1 if row.uncertain else 0.5) if row else 0
        sums["ambiguous credit"] += credit
        right = cut = len(titles) * credit
        total.sums["titles found right"] += len(row.titles) * credit if row else 0
    else:
        total.sums["titles found right"] += right
    sums["titles"] += len(titles)
    sums["titles right"] += right
    sums["cuts right"] += cut
    sums["context asked"] += asked
    sums["context right"] += context
    for tag in tags:
        tag["titles"] += len(titles)
        tag["titles right"] += right
    for word, value in (("honorific", expected.get("honorific", "")),):
        if value:
            sums[word] += 1
            sums[f"{word} right"] += row is not None and plain(row.honorific) == plain(value)
    sums["former"] += sum(bool(title.get("former")) for title in titles)
    sums["former right"] += (
        sum(bool(title.get("former")) for title in titles) if row and _former_agrees(titles, row) else 0
    )
    if row and not expected.get("ambiguous"):
        wrong += [f"{expected['name']}: {reason}" for reason in differences(expected, row)]
    return wrong


def differences(expected, row):
    """What is wrong with a row: nothing for one whose reading is open."""
    if expected["kind"] == "group" or expected.get("ambiguous"):
        return []
    reasons = []
    if not any(_same_titles(titles, row.titles) for titles in _readings(expected)):
        told = "; ".join(f"{title.organization}|{title.title}" for title in row.titles)
        wanted = "; ".join(f"{title['organisation']}|{title['title']}" for title in expected["titles"])
        reasons.append(f"titles {told or '-'} for {wanted or '-'}")
    elif not _former_agrees(expected["titles"], row):
        reasons.append("former")
    if plain(row.honorific) != plain(expected.get("honorific", "")):
        reasons.append(f"honorific {row.honorific or '-'} for {expected.get('honorific', '-')}")
    return reasons


def _readings(expected):
    return (expected["titles"], *expected.get("accept_titles", ()))


def _cuts(title):
    return ((title["organisation"], title["title"]), *map(tuple, title.get("accept_splits", ())))


def _cut_agrees(title, found):
    given = (plain(found.organization), plain(found.title))
    return any((plain(organization), plain(words)) == given for organization, words in _cuts(title))


def _same_titles(titles, found):
    return len(titles) == len(found) and all(map(_cut_agrees, titles, found))


def _former_agrees(titles, row):
    return any(title.get("former", False) for title in titles) == any(title.is_former for title in row.titles)


def _titles_right(expected, row):
    """(joins right, cuts right, contexts offered, contexts asked for)."""
    asked = sum(
        bool(title["organisation_resolved"]) for title in expected["titles"] if "organisation_resolved" in title
    )
    if row is None:
        return 0, 0, 0, asked
    if any(_same_titles(titles, row.titles) for titles in expected.get("accept_titles", ())):
        return len(expected["titles"]), len(expected["titles"]), asked, asked
    joins = cuts = context = 0
    left = list(row.titles)
    for title in expected["titles"]:
        ways = {joined(*cut) for cut in _cuts(title)}
        match = next((found for found in left if joined(found.organization, found.title) in ways), None)
        if match is None:
            continue
        left.remove(match)
        joins += 1
        cuts += _cut_agrees(title, match)
        resolved = {plain(words) for words in (title.get("organisation_resolved", ""), *title.get("resolved_also", ()))}
        offered = plain(match.organization_suggested or match.organization)
        context += bool(title.get("organisation_resolved")) and offered in resolved
    return joins, cuts, context, asked


def _aligned(expected, found):
    """Pairs (expected, row) in order, None where one side has no counterpart: the longest common sequence of names."""
    same = [[_is_same(one, row) for row in found] for one in expected]
    longest = [[0] * (len(found) + 1) for _ in range(len(expected) + 1)]
    for i in reversed(range(len(expected))):
        for j in reversed(range(len(found))):
            longest[i][j] = longest[i + 1][j + 1] + 1 if same[i][j] else max(longest[i + 1][j], longest[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(expected) and j < len(found):
        if same[i][j]:
            pairs.append((expected[i], found[j]))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            pairs.append((expected[i], None))
            i += 1
        else:
            pairs.append((None, found[j]))
            j += 1
    return pairs + [(one, None) for one in expected[i:]] + [(None, row) for row in found[j:]]


def _is_same(expected, row):
    if expected["kind"] != row.kind:
        return False
    if row.kind == "person":
        return plain(expected["name"]) == plain(row.name)
    return plain(row.name) in {plain(words) for words in (expected["text"], *expected.get("accept_texts", ()))}


def _rebuilding(total, text, reading):
    """The rows and what is between give back the text: each character once."""
    spans = sorted([(row.start, row.end) for row in reading.rows] + list(reading.between))
    rebuilt = "".join(text[start:end] for start, end in spans)
    total.sums["texts"] += 1
    total.sums["rebuilt"] += rebuilt == text
    return [] if rebuilt == text else [f"REBUILT {rebuilt!r}"]


def _is_covered(expected, reading):
    if "span" not in expected:
        return True
    start, end = expected["span"]
    return any(row.start < end and start < row.end for row in reading.rows)


def _tags_at(case, row):
    return {
        tag
        for expected in case.rows
        if "span" in expected and row.start < expected["span"][1] and expected["span"][0] < row.end
        for tag in expected["tags"]
    }


def _count_tags_of_case(total, case, pairs):
    """What holds for a whole roster (a sentence around it, commas for groups) counts every row of it."""
    for tag in case.tags:
        counts = total.tags[f"… {tag}"]
        for expected, row in pairs:
            if expected:
                counts["rows"] += 1
                counts["names"] += row is not None
                if expected["kind"] == "person":
                    counts["titles"] += len(expected["titles"])
                    full = row is not None and (expected.get("ambiguous") or not differences(expected, row))
                    counts["titles right"] += len(expected["titles"]) if full else _titles_right(expected, row)[0]
            elif not row.uncertain:
                counts["wrong unmarked"] += 1
            if expected and row and not row.uncertain and differences(expected, row):
                counts["wrong unmarked"] += 1


def _what_it_says(row):
    titles = [tuple(map(str, (plain(title.organization), plain(title.title), title.is_former))) for title in row.titles]
    return row.kind, plain(row.name), titles, plain(row.honorific), bool(row.uncertain)
