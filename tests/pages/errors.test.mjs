// What goes wrong in a script is shown at the script: the traceback, escaped, with the lines of the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONFIG, ENTRY, alerts, run } from "./toy.mjs";

/** The line of a page's source, from 1, on which a text stands. */
const lineOf = (html, text) => html.slice(0, html.indexOf(text)).split("\n").length;

test("a traceback is an alert at its script, as text", async (t) => {
  const { page, console } = await run(
    t,
    `${ENTRY}${CONFIG}<p>before</p><script type="py" id="s">raise ValueError("<b>bold</b> & more")</script><p>after</p>`,
  );
  const alert = page.locator("#s + script-py > [role=alert]");
  assert.match(
    await alert.textContent(),
    /^Traceback \(most recent call last\):\n {2}File "[^"]+", line \d+, in <module>\nValueError: <b>bold<\/b> & more$/,
  );
  assert.equal(await alert.locator("b").count(), 0);
  assert.equal(await alert.locator("strong").textContent(), "ValueError: <b>bold</b> & more");
  assert.equal(await alert.locator("pre").getAttribute("tabindex"), "0");
  assert.match(console.find(({ type }) => type === "error").text, /^Traceback/);
});

test("tracebacks have the page's lines", async (t) => {
  const html = `<!doctype html>
<title>Lines</title>
${ENTRY}
${CONFIG}
<script type="py">
    x = 1
    raise ValueError("first")
</script>
<!-- the same text twice -->
<script type="py">
    raise ValueError("same")
</script>
<script type="py">
    raise ValueError("same")
</script>
<py-script>
    raise ValueError("1 &lt; 2")
</py-script>
<script type="py" src="lib.py"></script>`;
  const { page, url } = await run(t, html, {
    files: { "lib.py": `\n\nraise ValueError("lib")` },
    init: () => {
      globalThis.frames_ = [];
      document.addEventListener("anypy:error", ({ detail }) => globalThis.frames_.push(detail.error.traceback));
    },
  });
  const name = new URL(url).pathname.split("/").pop() || "index.html";
  const line = (text) => lineOf(html, text);
  assert.deepEqual(
    (await alerts(page)).map((text) => /File "(.*)", line (\d+)/.exec(text).slice(1)),
    [
      [name, String(line('"first"'))],
      [name, String(line('"same"'))],
      [name, String(html.slice(0, html.lastIndexOf('"same"')).split("\n").length)],
      [name, String(line("1 &lt; 2"))],
      ["lib.py", "3"],
    ],
  );
  const frames = await page.evaluate(() => globalThis.frames_);
  assert.deepEqual(frames[0], [{ file: name, line: line('"first"'), column: 1, function: "<module>" }]);
});

test("a script that a program made keeps lines of its own", async (t) => {
  const { page } = await run(t, `${ENTRY}${CONFIG}<p>`, {
    init: () =>
      document.addEventListener("DOMContentLoaded", () => {
        const script = document.createElement("script");
        Object.assign(script, { type: "py", textContent: '\nraise ValueError("made")' });
        document.body.append(script);
      }),
  });
  assert.match((await alerts(page))[0], /File "index\.html#1", line 2/);
});

test("the scripts after one that fails run", async (t) => {
  const { page } = await run(
    t,
    `${ENTRY}${CONFIG}<script type="py">raise ValueError("x")</script><script type="py">print("on")</script>`,
  );
  assert.equal(await page.locator(".anypy-out").textContent(), "on\n");
});

test("exit without an error is no error, with one it has no traceback", async (t) => {
  const { page } = await run(
    t,
    `${ENTRY}${CONFIG}<script type="py">exit(0)</script><script type="py">exit(3)</script>`,
  );
  assert.deepEqual(await alerts(page), ["SystemExit: 3"]);
});

test("a runtime that cannot be loaded says so, once", async (t) => {
  const page = (src) => `${ENTRY}<py-config>[[runtimes]]\nname = "toy"\nsrc = "${src}"</py-config>
    <script type="py">print(1)</script><script type="py">print(2)</script>`;
  const missing = await run(t, page("missing.js"));
  assert.equal((await alerts(missing.page)).length, 1);
  assert.match((await alerts(missing.page))[0], /could not load the runtime `toy`: the module .*missing\.js cannot be imported/);
  const empty = await run(t, page("empty.js"), { files: { "empty.js": "export const x = 1;" } });
  assert.match((await alerts(empty.page))[0], /is no runtime: a runtime is an ES module that exports/);
});

test("an exception in a callback is shown at the script that the code came from", async (t) => {
  const html = `<!doctype html>\n${ENTRY}${CONFIG}\n<script type="py">x = 1</script>\n<script type="py" id="s">\nx = 2\n</script>`;
  const { page } = await run(t, html);
  const late = (file) => {
    const message = `Traceback (most recent call last):\n  File "${file}", line 2, in clicked\nValueError: late\n`;
    const traceback = [{ file, line: 2, column: 0, function: "clicked" }];
    return Object.assign(new Error(message), { name: "PythonError", type: "ValueError", summary: "ValueError: late", traceback });
  };
  await page.evaluate(`reportError((${late})("index.html#2"))`);
  const alert = page.locator("#s + script-py > [role=alert]");
  await alert.waitFor();
  const line = lineOf(html, "x = 2");
  assert.ok((await alert.textContent()).endsWith(`File "index.html", line ${line}, in clicked\nValueError: late`));
  // Code of others is not the page's.
  await page.evaluate(`reportError((${late})("other.py"))`);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  assert.equal((await alerts(page)).length, 1);
});
