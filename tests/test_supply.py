"""The lock holds what requirements*.txt ask for; `make lock` writes it."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import audit

TOP = Path(__file__).resolve().parent.parent
LOCKS = ("requirements", "requirements-dev")


def asked(name):
    """The requirements of a file, and of those that it includes."""
    for line in (TOP / f"{name}.txt").read_text().splitlines():
        words = line.partition(" #")[0].strip()
        if words.startswith("-r "):
            yield from asked(words[3:].removesuffix(".txt"))
        elif words and not words.startswith("#"):
            yield Requirement(words)


def locked(name):
    """The lock's entries: (requirement, its hashes)."""
    entries = (TOP / f"{name}.lock").read_text().replace("\\\n", " ").splitlines()
    return [
        (Requirement(entry.split(" --hash")[0]), re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry))
        for entry in entries
    ]


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_each_requirement_at_a_version_that_it_allows(name):
    versions = {}
    for entry, _hashes in locked(name):
        versions[canonicalize_name(entry.name)] = str(entry.specifier).removeprefix("==")

    wrong = [
        str(requirement)
        for requirement in asked(name)
        if not requirement.specifier.contains(versions.get(canonicalize_name(requirement.name), "0"))
    ]

    assert wrong == []


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_one_version_and_its_hashes_and_no_other_place(name):
    text = (TOP / f"{name}.lock").read_text()

    assert [str(entry) for entry, _hashes in locked(name) if not re.fullmatch(r"==[^,*]+", str(entry.specifier))] == []
    assert [str(entry) for entry, hashes in locked(name) if not hashes] == []
    assert re.findall(r"https?:|--(?!hash)\w[\w-]*|file:", text) == []


def test_tests_run_on_what_the_newsroom_runs_on():
    served, tested = ({str(entry): hashes for entry, hashes in locked(name)} for name in LOCKS)

    assert {name: tested.get(name) for name in served} == served


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"pypi": [{"name": "a", "version": "1", "vulns": []}]}, 0),
        ({"pypi": [{"name": "a", "skip_reason": "not found"}], "osv": [{"name": "a", "version": "1", "vulns": []}]}, 0),
        ({"pypi": [], "osv": [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": []}]}]}, 1),
        ({"pypi": [{"name": "a", "skip_reason": "not found"}], "osv": []}, 75),
    ],
)
def test_audit_takes_silence_for_no_answer(answers, expected, capsys):
    code = audit.main("requirements.lock", ask=lambda _lock, database: answers[database])

    assert code == expected
    assert ("NOT ASKED" in capsys.readouterr().out) == (expected == 75)
