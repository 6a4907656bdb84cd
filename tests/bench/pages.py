"""`python -m tests.bench.pages [PAGES]`: old pages brought at a time, pages a second and the memory of the whole run.

The pages are written by rule in the layouts of many sites, each with a list of people; the import is the command
itself, in a process of its own with a database of its own, first to its end, then again where nothing is new.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.importing.pages.layouts import LAYOUTS

TOP = Path(__file__).resolve().parent.parent.parent
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑"
GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超霞平刚"
BODIES = (
    "浙江大学公共管理学院",
    "南京大学政府管理学院",
    "金山区廊下镇",
    "平湖市广陈镇",
    "复旦大学图书馆",
    "上海市民政局",
)
POSTS = ("院长", "副院长", "教授", "镇长", "副镇长", "处长", "主任", "党委书记")


def name(number):
    return SURNAMES[number % 20] + GIVEN[number // 20 % 20] + GIVEN[number // 400 % 20]


def page(number):
    """An old page with six people, unlike every other."""
    people = "、".join(
        f"{BODIES[(number + place) % 6]}{POSTS[(number * 3 + place) % 8]}{name(number * 6 + place)}"
        for place in range(6)
    )
    day = f"20{10 + number % 12}-{1 + number % 12:02}-{2 + number % 26:02}"
    write = LAYOUTS[number % len(LAYOUTS)]
    body = [
        f"为推进第{number}号合作项目，双方在徐汇校区会议厅举行座谈，就课题研究和干部培训交换意见，气氛热烈。",
        f"时间：{1 + number % 12}月{1 + number % 26}日下午；地点：徐汇校区第{number % 40}会议室。",
        f"出席：{people}。",
        "双方表示，今后将在人才培养、社会实践和决策咨询等方面继续合作，共同推动城市治理的研究与实践。",
    ]
    return write(f"第{number}号合作项目座谈会举行", f"发布时间：{day} 浏览量：{number}", body, "某某学院")


def write_pages(folder, count):
    for number in range(count):
        path = folder / "info" / str(1000 + number // 500) / f"{number}.htm"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number), encoding="utf-8")


def main(count):
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        write_pages(pages, count)
        environ = os.environ | {"NEWSROOM_DATA": str(Path(folder) / "data"), "DATABASE_URL": "", "DEMO": "0"}
        _run(environ, "migrate", "--verbosity", "0")
        for what in ("new", "again, all known"):
            started = time.perf_counter()
            report = _run(environ, "import_pages", str(pages))
            seconds = time.perf_counter() - started
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"{count} pages, {what}: {seconds:.0f} s, {count / seconds:.0f} pages a second, peak {peak:.0f} MB")
            print(f"    {report}")


def _run(environ, *command):
    """Runs a command of ours; returns the last line of its report that counts."""
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=TOP, env=environ, capture_output=True, text=True, check=True
    )
    return next((line for line in done.stdout.splitlines() if " files: " in line), "")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
