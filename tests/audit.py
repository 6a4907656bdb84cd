"""`make audit`: asks the public databases whether a hole is known in a locked package.

python -m tests.audit LOCK      with pip-audit's Python; 0 none is known, 1 one is, 75 the databases could not be asked

pip-audit itself ends with 0 where a database did not answer for a package: here that is no answer.
"""

import json
import subprocess
import sys

DATABASES = ("pypi", "osv")
KNOWN, NOT_ASKED = 1, 75


def main(lock, ask=None):
    for database in DATABASES:
        packages = (ask or _ask)(lock, database)
        unknown = [package["name"] for package in packages if "skip_reason" in package]
        holes = [(package, hole) for package in packages for hole in package.get("vulns", ())]
        for package, hole in holes:
            print(
                f"{package['name']} {package['version']}: {hole['id']}, mended in {hole['fix_versions'] or 'none yet'}"
            )
        if holes:
            return KNOWN
        if packages and not unknown:
            print(f"No hole is known in {len(packages)} packages ({database}).")
            return 0
        print(f"{database}: no answer for {len(unknown) or 'any'} packages")
    print(f"{'!' * 78}\n!! NOT ASKED: no database answered, so nothing is known of {lock}\n{'!' * 78}")
    return NOT_ASKED


def _ask(lock, database):
    """What pip-audit says of each package; nothing if it could not ask."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "-r", lock]
    command += ["--vulnerability-service", database, "--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    said = subprocess.run(command, capture_output=True, text=True).stdout
    try:
        return json.loads(said)["dependencies"]
    except (ValueError, KeyError):
        return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
