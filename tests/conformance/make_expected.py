#!/usr/bin/env python3
"""Make or check the expected output of the conformance programs.

For every program `<area>/<name>.py` CPython's standard output is stored as
`<area>/<name>.py.exp`. A program is refused, and its .exp left alone, when it
  * exits with a status other than 0, or writes to standard error, and does not say so;
  * prints something else under another hash seed (it depends on hash order);
  * prints nothing, runs longer than the time limit, or needs a file that is not there.

A program that means to end badly says so in one of its first five lines:
    # conformance: exit=1 stderr
Either word may stand alone. Standard error itself is never compared.

Usage: make_expected.py [--check] [--list] [PATH...]
    no option  write what changed and print its names
    --check    write nothing; exit with 1 when a .exp is missing, stale or orphaned
    --list     print areas and the number of their programs
    PATH       programs or folders, instead of all

Cost: two interpreter starts a program; about ten seconds for the whole tree.
"""

import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HELPERS_SUFFIX = "_mods"  # folders of modules that programs import; not programs
HASH_SEEDS = ("1", "2024")
TIME_LIMIT_SECONDS = 60
MARK = re.compile(rb"^#\s*conformance:\s*(.*)$", re.MULTILINE)


def is_program(path):
    """True for `<area>/<name>.py` below ROOT that is not a helper module."""
    parts = path.resolve().relative_to(ROOT).parts
    folders = parts[:-1]
    return bool(folders) and not any(
        f.endswith(HELPERS_SUFFIX) or f == "__pycache__" for f in folders
    )


def programs(paths):
    """The programs among `paths` (files or folders), sorted, each once."""
    found = set()
    for path in paths:
        if path.is_dir():
            found.update(p for p in path.rglob("*.py") if is_program(p))
        elif path.is_file():
            found.add(path)
        else:
            sys.exit(f"make_expected: no such program or folder: {path}")
    return sorted(found)


def marks(source):
    """The allowed exit status and whether standard error may be written to."""
    status, stderr_allowed = 0, False
    head = b"\n".join(source.split(b"\n")[:5])
    found = MARK.search(head)
    for word in found.group(1).decode().split() if found else ():
        if word.startswith("exit="):
            status = int(word[5:])
        elif word == "stderr":
            stderr_allowed = True
        else:
            raise ValueError(f"unknown mark {word!r}")
    return status, stderr_allowed


def run(program, seed):
    """Run one program as a page or a command line would: in its own folder."""
    env = {
        "PYTHONHASHSEED": seed,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "PATH": os.environ.get("PATH", ""),
    }
    return subprocess.run(
        [sys.executable, "-s", program.name],
        cwd=program.parent,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT_SECONDS,
        check=False,
    )


def expected(program):
    """(stdout, None) of a sound program, or (None, why it is refused)."""
    try:
        status, stderr_allowed = marks(program.read_bytes())
        first, second = (run(program, seed) for seed in HASH_SEEDS)
    except ValueError as error:
        return None, str(error)
    except subprocess.TimeoutExpired:
        return None, f"still running after {TIME_LIMIT_SECONDS} s"
    last_line = first.stderr.decode(errors="replace").strip().split("\n")[-1]
    if first.returncode != status:
        return None, f"exit status {first.returncode}, not {status}: {last_line}"
    if first.stderr and not stderr_allowed:
        return None, f"writes to standard error: {last_line}"
    if first.stdout != second.stdout or second.returncode != status:
        return None, "its output depends on the hash seed"
    if not first.stdout:
        return None, "prints nothing"
    return first.stdout.replace(b"\r\n", b"\n"), None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("paths", nargs="*", type=Path)
    options = parser.parse_args()
    chosen = programs(options.paths or [ROOT])

    if options.list:
        areas = {}
        for program in chosen:
            area = program.resolve().relative_to(ROOT).parts[0]
            areas[area] = areas.get(area, 0) + 1
        for area, count in areas.items():
            print(f"{area:16}{count:5}")
        print(f"{'total':16}{len(chosen):5}")
        return 0

    bad = changed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for program, (output, refusal) in zip(chosen, pool.map(expected, chosen)):
            name = program.resolve().relative_to(ROOT)
            truth = program.with_name(program.name + ".exp")
            old = truth.read_bytes() if truth.exists() else None
            if refusal:
                bad += 1
                print(f"refused  {name}: {refusal}")
            elif output != old:
                changed += 1
                what = "missing" if old is None else "stale"
                if not options.check:
                    truth.write_bytes(output)
                    what = "new" if old is None else "changed"
                print(f"{what:8} {name}")
    if not options.paths:
        for truth in sorted(ROOT.rglob("*.py.exp")):
            if not truth.with_suffix("").exists():
                bad += 1
                print(f"orphan   {truth.relative_to(ROOT)}: its program is gone; delete it")

    print(f"{len(chosen)} programs, {changed} {'not current' if options.check else 'written'}, {bad} refused")
    return 1 if bad or (options.check and changed) else 0


if __name__ == "__main__":
    sys.exit(main())
