"""The reader of rosters against rosters written by rule: precision and recall by field and by construct.

python -m tests.rosters.measure [--lang zh-hans|zh-hant|en] [--show N] [--only WORDS] [--samples FOLDER] [--seed N]
python -m tests.rosters.measure --costs N    what each point of the Chinese reader is worth on N rosters
"""

import argparse
import json
import time
from contextlib import contextmanager
from pathlib import Path

from articles.rosters.chinese import costs
from articles.rosters.chinese.names import likelihood
from articles.rosters.read import read_roster
from articles.rosters.rows import Directory, Known
from tests.rosters.generated import Case, long_roster, rosters
from tests.rosters.scoring import score

COUNTS = {"zh-hans": 340, "zh-hant": 110, "en": 135}
SEED = 2024
# What is counted, out of what, and the goal beside it.
FIELDS = (
    ("names in order, recall", "persons right", "persons", 0.97),
    ("names, precision", "persons right", "persons found", 0.97),
    ("titles with organisation, recall", "titles right", "titles", 0.95),
    ("titles with organisation, precision", "titles found right", "titles found", 0.95),
    ("organisation and title cut", "cuts right", "titles", None),
    ("organisation offered from context", "context right", "context asked", None),
    ("groups, recall", "groups right", "groups", None),
    ("groups, precision", "groups right", "groups found", None),
    ("honorifics", "honorific right", "honorific", None),
    ("former", "former right", "former", None),
    ("open readings, marked", "ambiguous credit", "ambiguous", None),
    ("same rows in both widths", "same in both widths", "cases", 1),
    ("text given back to the character", "rebuilt", "texts", 1),
    ("rows marked uncertain", "marked", "rows found", None),
)


def parse(text, case):
    """As an installed newsroom would: an empty directory but for the institute's own names."""
    return read_roster(text, directory=Directory(own=case.own), language=case.language)


def sample_cases(folder):
    """The fragments of the samples as cases; both spellings of each must give the same rows."""
    for file in sorted(Path(folder).glob("*.json")):
        sample = json.loads(file.read_text())
        for number, fragment in enumerate(sample["roster_sentences"]):
            texts = (fragment["raw"], fragment.get("raw_in_fixture", fragment["raw"]))
            yield Case(
                number,
                sample["language"].lower(),
                texts,
                tuple(fragment["expected"]),
                frozenset({file.stem}),
                tuple(sample.get("own", ())),
            )


# What the examples of costs.txt are read with.
KNOWN = Directory(organizations={"仪电云计算": "上海仪电云计算有限公司"}, people={"咸来": (Known("咸来"),)})


@contextmanager
def without(name):
    """The Chinese reader with one cost at 0."""
    points = getattr(costs, name)
    setattr(costs, name, 0.0)
    likelihood.cache_clear()
    try:
        yield
    finally:
        setattr(costs, name, points)
        likelihood.cache_clear()


def told(text):
    """The rows of a Chinese text as costs.txt writes them: name(organisation|title) !doubt; + a group, ? what no rule
    reads, … closing words."""
    reading = read_roster(text, directory=KNOWN, language="zh-hans")
    rows = [_told(row) for row in reading.rows]
    return [*rows, f"…{reading.tail}"] if reading.tail else rows


def _told(row):
    titles = "; ".join(f"{title.organization}|{title.title}" for title in row.titles)
    signs = {"person": "", "group": "+", "unknown": "?"}
    words = f"{signs[row.kind]}{row.name}{row.honorific}" + (f"({titles})" if row.kind == "person" else "")
    return " !".join([words, *sorted({str(reason.doubt) for reason in row.uncertain})])


def told_with_and_without(name, text):
    """(rows with the cost, rows without it), of each only what the other does not have."""
    rows = told(text)
    with without(name):
        others = told(text)
    return tuple(" & ".join(row for row in one if row not in two) for one, two in ((rows, others), (others, rows)))


def worth(count, seed):
    """Lines to print: of each cost, how many rows would be right and wrong besides were it 0, on `count` rosters."""
    cases = rosters("zh-hans", count, seed)
    whole = score(cases, parse)
    yield f"{'cost':<28} {'points':>7} {'names':>6} {'titles':>7} {'unmarked':>9}   lost by its absence"
    for name, cost in costs.read_costs().items():
        with without(name):
            total = score(cases, parse)
        lost = [whole.sums[key] - total.sums[key] for key in ("persons right", "titles right", "wrong unmarked")]
        yield f"{name:<28} {cost.points:>7g} {lost[0]:>6} {lost[1]:>7g} {-lost[2]:>9}"


def table(total, by_construct=True):
    """Lines to print."""
    for name, part, whole, goal in FIELDS:
        if total.sums[whole]:
            counted = f"{total.sums[part]:>7g} / {total.sums[whole]:<6} {total.share(part, whole):>7.1%}"
            yield f"{name:<38} {counted} {f'{goal:>8.0%}' if goal else ''}"
    rest = f"of {total.sums['wrong rows']} wrong; {total.sums['lost']} of them lost; goal 0"
    yield f"{'wrong rows, unmarked':<38} {total.sums['wrong unmarked']:>7}   {rest}"
    if by_construct:
        yield f"\n{'construct':<40} {'rows':>5} {'names':>7} {'titles':>7} {'unmarked':>9}"
        for tag, counts in sorted(
            total.tags.items(), key=lambda found: (found[0].startswith("…"), _worth(found[1]), found[0])
        ):
            names = f"{counts['names'] / (counts['rows'] or 1):>7.0%}"
            titles = f"{counts['titles right'] / counts['titles']:>7.0%}" if counts["titles"] else f"{'':>7}"
            yield f"{tag:<40} {counts['rows']:>5} {names} {titles} {counts['wrong unmarked']:>9}"


def _worth(counts):
    return (counts["names"] + counts["titles right"]) / ((counts["rows"] + counts["titles"]) or 1)


def clock(language, people=40, turns=10):
    """(the first, the best) milliseconds of processor time for one text: the first call loads the lists."""
    text = long_roster(language, people).texts[0]
    times = []
    for _ in range(turns + 1):
        started = time.process_time()
        read_roster(text, language=language)
        times.append((time.process_time() - started) * 1000)
    return times[0], min(times[1:])


def failures(total, count):
    for case, text, reading, wrong in total.failures[:count]:
        yield f"\n── {case.language} {case.number} {', '.join(sorted(case.tags))}\n{text!r}"
        yield from (f"   ! {reason}" for reason in wrong)
        for row in reading.rows:
            titles = "; ".join(
                f"{title.organization}|{title.title}→{title.organization_suggested}" for title in row.titles
            )
            doubts = ", ".join(f"{reason.doubt}" for reason in row.uncertain)
            yield f"   {row.kind:<8} {row.name} [{titles}] {row.honorific} ({doubts})"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=COUNTS)
    parser.add_argument("--show", type=int, default=0, help="so many failures in full")
    parser.add_argument("--only", default="", help="cases whose rows or frame have a tag with these words")
    parser.add_argument("--samples", help="a folder of samples to score instead")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--costs", type=int, metavar="N", help="what each cost is worth on N rosters, instead")
    options = parser.parse_args()
    if options.costs:
        for line in worth(options.costs, options.seed):
            print(line, flush=True)
        return
    if options.samples:
        sets = {"samples": tuple(sample_cases(options.samples))}
    else:
        sets = {
            language: rosters(language, count, options.seed)
            for language, count in COUNTS.items()
            if options.lang in (None, language)
        }
    for name, cases in sets.items():
        cases = [
            case
            for case in cases
            if any(
                options.only in tag for tag in (*case.tags, *(tag for row in case.rows for tag in row.get("tags", ())))
            )
        ]
        total = score(cases, parse)
        print(f"══ {name}: {len(cases)} rosters")
        print(*table(total), sep="\n")
        print(*failures(total, options.show), sep="\n")
        if name in COUNTS:
            first, best = clock(name)
            print(f"40 names: {best:.1f} ms, the first time {first:.0f} ms (goal 50 ms)\n")


if __name__ == "__main__":
    main()
