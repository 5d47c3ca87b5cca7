// Python on the main thread never holds the page up: sleeping, reading, awaiting and endless loops let it paint and
// answer clicks; a program can be stopped; limits end in exceptions and never in a trap.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inPage, openPage } from "../harness/browser.mjs";
import { ENTRY, alerts, texts } from "./toy.mjs";

/**
 * Runs a program in a page while animation frames are counted and a button is clicked every 50 ms.
 * `stop` interrupts it after so many milliseconds.
 */
async function busy({ source, stop, answer }) {
  const { load } = await import("/anypy.js");
  const button = document.body.appendChild(document.createElement("button"));
  let printed = "";
  let clicks = 0;
  let frames = 0;
  let counting = true;
  const frame = () => {
    frames++;
    if (counting) requestAnimationFrame(frame);
  };
  const stdin = (prompt) =>
    new Promise((resolve) => {
      printed += `[${prompt}]`;
      setTimeout(() => resolve(answer), 200);
    });
  const py = await load({ runtime: "mini", stdout: (text) => (printed += text), stdin });
  py.eval("clicks = 0\ndef clicked(event):\n    global clicks\n    clicks += 1");
  button.addEventListener("click", () => clicks++);
  button.addEventListener("click", py.globals.get("clicked"));
  // What this machine can do at the moment.
  const idle = await new Promise((resolve) => {
    let count = 0;
    const begun = performance.now();
    const tick = () => (++count, performance.now() - begun > 300 ? resolve((count * 1000) / (performance.now() - begun)) : requestAnimationFrame(tick));
    requestAnimationFrame(tick);
  });
  const clicking = setInterval(() => button.click(), 50);
  requestAnimationFrame(frame);
  const begun = performance.now();
  let interrupted = 0;
  if (stop) {
    setTimeout(() => {
      interrupted = performance.now();
      py.interrupt();
    }, stop);
  }
  let error;
  try {
    await py.evalAsync(source);
  } catch (thrown) {
    error = thrown.type ?? String(thrown);
  }
  const ended = performance.now();
  counting = false;
  clearInterval(clicking);
  const seconds = (ended - begun) / 1000;
  const seen = { seconds, rate: frames / seconds, idle, clicks, handled: py.eval("clicks"), printed, error };
  if (interrupted) seen.stopped = ended - interrupted;
  seen.alive = py.eval("1 + 1");
  return seen;
}

/** Asserts that the page went on: 30 frames a second, or most of what an idle page has on this machine. */
function wentOn(t, seen) {
  t.diagnostic(JSON.stringify(seen));
  assert.ok(seen.rate >= Math.min(30, seen.idle * 0.6), `${seen.rate} frames a second of ${seen.idle}`);
  assert.ok(seen.clicks >= 2 && seen.handled >= 2, `${seen.clicks} clicks, ${seen.handled} handled by Python`);
  assert.equal(seen.alive, 2);
}

test("sleep leaves the page alive", async (t) => {
  const source = `import time
a = time.monotonic()
time.sleep(0.3)
print(0.29 < time.monotonic() - a < 5)`;
  const seen = await inPage(t, busy, { source });
  wentOn(t, seen);
  assert.deepEqual([seen.printed, seen.error], ["True\n", undefined]);
});

test("sleep inside of calls, loops and generators", async (t) => {
  const source = `import time
def nap():
    time.sleep(0.05)
    return 1
def naps():
    for i in range(3):
        yield nap()
total = sum([n for n in naps()])
class A:
    def __enter__(self):
        time.sleep(0.05)
        return self
    def __exit__(self, *args):
        time.sleep(0.05)
with A():
    total += nap()
print(total)`;
  const seen = await inPage(t, busy, { source });
  wentOn(t, seen);
  assert.deepEqual([seen.printed, seen.error], ["4\n", undefined]);
});

test("input waits for its answer and the page goes on", async (t) => {
  const source = `print("hello", input("who? "))`;
  const seen = await inPage(t, busy, { source, answer: "world" });
  wentOn(t, seen);
  assert.deepEqual([seen.printed, seen.error], ["[who? ]hello world\n", undefined]);
});

test("the end of the input is EOFError", async (t) => {
  const source = `try:\n    input()\nexcept EOFError as e:\n    print(e)`;
  const seen = await inPage(t, busy, { source, answer: null });
  assert.deepEqual([seen.printed, seen.error], ["[]EOF when reading a line\n", undefined]);
});

for (const [title, source] of Object.entries({
  "an endless loop": "while True:\n    pass",
  "an endless loop in a function": "def f():\n    n = 0\n    while True:\n        n += 1\nf()",
  "an endless iteration": "def g():\n    while True:\n        yield 1\nfor x in g():\n    pass",
  "a long sleep": "import time\ntime.sleep(1000)",
  "a promise that never settles": "from js import Promise\nawait Promise.new(lambda *args: None)",
})) {
  test(`${title} leaves the page alive and can be interrupted`, async (t) => {
    const seen = await inPage(t, busy, { source, stop: 500 });
    wentOn(t, seen);
    assert.equal(seen.error, "KeyboardInterrupt");
    assert.ok(seen.stopped < 250, `${seen.stopped} ms until KeyboardInterrupt`);
  });
}

test("KeyboardInterrupt can be caught, finally blocks run", async (t) => {
  // The loop is the first thing that the `try` guards, and not the program's first.
  const source = `print("first")
try:
    try:
        while True:
            pass
    finally:
        print("finally")
except KeyboardInterrupt:
    print("caught")`;
  const seen = await inPage(t, busy, { source, stop: 200 });
  assert.deepEqual([seen.printed, seen.error], ["first\nfinally\ncaught\n", undefined]);
});

test("two programs take turns", async (t) => {
  const printed = await inPage(t, async () => {
    const { load } = await import("/anypy.js");
    let printed = "";
    const py = await load({ runtime: "mini", stdout: (text) => (printed += text) });
    const source = (name) => `import time\nfor i in range(3):\n    print("${name}", i)\n    time.sleep(0.1)`;
    await Promise.all([py.evalAsync(source("a"), { globals: py.newScope() }), py.evalAsync(source("b"), { globals: py.newScope() })]);
    return printed;
  });
  assert.deepEqual(printed.split("\n").sort(), ["", "a 0", "a 1", "a 2", "b 0", "b 1", "b 2"]);
  assert.ok(printed.indexOf("b 0") < printed.indexOf("a 1"), printed);
});

/** Runs programs in one page; what each printed or how it ended. */
async function each({ programs, limits }) {
  const { load } = await import("/anypy.js");
  let printed = "";
  const fresh = () => load({ runtime: "mini", limits, stdout: (text) => (printed += text) });
  let py = await fresh();
  const ends = {};
  for (const [name, source] of Object.entries(programs)) {
    for (const way of ["eval", "evalAsync"]) {
      printed = "";
      try {
        await py[way](source, { globals: py.newScope() });
      } catch (error) {
        printed += error.type ?? String(error);
      }
      ends[`${name}, ${way}`] = printed;
      try {
        if (py.eval("1 + 1") !== 2) ends[`${name}, ${way}`] += " (and nothing works after it)";
      } catch (error) {
        ends[`${name}, ${way}`] = String(error);
        py = await fresh();
      }
    }
  }
  return ends;
}

test("the memory limit is a MemoryError that can be caught", async (t) => {
  const guard = (body) => `try:\n    ${body.replaceAll("\n", "\n    ")}\nexcept MemoryError:\n    kept = None\n    print("caught")`;
  const programs = {
    "many objects": guard("kept = []\nwhile True:\n    kept.append(object())"),
    "many strings": guard("kept = []\nwhile True:\n    kept.append(str(len(kept)) * 100)"),
    "a large bytes": guard("kept = bytes(1 << 30)"),
    "a large str": guard("kept = 'a' * (1 << 30)"),
    "a large list": guard("kept = [0] * (1 << 28)"),
    "a growing dict": guard("kept = {}\nwhile True:\n    kept[len(kept)] = 1"),
    "a growing bytearray": guard("kept = bytearray(1)\nwhile True:\n    kept += kept"),
    "a large int": guard("kept = 1 << (1 << 33)"),
    "a list from a range": guard("kept = list(range(1 << 40))"),
    "a linked list": guard("kept = None\nwhile True:\n    kept = [kept]"),
    "not caught": "kept = []\nwhile True:\n    kept.append([])",
  };
  const ends = await inPage(t, each, { programs, limits: { memory: 16 << 20 } });
  const wrong = Object.entries(ends).filter(([name, end]) => end !== (name.startsWith("not") ? "MemoryError" : "caught\n"));
  assert.deepEqual(wrong, []);
});

// Recursion of every kind, each through other native code.
const DEEP = {
  "a function": "def f(): return f()\nf()",
  "a method": "class A:\n    def m(self): return self.m()\nA().m()",
  sorted: "def f(x): return sorted([1, 2], key=f)\nf(1)",
  "sort, map and lambda": "f = lambda x: list(map(f, [1])) and [3, 2].sort(key=f)\nf(1)",
  max: "def f(x): return max([1, 2], key=f)\nf(1)",
  filter: "def f(x): return list(filter(f, [1]))\nf(1)",
  "sum of a generator": "def f(): return sum(f() for i in range(2))\nf()",
  "any of a generator": "def f(): return any(f() for i in range(2))\nf()",
  join: "def f(): return ''.join(f() for i in range(2))\nf()",
  "a generator": "def g():\n    yield from g()\nlist(g())",
  "a generator's loop": "def g():\n    for x in g(): yield x\nlist(g())",
  comprehension: "def f(): return [f() for i in range(2)]\nf()",
  __repr__: "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
  __str__: "class A:\n    def __str__(self): return f'{self}'\nstr(A())",
  __format__: "class A:\n    def __format__(self, spec): return '{}'.format(self)\nformat(A())",
  "percent": "class A:\n    def __str__(self): return '%s' % self\nstr(A())",
  __eq__: "class A:\n    def __eq__(self, other): return [self] == [other]\nA() == A()",
  __lt__: "class A:\n    def __lt__(self, other): return sorted([self, other])\nA() < A()",
  __hash__: "class A:\n    def __hash__(self): return hash((self,))\nhash(A())",
  "a key's __hash__": "class A:\n    def __hash__(self): return len({self: 1})\n{A(): 1}",
  __getattr__: "class A:\n    def __getattr__(self, name): return getattr(self, name + 'x')\nA().a",
  __getattribute__: "class A:\n    def __getattribute__(self, name): return self.a\nA().a",
  __setattr__: "class A:\n    def __setattr__(self, name, value): setattr(self, name, value)\nA().a = 1",
  property: "class A:\n    @property\n    def a(self): return self.a\nA().a",
  __getitem__: "class A:\n    def __getitem__(self, i): return self[i]\nA()[0]",
  __setitem__: "class A:\n    def __setitem__(self, i, v): self[i] = v\nA()[0] = 1",
  __contains__: "class A:\n    def __contains__(self, x): return x in self\n1 in A()",
  __iter__: "class A:\n    def __iter__(self): return iter(list(self))\nlist(A())",
  __next__: "class A:\n    def __iter__(self): return self\n    def __next__(self): return next(self)\nlist(A())",
  __len__: "class A:\n    def __len__(self): return len(self)\nlen(A())",
  __bool__: "class A:\n    def __bool__(self): return not self\nbool(A())",
  __add__: "class A:\n    def __add__(self, o): return self + o\nA() + 1",
  __radd__: "class A:\n    def __radd__(self, o): return sum([self])\n1 + A()",
  __neg__: "class A:\n    def __neg__(self): return -self\n-A()",
  __index__: "class A:\n    def __index__(self): return [1][self]\n[1][A()]",
  __int__: "class A:\n    def __int__(self): return int(self)\nint(A())",
  __call__: "class A:\n    def __call__(self): return self()\nA()()",
  "__call__ of calls": "class A: pass\nA.__call__ = A()\nA()()",
  __init__: "class A:\n    def __init__(self): A()\nA()",
  __new__: "class A:\n    def __new__(cls): return cls()\nA()",
  "a metaclass": "class M(type):\n    def __call__(cls): return cls()\nclass A(metaclass=M): pass\nA()",
  __init_subclass__: "class A:\n    def __init_subclass__(cls): type('B', (A,), {})\nclass B(A): pass",
  __class_getitem__: "class A:\n    def __class_getitem__(cls, x): return A[x]\nA[1]",
  __instancecheck__: "class M(type):\n    def __instancecheck__(cls, x): return isinstance(x, cls)\nclass A(metaclass=M): pass\nisinstance(1, A)",
  __enter__: "class A:\n    def __enter__(self):\n        with self: pass\n    def __exit__(self, *a): pass\nwith A(): pass",
  __exit__: "class A:\n    def __enter__(self): pass\n    def __exit__(self, *a):\n        with self: pass\nwith A(): pass",
  __set_name__: "class D:\n    def __set_name__(self, owner, name): type('B', (), {'d': D()})\nclass A:\n    d = D()",
  "a decorator": "def d(f): return d(d)\n@d\ndef f(): pass",
  eval: "def f(): return eval('f()')\nf()",
  exec: "def f(): exec('f()')\nf()",
  coroutines: "async def f(): return await f()\nc = f()\ntry:\n    c.send(None)\nexcept StopIteration: pass",
  "except blocks": "def f():\n    try:\n        1 / 0\n    except ZeroDivisionError:\n        f()\nf()",
  "finally blocks": "def f():\n    try:\n        pass\n    finally:\n        f()\nf()",
  "keyword calls": "def f(*a, **k): return f(*a, **k)\nf(1, b=2)",
  "functions as arguments": "def f(): return f(*[f() for i in [1]])\nf()",
};

test("recursion without end is a RecursionError, whatever it goes through", async (t) => {
  const ends = await inPage(t, each, { programs: DEEP });
  assert.deepEqual(Object.entries(ends).filter(([, end]) => end !== "RecursionError"), []);
});

test("recursion through JavaScript is a RangeError", async (t) => {
  const source = "from js import Array\ndef f(*args): return Array.new(1, 2).map(f)\ntry:\n    f()\nexcept Exception as e:\n    print(e)";
  const ends = await inPage(t, each, { programs: { f: source } });
  const words = "RangeError: Python and JavaScript call each other too deeply\n";
  assert.deepEqual(ends, { "f, eval": words, "f, evalAsync": words });
});

test("recursion ends at 1000 calls, and at the limit that is set", async (t) => {
  const source = "n = 0\ndef f():\n    global n\n    n += 1\n    f()\ntry:\n    f()\nexcept RecursionError as e:\n    print(990 < n <= 1000 or n, e)";
  const words = "maximum recursion depth exceeded";
  assert.deepEqual(await inPage(t, each, { programs: { f: source } }), { "f, eval": `True ${words}\n`, "f, evalAsync": `True ${words}\n` });
  const deeper = source.replace("990 < n <= 1000", "19_900 < n <= 20_000");
  const ends = await inPage(t, each, { programs: { f: deeper }, limits: { recursion: 20_000 } });
  assert.deepEqual(ends, { "f, eval": `True ${words}\n`, "f, evalAsync": `True ${words}\n` });
});

// Data and sources that are nested deeply: a result or an exception, never a trap.
const NESTED = {
  "repr of a list": "a = []\nfor i in range(100_000): a = [a]\nrepr(a)",
  "repr of a dict": "a = {}\nfor i in range(100_000): a = {1: a}\nrepr(a)",
  "comparison of lists": "a = b = 0\nfor i in range(100_000): a, b = [a], [b]\na == b",
  "ordering of tuples": "a = b = 0\nfor i in range(100_000): a, b = (a,), (b,)\na < b",
  "hash of a tuple": "a = ()\nfor i in range(100_000): a = (a,)\nhash(a)",
  "isinstance of a tuple": "a = int\nfor i in range(100_000): a = (a,)\nisinstance('', a)",
  "iterators of iterators": "a = iter([1])\nfor i in range(100_000): a = map(str, a)\nnext(a)",
  "generators of generators": "a = iter([1])\nfor i in range(5000): a = (x for x in a)\nnext(a)",
  "to_js": "from js import Array\na = []\nfor i in range(100_000): a = [a]\nArray.new(a)",
  "parentheses": "eval('(' * 10_000 + ')' * 10_000)",
  "brackets": "eval('[' * 10_000 + ']' * 10_000)",
  "signs": "eval('-' * 100_000 + '1')",
  "not": "eval('not ' * 100_000 + '1')",
  "powers": "eval('1 ** ' * 100_000 + '1')",
  "sums": "eval('1 + ' * 100_000 + '1')",
  "attributes": "eval('a' + '.a' * 100_000)",
  "calls": "eval('a' + '()' * 100_000)",
  "lambdas": "eval('lambda: ' * 100_000 + '1')",
  "conditions": "eval('1 if 1 else ' * 100_000 + '1')",
  "blocks": "exec(''.join(' ' * i + 'if 1:\\n' for i in range(3000)) + ' ' * 3000 + 'pass')",
  "elif": "exec('if 0: pass\\n' + 'elif 0: pass\\n' * 10_000)",
  "functions": "exec(''.join(' ' * i + 'def f():\\n' for i in range(99)) + ' ' * 99 + 'pass')",
  "f-strings": "eval('f\"{' * 200 + '1' + '}\"' * 200)",
  "patterns": "exec('match 1:\\n    case ' + '[' * 5000 + ']' * 5000 + ': pass')",
  "exceptions' contexts": "e = None\nfor i in range(100_000):\n    n = ValueError()\n    n.__context__ = e\n    e = n\nraise e",
  "garbage": "import gc\na = None\nfor i in range(200_000): a = [a]\ngc.collect()\na = None\ngc.collect()",
  "classes": "A = object\nfor i in range(3000): A = type('A', (A,), {})\nA().x",
};

test("deeply nested data and sources do not trap", async (t) => {
  const ends = await inPage(t, each, { programs: NESTED });
  t.diagnostic(JSON.stringify(ends));
  const fine = ["", "RecursionError", "MemoryError", "SyntaxError", "IndentationError", "NameError", "AttributeError", "ValueError", "TypeError"];
  assert.deepEqual(Object.entries(ends).filter(([, end]) => !fine.includes(end)), []);
});

test("await of fetch, promises and of Python's own coroutines", async (t) => {
  const html = `${ENTRY}<script type="py">
    from js import fetch, Promise, setTimeout
    response = await fetch("data.json")
    data = await response.json()
    print(data.answer, response.status)

    async def twice(x):
        return 2 * await Promise.resolve(x)

    print(await twice(21), sum([await twice(n) for n in range(3)]))
    try:
        await Promise.reject("no")
    except Exception as e:
        print(type(e).__name__, e)

    async def items():
        for i in range(3):
            yield await Promise.resolve(i)

    print([i async for i in items()])

    class Manager:
        async def __aenter__(self):
            return await Promise.resolve("in")
        async def __aexit__(self, *args):
            print("out")

    async with Manager() as m:
        print(m)
    print(await Promise.all([Promise.resolve(1), twice(1)]))
</script>`;
  const { page } = await openPage(t, html, { files: { "data.json": '{"answer": 42}' } });
  await page.evaluate(() => AnyPy.ready);
  assert.deepEqual(await alerts(page), []);
  assert.deepEqual(await texts(page, "script-py"), ["42 200\n42 6\nJsException no\n[0, 1, 2]\nin\nout\n1,2\n"]);
});

test("handlers can be coroutines, and their exceptions are shown", async (t) => {
  const html = `${ENTRY}<button id="b">Press</button><p id="p"></p><script type="py">
    from js import document, Promise
    import time

    async def pressed(event):
        kind = event.type
        document.querySelector("#p").textContent = await Promise.resolve("pressed by " + kind)
        if kind == "focus":
            raise ValueError("in a handler")

    button = document.querySelector("#b")
    button.addEventListener("click", pressed)
    button.addEventListener("focus", pressed)
</script>`;
  const { page } = await openPage(t, html);
  await page.evaluate(() => AnyPy.ready);
  await page.evaluate(() => document.querySelector("#b").click());
  await page.getByText("pressed by click").waitFor();
  assert.deepEqual(await alerts(page), []);
  await page.evaluate(() => document.querySelector("#b").focus());
  await page.locator("[role=alert]").waitFor();
  assert.match((await alerts(page))[0], /ValueError: in a handler$/);
});

test("exceptions cross both ways", async (t) => {
  const seen = await inPage(t, async () => {
    const { load } = await import("/anypy.js");
    let printed = "";
    const py = await load({ runtime: "mini", stdout: (text) => (printed += text) });
    const thrown = new RangeError("too far");
    globalThis.thrower = () => {
      throw thrown;
    };
    globalThis.through = (f) => f();
    py.eval(`import js
try:
    js.thrower()
except js.RangeError if False else Exception as e:
    print(type(e).__name__, e)

class Own(Exception):
    pass

def own():
    raise Own("mine")

try:
    js.through(own)
except Own as e:
    print("Own", e, type(e) is Own)`);
    const out = { printed };
    try {
      py.globals.get("own")();
    } catch (error) {
      out.own = [error.type, error.summary, error.traceback.map((level) => level.function)];
    }
    try {
      py.eval("def f():\n    js.thrower()");
      py.globals.get("f")();
    } catch (error) {
      out.same = error === thrown;
    }
    try {
      py.eval("import sys; sys.exit(3)");
    } catch (error) {
      out.exit = [error.type, error.exitCode];
    }
    return out;
  });
  assert.deepEqual(seen, {
    printed: "JsException RangeError: too far\nOwn mine True\n",
    own: ["Own", "Own: mine", ["own"]],
    same: true,
    exit: ["SystemExit", 3],
  });
});
