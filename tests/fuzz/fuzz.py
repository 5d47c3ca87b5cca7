#!/usr/bin/env python3
"""Compare CPython with the command line of this project on random programs.

    fuzz.py --cli PROGRAM [--count 500] [--seed 1] [--jobs 2] [--all]
    fuzz.py --show SEED

Program number N of any run is the same text: `blocks.program(N)`. Programs run in batches of 50, each in a namespace of its
own, first in this Python and then in the other. The first difference is made smaller, by leaving out statements as long
as there still is a difference, and printed with its seed; `--all` goes on and prints one line for each. Ends with status 1
if there was a difference.

Needs CPython 3.11 to 3.13: what these say differently is made equal by `SAME_WORDS`. Cost: 20,000 programs take some minutes.
"""

import argparse
import ast
import os
import re
import subprocess
import sys
import tempfile
import warnings
from concurrent.futures import ThreadPoolExecutor

from blocks import program
from tables import PRELUDE

BATCH = 50
# Seconds for a batch. Most take less than one; a machine can be busy.
TIME_LIMIT = 20
MARK = "\x1e"

DRIVER = '''\
import sys
PRELUDE = compile({prelude!r}, "<prelude>", "exec")
for seed, source in {programs!r}:
    print({mark!r} + str(seed), flush=True)
    scope = {{"__name__": "__main__"}}
    exec(PRELUDE, scope)
    try:
        exec(compile(source, "<fuzz>", "exec"), scope)
    except BaseException as e:
        scope["oops"](e)
    sys.stdout.flush()
print({mark!r} + "end")
'''

# Pairs of a pattern and what replaces it on both sides: words that CPython changed between 3.11 and 3.13, and addresses.
SAME_WORDS = [
    (re.compile(r" at 0x[0-9a-f]+"), " at 0x"),
    (re.compile(r"<str_ascii_iterator"), "<str_iterator"),
    (re.compile(r" and no __dict__ for setting new attributes"), ""),
    (re.compile(r"'(\w+)' is an invalid keyword argument for (\w+)\(\)"), r"\2() got an unexpected keyword argument '\1'"),
    (re.compile(r"sorted(\(\) got an unexpected keyword)"), r"sort\1"),
    (re.compile(r"(min|max)\(\) arg is an empty sequence"), r"\1() iterable argument is empty"),
    (re.compile(r"ZeroDivisionError .*"), "ZeroDivisionError"),
    # Of a class with only one of the two methods that CPython keeps in one place.
    (re.compile(r"TypeError '\w+' object does(?:n't| not) support item (?:assignment|deletion)"), "AttributeError __item__"),
    (re.compile(r"AttributeError __(?:set|del)item__"), "AttributeError __item__"),
]

# Where CPython says this, an older one does what newer ones don't: nothing behind it is compared.
OLD_WAYS = re.compile(r"unhashable type: 'slice'|cannot fit 'int' into an index-sized integer|'int' object has no attribute 'is_integer'|Exceeds the limit \(4300 digits\)")

# The same, seen from the other side: since 3.12 slices have a hash.
NEW_WAYS = re.compile(r"KeyError slice\(")

# The repr of a set in any text, its innermost braces.
BRACES = re.compile(r"\{([^{}:\n]*, [^{}:\n]*)\}")


def normal(text):
    for pattern, words in SAME_WORDS:
        text = pattern.sub(words, text)
    return BRACES.sub(lambda found: "{" + ", ".join(sorted(found[1].split(", "))) + "}", text)


def same_until(mine, truth):
    """Whether all agrees before CPython says something that only an old one says."""
    for text, pattern in ((truth, OLD_WAYS), (mine or "", NEW_WAYS)):
        found = pattern.search(text)
        if found and mine is not None:
            end = text.rfind("\n", 0, found.start()) + 1
            if mine[:end] == truth[:end]:
                return True
    return False


def run(command, programs, folder):
    """The output of each program by seed, and what was wrong with the process, if anything."""
    with tempfile.NamedTemporaryFile("w", suffix=".py", dir=folder, delete=False, encoding="utf-8") as file:
        file.write(DRIVER.format(prelude=PRELUDE, programs=programs, mark=MARK))
    try:
        ran = subprocess.run(command + [file.name], stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT, cwd=folder, check=False,
                             env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"})
        out, err, status = ran.stdout, ran.stderr, ran.returncode
    except subprocess.TimeoutExpired as late:
        out, err, status = late.stdout or b"", late.stderr or b"", "still running"
    os.unlink(file.name)
    parts = out.decode("utf-8", "backslashreplace").split(MARK)
    found = {}
    for part in parts[1:]:
        seed, _, text = part.partition("\n")
        found[seed] = normal(text)
    wrong = None
    if "end" not in found:
        last = err.decode("utf-8", "replace").strip().split("\n")
        wrong = f"ended with {status}: {' / '.join(last[-3:])}"
    return found, wrong


class Comparison:
    """Two interpreters and a folder for their files."""

    def __init__(self, cli, folder):
        self.python = [sys.executable, "-X", "utf8"]
        self.other = [cli, "run", "--runtime", "mini"]
        self.folder = folder
        self.left_out = 0

    def differing(self, programs):
        """(seed, what CPython printed, what the other printed) of every program that differs."""
        truth, broken = run(self.python, programs, self.folder)
        if broken and len(programs) > 1:
            # The one that began last takes for ever, or all memory: it is left out.
            at = max(n for n, (seed, _) in enumerate(programs) if str(seed) in truth)
            self.left_out += 1
            return self.differing(programs[:at] + programs[at + 1:])
        if broken:
            self.left_out += 1
            return []
        got, wrong = run(self.other, programs, self.folder)
        out = []
        for seed, _ in programs:
            mine = got.get(str(seed))
            if wrong and (mine is None or mine != truth[str(seed)]):
                if len(programs) > 1:
                    out += self.differing([p for p in programs if p[0] == seed])
                    if mine is not None:
                        # The one that broke the process: those behind it have not run.
                        rest = [p for p in programs if p[0] > seed]
                        return out + (self.differing(rest) if rest else [])
                    continue
                out.append((seed, truth[str(seed)], f"{mine or ''}({wrong})"))
            elif same_until(mine, truth[str(seed)]):
                continue
            elif mine != truth[str(seed)]:
                out.append((seed, truth[str(seed)], mine or ""))
        return out

    def differs(self, source):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(source, "<fuzz>", "exec")
        except SyntaxError:
            return False
        return bool(self.differing([(0, source)]))

    def minimal(self, blocks):
        """The source of a program that differs, with as few statements as possible."""
        at = len(blocks) - 1
        while at >= 0:
            fewer = blocks[:at] + blocks[at + 1:]
            if self.differs("\n".join(fewer)):
                blocks = fewer
            at -= 1
        source = "\n".join(blocks)
        smaller = True
        while smaller:
            smaller = False
            for first, last in statements(source):
                for new in without(source, first, last):
                    if self.differs(new):
                        source, smaller = new, True
                        break
                if smaller:
                    break
        return source


def statements(source):
    """First and last lines of all statements and handlers, large ones first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nodes = [n for n in ast.walk(ast.parse(source)) if isinstance(n, (ast.stmt, ast.excepthandler))]
    spans = {(min([n.lineno] + [d.lineno for d in getattr(n, "decorator_list", [])]), n.end_lineno) for n in nodes}
    return sorted(spans, key=lambda span: span[0] - span[1])


def without(source, first, last):
    """The source without some lines: with nothing, `pass` or only the body in their place."""
    lines = source.split("\n")
    old = lines[first - 1]
    space = old[: len(old) - len(old.lstrip())]
    yield "\n".join(lines[: first - 1] + lines[last:])
    if old.strip() != "pass":
        yield "\n".join(lines[: first - 1] + [space + "pass"] + lines[last:])
    if last > first:
        body = []
        for line in lines[first:last]:
            if not line.startswith(space + "    "):
                break
            body.append(line[4:])
        yield "\n".join(lines[: first - 1] + body + lines[last:])


def difference(truth, got):
    """The first lines that differ."""
    a, b = truth.split("\n"), got.split("\n")
    for x, y in zip(a + [""] * len(b), b + [""] * len(a)):
        if x != y:
            return f"    CPython {x[:400]}\n    other   {y[:400]}"
    return ""


def known_seeds():
    """The seeds of known.txt."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "known.txt"), encoding="utf-8") as file:
        return {int(line.split()[0]) for line in file if line.strip() and not line.startswith("#")}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--cli")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--show", type=int)
    options = parser.parse_args()
    if options.show is not None:
        print("\n".join(program(options.show)))
        return 0
    seeds = range(options.seed, options.seed + options.count)
    batches = [seeds[at: at + BATCH] for at in range(0, len(seeds), BATCH)]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.jobs) as pool:
        comparison = Comparison(os.path.abspath(options.cli), folder)

        def work(batch):
            return comparison.differing([(seed, "\n".join(program(seed))) for seed in batch])

        failed, skipped, known = 0, 0, known_seeds()
        for batch, found in zip(batches, pool.map(work, batches)):
            for seed, truth, got in found:
                if seed in known:
                    skipped += 1
                    continue
                failed += 1
                print(f"seed {seed} differs:\n{difference(truth, got)}", flush=True)
                if not options.all:
                    pool.shutdown(wait=False, cancel_futures=True)
                    source = comparison.minimal(program(seed))
                    print(f"\nThe program of seed {seed}, as small as it still differs:\n\n{source}\n")
                    for _, truth, got in comparison.differing([(0, source)]):
                        print(f"{difference(truth, got)}")
                    return 1
    agree = len(seeds) - failed - skipped - comparison.left_out
    print(f"{agree} programs agree, {failed} differ, {skipped} differ as known, {comparison.left_out} left out that python3 does not end (seeds {seeds[0]} to {seeds[-1]})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
