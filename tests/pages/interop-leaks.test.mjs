// Callbacks and proxies leave nothing behind, in Python's heap or in JavaScript's. `ANYPY_LEAKS=1000000` makes a million
// of each; a tenth of that is enough to see what a crossing leaves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";

const COUNT = Number(process.env.ANYPY_LEAKS ?? 100_000);
const CHUNK = 5_000;
// Bytes: the tables of handles keep the size that they once needed, which no count raises. One proxy is hundreds.
const ALLOWED = 1_000_000;
// mini says what is in use; full's figure is its whole memory, which keeps the size of the highest peak.
const GROWTH = { mini: 65_536, full: 4_000_000 };

const KINDS = {
  "callbacks, each with an object": "js.callMany(callback, CHUNK)",
  "callbacks that raise": "js.failMany(broken, CHUNK)",
  "Python objects passed to JavaScript": "for i in range(CHUNK):\n    js.sink([i])",
  "JavaScript objects held by Python": "for i in range(CHUNK):\n    x = js.make()",
  "bound methods and functions": "for i in range(CHUNK):\n    js.callWith(x.append)\n    x.clear()",
  "texts both ways": "for i in range(CHUNK):\n    js.echo('text' * 8)",
  "create_proxy and destroy": "for i in range(CHUNK // 5):\n    create_proxy(lambda: 1).destroy()",
};

for (const runtime of ["mini", "full"]) {
  test(`leaks: ${runtime}`, { skip: runtime === "full" && process.env.ANYPY_FAST && "it is not built", timeout: 1_800_000 }, async (t) => {
    const { page } = await openPage(t, "<p>");
    const client = await page.context().newCDPSession(page);
    await page.evaluate(async (runtime) => {
      const { load } = await import(`/runtimes/${runtime}/index.js`);
      globalThis.py = await load({});
      globalThis.callMany = (f, n) => {
        for (let i = 0; i < n; i++) f({ i });
      };
      globalThis.failMany = (f, n) => {
        for (let i = 0; i < n / 5; i++) {
          try {
            f(i);
          } catch (error) {
            error.value?.destroy();
          }
        }
      };
      globalThis.sink = () => {};
      globalThis.make = () => ({ a: 1 });
      globalThis.callWith = (f) => f(1);
      globalThis.echo = (x) => x;
      py.eval("import js, gc\nfrom anypy.ffi import create_proxy\nx = []\ndef callback(o):\n    return o.i\ndef broken(i):\n    raise ValueError(i)");
    }, runtime);

    /** Runs so many rounds of `source`, cleans up on both sides, and says what is in use. */
    const round = async (source, rounds) => {
      for (let i = 0; i < rounds; i++) {
        await page.evaluate(([source]) => py.evalAsync(source), [source]);
        if (i % 10 === 9) await client.send("HeapProfiler.collectGarbage");
      }
      for (let i = 0; i < 3; i++) {
        await client.send("HeapProfiler.collectGarbage");
        await page.evaluate(() => new Promise((go) => setTimeout(go, 20)));
        await page.evaluate(() => (py.eval("gc.collect()"), py.collect()));
      }
      const { usedSize } = await client.send("Runtime.getHeapUsage");
      return { javascript: usedSize, ...(await page.evaluate(() => ({ ...py.memory(), held: py.heldObjects }))) };
    };

    for (const [kind, body] of Object.entries(KINDS)) {
      const source = body.replaceAll("CHUNK", CHUNK).replace("js.callWith", "x = x if isinstance(x, list) else []\n    js.callWith");
      // The first rounds fill caches and let tables grow to their size.
      const before = await round(source, 3);
      const after = await round(source, Math.ceil(COUNT / CHUNK));
      const grown = (key) => after[key] - before[key];
      const told = `${kind}: ${JSON.stringify({ before, after })}`;
      t.diagnostic(`${kind}: JavaScript ${grown("javascript")}, Python ${grown("used")} bytes, objects ${grown("held")}`);
      assert.ok(grown("held") <= 2, told);
      assert.ok(grown("used") < GROWTH[runtime], told);
      assert.ok(grown("javascript") < ALLOWED, told);
    }
  });
}
