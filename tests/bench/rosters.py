"""Reading rosters: the milliseconds for 40 names, and precision and recall on rosters written by rule and on samples.

python -m tests.bench.rosters
"""

import sys
from pathlib import Path

from tests.rosters.generated import rosters
from tests.rosters.measure import COUNTS, FIELDS, clock, parse, sample_cases
from tests.rosters.scoring import score

SAMPLES = Path(__file__).resolve().parent.parent / "rosters" / "samples"
MOST_MILLISECONDS = 50


def main():
    sets = {language: rosters(language, count) for language, count in COUNTS.items()}
    totals = {name: score(cases, parse) for name, cases in sets.items()}
    totals["samples"] = score(tuple(sample_cases(SAMPLES)), parse)
    print(f"{'rosters':<38}" + "".join(f"{name:>10}" for name in totals) + f"{'goal':>8}")
    for name, part, whole, goal in FIELDS:
        shares = "".join(f"{total.share(part, whole):>10.1%}" for total in totals.values())
        print(f"{name:<38}{shares}{f'{goal:>8.0%}' if goal else ''}")
    counts = "".join(f"{total.sums['wrong unmarked']:>10}" for total in totals.values())
    print(f"{'wrong rows, unmarked':<38}{counts}{0:>8}")
    for name in COUNTS:
        _first, best = clock(name)
        over = "" if best <= MOST_MILLISECONDS else "   OVER ITS LIMIT"
        print(f"40 names, {name}: {best:.1f} ms (limit {MOST_MILLISECONDS} ms){over}")


if __name__ == "__main__":
    sys.exit(main())
