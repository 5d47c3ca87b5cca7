// The page: which elements are scripts, on which runtime and in which order they run, and where their output goes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONFIG, ENTRY, TOY, alerts, events, open, recordEvents, run, texts } from "./toy.mjs";

test("every form of script runs, in document order", async (t) => {
  const { page } = await run(
    t,
    `${ENTRY}${CONFIG}
    <script type="py">print("a script")</script>
    <script type="py" src="b.py"></script>
    <py-script>print("c < d")</py-script>
    <py-script src="d.py"></py-script>
    <mpy-config>runtime = "toy"\n[[runtimes]]\nname = "toy"\nsrc = "toy.js"</mpy-config>
    <script type="mpy">print("e")</script>
    <mpy-script>print("f")</mpy-script>`,
    { files: { "b.py": `print("b src")`, "d.py": `print("d src")` } },
  );
  assert.deepEqual(await texts(page, ".anypy-out"), ["a script\n", "b src\n", "c < d\n", "d src\n", "e\n", "f\n"]);
  assert.deepEqual(await alerts(page), []);
});

test("output stands where PyScript puts it", async (t) => {
  const { page, console } = await run(
    t,
    `<head>${ENTRY}<script type="py" id="h">print("head")</script></head><body>${CONFIG}
    <p id="one">1</p><script type="py" id="a">print("inline")</script><p id="two">2</p>
    <py-script id="b">print("element")</py-script>
    <div id="box">old </div><script type="py" target="box">print("target <b>")</script>
    <script type="py" target="#box">warn("selector")</script>`,
  );
  assert.equal(await page.locator("#a + script-py").textContent(), "inline\n");
  assert.equal(await page.evaluate(() => document.querySelector("#a").target.localName), "script-py");
  assert.equal(await page.locator("#b").textContent(), "element\n");
  assert.equal(await page.locator("#b").isVisible(), true);
  assert.equal(await page.locator("#box").textContent(), "old target <b>\nselector\n");
  assert.equal(await page.locator("#box .anypy-err").textContent(), "selector\n");
  assert.equal(await page.locator("body > script-py:last-child").textContent(), "head\n");
  assert.deepEqual(
    console.map(({ type, text }) => `${type} ${text}`),
    ["log head", "log inline", "log element", "log target <b>", "error selector"],
  );
});

test("a target that is not there is an error that names it", async (t) => {
  const { page } = await run(t, `${ENTRY}${CONFIG}<script type="py" target="nowhere">print(1)</script>`);
  assert.match((await alerts(page))[0], /target="nowhere": there is no element with that id or selector/);
});

test("the console gets whole lines, and the last one without its newline", async (t) => {
  const { page, console } = await run(t, `${ENTRY}${CONFIG}<script type="py">\nwrite("a")\nwrite("b\\nc")\n</script>`);
  assert.deepEqual(console.map(({ text }) => text), ["ab", "c"]);
  assert.deepEqual(await texts(page, "script-py"), ["ab\nc"]);
});

test("scripts share globals; env asks for another namespace", async (t) => {
  const { page } = await run(
    t,
    `${ENTRY}${CONFIG}<script type="py">x = 1</script><script type="py">print(x)</script>
    <script type="py" env="other">x = 2</script><script type="py" env="other">print(x)</script>
    <script type="py">print(x)</script><script type="py" env="third">print(x)</script>`,
  );
  assert.deepEqual(await texts(page, ".anypy-out"), ["1\n", "2\n", "1\n"]);
  assert.match((await alerts(page))[0], /NameError: name 'x' is not defined/);
});

test("a script that awaits holds up those after it, one with async does not", async (t) => {
  const { console } = await run(
    t,
    `${ENTRY}${CONFIG}<script type="py">\nprint("1")\nawait sleep(0.05)\nprint("2")\n</script>
    <script type="py" async>\nprint("3")\nawait sleep(0.1)\nprint("5")\n</script>
    <script type="py">print("4")</script>`,
  );
  assert.deepEqual(console.map(({ text }) => text), ["1", "2", "3", "4", "5"]);
});

test('async="false" runs without top-level await', async (t) => {
  const { page } = await run(
    t,
    `${ENTRY}${CONFIG}<script type="py" async="false">print(1)</script>
    <script type="py" async="false">await sleep(0)</script>`,
  );
  assert.deepEqual(await texts(page, ".anypy-out"), ["1\n"]);
  assert.match((await alerts(page))[0], /SyntaxError: 'await' outside function/);
});

test("the common indent of an inline script is taken off", async (t) => {
  const { page } = await run(t, `${ENTRY}${CONFIG}<script type="py">\n      x = 1\n\n      print(x)\n    </script>`);
  assert.deepEqual(await texts(page, "script-py"), ["1\n"]);
});

test("a script can name another runtime than the page's", async (t) => {
  const other = TOY.replace('name: "toy"', 'name: "other"').replace("`${sum(found[1])}\\n`", "`other ${sum(found[1])}\\n`");
  const { page, requests } = await run(
    t,
    `${ENTRY}<py-config>
[[runtimes]]
name = "toy"
src = "toy.js"
[[runtimes]]
name = "other"
src = "other.js"
[[runtimes]]
name = "third"
src = "third.js"
</py-config>
    <script type="py">x = 1</script><script type="py" runtime="other">x = 2</script>
    <script type="py">print(x)</script><script type="py" runtime="other">print(x)</script>`,
    { files: { "other.js": other } },
  );
  assert.deepEqual((await texts(page, ".anypy-out")).sort(), ["1\n", "other 2\n"]);
  // What is declared and not used is not fetched, nor is anything that comes with AnyPy.
  const names = requests.map((path) => path.replace(/^\/page-\d+/, "")).sort();
  assert.deepEqual(names, ["/anypy.js", "/loader_bg.wasm", "/other.js", "/toy.js"]);
});

test("a page without Python fetches the entry alone", async (t) => {
  const { requests } = await run(t, `${ENTRY}<p>Hello</p>`);
  assert.deepEqual(requests, ["/anypy.js"]);
});

test("events come in order, with their details", async (t) => {
  const { page } = await run(
    t,
    `${ENTRY}${CONFIG}<script type="py" id="a">print(1)</script><script type="py" id="b">raise ValueError("no")</script>`,
    { init: recordEvents },
  );
  const seen = await events(page);
  assert.deepEqual(
    seen.map(({ name, target }) => `${name} ${target}`),
    [
      "anypy:loading document",
      "anypy:loading document",
      "anypy:loading document",
      "py:ready a",
      "py:done a",
      "py:ready b",
      "anypy:error b",
      "py:done b",
      "py:all-done document",
    ],
  );
  assert.ok(seen.every(({ bubbles }) => bubbles));
  const { runtime, phase, loaded, total } = seen[1];
  assert.deepEqual({ runtime, phase, loaded, total }, { runtime: "toy", phase: "engine", loaded: 50, total: 100 });
  const [ready] = seen.filter(({ name }) => name === "py:ready");
  assert.deepEqual([ready.runtime, ready.interpreter], ["toy", "function"]);
  const error = seen.find(({ name }) => name === "anypy:error");
  assert.equal(error.runtime, "toy");
  assert.match(error.error, /^Traceback \(most recent call last\):\n.*\nValueError: no\n$/s);
});

test("mpy scripts have events under PyScript's names too", async (t) => {
  const { page } = await run(
    t,
    `${ENTRY}<mpy-config>[[runtimes]]\nname = "toy"\nsrc = "toy.js"\n</mpy-config><script type="mpy" id="m">print(1)</script>`,
    { init: recordEvents },
  );
  const names = (await events(page)).map(({ name }) => name).filter((name) => name !== "anypy:loading");
  assert.deepEqual(names, ["py:ready", "mpy:ready", "py:done", "mpy:done", "mpy:all-done"]);
});

test("input asks the reader", async (t) => {
  const { page } = await run(t, `${ENTRY}${CONFIG}<script type="py">print(input("Name?"))</script>`, {
    init: () => (globalThis.prompt = (text) => `${text} Ada`),
  });
  assert.deepEqual(await texts(page, "script-py"), ["Name? Ada\n"]);
});

test("a worker script says that workers are to come", async (t) => {
  const { page, requests } = await run(t, `${ENTRY}<script type="py" worker>print(1)</script>`);
  assert.match((await alerts(page))[0], /workers are not supported yet/);
  assert.ok(!requests.some((path) => path.includes("runtimes/")));
});

test("a script whose src is not there says so, and the next one runs", async (t) => {
  const { page } = await run(t, `${ENTRY}${CONFIG}<script type="py" src="no.py"></script><script type="py">print(1)</script>`);
  assert.match((await alerts(page))[0], /could not fetch no\.py: the server answers 404 \(there is no such file\)/);
  assert.deepEqual(await texts(page, ".anypy-out"), ["1\n"]);
});

test("the page works under a strict Content-Security-Policy", async (t) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'";
  const { page, console, errors } = await run(
    t,
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">${ENTRY}${CONFIG}
    <script type="py">print(1)</script><script type="py">raise ValueError("x")</script>`,
  );
  assert.deepEqual(await texts(page, ".anypy-out"), ["1\n"]);
  assert.equal((await alerts(page)).length, 1);
  assert.equal(await page.locator("[role=alert]").evaluate((alert) => getComputedStyle(alert).borderLeftStyle), "solid");
  assert.deepEqual(errors, []);
  assert.ok(!console.some(({ text }) => text.includes("Content Security Policy")), JSON.stringify(console));
});

test("an indicator shows what takes longer than 200 ms, and nothing shorter", async (t) => {
  const slow = TOY.replace("const storage", 'await new Promise((done) => (globalThis.go = done));\nconst storage');
  const { page } = await open(t, `${ENTRY}${CONFIG}<script type="py">print(1)</script>`, { files: { "toy.js": slow } });
  const note = page.locator("[role=status]");
  await note.waitFor();
  assert.match(await note.textContent(), /Loading Python \(toy\)/);
  assert.ok(await note.locator("progress").getAttribute("aria-label"));
  await page.evaluate(() => globalThis.go());
  await page.evaluate(() => AnyPy.ready);
  assert.equal(await note.count(), 0);
  const quick = await run(t, `${ENTRY}${CONFIG}<script type="py">\nawait sleep(0.4)\n</script>`, {
    init: () => {
      globalThis.seen = 0;
      new MutationObserver(() => (globalThis.seen += document.querySelectorAll(".anypy-loading").length)).observe(document, {
        childList: true,
        subtree: true,
      });
    },
  });
  // The script itself takes longer than that: only loading counts.
  assert.equal(await quick.page.evaluate(() => document.querySelectorAll(".anypy-loading").length), 0);
});

test("the entry can be async, and be there twice", async (t) => {
  const { page } = await run(
    t,
    `<script type="module" async src="/anypy.js"></script>${CONFIG}<script type="py">print(1)</script>
    <script type="module" src="/anypy.js?again"></script>`,
  );
  await page.waitForFunction(() => document.querySelector(".anypy-out"));
  await page.evaluate(() => AnyPy.ready);
  assert.deepEqual(await texts(page, ".anypy-out"), ["1\n"]);
});
