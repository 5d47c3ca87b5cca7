// The runtimes that come with AnyPy, on pages: each does the same, and only the one in use is fetched.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";
import { ENTRY, alerts, texts } from "./toy.mjs";

const RUNTIMES = ["mini", "full"];

/** Opens a page and waits until its scripts have run. */
async function run(t, html, options) {
  const opened = await openPage(t, html, options);
  await opened.page.evaluate(() => AnyPy.ready.catch(() => {}));
  return opened;
}

/** The runtimes that something was fetched of. */
const fetched = (requests) => [...new Set(requests.map((path) => /^\/runtimes\/(\w+)\//.exec(path)?.[1]).filter(Boolean))];

const config = (name) => `<py-config>runtime = "${name}"</py-config>`;

for (const name of RUNTIMES) {
  test(`${name}: a page gets it and nothing else`, async (t) => {
    const html = `${ENTRY}${config(name)}<p id="p">before</p>
<script type="py">
    from js import document
    document.querySelector("#p").textContent = "changed by Python"
    print("sum", sum(n * n for n in range(10)))
</script>`;
    const { page, requests, errors } = await run(t, html);
    assert.deepEqual([await alerts(page), errors], [[], []]);
    assert.equal(await page.locator("#p").textContent(), "changed by Python");
    assert.deepEqual(await texts(page, "script-py"), ["sum 285\n"]);
    assert.deepEqual(fetched(requests), [name]);
    // Nothing is fetched twice.
    assert.deepEqual(requests.filter((path, at) => requests.indexOf(path) !== at), []);
  });

  test(`${name}: scripts share globals, env asks for a namespace of its own`, async (t) => {
    const { page } = await run(
      t,
      `${ENTRY}${config(name)}<script type="py">def f(n):\n    return n + 1</script>
      <script type="py">print(f(1), __name__)</script><script type="py" env="other">print("f" in globals())</script>`,
    );
    assert.deepEqual([await texts(page, ".anypy-out"), await alerts(page)], [["2 __main__\n", "False\n"], []]);
  });

  test(`${name}: several interpreters of one page keep apart`, async (t) => {
    const { page } = await run(t, `${ENTRY}${config(name)}<script type="py">print("first")</script>`);
    const seen = await page.evaluate(async (runtime) => {
      const printed = [];
      const program = "import random, time\nprint(len(time.tzname[0]) > 0, random.SystemRandom().getrandbits(64) != random.SystemRandom().getrandbits(64), time.strftime('%Y', time.gmtime(0)))";
      const some = await Promise.all([1, 2, 3].map((n) => AnyPy.load({ runtime, stdout: (text) => printed.push(text) })));
      // In turns, and the page's own between them.
      const own = await AnyPy.runtime();
      for (let round = 0; round < 2; round++) {
        for (const py of some) await py.evalAsync(program);
        own.eval("import time; x = time.tzname");
      }
      some.forEach((py, n) => py.globals.set("n", n));
      const kept = some.map((py) => py.globals.get("n"));
      for (const py of some) py.dispose();
      return { printed: printed.join(""), kept };
    }, name);
    assert.deepEqual(seen, { printed: "True True 1970\n".repeat(6), kept: [0, 1, 2] });
  });

  test(`${name}: a traceback has the lines of the page`, async (t) => {
    const html = `<!doctype html>
<title>x</title>
${ENTRY}${config(name)}
<script type="py">
    def inner(x):
        return 1 / x

    def outer():
        inner(0)
</script>
<p>between</p>
<script type="py">
    outer()
</script>`;
    const { page } = await run(t, html);
    const [text] = await alerts(page);
    const frames = [...text.matchAll(/File "index\.html", line (\d+), in (\S+)/g)].map(([, line, where]) => [Number(line), where]);
    assert.deepEqual(frames, [[13, "<module>"], [9, "outer"], [6, "inner"]], text);
    assert.match(text, /^Traceback \(most recent call last\):\n/);
    assert.match(text, /\nZeroDivisionError: /);
  });

  test(`${name}: a syntax error has the line of the page`, async (t) => {
    const { page } = await run(t, `<!doctype html>\n${ENTRY}${config(name)}\n<script type="py">\nx = 1\nfor in x:\n</script>`);
    const [text] = await alerts(page);
    assert.match(text, /File "index\.html", line 5\n/);
    assert.match(text, /SyntaxError: invalid syntax$/);
  });

  test(`${name}: a message with markup in it is text`, async (t) => {
    const { page } = await run(t, `${ENTRY}${config(name)}<script type="py">raise ValueError("<b>&amp;</b>")</script>`);
    assert.match((await alerts(page))[0], /ValueError: <b>&amp;<\/b>$/);
    assert.equal(await page.locator("[role=alert] b").count(), 0);
  });

  test(`${name}: top-level await, and files before scripts`, async (t) => {
    const html = `${ENTRY}<py-config>
runtime = "${name}"
[files]
"helper.py" = ""
</py-config>
<script type="py">
    from js import Promise
    import helper
    print(helper.double(await Promise.resolve(21)))
</script>`;
    const { page } = await run(t, html, { files: { "helper.py": "def double(n):\n    return 2 * n\n" } });
    assert.deepEqual([await texts(page, ".anypy-out"), await alerts(page)], [["42\n"], []]);
  });

  test(`${name}: recursion without end is a RecursionError, and the page goes on`, async (t) => {
    const html = `${ENTRY}${config(name)}<script type="py">
    class Deep:
        def __repr__(self):
            return "<%r>" % self
        def __eq__(self, other):
            return self == other
        def __getattr__(self, name):
            return getattr(self, name + "x")
    def plain():
        return plain()
    def varied(*args, **keywords):
        return [varied(*args, **keywords) for _ in range(1)]
    def by_key(x):
        return sorted([x], key=by_key)
    deep = Deep()
    for f in (plain, varied, lambda: by_key(1), lambda: repr(deep), lambda: deep == 1, lambda: deep.x):
        try:
            f()
            print("ended")
        except RecursionError:
            print("RecursionError")
    </script><script type="py">print(1 + 1)</script>`;
    const { page, errors } = await run(t, html);
    assert.deepEqual([await alerts(page), errors], [[], []]);
    assert.deepEqual(await texts(page, ".anypy-out"), ["RecursionError\n".repeat(6), "2\n"]);
  });

  test(`${name}: the clocks are the page's`, async (t) => {
    const { page } = await run(
      t,
      `${ENTRY}${config(name)}<script type="py">
    import time
    from js import Date
    now, parts = Date.new(), time.localtime()
    print(abs(time.time() - now.getTime() / 1000) < 5, parts.tm_year == now.getFullYear(), parts.tm_hour == now.getHours())
    print(parts.tm_wday == (now.getDay() + 6) % 7, time.gmtime(0)[:8])
    </script>`,
    );
    const lines = "True True True\nTrue (1970, 1, 1, 0, 0, 0, 3, 1)\n";
    assert.deepEqual([await texts(page, ".anypy-out"), await alerts(page)], [[lines], []]);
  });

  test(`${name}: asyncio runs on the page's event loop`, async (t) => {
    const { page } = await run(
      t,
      `${ENTRY}${config(name)}<script type="py">
    import asyncio
    async def slow(n):
        await asyncio.sleep(n / 100)
        return n
    print(await asyncio.gather(slow(2), slow(1)))
    </script>`,
    );
    assert.deepEqual([await texts(page, ".anypy-out"), await alerts(page)], [["[2, 1]\n"], []]);
  });

  test(`${name}: js_modules can be imported`, async (t) => {
    const html = `${ENTRY}<py-config>
runtime = "${name}"
[js_modules.main]
"./tools.js" = "tools"
</py-config>
<script type="py">
    from pyscript.js_modules import tools
    from pyscript.js_modules.tools import answer
    print(tools.answer, answer)
</script>`;
    const { page } = await run(t, html, { files: { "tools.js": "export const answer = 42;" } });
    assert.deepEqual([await texts(page, ".anypy-out"), await alerts(page)], [["42 42\n"], []]);
  });

  test(`${name}: from JavaScript`, async (t) => {
    const { page, requests } = await openPage(t, "<p>");
    const seen = await page.evaluate(async (runtime) => {
      const { load } = await import("/anypy.js");
      let printed = "";
      const py = await load({ runtime, stdout: (text) => (printed += text) });
      const two = py.eval("1+1");
      await py.evalAsync(`from js import Promise\nprint(await Promise.resolve("async"))\ndef f(n):\n    return n * 21`);
      const f = py.globals.get("f")(2);
      let error;
      try {
        py.eval("int('x')");
      } catch (thrown) {
        error = [thrown.type, thrown.summary, thrown.message.startsWith("Traceback (most recent call last):")];
      }
      py.dispose();
      let after = "";
      try {
        py.eval("1");
      } catch (thrown) {
        after = thrown.message;
      }
      return { two, printed, f, error, disposed: after !== "" };
    }, name);
    assert.deepEqual(seen, {
      two: 2,
      printed: "async\n",
      f: 42,
      error: ["ValueError", "ValueError: invalid literal for int() with base 10: 'x'", true],
      disposed: true,
    });
    assert.deepEqual(fetched(requests), [name]);
    // A runtime of ours is found without the loader.
    assert.ok(!requests.includes("/loader_bg.wasm"), String(requests));
  });

  test(`${name}: under a strict Content-Security-Policy`, async (t) => {
    const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
    const { page, errors } = await run(
      t,
      `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">${ENTRY}${config(name)}
      <p id="p"></p><script type="py">
from js import document
document.querySelector("#p").textContent = "strict"
print(document.title == "")
</script>`,
    );
    assert.deepEqual([await page.locator("#p").textContent(), await alerts(page), errors], ["strict", [], []]);
  });

  test(`${name}: loading tells its progress`, async (t) => {
    const { page } = await run(t, `${ENTRY}${config(name)}<script type="py">print(1)</script>`, {
      init: () => {
        globalThis.seen = [];
        document.addEventListener("anypy:loading", ({ detail }) => globalThis.seen.push(detail));
      },
    });
    const seen = await page.evaluate(() => globalThis.seen);
    assert.ok(seen.length > 0);
    assert.ok(seen.every((detail) => detail.runtime === name && detail.phase && detail.loaded >= 0), JSON.stringify(seen));
  });
}

test("nothing declared means mini", async (t) => {
  const { page, requests } = await run(t, `${ENTRY}<script type="py">print("hello")</script>`);
  assert.deepEqual([await texts(page, "script-py"), fetched(requests)], [["hello\n"], ["mini"]]);
});

test("mpy scripts without a config run on mini", async (t) => {
  const { page, requests } = await run(t, `${ENTRY}<script type="mpy">print("hello")</script>`);
  assert.deepEqual([await texts(page, "script-py"), fetched(requests)], [["hello\n"], ["mini"]]);
});

test("one script of a page can have the other runtime", async (t) => {
  const { page, requests } = await run(
    t,
    `${ENTRY}<script type="py">x = "mini"</script><script type="py" runtime="full">x = "full"</script>
    <script type="py">print(x)</script><script type="py" runtime="full">print(x)</script>`,
  );
  assert.deepEqual(await texts(page, ".anypy-out"), ["mini\n", "full\n"]);
  assert.deepEqual(fetched(requests).sort(), ["full", "mini"]);
});

test("the address and switch run the page on the other runtime", async (t) => {
  const html = `${ENTRY}${config("mini")}<script type="py">import sys\nprint(sys.implementation.name)</script>`;
  const { page, requests } = await run(t, html, { query: "?anypy-runtime=full" });
  assert.deepEqual(fetched(requests), ["full"]);
  const [full] = await texts(page, "script-py");
  await page.evaluate(() => AnyPy.switch("mini"));
  const [mini] = await texts(page, "script-py");
  assert.notEqual(mini, full);
  assert.deepEqual(fetched(requests).sort(), ["full", "mini"]);
});
