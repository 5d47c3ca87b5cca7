// mini's library beyond its engine is fetched when a program imports it: exactly what the import needs, while the page goes
// on, with a synchronous request where Python can't wait, and with an error that says what was not to be had.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inPage, openPage } from "../harness/browser.mjs";
import { ENTRY } from "./toy.mjs";

const LIBRARY = "/runtimes/mini/lib/";
// For requests that fail or wait; what the engine has in its cold half is another matter.
const MODULES = (url) => url.pathname.startsWith(LIBRARY) && !url.pathname.endsWith("/_cold.wasm");
const JSON_FILES = ["_json.wasm", "json/__init__.py"];

/**
 * The files of the library among requests, sorted. Whether a module has code in common with others, and which of the engine's
 * code is in its cold half, is the build's affair.
 */
const ofLibrary = (requests) =>
  requests
    .filter((path) => path.startsWith(LIBRARY))
    .map((path) => path.slice(LIBRARY.length))
    .filter((path) => !["_shared.wasm", "_cold.wasm"].includes(path))
    .sort();

/** Opens a page with a program; returns it with what the program printed, when it is through. */
async function run(t, source, options) {
  const opened = await openPage(t, `${ENTRY}<script type="py" runtime="mini">${source}</script>`, options);
  const text = await opened.page.evaluate(async () => {
    await AnyPy.ready.catch(() => {});
    return document.body.innerText;
  });
  return { ...opened, text };
}

test("a page that imports nothing fetches no module", async (t) => {
  const { text, requests } = await run(t, "import sys, math, time\nprint('hello', math.pi > 3)");
  assert.match(text, /hello True/);
  assert.deepEqual(ofLibrary(requests), []);
});

test("an import fetches exactly what it needs", async (t) => {
  const { text, requests } = await run(t, "import json\nprint(json.dumps({'a': [1, 2.5, None]}), json.loads('[true]'))");
  assert.match(text, /\{"a": \[1, 2.5, null\]\} \[True\]/);
  assert.deepEqual(ofLibrary(requests), JSON_FILES);
});

test("a second import and a second runtime of a page fetch nothing again", async (t) => {
  const { page, requests } = await openPage(t, "<p>");
  const seen = await page.evaluate(async () => {
    const { load } = await import("/anypy.js");
    const [one, two] = [await load({ runtime: "mini" }), await load({ runtime: "mini" })];
    const program = "import json\nimport json as again\nagain.dumps([1])";
    return [await one.evalAsync(program), await two.evalAsync(program), two.eval("import json.decoder\njson.loads('2')")];
  });
  assert.deepEqual(seen, ["[1]", "[1]", 2]);
  assert.deepEqual(ofLibrary(requests), ["_json.wasm", "json/__init__.py", "json/decoder.py"]);
});

test("the page goes on while a module is on its way", async (t) => {
  const { page } = await openPage(t, "<p>");
  await page.route(MODULES, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  const turns = await page.evaluate(async () => {
    const { load } = await import("/anypy.js");
    const py = await load({ runtime: "mini" });
    let turns = 0;
    const timer = setInterval(() => turns++, 20);
    await py.evalAsync("def f():\n    from json import dumps\n    return dumps('x')\nassert f() == '\"x\"'");
    clearInterval(timer);
    return turns;
  });
  assert.ok(turns >= 8, `${turns} turns of the page in 400 ms`);
});

test("a wait for a module can be interrupted", async (t) => {
  const { page } = await openPage(t, "<p>");
  await page.route(MODULES, () => {});
  const type = await page.evaluate(async () => {
    const { load } = await import("/anypy.js");
    const py = await load({ runtime: "mini" });
    setTimeout(() => py.interrupt(), 100);
    return py.evalAsync("import json").catch((error) => error.type);
  });
  assert.equal(type, "KeyboardInterrupt");
});

test("where Python can't wait, a module is fetched all the same", async (t) => {
  const { page, requests } = await openPage(t, "<p>");
  const seen = await page.evaluate(async () => {
    const { load } = await import("/anypy.js");
    const py = await load({ runtime: "mini" });
    // Without a turn of the page: a synchronous evaluation, a callback, a sort key.
    const evaluated = py.eval("import json\njson.dumps([1])");
    const key = "def key(x):\n    import bisect\n    return bisect.bisect([1, 2], x)\n";
    return [evaluated, await py.evalAsync(`${key}sorted([2, 0, 1], key=key) == [0, 1, 2]`)];
  });
  assert.deepEqual(seen, ["[1]", true]);
  assert.deepEqual(ofLibrary(requests), ["_json.wasm", "bisect.py", "json/__init__.py"]);
});

test("a module of the page's own imports modules of the library", async (t) => {
  const seen = await inPage(t, async () => {
    const { load } = await import("/anypy.js");
    const files = { "helper.py": "import json\nfrom deeper import bisect\ntext = json.dumps({})", "deeper.py": "import bisect" };
    const py = await load({ runtime: "mini", files });
    return py.evalAsync("import helper\nhelper.text + str(helper.bisect.bisect([1], 1))");
  });
  assert.equal(seen, "{}1");
});

test("a module's body can wait, fail and be tried again", async (t) => {
  const { page } = await openPage(t, "<p>");
  const seen = await page.evaluate(async () => {
    // A synchronous request would be one where nothing needs to be.
    globalThis.XMLHttpRequest = undefined;
    const { load } = await import("/anypy.js");
    // The cold half of the engine can be asked for at any time; this is about modules.
    await (await import("/runtimes/mini/index.js")).prefetch(["_cold"]);
    const files = {
      "slow.py": "import time, bisect\ntime.sleep(0.3)\nfrom json import dumps\nvalue = dumps(1)",
      "pkg/__init__.py": "from . import part\nfrom .part import there",
      "pkg/part.py": "import pkg\nthere = pkg.__name__",
      "bad.py": "import slow\n1 / 0",
    };
    const py = await load({ runtime: "mini", files });
    let turns = 0;
    const timer = setInterval(() => turns++, 20);
    const slow = await py.evalAsync("import slow\nslow.value");
    clearInterval(timer);
    const part = await py.evalAsync("import pkg.part as p\nimport pkg\npkg.part is p and p.there");
    const failed = await py.evalAsync("import bad").catch((error) => error.message);
    const again = await py.evalAsync("import sys\ntry:\n    import bad\nexcept ZeroDivisionError as e:\n    r = 'bad' in sys.modules\nr");
    return { turns, slow, part, failed, again };
  });
  assert.ok(seen.turns >= 6, `${seen.turns} turns of the page in 300 ms`);
  assert.deepEqual([seen.slow, seen.part, seen.again], ["1", "pkg", false]);
  assert.match(seen.failed, /File "<exec>", line 1, in <module>\n {4}import bad\n  File "\S*bad.py", line 2, in <module>/);
});

test("a module that the runtime does not have", async (t) => {
  const { text, requests } = await run(t, "import sqlite3");
  assert.match(text, /ModuleNotFoundError: No module named 'sqlite3': it is not part of the mini runtime/);
  const unknown = await run(t, "import no_such_thing");
  assert.match(unknown.text, /ModuleNotFoundError: No module named 'no_such_thing'/);
  assert.deepEqual([...ofLibrary(requests), ...ofLibrary(unknown.requests)], []);
});

for (const run of ["evalAsync", "eval"]) {
  test(`a module that can't be fetched, in ${run}; the next import tries again`, async (t) => {
    const { page } = await openPage(t, "<p>");
    let broken = true;
    await page.route(`**${LIBRARY}json/**`, (route) => (broken ? route.fulfill({ status: 503 }) : route.continue()));
    const attempt = (run) =>
      page.evaluate(async (run) => {
        const { load } = await import("/anypy.js");
        globalThis.py ??= await load({ runtime: "mini" });
        try {
          return await py[run]("import json\njson.dumps(1)");
        } catch (error) {
          return [error.type, error.message.trim().split("\n").at(-1)];
        }
      }, run);
    const [type, message] = await attempt(run);
    assert.equal(type, "ImportError");
    assert.match(message, /can't load http\S+\/runtimes\/mini\/lib\/json\/__init__\.py: the server says 503/);
    broken = false;
    assert.equal(await attempt(run), "1");
  });
}

test("a request without an answer", async (t) => {
  const { page } = await openPage(t, "<p>");
  await page.route(MODULES, (route) => route.abort());
  const messages = await page.evaluate(async () => {
    const { load } = await import("/anypy.js");
    const py = await load({ runtime: "mini" });
    const of = (error) => error.message.trim().split("\n").at(-1);
    const first = await py.evalAsync("import bisect").catch(of);
    try {
      py.eval("import bisect");
    } catch (error) {
      return [first, of(error)];
    }
  });
  for (const message of messages) assert.match(message, /^ImportError: can't load http\S+bisect\.py: no answer$/);
});

test("the runtime's info lists the modules that can be fetched", async (t) => {
  const modules = await inPage(t, async () => (await import("/runtimes/mini/index.js")).info.capabilities.modules);
  for (const name of ["builtins", "sys", "json", "bisect"]) assert.ok(modules.includes(name), name);
  assert.deepEqual(modules.filter((name) => /^_|\./.test(name)), []);
  assert.deepEqual(modules, [...new Set(modules)].sort());
});

test("modules can be fetched ahead", async (t) => {
  const { page, requests } = await openPage(t, "<p>");
  const text = await page.evaluate(async () => {
    const { load, prefetch } = await import("/runtimes/mini/index.js");
    await prefetch(["json", "no_such_thing"]);
    const py = await load();
    performance.clearResourceTimings();
    const text = py.eval("import json\njson.dumps(None)");
    return text + performance.getEntriesByType("resource").length;
  });
  assert.equal(text, "null0");
  assert.deepEqual(ofLibrary(requests), JSON_FILES);
});

test("what a page's script imports comes together with the engine", async (t) => {
  const program = "\n    import json\n    print(json.dumps([]))\n    def f():\n        import bisect\n";
  // The engine comes when the library has.
  const init = () => {
    const load = globalThis.fetch;
    globalThis.fetch = async (url, ...rest) => {
      if (String(url).endsWith("engine_bg.wasm")) {
        await new Promise((resolve) => {
          new PerformanceObserver((list) => list.getEntries().some(({ name }) => name.includes("/lib/json/")) && resolve()).observe({
            type: "resource",
            buffered: true,
          });
        });
      }
      return load(url, ...rest);
    };
  };
  const { text, requests } = await run(t, program, { init });
  assert.match(text, /\[\]/);
  assert.deepEqual(ofLibrary(requests), JSON_FILES);
});

test("a native module of another build is refused", async (t) => {
  const { page } = await openPage(t, "<p>");
  // A module that wants a table which this engine does not have.
  const wasm = [0, 97, 115, 109, 1, 0, 0, 0, 2, 10, 1, 1, 101, 2, 116, 49, 1, 0x70, 0, 0];
  await page.route(`**${LIBRARY}_json.wasm`, (route) =>
    route.fulfill({ contentType: "application/wasm", body: Buffer.from(wasm) }),
  );
  const message = await page.evaluate(async () => {
    const { load } = await import("/anypy.js");
    const py = await load({ runtime: "mini" });
    return py.evalAsync("import json").catch((error) => error.message.trim().split("\n").at(-1));
  });
  assert.match(message, /^ImportError: can't load http\S+_json\.wasm: it is of another build than the engine$/);
});

test("Node reads modules from beside the runtime", async () => {
  const folder = new URL("../../dist/runtimes/mini/", import.meta.url);
  const { load } = await import(new URL("index.js", folder));
  const py = await load({ wasm: readFileSync(new URL("engine_bg.wasm", folder)) });
  assert.equal(await py.evalAsync("import json\njson.dumps([1, 'x'])"), '[1, "x"]');
  assert.equal(py.eval("import bisect\nbisect.bisect([1, 2], 1)"), 1);
  py.dispose();
});

test("dist/sizes.json weighs modules apart from the engine", () => {
  const sizes = JSON.parse(readFileSync(new URL("../../dist/sizes.json", import.meta.url), "utf8"));
  const { raw } = sizes.runtimes.mini;
  assert.equal(raw, sizes.files["runtimes/mini/engine_bg.wasm"].raw + sizes.files["runtimes/mini/index.js"].raw);
  for (const file of JSON_FILES) assert.deepEqual(sizes.modules.mini[file], sizes.files[`runtimes/mini/lib/${file}`]);
});
