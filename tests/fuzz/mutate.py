#!/usr/bin/env python3
"""Hurt programs in random ways and see that the command line of this project neither panics nor hangs.

    mutate.py --cli PROGRAM parser|eval [--minutes 10] [--seed N] [--jobs 2] [FOLDER..]

`parser` compiles texts, many in a process; `eval` runs them, one a process with two seconds each. The texts are pieces of the
corpus (`tests/conformance`) put together, cut, repeated, and mixed with tokens and bytes. A text that ends the process other than
by a Python exception, or that takes long, is made smaller and printed; programs that wait or loop by themselves are told from
hangs by running them in this Python. Ends with status 1 if there was one.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from blocks import TOKENS, program

BATCH = 300
LIMIT = {"parser": 30, "eval": 2}
NOISE = ["\0", "\t", "\r", "\x0c", "\ufeff", "\u2028", "é", "\U0001f600", "\\", "'''", '"""', "f'", "t'", "rb'", "{", "}", "!r", ":=", "1_000", "0b2", "1e999", "9" * 50, "(" * 50, "[" * 120,
         "lambda:", "async ", "await ", "yield from ", "del ", "nonlocal x", "*", "**", "@", "...", "match x:\n case ", "\n\n", "\n ", "\n        ", "if 1:", "else:", "except* E:", "type X = ", "print(", "# ", "\\N{DASH}", "\\ud800", "\\x", "global "]
DRIVER = '''\
for number, text in enumerate({texts!r}):
    print(number, flush=True)
    try:
        compile(text, "<text>", "exec")
    except Exception as e:
        pass
print("end")
'''


def hurt(r, corpus):
    """A text from the corpus, damaged."""
    text = corpus[int(r.random() * len(corpus))]
    lines = text.split("\n")
    if r.random() < 0.8:
        at = int(r.random() * len(lines))
        text = "\n".join(lines[at: at + r.randint(1, 30)])
    for _ in range(r.randint(1, 6)):
        at, to = sorted((r.randint(0, len(text)), r.randint(0, len(text))))
        form = r.randint(0, 8)
        if form == 0:
            text = text[:at] + r.choice(TOKENS) + text[at:]
        elif form == 1:
            text = text[:at] + r.choice(NOISE) + text[at:]
        elif form == 2:
            text = text[:at] + text[min(to, at + 20):]
        elif form == 3:
            text = text[:to] + text[at: min(to, at + 40)] * r.choice([1, 2, 3, 30]) + text[to:]
        elif form == 4:
            text = text[:at] + chr(r.choice([r.randint(0, 127), r.randint(0, 0xffff)]) or 1).replace("\ud800", "") + text[at + 1:]
        elif form == 5:
            other = corpus[int(r.random() * len(corpus))]
            start = r.randint(0, len(other))
            text = text[:at] + other[start: start + 60] + text[at:]
        elif form == 6:
            text = text[:at]
        elif form == 7:
            text = text.replace(r.choice("()[]{}:,=.'\"\n "), r.choice(TOKENS + NOISE), r.randint(1, 3))
        else:
            text = "\n".join(" " * r.randint(0, 8) + line for line in text.split("\n"))
    return text.encode("utf-8", "replace").decode()


class Driver:
    def __init__(self, cli, folder, mode):
        self.cli, self.folder, self.mode = cli, folder, mode

    def run(self, text, command=None):
        """(status or None when stopped, stdout, the end of stderr)"""
        with tempfile.NamedTemporaryFile("wb", suffix=".py", dir=self.folder, delete=False) as file:
            file.write(text.encode("utf-8", "replace"))
        try:
            ran = subprocess.run((command or [self.cli, "run", "--runtime", "mini"]) + [file.name], stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT[self.mode], check=False, cwd=self.folder)
            return ran.returncode, ran.stdout, ran.stderr[-2000:].decode("utf-8", "replace")
        except subprocess.TimeoutExpired as late:
            return None, late.stdout or b"", ""
        finally:
            os.unlink(file.name)

    def wrong(self, text):
        """What is wrong with how a text ends, or None."""
        source = DRIVER.format(texts=[text]) if self.mode == "parser" else text
        status, _, err = self.run(source)
        if status is None:
            # Not a hang if it also takes long elsewhere, nor if the machine was only busy.
            if self.mode == "eval" and self.run(text, [sys.executable])[0] is None:
                return None
            return "takes too long" if self.run(source)[0] is None else None
        if status < 0 or status == 101 or "panicked at" in err:
            return f"ends with {status}: {err.strip()[-300:]}"
        return None

    def batch(self, texts):
        """(text, what is wrong) of the first that is, or None."""
        if self.mode == "parser":
            status, out, err = self.run(DRIVER.format(texts=texts))
            if status == 0 and out.strip().endswith(b"end"):
                return None
        for text in texts:
            why = self.wrong(text)
            if why:
                return text, why
        return None

    def smaller(self, text):
        """A shorter text that also is wrong."""
        size = max(len(text) // 2, 1)
        while size:
            at = 0
            while at < len(text):
                shorter = text[:at] + text[at + size:]
                if self.wrong(shorter):
                    text = shorter
                else:
                    at += size
            size //= 2
        return text


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--cli", required=True)
    parser.add_argument("mode", choices=LIMIT)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("folders", nargs="*", type=Path, default=[Path(__file__).resolve().parent.parent / "conformance"])
    options = parser.parse_args()
    corpus = [path.read_text("utf-8") for folder in options.folders for path in sorted(folder.rglob("*.py"))]
    corpus += ["\n".join(program(seed)) for seed in range(200)]
    end = time.monotonic() + options.minutes * 60
    tried, found = 0, 0
    size = BATCH if options.mode == "parser" else 20
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.jobs) as pool:
        driver = Driver(os.path.abspath(options.cli), folder, options.mode)
        seed = options.seed
        while time.monotonic() < end:
            batches = []
            for _ in range(options.jobs * 2):
                r = random.Random(seed)
                batches.append([hurt(r, corpus) for _ in range(size)])
                seed += 1
            for wrong in pool.map(driver.batch, batches):
                if wrong:
                    found += 1
                    text = driver.smaller(wrong[0])
                    print(f"{driver.wrong(text) or wrong[1]}:\n{text!r}\n", flush=True)
            tried += len(batches) * size
    print(f"{options.mode}: {tried} texts in {options.minutes} minutes, {found} wrong (seeds {options.seed} to {seed - 1})")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
