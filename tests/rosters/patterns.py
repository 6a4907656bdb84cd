"""What a room's code may hold of patterns and words: no long pattern in one piece, no list of words."""

import ast
import importlib
import re
from pathlib import Path

from articles.language.script import READING

ARTICLES = Path(__file__).resolve().parent.parent.parent / "articles"
LONGEST = 60  # characters of a pattern that is read at a glance
MOST_WORDS = 3
WORD = re.compile("[\u3400-\u9fff]{2,}")
# Four words or more in one string, parted by spaces or bars.
ALTERNATIVES = re.compile(rf"{WORD.pattern}(?: *[ |] *{WORD.pattern}){{{MOST_WORDS},}}")


def room(path):
    return sorted((ARTICLES / path).glob("*.py"))


def long_patterns(package):
    """The patterns past LONGEST that the modules of a package make, tuples of them included."""
    found = set()
    for file in room(package.removeprefix("articles.").replace(".", "/")):
        module = importlib.import_module(f"{package}.{file.stem}")
        for value in vars(module).values():
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, re.Pattern) and len(one.pattern) > LONGEST:
                    found.add(one.pattern)
    return found - {READING.pattern}


def literals_that_are_packed(file):
    """Lines of patterns that are written in one piece past LONGEST, though not verbose."""
    for node in ast.walk(ast.parse(file.read_text())):
        is_pattern = isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
        if (
            is_pattern
            and "VERBOSE" not in ast.unparse(node)
            and max(map(len, strings(node.args[0])), default=0) > LONGEST
        ):
            yield file.name, node.lineno


def lists_of_words(file):
    """Lines of lists, tuples, sets, dictionaries and strings with more than MOST_WORDS Chinese words."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
            elements = [*node.keys, *node.values] if isinstance(node, ast.Dict) else node.elts
            words = [one for one in elements if isinstance(one, ast.Constant) and WORD.fullmatch(str(one.value))]
            if len(words) > MOST_WORDS:
                yield file.name, node.lineno
        elif isinstance(node, ast.Constant) and ALTERNATIVES.search(str(node.value)):
            yield file.name, node.lineno


def strings(node):
    return [one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
