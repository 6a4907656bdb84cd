"""`make bench`: measurements as ratios of one run, each with its limit beside it. Says what is over; never fails.

A ratio compares two pages of the same process in the same minute, so that a slow machine changes both sides alike.
"""

import os
import resource
import sys
import tempfile

import django
from django.core.management import call_command


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "NEWSROOM_DATA": folder,
            "DATABASE_URL": "",
            "ALLOWED_HOSTS": "testserver",
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        }
        django.setup()
        # Imported late: models need Django set up with this folder.
        from tests.bench import measures

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        print(f"{'what':<58} {'one side':>11} {'other side':>11} {'ratio':>7} {'limit':>7}")
        for measure in measures.ALL:
            for row in measure():
                _print(*row)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"\nPeak memory of this process: {peak:.0f} MB (limit 400 MB)")


def _print(name, one, other, limit, unit="ms"):
    ratio = one / other
    verdict = "" if ratio <= limit else "   OVER ITS LIMIT"
    print(f"{name:<58} {one:>8.2f} {unit:<2} {other:>8.2f} {unit:<2} {ratio:>7.2f} {limit:>7.2f}{verdict}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
