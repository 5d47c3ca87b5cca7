// Pyodide and MicroPython behind the interface of a runtime: a page names them as any other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "../harness/browser.mjs";
import { ENTRY, alerts, texts } from "./toy.mjs";

const ADAPTERS = ["micropython", "pyodide"];

/** Opens a page and waits until its scripts have run. */
async function run(t, name, scripts, options) {
  const config = `<py-config>
runtime = "${name}"
</py-config>`;
  const opened = await openPage(t, `<!doctype html>\n${ENTRY}${config}${scripts}`, options);
  await opened.page.evaluate(() => AnyPy.ready.catch(() => {}));
  return opened;
}

for (const name of ADAPTERS) {
  test(`${name}: scripts change the page, print, and share globals`, async (t) => {
    const { page, errors, requests, console } = await run(
      t,
      name,
      `<p id="p">before</p><script type="py">
    from js import document
    import sys
    def f(n):
        return n + 1
    document.querySelector("#p").textContent = sys.implementation.name
    print("sum", sum(n * n for n in range(10)))
</script><script type="py">print(f(1), __name__)</script><script type="py" env="other">print("f" in globals())</script>`,
    );
    assert.deepEqual([await alerts(page), errors], [[], []]);
    assert.equal(await page.locator("#p").textContent(), name === "pyodide" ? "cpython" : "micropython");
    assert.deepEqual(await texts(page, ".anypy-out"), ["sum 285\n", "2 __main__\n", "False\n"]);
    // Its own files alone, and each of them once.
    const others = requests.filter((path) => !path.startsWith(`/runtimes/${name}/`)).sort();
    assert.deepEqual(others, ["/anypy.js", "/loader_bg.wasm"]);
    assert.deepEqual(requests.filter((path, at) => requests.indexOf(path) !== at), []);
    assert.deepEqual(console.filter(({ type }) => type === "warning" || type === "error"), []);
  });

  test(`${name}: a traceback has the lines of the page`, async (t) => {
    const scripts = `<script type="py">
    def inner(x):
        return 1 / x

    def outer():
        inner(0)
</script>
<script type="py">
    outer()
</script>`;
    const { page } = await run(t, name, scripts);
    const [text] = await alerts(page);
    const frames = [...text.matchAll(/File "index\.html", line (\d+), in (\S+)/g)].map(([, line, where]) => [Number(line), where]);
    assert.deepEqual(frames, [[12, "<module>"], [9, "outer"], [6, "inner"]], text);
    assert.match(text, /^Traceback \(most recent call last\):\n/);
    assert.match(text, /\nZeroDivisionError: /);
  });

  test(`${name}: top-level await, files and JavaScript modules`, async (t) => {
    const { page } = await run(
      t,
      name,
      `<script type="py">
    import asyncio
    import helper
    await asyncio.sleep(0.01)
    print(helper.double(21))
</script>`,
      { files: { "helper.py": "def double(n):\n    return 2 * n\n" } },
    );
    // The file comes with the page's runtime only where its config names it.
    assert.match((await alerts(page))[0] ?? "", /helper/);
    const again = await openPage(
      t,
      `${ENTRY}<py-config>
runtime = "${name}"
[files]
"helper.py" = ""
[js_modules.main]
"./tools.js" = "tools"
</py-config><script type="py">
    import asyncio
    import helper
    from pyscript.js_modules import tools
    await asyncio.sleep(0.01)
    print(helper.double(21), tools.answer)
</script>`,
      { files: { "helper.py": "def double(n):\n    return 2 * n\n", "tools.js": "export const answer = 42;" } },
    );
    await again.page.evaluate(() => AnyPy.ready.catch(() => {}));
    assert.deepEqual([await texts(again.page, ".anypy-out"), await alerts(again.page)], [["42 42\n"], []]);
  });

  test(`${name}: from JavaScript`, async (t) => {
    const { page } = await openPage(t, ENTRY);
    const result = await page.evaluate(async (name) => {
      const { load } = await import("/anypy.js");
      const written = [];
      const py = await load({ runtime: name, stdout: (text) => written.push(text), stdin: () => "typed" });
      py.eval("def f(n):\n    return n * 2\nx = 5");
      const scope = py.newScope("other");
      py.eval("y = 7", { globals: scope });
      let error;
      try {
        py.eval("{}['missing']", { filename: "made.py", line: 4 });
      } catch ({ name, type, traceback, summary }) {
        error = [name, type, traceback.at(-1).line, traceback.at(-1).file, summary];
      }
      let exit;
      try {
        py.eval("import sys; sys.exit(3)");
      } catch ({ exitCode }) {
        exit = exitCode;
      }
      py.eval("print(input('? '))");
      const out = [py.eval("1 + 1"), py.globals.get("f")(21), py.globals.get("x"), scope.get("y"), py.globals.has("y"), py.info.name, error, exit];
      py.dispose();
      let gone;
      try {
        py.eval("1");
      } catch ({ message }) {
        gone = message;
      }
      return [...out, gone, written.join("")];
    }, name);
    assert.deepEqual(result, [
      2, 42, 5, 7, false, name,
      ["PythonError", "KeyError", 4, "made.py", name === "pyodide" ? "KeyError: 'missing'" : "KeyError: missing"],
      3, `the runtime ${name} has been disposed of`, "typed\n",
    ]);
  });
}
